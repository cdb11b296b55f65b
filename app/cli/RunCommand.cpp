#include "app/cli/CommandLine.h"
#include "models/tables/Format.h"
#include "models/values/RunSnippets.h"
#include "services/sync/ArtifactDownload.h"

#include <QCoreApplication>
#include <QDir>

namespace ph {

namespace {

nlohmann::json pairs(const QList<KeyValue>& list)
{
    auto object = nlohmann::json::object();
    for (const auto& kv : list)
        object[kv.key.toStdString()] = kv.value.toStdString();
    return object;
}

nlohmann::json toJson(const std::vector<UnreadItem>& unread)
{
    auto list = nlohmann::json::array();
    for (const auto& [fault, triedMs] : unread) {
        list.push_back({{"item", jsonText(fault.item)},
                        {"kind", errorKindName(fault.error.kind).toStdString()},
                        {"where", jsonText(fault.error.where)},
                        {"detail", jsonText(fault.error.detail)},
                        {"tried", jsonTime(triedMs)}});
    }
    return list;
}

nlohmann::json toJson(const Run& run, const QString& connection)
{
    auto metrics = nlohmann::json::object();
    for (const auto& m : run.metrics) {
        metrics[m.key.toStdString()] = {
            {"value", jsonNumber(m.value)}, {"step", m.step}, {"time", jsonTime(m.timestampMs)}};
    }
    auto inputs = nlohmann::json::array();
    for (const auto& i : run.inputs) {
        inputs.push_back({{"name", jsonText(i.name)},
                          {"digest", jsonText(i.digest)},
                          {"source_type", jsonText(i.sourceType)},
                          {"source", jsonText(i.source)},
                          {"context", jsonText(i.context)}});
    }
    auto outputs = nlohmann::json::array();
    for (const auto& o : run.outputs)
        outputs.push_back({{"model_id", jsonText(o.modelId)}, {"step", o.step}});
    return {{"run_id", jsonText(run.key.remoteId)},
            {"link", jsonText(runLink(connection, run.key.remoteId))},
            {"connection", jsonText(connection)},
            {"experiment_id", jsonText(run.experimentId)},
            {"name", jsonText(run.name)},
            {"status", run.statusText.isEmpty() ? runStatusName(run.status).toStdString()
                                                : run.statusText.toStdString()},
            {"lifecycle_stage", lifecycleName(run.lifecycle).toStdString()},
            {"user", jsonText(run.user)},
            {"start_time", jsonTime(run.startMs)},
            {"end_time", jsonTime(run.endMs)},
            {"artifact_uri", jsonText(run.artifactUri)},
            {"parent_run_id", jsonText(run.parentRunId)},
            {"seen", jsonTime(run.seenMs)},
            {"metrics", metrics},
            {"params", pairs(run.params)},
            {"tags", pairs(run.tags)},
            {"inputs", inputs},
            {"outputs", outputs}};
}

void printText(CommandLine& line, const Run& run, const QString& connection)
{
    const auto field = [&](const char* name, const QString& value) {
        if (!value.isEmpty())
            line.print(QStringLiteral("%1  %2").arg(QLatin1String(name), -14).arg(terminalText(value)));
    };
    field("run_id", run.key.remoteId);
    field("name", run.name);
    field("status", run.statusText);
    field("connection", connection);
    field("link", runLink(connection, run.key.remoteId));
    field("experiment_id", run.experimentId);
    field("user", run.user);
    field("start_time", QString::fromStdString(
                            jsonTime(run.startMs).is_null() ? "" : jsonTime(run.startMs).get<std::string>()));
    field("end_time", QString::fromStdString(
                          jsonTime(run.endMs).is_null() ? "" : jsonTime(run.endMs).get<std::string>()));
    field("seen", QString::fromStdString(
                      jsonTime(run.seenMs).is_null() ? "" : jsonTime(run.seenMs).get<std::string>()));
    for (const auto& m : run.metrics)
        field("metric", QStringLiteral("%1 = %2 (step %3)")
                            .arg(m.key, formatExactNumber(m.value), QString::number(m.step)));
    for (const auto& p : run.params)
        field("param", QStringLiteral("%1 = %2").arg(p.key, p.value));
    for (const auto& t : run.tags)
        field("tag", QStringLiteral("%1 = %2").arg(t.key, t.value));
    for (const auto& i : run.inputs)
        field("dataset", QStringLiteral("%1 %2 %3").arg(i.name, i.digest, i.context));
    for (const auto& o : run.outputs)
        field("model", o.modelId);
}

/// The link where it can be had; offline work goes on without.
LinkPtr linkIfAny(CommandLine& line, ConnectionId id)
{
    auto link = line.link(id);
    return link ? *link : nullptr;
}

void noteAge(CommandLine& line, std::int64_t fetchedMs, const std::optional<Error>& staleBecause)
{
    if (staleBecause) {
        line.note(QCoreApplication::translate("RunCommand", "From the cache, seen %1: %2")
                      .arg(QString::fromStdString(
                               jsonTime(fetchedMs).is_null() ? "?" : jsonTime(fetchedMs).get<std::string>()),
                           errorKindName(staleBecause->kind)));
    }
}

void noteFaults(CommandLine& line, const std::vector<ItemFault>& faults)
{
    for (const auto& fault : faults)
        line.note(QStringLiteral("%1: %2 %3")
                      .arg(terminalText(fault.item), errorKindName(fault.error.kind),
                           terminalText(fault.error.detail)));
    if (!faults.empty())
        line.exitCode = ExitCode::Partial;
}

/// Of these parts the cache has what was read before, which is older than the run's "seen".
void noteUnread(CommandLine& line, const std::vector<UnreadItem>& unread)
{
    for (const auto& each : unread)
        line.note(
            QCoreApplication::translate("RunCommand", "Not read when last tried, so as it was before: %1: %2")
                .arg(terminalText(each.fault.error.where), terminalText(each.fault.error.detail)));
    if (!unread.empty())
        line.exitCode = ExitCode::Partial;
}

Result<Run> cachedRun(CommandLine& line, const std::string& id)
{
    auto key = line.runKey(QString::fromStdString(id));
    if (!key)
        return fail(key.error());
    auto run = line.workspace()->cache().run(*key);
    if (!run)
        return fail(run.error());
    if (!*run)
        return fail(ErrorKind::NotFound, QString::fromStdString(id));
    return std::move(**run);
}

/// The run's logged model with this id or unique beginning of it.
Result<EntityKey> loggedModelOf(CommandLine& line, const Run& run, const QString& idOrPrefix)
{
    auto models = line.workspace()->cache().loggedModels(run.key);
    if (!models)
        return fail(models.error());
    std::vector<EntityKey> found;
    for (const auto& model : *models) {
        if (model.key.remoteId == idOrPrefix)
            return model.key;
        if (model.key.remoteId.startsWith(idOrPrefix))
            found.push_back(model.key);
    }
    if (found.size() == 1)
        return found.front();
    return found.empty()
               ? fail(ErrorKind::NotFound, idOrPrefix,
                      QCoreApplication::translate("RunCommand", "The run has no such logged model."))
               : fail(ErrorKind::Invalid, idOrPrefix,
                      QCoreApplication::translate("RunCommand",
                                                  "Several logged models of the run begin with this."));
}

/// Servers list what is not there, and a file, as an empty directory: the one above it tells. What that one
/// cannot tell is taken to be there.
Result<void> listableDirectory(CommandLine& line, Link* link, const EntityKey& owner, const QString& path)
{
    const auto clean = QDir::cleanPath(path);
    const auto above = clean.section(u'/', 0, -2);
    const auto entries =
        artifacts(line.workspace()->cache(), link, owner, above, Freshness::CacheFirst, line.stop());
    if (!entries || !entries->faults.empty() || clean == QLatin1String("."))
        return {};
    for (const auto& entry : entries->value) {
        if (entry.path != clean)
            continue;
        if (entry.kind == ArtifactEntry::Kind::Directory)
            return {};
        return fail(ErrorKind::Invalid, path,
                    QCoreApplication::translate("RunCommand", "This is a file; get it with --download."));
    }
    return fail(ErrorKind::NotFound, path,
                QCoreApplication::translate("RunCommand", "There is no such directory."));
}

} // namespace

void addRunCommand(Command app, CommandLine& line)
{
    auto command = app.subcommand("run", "One cached run, whole");
    auto id = std::make_shared<std::string>();
    command.option("ID", *id, "Run id, or a unique beginning of it").required();
    command.footer(
        "What of it could not be read when it was last tried is named, and is shown as it was before.\n"
        "Examples:\n"
        "  pilothouse run 3f2a91c0\n"
        "  pilothouse --json run 3f2a91c0");
    line.onParsed(command, [&line, id] {
        if (!line.workspace())
            return;
        auto run = cachedRun(line, *id);
        if (!run)
            return line.fail(run.error());
        const auto unread = line.workspace()->cache().unread(run->key);
        if (!unread)
            return line.fail(unread.error());
        const auto connection = line.connectionNames().value(run->key.connection.value);
        if (line.output == CommandLine::Output::Json) {
            auto document = toJson(*run, connection);
            document["unread"] = toJson(*unread);
            line.print(document);
        } else {
            printText(line, *run, connection);
        }
        noteUnread(line, *unread);
    });
}

void addHistoryCommand(Command app, CommandLine& line)
{
    struct Options {
        std::string id, metric;
        bool refresh = false;
    };
    auto command = app.subcommand("history", "Every logged point of one metric");
    auto options = std::make_shared<Options>();
    command.option("ID", options->id, "Run id, or a unique beginning of it").required();
    command.option("METRIC", options->metric, "Its key, as it was logged").required();
    command.flag("--refresh", options->refresh, "Ask the server even where the cache has it");
    command.footer("Examples:\n"
                   "  pilothouse history 3f2a91c0 val_loss\n"
                   "  pilothouse --json history 3f2a91c0 auc --refresh");
    line.onParsed(command, [&line, options] {
        if (!line.workspace())
            return;
        auto run = cachedRun(line, options->id);
        if (!run)
            return line.fail(run.error());
        const auto link = linkIfAny(line, run->key.connection);
        const auto going = run->status == RunStatus::Running;
        auto points =
            history(line.workspace()->cache(), link.get(), *run, QString::fromStdString(options->metric),
                    options->refresh || going ? Freshness::ServerFirst : Freshness::CacheFirst, line.stop());
        if (!points)
            return line.fail(points.error());
        const auto& p = points->value;
        const auto isLatest = [&](const Metric& m) { return m.key.toStdString() == options->metric; };
        if (p.size() == 0 && points->faults.empty() && std::ranges::none_of(run->metrics, isLatest))
            return line.fail(
                Error::make(ErrorKind::NotFound, QString::fromStdString(options->metric),
                            QCoreApplication::translate("RunCommand", "The run has no such metric.")));
        noteAge(line, points->fetchedMs, points->staleBecause);
        noteFaults(line, points->faults);
        if (line.output == CommandLine::Output::Json) {
            auto values = nlohmann::json::array();
            for (const auto v : p.values)
                values.push_back(jsonNumber(v));
            return line.print(nlohmann::json{{"run_id", jsonText(run->key.remoteId)},
                                             {"metric", options->metric},
                                             {"fetched", jsonTime(points->fetchedMs)},
                                             {"points", p.size()},
                                             {"steps", p.steps},
                                             {"timestamps_ms", p.timestampsMs},
                                             {"values", values}});
        }
        line.print(QStringLiteral("step\ttimestamp_ms\tvalue"));
        for (std::size_t i = 0; i < p.size(); ++i)
            line.print(QStringLiteral("%1\t%2\t%3")
                           .arg(p.steps[i])
                           .arg(p.timestampsMs[i])
                           .arg(formatExactNumber(p.values[i])));
    });
}

void addArtifactsCommand(Command app, CommandLine& line)
{
    struct Options {
        std::string id, model, download, to = ".", path;
    };
    auto command = app.subcommand("artifacts", "Files of a run, or of one of its logged models");
    auto options = std::make_shared<Options>();
    command.option("ID", options->id, "Run id, or a unique beginning of it").required();
    command
        .option("--model", options->model,
                "A logged model of the run, whose files are meant; its id, or a unique beginning of it")
        .valueName("ID");
    command.option("--path", options->path, "List this directory instead of the root").valueName("DIR");
    command.option("--download", options->download, "A file or directory to download; . is everything")
        .valueName("PATH");
    command.option("--to", options->to, "Folder to put it into").showDefault().valueName("DIR");
    command.footer("Examples:\n"
                   "  pilothouse artifacts 3f2a91c0 --path plots\n"
                   "  pilothouse artifacts 3f2a91c0 --download model --to ./fraud-7\n"
                   "  pilothouse artifacts 3f2a91c0 --download .");
    line.onParsed(command, [&line, options] {
        if (!line.workspace())
            return;
        auto run = cachedRun(line, options->id);
        if (!run)
            return line.fail(run.error());
        auto owner = run->key;
        auto document = nlohmann::json{{"run_id", jsonText(run->key.remoteId)}};
        if (!options->model.empty()) {
            auto model = loggedModelOf(line, *run, QString::fromStdString(options->model));
            if (!model)
                return line.fail(model.error());
            owner = std::move(*model);
            document["model_id"] = jsonText(owner.remoteId);
        }
        const auto link = linkIfAny(line, owner.connection);
        if (!options->download.empty()) {
            const auto wanted = options->download == "." ? std::string() : options->download;
            auto written = downloadArtifacts(line.workspace()->cache(), link.get(), owner,
                                             QString::fromStdString(wanted), options->to, line.stop());
            if (!written)
                return line.fail(written.error());
            noteAge(line, written->fetchedMs, written->staleBecause);
            for (const auto& fault : written->missing)
                line.note(QCoreApplication::translate("RunCommand", "%1: not in the cache")
                              .arg(terminalText(fault.item)));
            if (!written->missing.empty())
                line.exitCode = ExitCode::Partial;
            auto list = nlohmann::json::array();
            for (const auto& file : written->files) {
                list.push_back(file.string());
                if (line.output == CommandLine::Output::Text)
                    line.print(terminalText(QString::fromStdString(file.string())));
            }
            document["files"] = std::move(list);
            if (line.output == CommandLine::Output::Json)
                line.print(document);
            return;
        }
        auto entries = artifacts(line.workspace()->cache(), link.get(), owner,
                                 QString::fromStdString(options->path), Freshness::ServerFirst, line.stop());
        if (!entries)
            return line.fail(entries.error());
        if (entries->value.empty() && !options->path.empty()) {
            if (auto there =
                    listableDirectory(line, link.get(), owner, QString::fromStdString(options->path));
                !there)
                return line.fail(there.error());
        }
        noteAge(line, entries->fetchedMs, entries->staleBecause);
        noteFaults(line, entries->faults);
        auto list = nlohmann::json::array();
        QList<QStringList> rows;
        for (const auto& e : entries->value) {
            const bool directory = e.kind == ArtifactEntry::Kind::Directory;
            list.push_back({{"path", jsonText(e.path)},
                            {"kind", directory ? "directory" : "file"},
                            {"size", e.size ? nlohmann::json(*e.size) : nlohmann::json(nullptr)}});
            rows.append({e.size ? QString::number(*e.size) : QString(),
                         terminalText(e.path) + (directory ? QStringLiteral("/") : QString())});
        }
        document["fetched"] = jsonTime(entries->fetchedMs);
        document["artifacts"] = std::move(list);
        if (line.output == CommandLine::Output::Json)
            return line.print(document);
        for (const auto& text : alignedLines({QStringLiteral("BYTES"), QStringLiteral("PATH")}, rows, {0}))
            line.print(text);
    });
}

} // namespace ph

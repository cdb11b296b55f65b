#include "app/cli/CommandLine.h"
#include "app/cli/DifferingText.h"
#include "app/cli/Moment.h"
#include "app/registry/LoadRegistry.h"
#include "models/tables/RegistryWords.h"
#include "models/values/PlaceLink.h"
#include "models/values/VersionDiff.h"

#include <QCoreApplication>

#include <algorithm>

namespace ph {

namespace {

using Kind = RegisteredModel::Kind;

struct ModelsCommandTexts {
    Q_DECLARE_TR_FUNCTIONS(ModelsCommand)
};

QString text(std::int64_t ms)
{
    const auto time = jsonTime(ms);
    return time.is_null() ? QStringLiteral("-") : QString::fromStdString(time.get<std::string>());
}

nlohmann::json pairs(const QList<KeyValue>& list)
{
    auto object = nlohmann::json::object();
    for (const auto& kv : list)
        object[kv.key.toStdString()] = kv.value.toStdString();
    return object;
}

nlohmann::json toJson(const RegisteredModel& model, const QString& connection)
{
    auto aliases = nlohmann::json::object();
    for (auto it = model.aliases.begin(); it != model.aliases.end(); ++it)
        aliases[it.key().toStdString()] = it.value().toStdString();
    return {{"connection", jsonText(connection)},
            {"name", jsonText(model.name())},
            {"description", jsonText(model.description)},
            {"tags", pairs(model.tags)},
            {"aliases", aliases},
            {"created", jsonTime(model.createdMs)},
            {"updated", jsonTime(model.updatedMs)},
            {"seen", jsonTime(model.seenMs)},
            {"link", jsonText(placeLink({PlaceLink::Kind::Model, connection, model.name()}))}};
}

nlohmann::json toJson(const ModelVersion& version, const QString& connection)
{
    auto aliases = nlohmann::json::array();
    for (const auto& alias : version.aliases)
        aliases.push_back(alias.toStdString());
    return {{"connection", jsonText(connection)},
            {"model", jsonText(version.model)},
            {"version", jsonText(version.version)},
            {"run_id", jsonText(version.runId)},
            {"source", jsonText(version.source)},
            {"stage", jsonText(version.stage)},
            {"status", jsonText(version.status)},
            {"description", jsonText(version.description)},
            {"user", jsonText(version.user)},
            {"aliases", aliases},
            {"tags", pairs(version.tags)},
            {"prompt_text", jsonText(version.promptText)},
            {"created", jsonTime(version.createdMs)},
            {"updated", jsonTime(version.updatedMs)},
            {"seen", jsonTime(version.seenMs)},
            {"link",
             jsonText(placeLink({PlaceLink::Kind::Version, connection, version.model, version.version}))}};
}

/// `connection`: only of this one; empty: of all.
void listModels(CommandLine& line, Kind kind, const std::string& connection)
{
    auto* workspace = line.workspace();
    if (!workspace)
        return;
    const auto all = workspace->cache().registeredModels();
    if (!all)
        return line.fail(all.error());
    const auto names = line.connectionNames();
    const auto wanted = QString::fromStdString(connection);
    if (!wanted.isEmpty() && std::find(names.begin(), names.end(), wanted) == names.end())
        return line.fail(Error::make(ErrorKind::NotFound, wanted,
                                     ModelsCommandTexts::tr("There is no connection of this name.")));
    auto list = nlohmann::json::array();
    QList<QStringList> rows;
    for (const auto& model : *all) {
        const auto where = names.value(model.key.connection.value);
        if (model.kind != kind || (!wanted.isEmpty() && where != wanted))
            continue;
        list.push_back(toJson(model, where));
        rows.append({terminalText(where), terminalText(model.name()), text(model.updatedMs),
                     terminalText(aliasesText(model))});
    }
    if (line.output == CommandLine::Output::Json)
        return line.print(nlohmann::json{{kind == Kind::Prompt ? "prompts" : "models", list}});
    if (rows.isEmpty())
        return line.note(
            ModelsCommandTexts::tr("Nothing cached yet; `pilothouse sync` reads the registries."));
    for (const auto& row : alignedLines({QStringLiteral("CONNECTION"), QStringLiteral("NAME"),
                                         QStringLiteral("UPDATED"), QStringLiteral("ALIASES")},
                                        rows))
        line.print(row);
}

Error severalModels(const std::string& name)
{
    return Error::make(ErrorKind::Invalid, QString::fromStdString(name),
                       ModelsCommandTexts::tr(
                           "Several connections have a model of this name; say which with --connection."));
}

/// The model of this name; several connections may have one, then it is asked for which.
Result<RegisteredModel> modelNamed(CommandLine& line, const std::string& name, const std::string& connection)
{
    auto* workspace = line.workspace();
    if (!workspace)
        return fail(ErrorKind::Storage, QString::fromStdString(name));
    const auto all = workspace->cache().registeredModels();
    if (!all)
        return fail(all.error());
    const auto names = line.connectionNames();
    QList<RegisteredModel> found;
    for (const auto& model : *all) {
        if (model.name() == QString::fromStdString(name) &&
            (connection.empty() ||
             names.value(model.key.connection.value) == QString::fromStdString(connection)))
            found.append(model);
    }
    if (found.isEmpty())
        return fail(ErrorKind::NotFound, QString::fromStdString(name),
                    ModelsCommandTexts::tr(
                        "No such model or prompt is cached; `pilothouse sync` reads the registries."));
    if (found.size() > 1)
        return fail(severalModels(name));
    return found.first();
}

/// Where a model is, or was: one that is gone from its registry, or has another name by now, is still asked
/// about.
Result<EntityKey> rememberedModel(CommandLine& line, const std::string& name, const std::string& connection)
{
    const auto model = modelNamed(line, name, connection);
    if (model)
        return model->key;
    if (model.error().kind != ErrorKind::NotFound)
        return fail(model.error());
    const auto names = line.connectionNames();
    const auto gone = QString::fromStdString(name);
    QList<EntityKey> found;
    for (auto it = names.begin(); it != names.end(); ++it) {
        if (!connection.empty() && it.value() != QString::fromStdString(connection))
            continue;
        const auto timelines = line.workspace()->aliases().timelines({it.key()}, gone);
        if (!timelines)
            return fail(timelines.error());
        if (!timelines->isEmpty())
            found.append({{it.key()}, EntityKind::RegisteredModel, gone});
    }
    if (found.isEmpty())
        return fail(model.error());
    if (found.size() > 1)
        return fail(severalModels(name));
    line.note(ModelsCommandTexts::tr("%1 is in no registry any more; this is what was seen of it.")
                  .arg(terminalText(gone)));
    return found.first();
}

void listVersions(CommandLine& line, const std::string& name, const std::string& connection)
{
    const auto model = modelNamed(line, name, connection);
    if (!model)
        return line.fail(model.error());
    const auto versions = line.workspace()->cache().modelVersions(model->key);
    if (!versions)
        return line.fail(versions.error());
    const auto where = line.connectionNames().value(model->key.connection.value);
    auto list = nlohmann::json::array();
    QList<QStringList> rows;
    for (const auto& version : *versions) {
        list.push_back(toJson(version, where));
        rows.append({terminalText(version.version), terminalText(version.stage), text(version.createdMs),
                     terminalText(version.runId), terminalText(version.aliases.join(QStringLiteral(", ")))});
    }
    if (line.output == CommandLine::Output::Json)
        return line.print(nlohmann::json{{"model", toJson(*model, where)}, {"versions", list}});
    for (const auto& row :
         alignedLines({QStringLiteral("VERSION"), QStringLiteral("STAGE"), QStringLiteral("CREATED"),
                       QStringLiteral("RUN"), QStringLiteral("ALIASES")},
                      rows, {0}))
        line.print(row);
}

nlohmann::json toJson(const AliasAnswer& answer)
{
    static constexpr std::array names{"known", "between", "as last seen", "unknown"};
    nlohmann::json object{{"certainty", names[std::size_t(answer.kind)]}};
    if (answer.kind != AliasAnswer::Kind::Unknown)
        object["version"] = answer.version.isEmpty() ? nlohmann::json() : jsonText(answer.version);
    if (answer.kind == AliasAnswer::Kind::Between)
        object["or"] = answer.next.isEmpty() ? nlohmann::json() : jsonText(answer.next);
    if (answer.seenMs != noTime)
        object["seen"] = jsonTime(answer.seenMs);
    return object;
}

void listAliases(CommandLine& line, const std::string& name, const std::string& connection,
                 const std::string& at)
{
    const auto model = rememberedModel(line, name, connection);
    if (!model)
        return line.fail(model.error());
    auto timelines = line.workspace()->aliases().timelines(model->connection, model->remoteId);
    if (!timelines)
        return line.fail(timelines.error());
    timelines = withServed(*std::move(timelines),
                           servedChanges(*line.workspace(), model->connection, model->remoteId));
    const auto now = line.workspace()->clock()();
    const auto moment = at.empty() ? Result<std::int64_t>(toMs(now)) : momentOf(at, now);
    if (!moment)
        return line.fail(moment.error());
    auto list = nlohmann::json::array();
    QList<QStringList> rows;
    for (const auto& timeline : *timelines) {
        const auto answer = aliasAt(timeline, *moment);
        auto periods = nlohmann::json::array();
        for (const auto& period : timeline.periods) {
            periods.push_back(
                {{"version", period.version.isEmpty() ? nlohmann::json() : jsonText(period.version)},
                 {"after", jsonTime(period.afterMs)},
                 {"by", jsonTime(period.byMs)},
                 {"last_seen", jsonTime(period.lastSeenMs)},
                 {"ours", period.cause == AliasPeriod::Cause::OurAct}});
        }
        list.push_back(
            {{"pointer", jsonText(timeline.pointer)}, {"at", toJson(answer)}, {"periods", periods}});
        rows.append({terminalText(timeline.pointer), terminalText(aliasAnswerText(answer, text))});
    }
    if (line.output == CommandLine::Output::Json)
        return line.print(nlohmann::json{
            {"model", jsonText(model->remoteId)}, {"time", jsonTime(*moment)}, {"aliases", list}});
    if (rows.isEmpty())
        return line.note(
            ModelsCommandTexts::tr("Nothing has ever pointed at a version of %1, as far as was seen.")
                .arg(terminalText(model->remoteId)));
    for (const auto& row : alignedLines({QStringLiteral("ALIAS"), QStringLiteral("VERSION")}, rows))
        line.print(row);
}

void showDifference(CommandLine& line, const std::string& name, const std::string& connection,
                    const std::string& a, const std::string& b)
{
    const auto model = modelNamed(line, name, connection);
    if (!model)
        return line.fail(model.error());
    // A connection that is gone, or cannot be opened, leaves what the cache has.
    const auto link = line.link(model->key.connection);
    std::array<VersionSide, 2> sides;
    for (const auto& [side, number] : {std::pair(&sides[0], &a), std::pair(&sides[1], &b)}) {
        auto known = loadSide(line.workspace()->cache(), model->key, QString::fromStdString(*number),
                              link ? link->get() : nullptr, line.stop());
        if (!known)
            return line.fail(known.error());
        *side = std::move(*known);
        const auto named = terminalText(side->version.version);
        if (!side->version.runId.isEmpty() && !side->run)
            line.note(ModelsCommandTexts::tr(
                          "Run %1 of version %2 is not cached: its params and metrics are not compared.")
                          .arg(terminalText(side->version.runId), named));
        if (model->kind == RegisteredModel::Kind::Model && !side->environmentFiles)
            line.note(ModelsCommandTexts::tr(
                          "The files beside version %1 are not known: its environment files are not "
                          "compared.")
                          .arg(named));
    }
    const auto differences = versionDifferences(sides[0], sides[1]);
    auto list = nlohmann::json::array();
    QList<QStringList> rows;
    const auto value = [](const std::optional<QString>& one) {
        return one ? jsonText(*one) : nlohmann::json();
    };
    const auto shown = [](const std::optional<QString>& one) {
        return one ? terminalText(*one) : QStringLiteral("-");
    };
    for (const auto& difference : differences) {
        list.push_back({{"section", versionSectionName(difference.section).toStdString()},
                        {"key", jsonText(difference.key)},
                        {"a", value(difference.a)},
                        {"b", value(difference.b)}});
        constexpr qsizetype widest = 60;
        const auto both = whereTheyDiffer(shown(difference.a), shown(difference.b), widest);
        rows.append(
            {versionSectionName(difference.section), terminalText(difference.key), both.first, both.second});
    }
    if (line.output == CommandLine::Output::Json)
        return line.print(
            nlohmann::json{{"model", jsonText(model->name())}, {"a", a}, {"b", b}, {"differences", list}});
    if (rows.isEmpty())
        return line.note(ModelsCommandTexts::tr("Versions %1 and %2 say the same, as far as both are known.")
                             .arg(QString::fromStdString(a), QString::fromStdString(b)));
    for (const auto& row : alignedLines({QStringLiteral("SECTION"), QStringLiteral("KEY"),
                                         QString::fromStdString(a), QString::fromStdString(b)},
                                        rows))
        line.print(row);
}

struct ModelOptions {
    std::string model, connection, at, a, b;
};

Command listCommand(Command app, const char* name, const char* help,
                    const std::shared_ptr<ModelOptions>& options)
{
    auto command = app.subcommand(name, help);
    command.option("--connection", options->connection, "Only of this one").valueName("NAME");
    return command;
}

Command modelCommand(Command app, const char* name, const char* help,
                     const std::shared_ptr<ModelOptions>& options)
{
    auto command = app.subcommand(name, help);
    command.option("MODEL", options->model, "A registered model or prompt").required();
    command.option("--connection", options->connection, "Where several have a model of this name")
        .valueName("NAME");
    return command;
}

} // namespace

void addModelsCommands(Command app, CommandLine& line)
{
    const auto options = std::make_shared<ModelOptions>();

    auto models = listCommand(app, "models", "Cached registered models of all connections", options);
    models.footer("Example:\n  pilothouse models --connection lab");
    line.onParsed(models, [&line, options] { listModels(line, Kind::Model, options->connection); });

    auto prompts = listCommand(app, "prompts", "Cached prompts of all connections", options);
    prompts.footer("Example:\n  pilothouse prompts --connection lab");
    line.onParsed(prompts, [&line, options] { listModels(line, Kind::Prompt, options->connection); });

    auto versions = modelCommand(app, "versions", "Versions of a registered model or prompt", options);
    versions.footer("Example:\n  pilothouse versions fraud-detector");
    line.onParsed(versions, [&line, options] { listVersions(line, options->model, options->connection); });

    auto aliases = modelCommand(app, "aliases", "Where aliases and stages point, now or at a time", options);
    aliases.option("--at", options->at, "A time: 2026-01-31, 2026-01-31T10:00, -7d").valueName("TIME");
    aliases.footer("What was production a week ago?\n  pilothouse aliases fraud-detector --at -7d");
    line.onParsed(aliases,
                  [&line, options] { listAliases(line, options->model, options->connection, options->at); });

    auto diff = modelCommand(app, "diff", "What two versions of a model say differently", options);
    diff.option("A", options->a, "One version").required();
    diff.option("B", options->b, "The other").required();
    diff.footer("Example:\n  pilothouse diff fraud-detector 6 7");
    line.onParsed(diff, [&line, options] {
        showDifference(line, options->model, options->connection, options->a, options->b);
    });
}

} // namespace ph

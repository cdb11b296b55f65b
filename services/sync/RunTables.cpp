#include "services/sync/RunTables.h"

#include "models/values/InputSource.h"
#include "services/log/Redaction.h"
#include "services/sync/TableFetch.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace ph {

namespace {

struct RunTablesTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::RunTables)
};

constexpr int mostFolders = 300;
constexpr qsizetype mostTables = 2'000;

/// What mlflow.log_table() has noted of its files in a tag of the run.
QSet<QString> loggedTables(const Run& run)
{
    QSet<QString> paths;
    for (const auto& tag : run.tags) {
        if (tag.key != QLatin1String("mlflow.loggedArtifacts"))
            continue;
        const auto items = QJsonDocument::fromJson(tag.value.toUtf8()).array();
        for (const auto& item : items) {
            const auto object = item.toObject();
            if (object.value(QLatin1String("type")).toString() == QLatin1String("table"))
                paths.insert(object.value(QLatin1String("path")).toString());
        }
    }
    return paths;
}

/// Goes through a run's folders for files that are tables by name.
class TableSearch {
public:
    TableSearch(CacheStore& store, Link* link, const Run& run, std::stop_token stop)
        : store_(store)
        , link_(link)
        , run_(run)
        , stop_(std::move(stop))
    {
    }

    Result<void> look(const QString& directory, int depth)
    {
        auto listing = artifacts(store_, link_, run_.key, directory, Freshness::ServerFirst, stop_);
        if (!listing)
            return fail(listing.error());
        if (listing->staleBecause) {
            found.staleBecause = listing->staleBecause;
            link_ = nullptr; // asked once: the rest is from the cache, too
        }
        ++folders_;
        found.fetchedMs = folders_ == 1 ? listing->fetchedMs : std::min(found.fetchedMs, listing->fetchedMs);
        for (const auto& entry : listing->value) {
            if (entry.kind == ArtifactEntry::Kind::File) {
                if (isTableName(entry.path) && found.lines.size() < mostTables)
                    found.lines.append({.name = entry.path, .bytes = entry.size});
                continue;
            }
            if (depth + 1 >= maxArtifactDepth || folders_ >= mostFolders ||
                found.lines.size() >= mostTables) {
                found.cut = RunTablesTexts::tr("The run has more folders than are looked through.");
                continue;
            }
            const auto within = look(entry.path, depth + 1);
            if (within)
                continue;
            if (within.error().kind == ErrorKind::Cancelled || within.error().kind == ErrorKind::Storage)
                return within;
            found.cut = RunTablesTexts::tr("A folder could not be listed: %1").arg(entry.path);
        }
        return {};
    }

    RunTableList found;

private:
    CacheStore& store_;
    Link* link_;
    const Run& run_;
    std::stop_token stop_;
    int folders_ = 0;
};

/// What tells an input from others of its name.
QString nameOf(const DatasetInput& input)
{
    return input.digest.isEmpty() ? input.name : input.name + u'@' + input.digest;
}

RunTableLine inputLine(const DatasetInput& input, const Run& run, const QString& connection)
{
    using Kind = InputSource::Kind;
    const auto source = inputSource(input, run);
    RunTableLine line{RunTableLine::Kind::Input, input.name};
    line.digest = input.digest;
    line.context = input.context;
    line.source = redact(source.text);
    switch (source.kind) {
    case Kind::Artifact:
        if (isTableName(source.text))
            line.text = runTableText({RunTableRef::Kind::Input, connection, run.key.remoteId, nameOf(input)});
        else
            line.whyNot = RunTablesTexts::tr("Its source is no table by its name: %1").arg(line.source);
        break;
    case Kind::LocalFile:
        line.text = source.text;
        line.follow = RunTableLine::Follow::OnlyAsShown;
        break;
    case Kind::Elsewhere:
        line.whyNot =
            RunTablesTexts::tr("Its source is %1: download it and choose the file.").arg(line.source);
        break;
    case Kind::Unknown:
        line.whyNot = RunTablesTexts::tr("The run does not say where its rows are.");
        break;
    }
    return line;
}

} // namespace

Result<RunTableList> runTables(CacheStore& store, Link* link, const Run& run, const QString& connection,
                               const std::filesystem::path& folder, std::stop_token stop)
{
    TableSearch search(store, link, run, stop);
    if (auto looked = search.look({}, 0); !looked)
        return fail(looked.error());
    const auto cached = store.artifactPaths(run.key);
    if (!cached)
        return fail(cached.error());
    const auto logged = loggedTables(run);
    auto list = std::move(search.found);
    for (auto& line : list.lines) {
        if (logged.contains(line.name))
            line.kind = RunTableLine::Kind::LoggedTable;
        if (safeArtifactPath(folder, line.name))
            line.text = runTableText({RunTableRef::Kind::Artifact, connection, run.key.remoteId, line.name});
        else
            line.whyNot = RunTablesTexts::tr("Its path is not safe to write to.");
        if (line.bytes.value_or(0) > maxTableBytes) {
            line.text.clear();
            line.whyNot = RunTablesTexts::tr("It is larger than %1 GiB: download it and choose the file.")
                              .arg(maxTableBytes >> 30);
        }
        line.isKept = cached->contains(line.name) || isTableKept(folder, run.key, line.name);
    }
    std::stable_sort(list.lines.begin(), list.lines.end(),
                     [](const RunTableLine& a, const RunTableLine& b) { return a.kind < b.kind; });
    list.lines += inputTables(run, connection);
    return list;
}

QList<RunTableLine> inputTables(const Run& run, const QString& connection)
{
    QList<RunTableLine> lines;
    lines.reserve(run.inputs.size());
    for (const auto& input : run.inputs)
        lines.append(inputLine(input, run, connection));
    return lines;
}

Result<InputArtifact> artifactOf(const RunTableRef& input, const Run& run)
{
    const DatasetInput* found = nullptr;
    QStringList names;
    for (const auto& each : run.inputs) {
        names.append(nameOf(each));
        if (each.name != input.path && names.last() != input.path)
            continue;
        if (found && (found->source != each.source || found->digest != each.digest))
            return fail(ErrorKind::Conflict, input.path,
                        RunTablesTexts::tr("The run has several datasets of this name; add @DIGEST."));
        found = &each;
    }
    if (!found)
        return fail(ErrorKind::NotFound, input.path,
                    names.isEmpty() ? RunTablesTexts::tr("The run was given no dataset.")
                                    : RunTablesTexts::tr("The run was given no such dataset, but: %1")
                                          .arg(names.join(QStringLiteral(", "))));
    const auto line = inputLine(*found, run, input.connection);
    if (line.text.isEmpty())
        return fail(ErrorKind::Unsupported, input.path, line.whyNot);
    if (line.follow == RunTableLine::Follow::OnlyAsShown)
        return fail(ErrorKind::Forbidden, input.path,
                    RunTablesTexts::tr("Its source is a file of this machine, as the server says: %1. What a "
                                       "server names is not opened unasked; choose that file yourself.")
                        .arg(line.text));
    const auto source = inputSource(*found, run);
    return InputArtifact{
        {RunTableRef::Kind::Artifact, input.connection, source.runId, source.text, input.table},
        found->digest};
}

} // namespace ph

#include "app/drift/PlacedTable.h"

#include "models/tables/Format.h"
#include "services/frames/FileDigest.h"
#include "services/sync/RunTables.h"
#include "services/sync/SyncErrorText.h"
#include "services/sync/TableFetch.h"

#include <QCoreApplication>

#include <algorithm>

namespace ph {

namespace {

struct PlacedTableTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::PlacedTable)
};

constexpr int leastOfRunId = 4; ///< characters, as elsewhere on the command line
constexpr int mostAlike = 100;

Result<Connection> connectionCalled(Workspace& workspace, const QString& name)
{
    const auto all = workspace.state().connections();
    if (!all)
        return fail(all.error());
    const auto found = std::find_if(all->begin(), all->end(),
                                    [&](const Connection& connection) { return connection.name == name; });
    if (found == all->end())
        return fail(ErrorKind::NotFound, name, PlacedTableTexts::tr("There is no connection of this name."));
    return *found;
}

/// None where the connection is switched off, or cannot be talked through: then there is the cache.
LinkPtr linkOf(Workspace& workspace, const Connection& connection)
{
    if (auto open = workspace.links().find(connection.id))
        return open;
    if (!connection.enabled)
        return nullptr;
    auto opened = workspace.links().open(connection);
    return opened ? *opened : nullptr;
}

/// By its id, or a beginning of it that no other run of the connection has. One that nobody has seen yet is
/// asked for.
Result<Run> runMeant(Workspace& workspace, const Connection& connection, Link* link, const QString& id,
                     const std::stop_token& stop)
{
    auto& cache = workspace.cache();
    const EntityKey whole{connection.id, EntityKind::Run, id};
    auto run = cache.run(whole);
    if (!run)
        return fail(run.error());
    if (*run)
        return std::move(**run);
    std::vector<EntityKey> alike;
    if (id.size() >= leastOfRunId) {
        auto keys = cache.runsByIdPrefix(id, mostAlike);
        if (!keys)
            return fail(keys.error());
        std::copy_if(keys->begin(), keys->end(), std::back_inserter(alike),
                     [&](const EntityKey& key) { return key.connection == connection.id; });
    }
    if (alike.size() > 1)
        return fail(ErrorKind::Conflict, id,
                    PlacedTableTexts::tr("Several runs begin so; give more of the id."));
    if (alike.empty()) {
        auto fetched = link ? refreshRun(cache, *link, whole, stop) : fail(ErrorKind::NotFound, id);
        if (!fetched && fetched.error().kind != ErrorKind::Cancelled)
            return fail(ErrorKind::NotFound, id,
                        PlacedTableTexts::tr("No run of %1 that is known has this id, and its server gives "
                                             "none: %2")
                            .arg(connection.name, link ? syncErrorText(fetched.error())
                                                       : PlacedTableTexts::tr("it is not asked.")));
        return fetched;
    }
    run = cache.run(alike.front());
    if (!run)
        return fail(run.error());
    return *run ? Result<Run>(std::move(**run)) : fail(ErrorKind::NotFound, id);
}

QString noteOf(const RunTableRef& ref, const Run& run, const FetchedTable& table)
{
    const auto name = run.name.isEmpty() ? run.key.remoteId.left(8) : run.name;
    const auto fetched = formatUtcTime(table.fetchedMs);
    return table.staleBecause
               ? PlacedTableTexts::tr("%1 of the run %2 on %3 is as it was fetched %4: %5")
                     .arg(ref.path, name, ref.connection, fetched, syncErrorText(*table.staleBecause))
               : PlacedTableTexts::tr("%1 of the run %2 on %3, fetched %4")
                     .arg(ref.path, name, ref.connection, fetched);
}

} // namespace

Result<QString> digestNote(const QString& file, const QString& digest, std::stop_token stop)
{
    const auto match = digestMatch(file, digest, std::move(stop));
    if (!match)
        return fail(match.error());
    switch (*match) {
    case DigestMatch::Same:
        return PlacedTableTexts::tr("its digest %1 is that of this file").arg(digest);
    case DigestMatch::Other:
        return PlacedTableTexts::tr("its digest %1 is not that of this file: it may be another one by now")
            .arg(digest);
    case DigestMatch::Unknown:
        break;
    }
    return digest.isEmpty()
               ? PlacedTableTexts::tr("it has no digest, so that nobody can tell if it changed")
               : PlacedTableTexts::tr("its digest %1 is not of the file's bytes, and was not checked")
                     .arg(digest);
}

std::filesystem::path runTablesFolder(const Workspace& workspace)
{
    return workspace.folder() / "tables";
}

Result<PlacedTable> placeTable(Workspace& workspace, const QString& text, std::stop_token stop,
                               std::function<void(const Progress&)> progress)
{
    if (!namesRunTable(text))
        return PlacedTable{text, {}};
    auto ref = runTableFromText(text);
    if (!ref)
        return fail(ref.error());
    const auto connection = connectionCalled(workspace, ref->connection);
    if (!connection)
        return fail(connection.error());
    const auto link = linkOf(workspace, *connection);
    auto run = runMeant(workspace, *connection, link.get(), ref->runId, stop);
    if (!run)
        return fail(run.error());
    std::optional<QString> digest;
    if (ref->kind == RunTableRef::Kind::Input) {
        auto artifact = artifactOf(*ref, *run);
        if (!artifact)
            return fail(artifact.error());
        ref = std::move(artifact->ref);
        digest = std::move(artifact->digest);
        if (ref->runId != run->key.remoteId)
            run = runMeant(workspace, *connection, link.get(), ref->runId, stop);
        if (!run)
            return fail(run.error());
    }
    const auto table = fetchTable(workspace.cache(), link.get(), *run, ref->path, runTablesFolder(workspace),
                                  stop, std::move(progress));
    if (!table) {
        auto error = table.error();
        error.where = text; // what the person wrote says more than the path in it
        return fail(error);
    }
    auto note = noteOf(*ref, *run, *table);
    if (digest) {
        const auto checked = digestNote(table->file, *digest, stop);
        if (!checked)
            return fail(checked.error());
        note += QStringLiteral("; ") + *checked;
    }
    return PlacedTable{ref->table.isEmpty() ? table->file : table->file + u'#' + ref->table, note};
}

Result<PlacedPlan> placeTables(Workspace& workspace, DriftPlan plan, std::stop_token stop,
                               std::function<void(const Progress&)> progress)
{
    PlacedPlan placed{std::move(plan), {}};
    for (const auto& [text, file] : {std::pair(placed.plan.reference, &placed.plan.referenceFile),
                                     std::pair(placed.plan.current, &placed.plan.currentFile)}) {
        auto table = placeTable(workspace, text, stop, progress);
        if (!table)
            return fail(table.error());
        if (table->note.isEmpty())
            continue;
        *file = table->path;
        const StudyNote note{StudyNote::Kind::OfFile, {table->note}};
        if (placed.notes.empty() || placed.notes.front() != note) // both may be parts of one table
            placed.notes.push_back(note);
    }
    return placed;
}

} // namespace ph

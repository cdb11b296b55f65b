#include "services/store/CacheStore.h"

#include "services/log/Log.h"
#include "services/store/ArtifactRows.h"
#include "services/store/CacheRetention.h"
#include "services/store/DamagedFile.h"
#include "services/store/DatabasePool.h"
#include "services/store/EndpointRows.h"
#include "services/store/ExperimentRows.h"
#include "services/store/HistoryStore.h"
#include "services/store/HistoryValues.h"
#include "services/store/Migrations.h"
#include "services/store/PackedValues.h"
#include "services/store/RegistryRows.h"
#include "services/store/RunReader.h"
#include "services/store/RunRows.h"
#include "services/store/RunWriter.h"
#include "services/store/Statement.h"
#include "services/store/TableLoader.h"
#include "services/store/TextIndex.h"
#include "services/store/WordBreaks.h"

#include <atomic>
#include <mutex>

namespace ph {

namespace fs = std::filesystem;
using runrows::KeyKind;

struct CacheStore::Private {
    Private(std::unique_ptr<Database> writer, const DatabaseOptions& options)
        : revision(std::uint64_t(writer->integer("SELECT revision FROM meta")))
        , pool(std::move(writer), options)
    {
    }

    /// Writes, makes a new revision and tells of it once it is on disk.
    template <class Work>
    auto change(Work&& work) -> Result<std::invoke_result_t<Work, Database&>>
    {
        std::int64_t made = 0;
        auto result = pool.write([&](Database& db) {
            if constexpr (std::is_void_v<std::invoke_result_t<Work, Database&>>) {
                work(db);
                made = db.integer("UPDATE meta SET revision = revision + 1 RETURNING revision");
            } else {
                auto value = work(db);
                made = db.integer("UPDATE meta SET revision = revision + 1 RETURNING revision");
                return value;
            }
        });
        if (result)
            raise(std::uint64_t(made));
        return result;
    }
    /// As change(), where the work says that it brought news.
    template <class Work>
    Result<void> changeIfNew(Work&& work)
    {
        std::int64_t made = 0;
        auto result = pool.write([&](Database& db) {
            if (work(db) == runrows::Wrote::News)
                made = db.integer("UPDATE meta SET revision = revision + 1 RETURNING revision");
        });
        if (result && made == 0)
            ++confirmations;
        if (result)
            raise(std::uint64_t(made));
        return result;
    }
    void raise(std::uint64_t made)
    {
        auto known = revision.load();
        while (known < made && !revision.compare_exchange_weak(known, made)) {
        }
    }

    /// What the last table was asked for with: the same question at the same revision has the same answer,
    /// where nothing was seen again since.
    struct LastTable {
        std::weak_ptr<const RunTable> table;
        TableScope scope;
        QMap<qint64, QString> names;
        std::uint64_t confirmations = 0;
    };
    std::mutex lastTableLock;
    LastTable lastTable;
    std::atomic<std::uint64_t> revision;
    std::atomic<std::uint64_t> confirmations = 0; ///< writes that only moved when something was seen
    DatabasePool pool;
};

namespace {

DatabaseOptions cacheOptions()
{
    DatabaseOptions options;
    options.pageBytes = 4096;     // little waste behind the last page of a chunk
    options.cacheKiB = 32 * 1024; // a page of runs is written without spilling
    return options;
}

Result<void> prepareCache(Database& db)
{
    addWordBreaks(db);
    return migrate(db, cacheSchema(), cacheApplicationId);
}

void forgetReadRows(Database& db, ConnectionId connection)
{
    // Runs and logged models take what belongs to them with them.
    for (const char* sql :
         {"DELETE FROM run WHERE connection = ?1", "DELETE FROM experiment WHERE connection = ?1",
          "DELETE FROM dataset WHERE connection = ?1", "DELETE FROM logged_model WHERE connection = ?1",
          "DELETE FROM registered_model WHERE connection = ?1",
          "DELETE FROM model_version WHERE connection = ?1", "DELETE FROM endpoint WHERE connection = ?1",
          "DELETE FROM last_success WHERE connection = ?1"})
        Statement(db, sql).bind(1, connection.value).run();
}

} // namespace

CacheStore::CacheStore(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{
}

CacheStore::~CacheStore() = default;

Result<CacheStore::Opened> CacheStore::open(const fs::path& file)
{
    const auto makeFolder = [&file] {
        std::error_code ignored; // opening tells why
        fs::create_directories(file.parent_path(), ignored);
    };
    auto database = openOrSetAside(file, cacheOptions(), makeFolder, prepareCache);
    if (!database)
        return fail(database.error());
    Opened opened;
    opened.setAside = database->setAside;
    opened.store.reset(
        new CacheStore(std::make_unique<Private>(std::move(database->database), cacheOptions())));
    return opened;
}

Result<void> CacheStore::putExperiments(ConnectionId connection, std::span<const Experiment> experiments,
                                        std::int64_t seenMs)
{
    return d->changeIfNew(
        [&](Database& db) { return ExperimentRows(db).put(connection, experiments, seenMs); });
}

Result<void> CacheStore::putRuns(ConnectionId connection, const QString& experimentId, const RunBatch& runs,
                                 std::int64_t seenMs, const std::optional<SyncCursor>& cursor)
{
    return d->changeIfNew([&](Database& db) {
        const auto written = RunWriter(db, connection, experimentId, runs, seenMs).write();
        const auto read = cursor ? ExperimentRows(db).putCursor(connection, experimentId, *cursor)
                                 : runrows::Wrote::TheSame;
        return written == runrows::Wrote::News ? written : read;
    });
}

Result<SyncCursor> CacheStore::cursor(ConnectionId connection, const QString& experimentId)
{
    return d->pool.read([&](Database& db) { return ExperimentRows(db).cursor(connection, experimentId); });
}

Result<void> CacheStore::putCursor(ConnectionId connection, const QString& experimentId,
                                   const SyncCursor& cursor)
{
    return d->changeIfNew(
        [&](Database& db) { return ExperimentRows(db).putCursor(connection, experimentId, cursor); });
}

Result<std::int64_t> CacheStore::removeUnseen(ConnectionId connection, const QString& experimentId,
                                              std::int64_t passBeganMs)
{
    return d->change([&](Database& db) {
        return ExperimentRows(db).removeUnseen(connection, experimentId, passBeganMs,
                                               runrows::nextRevision(db));
    });
}

Result<std::int64_t> CacheStore::removeExperiment(ConnectionId connection, const QString& experimentId)
{
    return d->change([&](Database& db) {
        constexpr auto everything = std::numeric_limits<std::int64_t>::max();
        const auto gone =
            ExperimentRows(db).removeUnseen(connection, experimentId, everything, runrows::nextRevision(db));
        Statement(db, "DELETE FROM experiment WHERE connection = ?1 AND remote_id = ?2 "
                      "AND NOT EXISTS (SELECT 1 FROM run WHERE experiment = experiment.id)")
            .bind(1, connection.value)
            .bindText(2, experimentId)
            .run();
        return gone;
    });
}

Result<void> CacheStore::putLoggedModels(ConnectionId connection, const QString& experimentId,
                                         std::span<const LoggedModel> models, std::int64_t seenMs)
{
    return d->change(
        [&](Database& db) { ExperimentRows(db).putModels(connection, experimentId, models, seenMs); });
}

Result<void> CacheStore::removeUnseenModels(ConnectionId connection, const QString& experimentId,
                                            std::int64_t sinceMs)
{
    return d->change(
        [&](Database& db) { ExperimentRows(db).removeUnseenModels(connection, experimentId, sinceMs); });
}

Result<QStringList> CacheStore::unfinishedRuns(ConnectionId connection, const QString& experimentId)
{
    return d->pool.read([&](Database& db) {
        return RunReader(db).unfinished(runrows::findExperiment(db, connection, experimentId));
    });
}

namespace {

std::vector<UnreadItem> unreadRows(Database& db, ConnectionId connection)
{
    Statement select(db, "SELECT unread FROM last_success WHERE connection = ?1");
    select.bind(1, connection.value);
    return select.step() ? unpackUnread(select.blob(0)).value_or(std::vector<UnreadItem>())
                         : std::vector<UnreadItem>();
}

bool isOf(const EntityKey& run, const UnreadItem& unread)
{
    return isInRun(unread.fault.item, run.remoteId);
}

} // namespace

Result<std::map<ConnectionId, std::int64_t>> CacheStore::lastSuccesses()
{
    return d->pool.read([](Database& db) {
        std::map<ConnectionId, std::int64_t> successes;
        Statement select(db, "SELECT connection, at FROM last_success");
        while (select.step())
            successes[{select.integer(0)}] = select.integer(1);
        return successes;
    });
}

Result<void> CacheStore::putLastSuccess(ConnectionId connection, std::int64_t atMs,
                                        std::span<const UnreadItem> unread)
{
    return d->pool.write([&, items = packUnread(unread)](Database& db) {
        Statement(db, "INSERT OR REPLACE INTO last_success(connection, at, unread) VALUES (?1, ?2, ?3)")
            .bind(1, connection.value)
            .bind(2, atMs)
            .bindBlob(3, items)
            .run();
    });
}

Result<std::vector<UnreadItem>> CacheStore::unread(ConnectionId connection)
{
    return d->pool.read([&](Database& db) { return unreadRows(db, connection); });
}

Result<std::vector<UnreadItem>> CacheStore::unread(const EntityKey& run)
{
    return unread(run.connection).map([&run](std::vector<UnreadItem> items) {
        std::erase_if(items, [&run](const UnreadItem& each) { return !isOf(run, each); });
        return items;
    });
}

Result<void> CacheStore::putUnread(const EntityKey& run, std::span<const UnreadItem> unread)
{
    const auto known = this->unread(run);
    if (!known || (known->empty() && unread.empty()))
        return known.map([](const auto&) {});
    return d->pool.write([&](Database& db) {
        auto items = unreadRows(db, run.connection);
        std::erase_if(items, [&run](const UnreadItem& each) { return isOf(run, each); });
        items.insert(items.end(), unread.begin(), unread.end());
        const auto packed = packUnread(items);
        Statement(db, "UPDATE last_success SET unread = ?2 WHERE connection = ?1")
            .bind(1, run.connection.value)
            .bindBlob(2, packed)
            .run();
    });
}

Result<void> CacheStore::forgetRead(ConnectionId connection)
{
    return d->change([&](Database& db) { forgetReadRows(db, connection); });
}

Result<void> CacheStore::removeConnection(ConnectionId connection)
{
    return d->change([&](Database& db) {
        forgetReadRows(db, connection);
        Statement(db, "DELETE FROM pin WHERE connection = ?1").bind(1, connection.value).run();
    });
}

// No picture of runs shows the registry, so these do not make it look again.

Result<void> CacheStore::putRegisteredModels(ConnectionId connection, std::span<const RegisteredModel> models,
                                             std::int64_t seenMs, UnlistedModels unlisted)
{
    return d->pool.write(
        [&](Database& db) { RegistryRows(db).putModels(connection, models, seenMs, unlisted); });
}

Result<void> CacheStore::putModelVersions(ConnectionId connection, const QString& model,
                                          std::span<const ModelVersion> versions, const VersionsRead& when,
                                          UnlistedVersions unlisted)
{
    return d->pool.write(
        [&](Database& db) { RegistryRows(db).putVersions(connection, model, versions, when, unlisted); });
}

Result<QMap<QString, VersionsRead>> CacheStore::modelVersionsRead(ConnectionId connection)
{
    return d->pool.read([&](Database& db) { return RegistryRows(db).versionsRead(connection); });
}

Result<std::vector<RegisteredModel>> CacheStore::registeredModels()
{
    return d->pool.read([](Database& db) { return RegistryRows(db).models(); });
}

Result<std::vector<ModelVersion>> CacheStore::modelVersions(const EntityKey& model)
{
    return d->pool.read([&](Database& db) { return RegistryRows(db).versions(model); });
}

Result<void> CacheStore::putEndpoints(ConnectionId connection, std::span<const Endpoint> endpoints,
                                      UnlistedEndpoints unlisted)
{
    return d->pool.write([&](Database& db) { EndpointRows(db).put(connection, endpoints, unlisted); });
}

Result<void> CacheStore::removeEndpoints(ConnectionId connection, const QStringList& remoteIds)
{
    return d->pool.write([&](Database& db) { EndpointRows(db).remove(connection, remoteIds); });
}

Result<std::vector<Endpoint>> CacheStore::endpoints()
{
    return d->pool.read([](Database& db) { return EndpointRows(db).all(); });
}

Result<void> CacheStore::putHistory(const EntityKey& run, const QString& metricKey,
                                    const MetricPoints& points, SeriesInfo::State state,
                                    std::int64_t fetchedMs)
{
    return d->change([&](Database& db) {
        if (const auto row = runrows::require(db, run); row != 0) {
            const auto key = runrows::key(db, KeyKind::Metric, metricKey.toStdString());
            HistoryStore(db).put(row, key, points, state, fetchedMs);
        }
    });
}

Result<void> CacheStore::appendHistory(const EntityKey& run, const QString& metricKey,
                                       const MetricPoints& points, std::int64_t fetchedMs)
{
    return d->change([&](Database& db) {
        if (const auto row = runrows::require(db, run); row != 0) {
            const auto key = runrows::key(db, KeyKind::Metric, metricKey.toStdString());
            HistoryStore(db).append(row, key, points, fetchedMs);
        }
    });
}

Result<std::optional<MetricPoints>> CacheStore::history(const EntityKey& run, const QString& metricKey)
{
    return d->pool.read([&](Database& db) {
        return HistoryStore(db).load(runrows::find(db, run),
                                     runrows::findKey(db, KeyKind::Metric, metricKey));
    });
}

Result<MetricPoints> CacheStore::historyRange(const EntityKey& run, const QString& metricKey,
                                              std::int64_t firstStep, std::int64_t lastStep)
{
    return d->pool.read([&](Database& db) {
        return HistoryStore(db).loadRange(
            runrows::find(db, run), runrows::findKey(db, KeyKind::Metric, metricKey), firstStep, lastStep);
    });
}

Result<std::optional<SeriesOverview>> CacheStore::overview(const EntityKey& run, const QString& metricKey,
                                                           const OverviewScope& scope)
{
    return d->pool.read([&](Database& db) {
        return HistoryStore(db).overview(runrows::find(db, run),
                                         runrows::findKey(db, KeyKind::Metric, metricKey), scope);
    });
}

Result<std::vector<SeriesInfo>> CacheStore::series(const EntityKey& run)
{
    return d->pool.read([&](Database& db) { return HistoryStore(db).series(runrows::find(db, run)); });
}

Result<std::optional<SeriesInfo>> CacheStore::series(const EntityKey& run, const QString& metricKey)
{
    return d->pool.read([&](Database& db) {
        return HistoryStore(db).series(runrows::find(db, run),
                                       runrows::findKey(db, KeyKind::Metric, metricKey));
    });
}

Result<std::optional<SeriesEnd>> CacheStore::seriesEnd(const EntityKey& run, const QString& metricKey)
{
    return d->pool.read([&](Database& db) {
        return HistoryStore(db).end(runrows::find(db, run), runrows::findKey(db, KeyKind::Metric, metricKey));
    });
}

Result<HistoryValues> CacheStore::historyValues(std::span<const std::int64_t> runRows, const MetricAt& at,
                                                std::stop_token stop)
{
    return d->pool.read([&](Database& db) { return ph::historyValues(db, runRows, at, stop); });
}

Result<std::vector<CachedExperiment>> CacheStore::experiments()
{
    return d->pool.read([](Database& db) { return ExperimentRows(db).all(); });
}

Result<std::vector<ExperimentSeen>> CacheStore::experimentsSeen()
{
    return d->pool.read([](Database& db) { return ExperimentRows(db).seen(); });
}

Result<std::optional<Run>> CacheStore::run(const EntityKey& key)
{
    return d->pool.read([&](Database& db) { return RunReader(db).run(key); });
}

Result<std::vector<EntityKey>> CacheStore::runsByIdPrefix(const QString& prefix, int limit)
{
    return d->pool.read([&](Database& db) { return RunReader(db).byIdPrefix(prefix, limit); });
}

Result<std::vector<EntityKey>> CacheStore::childRuns(const EntityKey& parent)
{
    return d->pool.read([&](Database& db) { return RunReader(db).children(parent); });
}

Result<std::vector<LoggedModel>> CacheStore::loggedModels(const EntityKey& run)
{
    return d->pool.read([&](Database& db) { return ExperimentRows(db).models(run); });
}

Result<RunTablePtr> CacheStore::loadTable(const TableScope& scope,
                                          const QMap<qint64, QString>& connectionNames,
                                          const RunTablePtr& previous, std::stop_token stop)
{
    const auto confirmations = d->confirmations.load();
    const auto isLast = [&] {
        const std::scoped_lock lock(d->lastTableLock);
        return previous && d->lastTable.confirmations == confirmations &&
               d->lastTable.table.lock() == previous && d->lastTable.names == connectionNames &&
               d->lastTable.scope.experiments == scope.experiments &&
               d->lastTable.scope.deleted == scope.deleted;
    }();
    auto loaded = d->pool.read([&](Database& db) {
        const Interruption interruption(db, stop);
        if (isLast && previous->generation() == std::uint64_t(db.integer("SELECT revision FROM meta")))
            return previous;
        auto table = TableLoader(db, scope, connectionNames, previous, stop).load();
        sqlite3_db_release_memory(db.handle()); // pages of a scan are not asked for again
        return table;
    });
    if (loaded) {
        const std::scoped_lock lock(d->lastTableLock);
        d->lastTable = {*loaded, scope, connectionNames, confirmations};
    }
    return loaded;
}

Result<std::vector<std::int64_t>> CacheStore::matchText(const QString& text)
{
    return d->pool.read([&](Database& db) { return TextIndex(db).match(text); });
}

Result<std::vector<EntityKey>> CacheStore::runsByText(const QString& text, int limit)
{
    return d->pool.read([&](Database& db) {
        auto ids = TextIndex(db).match(text);
        std::reverse(ids.begin(), ids.end());
        ids.resize(std::min(ids.size(), std::size_t(limit)));
        return RunReader(db).keys(ids);
    });
}

Result<void> CacheStore::runNames(const std::function<void(const RunName&)>& take, std::stop_token stop)
{
    return d->pool.read([&](Database& db) { RunReader(db).names(take, stop); });
}

Result<std::int64_t> CacheStore::runCount()
{
    return d->pool.read([](Database& db) { return db.integer("SELECT count(*) FROM run"); });
}

Result<std::int64_t> CacheStore::deletedRunCount()
{
    return d->pool.read(
        [](Database& db) { return db.integer("SELECT count(*) FROM run WHERE lifecycle <> 0"); });
}

Result<CachePlan> CacheStore::previewRetention(CacheKind kind, std::int64_t mostBytes)
{
    return d->pool.read([&](Database& db) { return CacheRetention(db).preview(kind, mostBytes); });
}

Result<CachePlan> CacheStore::applyRetention(const CachePlan& plan)
{
    return d->change([&](Database& db) { return CacheRetention(db).apply(plan); });
}

Result<void> CacheStore::pin(const EntityKey& run, PinExtent extent, std::span<const ChosenArtifact> chosen)
{
    return pin(std::span(&run, 1), extent, chosen);
}

Result<void> CacheStore::pin(std::span<const EntityKey> runs, PinExtent extent,
                             std::span<const ChosenArtifact> chosen)
{
    return d->change([&](Database& db) {
        Statement insert(db, "INSERT INTO pin(connection, remote_id, extent) VALUES (?1, ?2, ?3) "
                             "ON CONFLICT DO UPDATE SET extent = min(extent, excluded.extent)");
        for (const auto& run : runs) {
            insert.bind(1, run.connection.value).bindText(2, run.remoteId);
            insert.bind(3, std::int64_t(extent)).run();
        }
        Statement choose(db, "INSERT OR IGNORE INTO chosen_artifact VALUES (?1, ?2, ?3, ?4)");
        for (const auto& run : runs) {
            for (const auto& each : chosen) {
                choose.bind(1, run.connection.value).bindText(2, run.remoteId);
                choose.bindText(3, each.model).bindText(4, each.path).run();
            }
        }
    });
}

Result<void> CacheStore::unpin(const EntityKey& run)
{
    return d->change([&](Database& db) {
        Statement remove(db, "DELETE FROM pin WHERE connection = ?1 AND remote_id = ?2");
        remove.bind(1, run.connection.value).bindText(2, run.remoteId).run();
    });
}

Result<std::vector<EntityKey>> CacheStore::pinned()
{
    return d->pool.read([](Database& db) {
        std::vector<EntityKey> keys;
        Statement select(db, "SELECT connection, remote_id FROM pin ORDER BY connection, remote_id");
        while (select.step())
            keys.push_back({{select.integer(0)}, EntityKind::Run, select.string(1)});
        return keys;
    });
}

Result<std::optional<PinExtent>> CacheStore::pinExtent(const EntityKey& run)
{
    return d->pool.read([&](Database& db) -> std::optional<PinExtent> {
        Statement select(db, "SELECT extent FROM pin WHERE connection = ?1 AND remote_id = ?2");
        select.bind(1, run.connection.value).bindText(2, run.remoteId);
        if (!select.step())
            return std::nullopt;
        return select.integer(0) == 0 ? PinExtent::Everything : PinExtent::Histories;
    });
}

Result<std::vector<ChosenArtifact>> CacheStore::chosenArtifacts(const EntityKey& run)
{
    return d->pool.read([&](Database& db) {
        std::vector<ChosenArtifact> chosen;
        Statement select(db, "SELECT model, path FROM chosen_artifact WHERE connection = ?1 AND "
                             "remote_id = ?2 ORDER BY model, path");
        select.bind(1, run.connection.value).bindText(2, run.remoteId);
        while (select.step())
            chosen.push_back({select.string(0), select.string(1)});
        return chosen;
    });
}

Result<void> CacheStore::noteFetched(const EntityKey& run, const ChosenArtifact& chosen)
{
    return d->pool.write([&](Database& db) {
        Statement remove(db, "DELETE FROM chosen_artifact WHERE connection = ?1 AND remote_id = ?2 AND "
                             "model = ?3 AND path = ?4");
        remove.bind(1, run.connection.value).bindText(2, run.remoteId);
        remove.bindText(3, chosen.model).bindText(4, chosen.path).run();
    });
}

Result<void> CacheStore::putArtifact(const EntityKey& owner, const QString& path, const QByteArray& bytes,
                                     std::int64_t fetchedMs)
{
    constexpr qsizetype maxBytes = 64 * 1024 * 1024;
    if (bytes.size() > maxBytes)
        return fail(ErrorKind::Invalid, path,
                    QStringLiteral("Artifacts above 64 MiB are not kept for offline use."));
    return d->change([&](Database& db) { ArtifactRows(db, owner).put(path, bytes, fetchedMs); });
}

Result<std::optional<CacheStore::CachedArtifact>> CacheStore::artifact(const EntityKey& owner,
                                                                       const QString& path)
{
    return d->pool.read([&](Database& db) { return ArtifactRows(db, owner).file(path); });
}

Result<std::set<QString>> CacheStore::artifactPaths(const EntityKey& owner)
{
    return d->pool.read([&](Database& db) { return ArtifactRows(db, owner).paths(); });
}

Result<void> CacheStore::putArtifactList(const EntityKey& owner, const QString& directory,
                                         std::span<const ArtifactEntry> entries, std::int64_t fetchedMs)
{
    return d->change([&](Database& db) { ArtifactRows(db, owner).putList(directory, entries, fetchedMs); });
}

Result<std::optional<CacheStore::CachedListing>> CacheStore::artifactList(const EntityKey& owner,
                                                                          const QString& directory)
{
    return d->pool.read([&](Database& db) { return ArtifactRows(db, owner).list(directory); });
}

std::uint64_t CacheStore::revision() const
{
    return d->revision.load();
}

} // namespace ph

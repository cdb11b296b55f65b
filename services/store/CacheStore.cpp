#include "services/store/CacheStorePrivate.h"

#include "services/store/DamagedFile.h"
#include "services/store/EndpointRows.h"
#include "services/store/ExperimentRows.h"
#include "services/store/Migrations.h"
#include "services/store/PackedValues.h"
#include "services/store/RegistryRows.h"
#include "services/store/RunReader.h"
#include "services/store/RunWriter.h"
#include "services/store/Statement.h"
#include "services/store/TableLoader.h"
#include "services/store/TextIndex.h"
#include "services/store/WordBreaks.h"

namespace ph {

namespace fs = std::filesystem;
using runrows::Wrote;

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
    return d->change([&](Database& db) { return ExperimentRows(db).put(connection, experiments, seenMs); });
}

Result<void> CacheStore::putRuns(ConnectionId connection, const QString& experimentId, const RunBatch& runs,
                                 std::int64_t seenMs, const std::optional<SyncCursor>& cursor)
{
    return d->change([&](Database& db) {
        const auto written = RunWriter(db, connection, experimentId, runs, seenMs).write();
        const auto read =
            cursor ? ExperimentRows(db).putCursor(connection, experimentId, *cursor) : Wrote::TheSame;
        return written == Wrote::News ? written : read;
    });
}

Result<SyncCursor> CacheStore::cursor(ConnectionId connection, const QString& experimentId)
{
    return d->pool.read([&](Database& db) { return ExperimentRows(db).cursor(connection, experimentId); });
}

Result<void> CacheStore::putCursor(ConnectionId connection, const QString& experimentId,
                                   const SyncCursor& cursor)
{
    return d->change(
        [&](Database& db) { return ExperimentRows(db).putCursor(connection, experimentId, cursor); });
}

Result<std::int64_t> CacheStore::removeUnseen(ConnectionId connection, const QString& experimentId,
                                              std::int64_t passBeganMs)
{
    std::int64_t gone = 0;
    return d
        ->change([&](Database& db) {
            gone = ExperimentRows(db).removeUnseen(connection, experimentId, passBeganMs);
            return runrows::newsOf(gone);
        })
        .map([&gone] { return gone; });
}

Result<std::int64_t> CacheStore::removeExperiment(ConnectionId connection, const QString& experimentId)
{
    std::int64_t gone = 0;
    return d
        ->change([&](Database& db) {
            constexpr auto everything = std::numeric_limits<std::int64_t>::max();
            gone = ExperimentRows(db).removeUnseen(connection, experimentId, everything);
            Statement(db, "DELETE FROM experiment WHERE connection = ?1 AND remote_id = ?2 "
                          "AND NOT EXISTS (SELECT 1 FROM run WHERE experiment = experiment.id)")
                .bind(1, connection.value)
                .bindText(2, experimentId)
                .run();
            return runrows::newsOf(gone + db.changes());
        })
        .map([&gone] { return gone; });
}

Result<void> CacheStore::putLoggedModels(ConnectionId connection, const QString& experimentId,
                                         std::span<const LoggedModel> models, std::int64_t seenMs)
{
    return d->change(
        [&](Database& db) { return ExperimentRows(db).putModels(connection, experimentId, models, seenMs); });
}

Result<void> CacheStore::removeUnseenModels(ConnectionId connection, const QString& experimentId,
                                            std::int64_t sinceMs)
{
    return d->change([&](Database& db) {
        return ExperimentRows(db).removeUnseenModels(connection, experimentId, sinceMs);
    });
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
    return d->change([&](Database& db) {
        forgetReadRows(db, connection);
        return Wrote::News;
    });
}

Result<void> CacheStore::removeConnection(ConnectionId connection)
{
    return d->change([&](Database& db) {
        forgetReadRows(db, connection);
        Statement(db, "DELETE FROM pin WHERE connection = ?1").bind(1, connection.value).run();
        return Wrote::News;
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

std::uint64_t CacheStore::revision() const
{
    return d->revision.load();
}

} // namespace ph

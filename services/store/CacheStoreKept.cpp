#include "services/store/ArtifactRows.h"
#include "services/store/CacheRetention.h"
#include "services/store/CacheStorePrivate.h"
#include "services/store/Statement.h"
#include "services/store/StoreText.h"

// What is kept of what was fetched, and for how long: pins, artifacts, retention.

namespace ph {

using runrows::Wrote;

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
        return Wrote::News;
    });
}

Result<void> CacheStore::unpin(const EntityKey& run)
{
    return d->change([&](Database& db) {
        Statement remove(db, "DELETE FROM pin WHERE connection = ?1 AND remote_id = ?2");
        remove.bind(1, run.connection.value).bindText(2, run.remoteId).run();
        return runrows::newsOf(db.changes());
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
                    storeText(QT_TRANSLATE_NOOP("ph::Store",
                                                "Artifacts above 64 MiB are not kept for offline use.")));
    return d->change([&](Database& db) {
        ArtifactRows(db, owner).put(path, bytes, fetchedMs);
        return Wrote::News;
    });
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
    return d->change([&](Database& db) {
        ArtifactRows(db, owner).putList(directory, entries, fetchedMs);
        return Wrote::News;
    });
}

Result<std::optional<CacheStore::CachedListing>> CacheStore::artifactList(const EntityKey& owner,
                                                                          const QString& directory)
{
    return d->pool.read([&](Database& db) { return ArtifactRows(db, owner).list(directory); });
}

Result<CachePlan> CacheStore::previewRetention(CacheKind kind, std::int64_t mostBytes)
{
    return d->pool.read([&](Database& db) { return CacheRetention(db).preview(kind, mostBytes); });
}

Result<CachePlan> CacheStore::applyRetention(const CachePlan& plan)
{
    CachePlan gone;
    return d
        ->change([&](Database& db) {
            gone = CacheRetention(db).apply(plan);
            return gone.isEmpty() ? Wrote::TheSame : Wrote::News;
        })
        .map([&gone] { return gone; });
}

} // namespace ph

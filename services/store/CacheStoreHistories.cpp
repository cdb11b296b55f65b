#include "services/store/CacheStorePrivate.h"
#include "services/store/HistoryStore.h"
#include "services/store/HistoryValues.h"

// Metric histories, point by point and over many runs.

namespace ph {

using runrows::KeyKind;
using runrows::Wrote;

Result<void> CacheStore::putHistory(const EntityKey& run, const QString& metricKey,
                                    const MetricPoints& points, SeriesInfo::State state,
                                    std::int64_t fetchedMs)
{
    return d->change([&](Database& db) {
        if (const auto row = runrows::require(db, run); row != 0) {
            const auto key = runrows::key(db, KeyKind::Metric, metricKey.toStdString());
            HistoryStore(db).put(row, key, points, state, fetchedMs);
        }
        return Wrote::News;
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
        return Wrote::News;
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

} // namespace ph

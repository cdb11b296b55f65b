#pragma once

#include "services/store/CacheStore.h"
#include "services/store/Database.h"

namespace ph {

/// Metric histories of cache.db: full chunks, their overviews, and the row table of live tails.
/// Works inside the caller's transaction; failures stick to the database.
class HistoryStore {
public:
    explicit HistoryStore(Database& database)
        : db_(database)
    {
    }

    void put(std::int64_t run, std::int64_t key, const MetricPoints& points, SeriesInfo::State state,
             std::int64_t fetchedMs);
    void append(std::int64_t run, std::int64_t key, const MetricPoints& points, std::int64_t fetchedMs);

    std::optional<MetricPoints> load(std::int64_t run, std::int64_t key);
    /// Points with a step in [firstStep, lastStep].
    MetricPoints loadRange(std::int64_t run, std::int64_t key, std::int64_t firstStep, std::int64_t lastStep);
    std::optional<SeriesOverview> overview(std::int64_t run, std::int64_t key, const OverviewScope& scope);
    std::vector<SeriesInfo> series(std::int64_t run);
    std::optional<SeriesInfo> series(std::int64_t run, std::int64_t key);
    std::optional<SeriesEnd> end(std::int64_t run, std::int64_t key);

private:
    struct Row {
        std::int64_t id = 0; ///< 0: no such series
        std::int64_t points = 0;
        std::int64_t chunks = 0;
        std::int64_t firstStep = 0, lastStep = 0;
    };
    Row row(std::int64_t run, std::int64_t key);
    /// Full chunks of `points` behind the series' chunks; what is left over, as a short chunk or as the tail.
    enum class Rest { Chunk, Tail };
    void write(Row& row, const MetricPoints& points, Rest rest);
    void writeChunk(Row& row, const MetricPoints& points, std::size_t from, std::size_t count);
    MetricPoints loadTail(std::int64_t series);
    /// Takes what is not in a full chunk out of the store.
    MetricPoints takeOpenEnd(Row& row);
    void saveRow(const Row& row, SeriesInfo::State state, std::int64_t fetchedMs);

    Database& db_;
};

} // namespace ph

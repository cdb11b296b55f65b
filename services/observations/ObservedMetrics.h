#pragma once

#include "services/observations/ObservedNames.h"
#include "services/observations/ObservedStore.h"

namespace ph {

/// Windows of metrics in observed.db. Works inside the caller's transaction.
class ObservedMetrics {
public:
    explicit ObservedMetrics(Database& database)
        : db_(database)
    {
    }
    void put(ObservedNames& names, const ObservedSeriesKey& key, const MetricSeries& points);
    std::vector<ObservedSeries> windows();
    MetricSeries load(const ObservedSeriesKey& key, std::int64_t fromMs, std::int64_t toMs);
    SeriesOverview overview(const ObservedSeriesKey& key, std::int64_t fromMs, std::int64_t toMs);

private:
    std::int64_t find(const ObservedSeriesKey& key); ///< 0: nothing is kept
    std::int64_t make(ObservedNames& names, const ObservedSeriesKey& key);
    void writeChunks(std::int64_t series, const MetricPoints& points);

    Database& db_;
};

} // namespace ph

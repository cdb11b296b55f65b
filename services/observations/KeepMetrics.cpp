#include "services/observations/KeepMetrics.h"

#include "services/store/StoreText.h"

#include <algorithm>
#include <bit>

namespace ph {

namespace {

/// Whether a point at `ms` lies in a gap of `kept`; `next` is the first that is not before it.
bool isInGap(const std::vector<std::int64_t>& kept, std::size_t next, std::int64_t ms, std::int64_t stepMs)
{
    const bool hasBefore = next > 0, hasBehind = next < kept.size();
    if (hasBefore && ms - kept[next - 1] < stepMs / 2)
        return false;
    if (hasBehind && kept[next] - ms < stepMs / 2)
        return false;
    return !hasBefore || !hasBehind || kept[next] - kept[next - 1] > stepMs + stepMs / 2;
}

/// NaN is the same as itself.
bool isSameValue(double a, double b)
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

} // namespace

MetricSeries pointsToKeep(const MetricSeries& kept, const MetricSeries& fresh, std::int64_t stepMs)
{
    MetricSeries added{fresh.labels, {}, {}};
    std::size_t next = 0;
    for (std::size_t i = 0; i < fresh.timesMs.size(); ++i) {
        const auto ms = fresh.timesMs[i];
        while (next < kept.timesMs.size() && kept.timesMs[next] < ms)
            ++next;
        const bool isThere = next < kept.timesMs.size() && kept.timesMs[next] == ms;
        const bool isNew = isThere ? !isSameValue(kept.values[next], fresh.values[i])
                                   : isInGap(kept.timesMs, next, ms, stepMs);
        if (!isNew)
            continue;
        added.timesMs.push_back(ms);
        added.values.push_back(fresh.values[i]);
    }
    if (added.timesMs.empty() || kept.timesMs.empty() || added.timesMs.front() > kept.timesMs.back())
        return added;
    MetricSeries all{fresh.labels, {}, {}};
    all.timesMs.reserve(added.timesMs.size() + kept.timesMs.size());
    all.values.reserve(added.timesMs.size() + kept.timesMs.size());
    std::size_t old = 0;
    const auto takeOld = [&](std::int64_t beforeMs) {
        for (; old < kept.timesMs.size() && kept.timesMs[old] < beforeMs; ++old) {
            if (kept.timesMs[old] < added.timesMs.front())
                continue;
            all.timesMs.push_back(kept.timesMs[old]);
            all.values.push_back(kept.values[old]);
        }
        if (old < kept.timesMs.size() && kept.timesMs[old] == beforeMs)
            ++old; // it is told otherwise now
    };
    for (std::size_t i = 0; i < added.timesMs.size(); ++i) {
        takeOld(added.timesMs[i]);
        all.timesMs.push_back(added.timesMs[i]);
        all.values.push_back(added.values[i]);
    }
    return all;
}

Result<std::int64_t> keepMetrics(ObservedStore& store, const MetricsRead& window)
{
    if (window.stepMs <= 0)
        return fail(ErrorKind::Invalid, window.name,
                    storeText(QT_TRANSLATE_NOOP("ph::Store", "A step is longer than nothing.")));
    std::int64_t points = 0;
    for (std::size_t i = 0; i < std::min(window.series.size(), mostKeptSeries); ++i) {
        const auto& series = window.series[i];
        if (series.timesMs.size() != series.values.size() ||
            !std::is_sorted(series.timesMs.begin(), series.timesMs.end()))
            return fail(ErrorKind::Invalid, window.name,
                        storeText(QT_TRANSLATE_NOOP("ph::Store",
                                                    "Points of a metric are kept in the order of time.")));
        if (series.timesMs.empty())
            continue;
        const ObservedSeriesKey key{window.source, window.name, window.scope, series.labels};
        const auto around = window.stepMs + window.stepMs / 2; // as wide as no gap is
        const auto kept = store.metrics(key, series.timesMs.front() - around, series.timesMs.back() + around);
        if (!kept)
            return fail(kept.error());
        const auto fresh = pointsToKeep(*kept, series, window.stepMs);
        if (fresh.timesMs.empty())
            continue;
        if (auto put = store.putMetrics(key, fresh); !put)
            return fail(put.error());
        points += std::int64_t(fresh.timesMs.size());
    }
    return points;
}

} // namespace ph

#include "services/analysis/MetricWindows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace ph {

namespace {

bool counts(const MetricWindow& window, std::size_t i)
{
    if (window.totals.empty())
        return std::isfinite(window.values[i]);
    return i < window.totals.size() && std::isfinite(window.values[i]) && window.values[i] >= 0 &&
           std::isfinite(window.totals[i]) && window.totals[i] >= 0;
}

/// Samples that count up to a time.
template <class Use>
void forSamples(const MetricWindow& window, std::int64_t untilMs, Use use)
{
    const auto size = std::min(window.timesMs.size(), window.values.size());
    for (std::size_t i = 0; i < size; ++i) {
        if (window.timesMs[i] <= untilMs && counts(window, i))
            use(i);
    }
}

} // namespace

std::vector<double> finiteValues(const MetricWindow& window, std::int64_t untilMs)
{
    std::vector<double> values;
    forSamples(window, untilMs, [&](std::size_t i) { values.push_back(window.values[i]); });
    return values;
}

PairedCounts pairedCounts(const MetricWindow& window, const MetricWindow& other, std::int64_t untilMs)
{
    std::map<std::int64_t, std::array<double, 4>> byTime;
    const auto take = [&](const MetricWindow& from, std::size_t side) {
        if (from.totals.empty())
            return;
        forSamples(from, untilMs, [&](std::size_t i) {
            auto& row = byTime[from.timesMs[i]];
            row[side] += from.values[i];
            row[side + 1] += from.totals[i];
        });
    };
    take(window, 0);
    take(other, 2);
    PairedCounts paired;
    for (const auto& [time, row] : byTime) {
        paired.events.push_back(row[0]);
        paired.totals.push_back(row[1]);
        paired.otherEvents.push_back(row[2]);
        paired.otherTotals.push_back(row[3]);
    }
    return paired;
}

std::int64_t newestMs(const MetricWindow& window, std::int64_t untilMs)
{
    std::int64_t newest = noTime;
    forSamples(window, untilMs, [&](std::size_t i) { newest = std::max(newest, window.timesMs[i]); });
    return newest;
}

} // namespace ph

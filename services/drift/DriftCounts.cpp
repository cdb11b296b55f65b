#include "services/drift/DriftCounts.h"

#include "services/drift/PooledRuns.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ph {

namespace {

DriftCounts unzipped(const std::vector<std::pair<double, double>>& pairs)
{
    DriftCounts counts;
    for (const auto& [reference, current] : pairs) {
        counts.reference.push_back(reference);
        counts.current.push_back(current);
    }
    return counts;
}

/// From how many values lie before each edge, to how many lie between them.
std::vector<double> between(const std::vector<std::size_t>& before)
{
    std::vector<double> counts;
    for (std::size_t i = 1; i < before.size(); ++i)
        counts.push_back(double(before[i] - before[i - 1]));
    return counts;
}

std::vector<double> binned(const SortedSample& sample, std::span<const double> edges)
{
    std::vector<std::size_t> before;
    for (const double edge : edges)
        before.push_back(before.size() + 1 < edges.size() ? sample.countBelow(edge) : sample.countUpTo(edge));
    return between(before);
}

std::vector<double> divided(const SortedSample& sample, std::span<const double> dividers)
{
    std::vector<std::size_t> before{0};
    for (const double divider : dividers)
        before.push_back(sample.countUpTo(divider));
    before.push_back(sample.size());
    return between(before);
}

} // namespace

std::size_t CategoryCounts::total() const
{
    return std::size_t(std::accumulate(counts.begin(), counts.end(), std::int64_t(0)));
}

double DriftCounts::referenceTotal() const
{
    return std::accumulate(reference.begin(), reference.end(), 0.0);
}

double DriftCounts::currentTotal() const
{
    return std::accumulate(current.begin(), current.end(), 0.0);
}

DriftCounts driftCounts(const CategoryCounts& reference, const CategoryCounts& current)
{
    std::vector<std::pair<double, double>> pairs;
    const QString* first = nullptr;
    const auto add = [&](const QString& category, std::int64_t before, std::int64_t now) {
        pairs.emplace_back(double(before), double(now));
        if (first && *first < category)
            return;
        first = &category;
        std::swap(pairs.front(), pairs.back());
    };
    for (auto it = reference.counts.begin(); it != reference.counts.end(); ++it)
        add(it.key(), it.value(), current.counts.value(it.key()));
    for (auto it = current.counts.begin(); it != current.counts.end(); ++it) {
        if (!reference.counts.contains(it.key()))
            add(it.key(), 0, it.value());
    }
    if (!pairs.empty())
        std::sort(pairs.begin() + 1, pairs.end(), std::greater());
    return unzipped(pairs);
}

DriftCounts driftCounts(const SortedSample& reference, const SortedSample& current)
{
    DriftCounts counts;
    forEachPooledRun(reference, current, [&](const PooledRun& run) {
        counts.reference.push_back(double(run.inReference));
        counts.current.push_back(double(run.inCurrent));
    });
    return counts;
}

DriftCounts binnedCounts(const SortedSample& reference, const SortedSample& current,
                         std::span<const double> edges)
{
    return {binned(reference, edges), binned(current, edges)};
}

DriftCounts dividedCounts(const SortedSample& reference, const SortedSample& current,
                          std::span<const double> dividers)
{
    const auto ofReference = divided(reference, dividers), ofCurrent = divided(current, dividers);
    DriftCounts counts;
    for (std::size_t i = 0; i < ofReference.size(); ++i) {
        if (ofReference[i] + ofCurrent[i] == 0)
            continue;
        counts.reference.push_back(ofReference[i]);
        counts.current.push_back(ofCurrent[i]);
    }
    return counts;
}

std::vector<double> sturgesEdges(double least, double greatest, std::size_t count)
{
    if (least == greatest) {
        least -= 0.5;
        greatest += 0.5;
        count = 1;
    }
    const bool overflows = !std::isfinite(greatest - least);
    const double range = overflows ? greatest / 2 - least / 2 : greatest - least;
    const double width = range / (std::log2(double(count)) + 1);
    const double bins = width > 0 ? std::ceil(range / width) : 1;
    const double step = range / bins;
    std::vector<double> edges;
    for (double i = 0; i < bins; ++i)
        edges.push_back(overflows ? std::lerp(least, greatest, i / bins) : i * step + least);
    edges.push_back(greatest);
    return edges;
}

std::vector<double> quantileDividers(const SortedSample& sample, int parts)
{
    std::vector<double> dividers;
    double last = std::numeric_limits<double>::quiet_NaN();
    for (int i = 1; i < parts && !sample.isEmpty(); ++i) {
        const double quantile = sample.quantile(double(i) / parts);
        if (quantile == last) {
            const double below = std::nextafter(quantile, -HUGE_VAL);
            if (dividers.size() < 2 || dividers[dividers.size() - 2] < below)
                dividers.insert(dividers.end() - 1, below);
        } else {
            dividers.push_back(quantile);
        }
        last = quantile;
    }
    return dividers;
}

} // namespace ph

#pragma once

#include "services/drift/SortedSample.h"

namespace ph {

/// One value of two samples together, and how often each has it.
struct PooledRun {
    double value;
    std::size_t inReference, inCurrent;
    std::size_t referenceBefore, currentBefore; ///< how many smaller ones there are
    std::size_t size() const { return inReference + inCurrent; }
    std::size_t before() const { return referenceBefore + currentBefore; }
};

/// Calls `visit` once for each different value of both, ascending.
template <typename Visit>
void forEachPooledRun(const SortedSample& reference, const SortedSample& current, Visit&& visit)
{
    const auto x = reference.values(), y = current.values();
    std::size_t i = 0, j = 0;
    while (i < x.size() || j < y.size()) {
        const bool isX = j == y.size() || (i < x.size() && x[i] <= y[j]);
        PooledRun run{isX ? x[i] : y[j], 0, 0, i, j};
        for (; i < x.size() && x[i] == run.value; ++i)
            ++run.inReference;
        for (; j < y.size() && y[j] == run.value; ++j)
            ++run.inCurrent;
        visit(run);
    }
}

/// The first position from `from` on whose value is greater; near ones are found soonest.
std::size_t firstGreater(std::span<const double> ascending, std::size_t from, double bound);

/// How many different values both have together; not more than `most` are counted.
std::size_t pooledDistinct(const SortedSample& reference, const SortedSample& current, std::size_t most);

} // namespace ph

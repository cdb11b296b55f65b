#include "services/drift/PooledRuns.h"

#include <algorithm>

namespace ph {

std::size_t firstGreater(std::span<const double> ascending, std::size_t from, double bound)
{
    std::size_t step = 1, low = from;
    while (low + step <= ascending.size() && ascending[low + step - 1] <= bound) {
        low += step;
        step *= 2;
    }
    const auto high = std::min(low + step, ascending.size());
    return std::size_t(std::upper_bound(ascending.begin() + std::ptrdiff_t(low),
                                        ascending.begin() + std::ptrdiff_t(high), bound) -
                       ascending.begin());
}

std::size_t pooledDistinct(const SortedSample& reference, const SortedSample& current, std::size_t most)
{
    const auto x = reference.values(), y = current.values();
    std::size_t i = 0, j = 0, count = 0;
    for (; count < most && (i < x.size() || j < y.size()); ++count) {
        const bool isX = j == y.size() || (i < x.size() && x[i] <= y[j]);
        const double value = isX ? x[i] : y[j];
        i = firstGreater(x, i, value);
        j = firstGreater(y, j, value);
    }
    return count;
}

} // namespace ph

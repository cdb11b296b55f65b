#pragma once

#include <algorithm>
#include <cstddef>

namespace ph {

/// Sums of so many are added to the sum of all: rounding then does not grow with the count.
inline constexpr std::size_t summedAtOnce = 512;

/// Σ term(i) for i below `count`. Eight sums side by side: the compiler may not reorder one, but adds these
/// at once.
template <typename Term>
double blockSum(std::size_t count, Term term)
{
    constexpr std::size_t lanes = 8;
    double sum = 0;
    for (std::size_t begin = 0; begin < count; begin += summedAtOnce) {
        const auto end = std::min(begin + summedAtOnce, count);
        double side[lanes] = {}, ofBlock = 0;
        std::size_t i = begin;
        for (; i + lanes <= end; i += lanes) {
            for (std::size_t lane = 0; lane < lanes; ++lane)
                side[lane] += term(i + lane);
        }
        for (; i < end; ++i)
            ofBlock += term(i);
        for (const double part : side)
            ofBlock += part;
        sum += ofBlock;
    }
    return sum;
}

} // namespace ph

#pragma once

#include <cstddef>
#include <vector>

namespace ph {

/// Lines, or places among them, in a row; both ends belong to it.
struct LineRange {
    int first;
    int last;
};

/// Maximal runs of positions that satisfy `wanted`.
template <class Wanted>
std::vector<LineRange> lineRangesOf(std::size_t count, Wanted wanted)
{
    std::vector<LineRange> ranges;
    for (std::size_t i = 0; i < count; ++i) {
        if (!wanted(i))
            continue;
        if (!ranges.empty() && ranges.back().last + 1 == int(i))
            ranges.back().last = int(i);
        else
            ranges.push_back({int(i), int(i)});
    }
    return ranges;
}

/// More separate ranges than this are told as a move and one range: views pay for every signal.
inline constexpr std::size_t maxLineRanges = 12;

} // namespace ph

#include "services/drift/RadixSort.h"

#include "models/values/LargePages.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

namespace ph {

namespace {

using Key = std::uint64_t;

constexpr int digitBits = 8; // 256 places to write to at once fit the first cache; 2,048 do not
constexpr int digits = 4;
constexpr std::size_t buckets = std::size_t(1) << digitBits;
constexpr std::size_t leastForRadix = 512;

/// Has the order of the doubles. Made anew in every pass, which costs less than a copy of all would.
Key keyOf(double value)
{
    const auto bits = std::bit_cast<Key>(value);
    return bits ^ (Key(std::int64_t(bits) >> 63) | Key(1) << 63);
}

/// By the leading 32 bits of those in which the keys differ at all: the lower ones of real data decide only
/// between very few, which are then sorted among themselves. That saves half of the passes.
void sortByDigits(std::span<double> values, double* scratch)
{
    const auto n = values.size();
    if (n < leastForRadix) {
        std::sort(values.begin(), values.end());
        return;
    }
    Key any = 0, all = ~Key(0);
    for (const double value : values) {
        any |= keyOf(value);
        all &= keyOf(value);
    }
    const int differing = 64 - std::countl_zero(any ^ all);
    const int low = std::max(0, differing - digits * digitBits);
    std::array<std::array<std::size_t, buckets>, digits> counts{};
    for (const double value : values) {
        const Key leading = keyOf(value) >> low;
        for (int digit = 0; digit < digits; ++digit)
            ++counts[std::size_t(digit)][(leading >> (digit * digitBits)) % buckets];
    }
    double *from = values.data(), *to = scratch;
    for (int digit = 0; digit < digits; ++digit) {
        auto& places = counts[std::size_t(digit)];
        const int shift = low + digit * digitBits;
        if (places[(keyOf(from[0]) >> shift) % buckets] == n)
            continue; // all have the same
        std::size_t before = 0;
        for (auto& place : places)
            before += std::exchange(place, before);
        for (std::size_t i = 0; i < n; ++i)
            to[places[(keyOf(from[i]) >> shift) % buckets]++] = from[i];
        std::swap(from, to);
    }
    if (from != values.data())
        std::copy(from, from + n, values.begin());
    if (!low)
        return;
    for (std::size_t i = 1; i < n; ++i) {
        if (values[i - 1] <= values[i])
            continue;
        const Key leading = keyOf(values[i]) >> low;
        auto begin = i, end = i + 1;
        while (begin > 0 && keyOf(values[begin - 1]) >> low == leading)
            --begin;
        while (end < n && keyOf(values[end]) >> low == leading)
            ++end;
        sortByDigits(values.subspan(begin, end - begin), scratch);
        i = end - 1;
    }
}

} // namespace

void radixSort(std::span<double> values)
{
    std::vector<double, LargePageAllocator<double>> scratch(values.size());
    sortByDigits(values, scratch.data());
}

} // namespace ph

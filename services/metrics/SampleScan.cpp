#include "services/metrics/SampleScan.h"

#include "services/metrics/PrometheusReading.h"

#include <charconv>
#include <cstring>

namespace ph::prometheus {

namespace {

/// What was read, and where the text goes on.
template <class T>
struct Taken {
    T value;
    const char* after; ///< nullptr: it is written in another way
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Eight digits at once, the first in the lowest byte; nothing where one of them is none.
std::optional<std::int64_t> eightDigits(const char* at)
{
    std::uint64_t bytes;
    std::memcpy(&bytes, at, sizeof bytes);
    const std::uint64_t high = 0xf0f0'f0f0'f0f0'f0f0;
    if (((bytes & high) | (((bytes + 0x0606'0606'0606'0606) & high) >> 4)) != 0x3333'3333'3333'3333)
        return std::nullopt;
    bytes -= 0x3030'3030'3030'3030;
    bytes = bytes * 10 + (bytes >> 8); // pairs, in every other byte
    const std::uint64_t pairs = 0x0000'00ff'0000'00ff;
    return std::uint32_t(
        ((bytes & pairs) * 0x000f'4240'0000'0064 + ((bytes >> 16) & pairs) * 0x0000'2710'0000'0001) >> 32);
}

/// Up to `most` digits, behind those of `number`.
Taken<std::int64_t> takeDigits(const char* at, std::ptrdiff_t most, std::int64_t number)
{
    for (const char* last = at + most; at != last && isDigit(*at); ++at)
        number = number * 10 + (*at - '0');
    return {number, at};
}

/// As timeFrom() of the double next to it: seconds within its bounds are exact to the millisecond.
Taken<std::int64_t> takeTime(const char* at, const char* end)
{
    constexpr std::ptrdiff_t mostDigits = 12, mostDecimals = 3; // of latestSeconds
    if (!isDigit(*at) || *at == '0')                            // JSON has no leading zeros
        return {0, nullptr};
    const auto eight = end - at >= 8 ? eightDigits(at) : std::nullopt;
    auto time = eight ? takeDigits(at + 8, mostDigits - 8, *eight) : takeDigits(at, mostDigits, 0);
    std::ptrdiff_t decimals = 0;
    if (*time.after == '.') {
        const char* point = time.after + 1;
        time = takeDigits(point, mostDecimals, time.value);
        decimals = time.after - point;
        if (decimals == 0)
            return {0, nullptr};
    }
    for (; decimals < mostDecimals; ++decimals)
        time.value *= 10;
    return {time.value, time.value <= latestSeconds * 1000 ? time.after : nullptr};
}

/// As numberFrom() of the text to the next quote.
Taken<double> takeNumber(const char* at, const char* end)
{
    if (isDigit(at[*at == '-'])) { // it also reads the words, in more ways than a Prometheus writes them
        double value = 0;
        const auto read = std::from_chars(at, end, value);
        return {value, read.ec == std::errc() ? read.ptr : nullptr};
    }
    for (const std::string_view word : {"NaN", "+Inf", "-Inf"}) {
        if (std::string_view(at, std::size_t(end - at)).starts_with(word))
            return {*numberFrom(word), at + word.size()};
    }
    return {0, nullptr};
}

} // namespace

// A NUL stands at the end of the text, and is nothing that is expected: so nothing is read behind it.
const char* scanSamples(const char* at, const char* end, MetricSeries& series)
{
    if (*at++ != '[')
        return nullptr;
    for (std::int64_t before = -1;; ++at) {
        if (*at != '[')
            return nullptr;
        const auto time = takeTime(at + 1, end);
        if (!time.after || time.value <= before || time.after[0] != ',' || time.after[1] != '"')
            return nullptr;
        const auto number = takeNumber(time.after + 2, end);
        if (!number.after || number.after[0] != '"' || number.after[1] != ']')
            return nullptr;
        series.timesMs.push_back(time.value);
        series.values.push_back(number.value);
        before = time.value;
        at = number.after + 2;
        if (*at != ',')
            return *at == ']' ? at + 1 : nullptr;
    }
}

} // namespace ph::prometheus

#include "services/metrics/SampleScan.h"

#include "services/metrics/DecimalQuotient.h"
#include "services/metrics/PrometheusReading.h"

#include <bit>
#include <cstring>

// Only where several bytes are read at once is the end of the text looked for: the NUL there is nothing that
// is taken for a digit or a sign.
namespace ph::prometheus {

namespace {

/// Of a text; what it takes, it leaves behind.
struct SampleCursor {
    const char* at;
    const char* end;

    bool take(char c)
    {
        const bool is = *at == c;
        at += is;
        return is;
    }

    bool take(std::string_view word)
    {
        const bool is = std::string_view(at, std::size_t(end - at)).starts_with(word);
        at += is ? word.size() : 0;
        return is;
    }
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Eight digits, the first in the lowest byte, in three multiplications instead of eight.
std::uint64_t eightDigits(std::uint64_t bytes)
{
    bytes -= 0x3030'3030'3030'3030;
    bytes = bytes * 10 + (bytes >> 8); // pairs, in every other byte
    const std::uint64_t pairs = 0x0000'00ff'0000'00ff;
    return std::uint32_t(
        ((bytes & pairs) * 0x000f'4240'0000'0064 + ((bytes >> 16) & pairs) * 0x0000'2710'0000'0001) >> 32);
}

bool areDigits(std::uint64_t bytes)
{
    const std::uint64_t high = 0xf0f0'f0f0'f0f0'f0f0;
    return ((bytes & high) | (((bytes + 0x0606'0606'0606'0606) & high) >> 4)) == 0x3333'3333'3333'3333;
}

/// Appends the digits here to `number`, which beyond 19 of them is of no use.
std::ptrdiff_t takeDigits(SampleCursor& text, std::uint64_t& number)
{
    static_assert(std::endian::native == std::endian::little, "the first digit is the lowest byte");
    const char* begin = text.at;
    for (std::uint64_t bytes; text.end - text.at >= std::ptrdiff_t(sizeof bytes); text.at += sizeof bytes) {
        std::memcpy(&bytes, text.at, sizeof bytes);
        if (!areDigits(bytes))
            break;
        number = number * 100'000'000 + eightDigits(bytes);
    }
    for (; isDigit(*text.at); ++text.at)
        number = number * 10 + std::uint64_t(*text.at - '0');
    return text.at - begin;
}

/// As timeFrom() of the double next to it: seconds within its bounds are exact to the millisecond.
bool takeTime(SampleCursor& text, std::int64_t& timeMs)
{
    constexpr std::ptrdiff_t mostDigits = 12;  // of latestSeconds
    if (!isDigit(*text.at) || *text.at == '0') // JSON has no leading zeros
        return false;
    std::uint64_t number = 0;
    if (takeDigits(text, number) > mostDigits)
        return false;
    std::ptrdiff_t decimals = 0;
    if (text.take('.')) {
        decimals = takeDigits(text, number);
        if (decimals < 1 || decimals > 3)
            return false;
    }
    for (; decimals < 3; ++decimals)
        number *= 10;
    timeMs = std::int64_t(number);
    return timeMs <= latestSeconds * 1000;
}

/// Exponents, and more digits than 64 bits hold.
bool takeAnyNumber(SampleCursor& text, double& value)
{
    const auto read = std::from_chars(text.at, text.end, value);
    text.at = read.ptr;
    return read.ec == std::errc() && std::isfinite(value);
}

bool takeNoNumber(SampleCursor& text, double& value)
{
    for (const std::string_view word : {"NaN", "+Inf", "-Inf"}) {
        if (text.take(word)) {
            value = *numberFrom(word);
            return true;
        }
    }
    return false;
}

/// As numberFrom() of the text to the next quote.
bool takeNumber(SampleCursor& text, double& value)
{
    constexpr std::ptrdiff_t mostDigits = 19; // that 64 bits hold, whichever they are
    const auto begin = text;
    const bool isNegative = text.take('-');
    if (!isDigit(*text.at)) {
        text = begin;
        return takeNoNumber(text, value);
    }
    std::uint64_t number = 0;
    auto digits = takeDigits(text, number);
    std::ptrdiff_t decimals = 0;
    if (text.take('.')) {
        const char* point = text.at;
        if (number == 0 && digits <= mostDigits) { // zeros before the first digit that counts
            digits = 0;
            while (text.take('0')) {
            }
        }
        digits += takeDigits(text, number);
        decimals = text.at - point;
    }
    if (*text.at != '"' || digits > mostDigits || decimals > mostDecimals) {
        text = begin;
        return takeAnyNumber(text, value);
    }
    const double size = decimalQuotient(number, int(decimals));
    value = isNegative ? -size : size;
    return true;
}

} // namespace

const char* scanSamples(const char* at, const char* end, MetricSeries& series)
{
    SampleCursor text{at, end};
    if (!text.take('['))
        return nullptr;
    std::int64_t before = -1;
    do {
        std::int64_t timeMs = 0;
        double value = 0;
        if (!text.take('[') || !takeTime(text, timeMs) || timeMs <= before || !text.take(',') ||
            !text.take('"') || !takeNumber(text, value) || !text.take('"') || !text.take(']'))
            return nullptr;
        series.timesMs.push_back(timeMs);
        series.values.push_back(value);
        before = timeMs;
    } while (text.take(','));
    return text.take(']') ? text.at : nullptr;
}

} // namespace ph::prometheus

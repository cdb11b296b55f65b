#include "services/frames/CellText.h"

#include "services/http/HeaderText.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>

namespace ph {

namespace {

constexpr std::array exactPowers{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

bool isDecimal(char c)
{
    return unsigned(c) - unsigned('0') < 10;
}

constexpr std::uint64_t zeros = 0x3030303030303030u; ///< eight digits of 0

/// Whether all eight bytes are digits: Johnny Lee's and Daniel Lemire's arithmetic on all of them at once.
bool areDigits(std::uint64_t eight)
{
    return ((eight & 0xf0f0f0f0f0f0f0f0u) | (((eight + 0x0606060606060606u) & 0xf0f0f0f0f0f0f0f0u) >> 4)) ==
           0x3333333333333333u;
}

/// What eight digits say, each the byte 0 to 9, the first one in the lowest byte.
std::uint64_t valueOf(std::uint64_t eight)
{
    eight = eight * 10 + (eight >> 8); // pairs
    constexpr std::uint64_t mask = 0x000000ff000000ffu;
    return (((eight & mask) * (100 + (std::uint64_t(1'000'000) << 32))) +
            (((eight >> 16) & mask) * (1 + (std::uint64_t(10'000) << 32)))) >>
           32;
}

/// Takes the digits from `at` on into `digits`, which wraps around beyond nineteen of them.
const char* takeDigits(const char* at, const char* end, std::uint64_t& digits)
{
    for (std::uint64_t eight = 0; end - at >= 8; at += 8) {
        std::memcpy(&eight, at, sizeof eight);
        if (!areDigits(eight))
            break;
        digits = digits * 100'000'000 + valueOf(eight - zeros);
    }
    for (; at != end && isDecimal(*at); ++at)
        digits = digits * 10 + std::uint64_t(*at - '0');
    return at;
}

__extension__ using Sixteen = unsigned __int128; ///< characters, the first one in the lowest byte

constexpr Sixteen eachOf(std::uint8_t byte)
{
    return ~Sixteen(0) / 0xff * byte;
}

/// Digits with a point among the first eight characters, 8 to 16 of these in all, without a sign: read
/// without a loop or a branch by their count, which changes from cell to cell and is not to be foreseen.
std::optional<double> pointedNumber(const char* first, std::size_t length)
{
    std::uint64_t head = 0, tail = 0; // they overlap, so that nothing beyond the cell is read
    std::memcpy(&head, first, sizeof head);
    std::memcpy(&tail, first + length - sizeof tail, sizeof tail);
    const std::uint64_t other = head ^ 0x2e2e2e2e2e2e2e2eu; // 0 where the point is
    const std::uint64_t points = (other - 0x0101010101010101u) & ~other & 0x8080808080808080u;
    if (points == 0)
        return std::nullopt;
    const int place = std::countr_zero(points) / 8, digits = int(length) - 1;
    const Sixteen whole = (Sixteen(tail) << 64 >> (8 * (16 - length))) | head;
    const Sixteen before = (Sixteen(1) << (8 * place)) - 1;
    const Sixteen inner = (whole & before) | (whole >> 8 & ~before);
    const Sixteen bare = inner ^ eachOf('0') >> (8 * (16 - digits));
    if ((((bare + eachOf(0x76)) | bare) & eachOf(0x80)) != 0)
        return std::nullopt;                             // not all are 0 to 9
    const Sixteen aligned = bare << (8 * (16 - digits)); // zeros before it
    const auto value = valueOf(std::uint64_t(aligned)) * 100'000'000 + valueOf(std::uint64_t(aligned >> 64));
    if (value > std::uint64_t(1) << 53)
        return std::nullopt;
    return double(value) / exactPowers[std::size_t(digits - place)];
}

/// Digits that fit a double exactly, and a power of ten that does: one division then rounds once, so the
/// result is the nearest double (Clinger 1990). Most cells of most files are such numbers.
std::optional<double> shortNumber(std::string_view cell)
{
    const char* const end = cell.data() + cell.size();
    const bool isNegative = !cell.empty() && cell.front() == '-';
    const char* const first = cell.data() + (isNegative ? 1 : 0);
    if (const auto length = std::size_t(end - first); length >= 8 && length <= 16) {
        if (const auto value = pointedNumber(first, length))
            return std::bit_cast<double>(std::bit_cast<std::uint64_t>(*value) | std::uint64_t(isNegative)
                                                                                    << 63);
    }
    std::uint64_t digits = 0;
    const char* at = takeDigits(first, end, digits);
    auto count = at - first;
    std::ptrdiff_t decimals = 0;
    if (at != end && *at == '.') {
        const char* const point = ++at;
        at = takeDigits(at, end, digits);
        decimals = at - point;
        count += decimals;
    }
    if (at != end || count == 0 || count > 19 || digits > (std::uint64_t(1) << 53))
        return std::nullopt;
    const double value = double(digits) / exactPowers[std::size_t(decimals)];
    return isNegative ? -value : value;
}

/// Of a number that no double holds: too large, or too small.
double beyondDouble(std::string_view cell)
{
    // std::from_chars does not say which; the power of ten of the first digit other than zero does.
    std::ptrdiff_t power = 0, before = 0;
    bool seenPoint = false, seenDigit = false;
    std::size_t i = 0;
    for (; i < cell.size() && cell[i] != 'e' && cell[i] != 'E'; ++i) {
        if (cell[i] == '.')
            seenPoint = true;
        else if (isDecimal(cell[i])) {
            seenDigit = seenDigit || cell[i] != '0';
            before += seenDigit && !seenPoint ? 1 : 0;
            before -= !seenDigit && seenPoint ? 1 : 0;
        }
    }
    if (i + 1 < cell.size()) {
        const auto isSigned = cell[i + 1] == '+';
        const auto* first = cell.data() + i + 1 + (isSigned ? 1 : 0);
        const auto read = std::from_chars(first, cell.data() + cell.size(), power);
        if (read.ec == std::errc::result_out_of_range)
            power = *first == '-' ? -100'000 : 100'000;
    }
    const double size = before + power > 0 ? std::numeric_limits<double>::infinity() : 0.0;
    return cell.front() == '-' ? -size : size;
}

/// trimmed() looks at every letter for that, which costs more than to read most numbers.
std::string_view withoutBlanks(std::string_view cell)
{
    const auto isInner = [](char c) { return static_cast<unsigned char>(c) > ' '; };
    return cell.empty() || (isInner(cell.front()) && isInner(cell.back())) ? cell : trimmed(cell);
}

std::optional<double> anyNumber(std::string_view cell)
{
    if (cell.size() > 1 && cell.front() == '+' && cell[1] != '-')
        cell.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (end != cell.data() + cell.size() || cell.empty())
        return std::nullopt;
    if (error == std::errc::result_out_of_range)
        return beyondDouble(cell);
    return error == std::errc() && !std::isnan(value) ? std::optional(value) : std::nullopt;
}

} // namespace

std::optional<double> numberOf(std::string_view cell)
{
    if (const auto value = shortNumber(cell))
        return value;
    return anyNumber(withoutBlanks(cell));
}

std::optional<std::int64_t> integerOf(std::string_view cell)
{
    cell = withoutBlanks(cell);
    const bool hasPlus = cell.size() > 1 && cell.front() == '+' && cell[1] != '-';
    const auto bare = cell.substr(hasPlus ? 1 : 0);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(bare.data(), bare.data() + bare.size(), value);
    // The smallest one stands for "missing".
    if (error == std::errc() && end == bare.data() + bare.size())
        return value == std::numeric_limits<std::int64_t>::min() ? std::nullopt : std::optional(value);
    const auto number = anyNumber(cell);
    if (!number || std::abs(*number) > 0x1p53 || *number != std::trunc(*number))
        return std::nullopt;
    return std::int64_t(*number);
}

std::optional<bool> booleanOf(std::string_view cell)
{
    cell = trimmed(cell);
    if (cell.empty() || cell.size() > 5)
        return std::nullopt;
    const auto isOneOf = [cell](std::initializer_list<const char*> words) {
        return std::any_of(words.begin(), words.end(),
                           [cell](const char* word) { return equalsIgnoringCase(cell, word); });
    };
    if (isOneOf({"true", "1", "yes", "t", "y"}))
        return true;
    return isOneOf({"false", "0", "no", "f", "n"}) ? std::optional(false) : std::nullopt;
}

bool hasLeadingZeros(std::string_view cell)
{
    if (!cell.empty() && (cell.front() == '-' || cell.front() == '+'))
        cell.remove_prefix(1);
    return cell.size() > 1 && cell[0] == '0' && isDecimal(cell[1]);
}

} // namespace ph

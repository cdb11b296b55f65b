#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace ph::prometheus {

__extension__ using WideUnsigned = unsigned __int128;

constexpr int mostDecimals = 22; ///< a double holds 10^22 exactly, and not 10^23

namespace detail {

template <class T, std::size_t size>
constexpr std::array<T, size> powersOf(T base)
{
    std::array<T, size> powers{1};
    for (std::size_t i = 1; i < size; ++i)
        powers[i] = powers[i - 1] * base;
    return powers;
}

inline constexpr auto tens = powersOf<double, mostDecimals + 1>(10);
inline constexpr auto fives = powersOf<std::uint64_t, mostDecimals + 1>(5);

} // namespace detail

/// digits / 10^decimals, correctly rounded, as std::from_chars gives for the same digits. `decimals`: 0 to
/// mostDecimals.
constexpr double decimalQuotient(std::uint64_t digits, int decimals)
{
    if (digits <= std::uint64_t(1) << 53)
        return double(digits) / detail::tens[std::size_t(decimals)]; // of exact numbers, rounded once
    const auto five = detail::fives[std::size_t(decimals)];
    const int up = std::countl_zero(digits), down = std::countl_zero(five);
    // Both with their highest bit set, the quotient has 63 bits or 64. A double keeps 53: of what is left
    // over by the division it only matters whether it is none.
    const auto dividend = WideUnsigned(digits << up) << 63;
    const auto divisor = five << down;
    const auto quotient = std::uint64_t(dividend / divisor);
    const bool isExact = quotient * divisor == std::uint64_t(dividend);
    const int exponent = down - up - decimals - 63; // far from what a double cannot scale by
    return double(quotient | std::uint64_t(!isExact)) *
           std::bit_cast<double>(std::uint64_t(1023 + exponent) << 52);
}

} // namespace ph::prometheus

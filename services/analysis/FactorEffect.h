#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

namespace ph {

/// How much of a metric's variance the categories of one factor account for (one-way analysis of variance).
struct FactorEffect {
    /// Between-category sum of squares over the total, 0 to 1 (Fisher 1925). It grows with every category,
    /// also of pure noise: k categories of n runs reach (k - 1) / (n - 1) by chance alone.
    double etaSquared = std::numeric_limits<double>::quiet_NaN();
    /// Omega squared (Hays, "Statistics for Psychologists", 1963): the same without that gift, so what
    /// factors of different sizes are ranked by. 0 where chance would give more.
    double omegaSquared = std::numeric_limits<double>::quiet_NaN();
    double f = std::numeric_limits<double>::quiet_NaN();
    double p = std::numeric_limits<double>::quiet_NaN(); ///< of the F test; assumes like spreads
    std::size_t n = 0;                                   ///< runs with a category and a finite metric
    std::size_t categories = 0;
};

/// `category[i]` is any number that stands for the category of `metric[i]`; noCategory leaves the run out, as
/// does a metric that is not finite. Everything is NaN but n and categories where there are fewer than two
/// categories, no category holds two runs, or the metric does not vary. Equal lengths.
FactorEffect factorEffect(std::span<const std::uint32_t> category, std::span<const double> metric);
inline constexpr std::uint32_t noCategory = 0xFFFFFFFF;

} // namespace ph

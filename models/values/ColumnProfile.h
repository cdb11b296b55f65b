#pragma once

#include "models/values/Frame.h"

#include <array>

namespace ph {

/// What one column holds, as far as a look at every value once can tell.
struct ColumnProfile {
    FrameColumn column;
    std::size_t rows = 0;
    std::size_t missing = 0;
    std::size_t infinite = 0; ///< in none of the figures below
    std::size_t distinct = 0; ///< of the present values
    double distinctError = 0; ///< its standard error over it; 0 where it is exact
    /// Of the finite values: booleans as 0 and 1, timestamps in milliseconds since 1970 UTC, of texts the
    /// length in bytes. NaN where there is none.
    double minimum = missingNumber, maximum = missingNumber, mean = missingNumber;
    double deviation = missingNumber; ///< of a sample (n - 1); NaN below two values
    /// At ColumnProfile::ranks, likewise.
    std::vector<double> quantiles = {};
    /// How far from its rank, of all values, a quantile may lie, all of them together with 99 % confidence; 0
    /// where they are exact.
    double rankError = 0;
    /// The most frequent values, at most maxTop, with how often they are there. Empty where there were too
    /// many distinct ones to count each.
    std::vector<std::pair<QString, std::size_t>> top = {};

    static constexpr std::array ranks{0.0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1.0};
    static constexpr std::size_t maxTop = 20;
};

} // namespace ph

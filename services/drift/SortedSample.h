#pragma once

#include "models/values/ColumnDrift.h"
#include "models/values/LargePages.h"

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace ph {

struct SampleMoments {
    std::size_t n = 0;
    double mean = std::numeric_limits<double>::quiet_NaN();
    double squares = std::numeric_limits<double>::quiet_NaN();  ///< sum of squared distances from the mean
    double variance() const { return squares / double(n - 1); } ///< of the population, without bias
    double deviation() const;                                   ///< of the sample itself (divided by n)
};

/// The finite values of a column in ascending order. Sorted once, it serves every statistic: keep that of the
/// reference where many windows are compared with it.
class SortedSample {
public:
    SortedSample() = default;
    explicit SortedSample(std::span<const double> column);

    std::span<const double> values() const { return values_; }
    std::size_t size() const { return values_.size(); }
    bool isEmpty() const { return values_.empty(); }
    const LeftOut& leftOut() const { return leftOut_; }

    std::size_t countBelow(double x) const;
    std::size_t countUpTo(double x) const;
    double shareUpTo(double x) const; ///< the empirical distribution function; NaN where empty
    /// By linear interpolation between the two nearest (type 7 of Hyndman and Fan, Am. Stat. 50(4), 1996, as
    /// numpy and R by default); `p` in [0, 1]. NaN where empty.
    double quantile(double p) const;
    /// How many different values there are; not more than `most` are counted.
    std::size_t distinct(std::size_t most = std::numeric_limits<std::size_t>::max()) const;
    /// Two passes. Values beyond 1e150 overflow; see magnitudeExponent().
    SampleMoments moments() const;
    /// All times 2 to the power of `exponent`.
    SortedSample scaled(int exponent) const;

private:
    std::vector<double, LargePageAllocator<double>> values_;
    LeftOut leftOut_;
};

/// By what power of two both samples are to be multiplied so that differences and squares neither overflow
/// nor vanish: 0 nearly always. Even, so that a square root takes half of it.
int magnitudeExponent(const SortedSample& a, const SortedSample& b);

} // namespace ph

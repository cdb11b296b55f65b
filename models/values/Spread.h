#pragma once

#include <cmath>
#include <cstddef>

namespace ph {

/// Mean and sample standard deviation of numbers in one pass (Welford, Technometrics 4, 1962). In long
/// double, where squares of 1e300 and of 1e-300 are numbers still.
class Spread {
public:
    void add(double value)
    {
        ++count_;
        const long double from = value - mean_;
        mean_ += from / static_cast<long double>(count_);
        squares_ += from * (value - mean_);
    }
    std::size_t count() const { return count_; }
    double mean() const { return double(mean_); } ///< 0 of none
    /// Over n - 1; 0 of fewer than two.
    double deviation() const
    {
        return count_ > 1 ? double(std::sqrt(squares_ / static_cast<long double>(count_ - 1))) : 0;
    }

private:
    std::size_t count_ = 0;
    long double mean_ = 0, squares_ = 0;
};

} // namespace ph

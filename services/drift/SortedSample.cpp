#include "services/drift/SortedSample.h"

#include "services/drift/BlockSum.h"
#include "services/drift/RadixSort.h"

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr int largestExponent = 490; // squares of ten million such values are still finite

} // namespace

double SampleMoments::deviation() const
{
    return std::sqrt(squares / double(n));
}

SortedSample::SortedSample(std::span<const double> column)
    : values_(column.size())
{
    std::size_t kept = 0;
    for (const double value : column) {
        values_[kept] = value;
        kept += std::isfinite(value); // without a branch
    }
    if (kept < column.size()) {
        for (const double value : column) {
            leftOut_.missing += std::isnan(value);
            leftOut_.plusInfinity += value == HUGE_VAL;
            leftOut_.minusInfinity += value == -HUGE_VAL;
        }
        values_.resize(kept);
    }
    radixSort(values_);
}

std::size_t SortedSample::countBelow(double x) const
{
    return std::size_t(std::lower_bound(values_.begin(), values_.end(), x) - values_.begin());
}

std::size_t SortedSample::countUpTo(double x) const
{
    return std::size_t(std::upper_bound(values_.begin(), values_.end(), x) - values_.begin());
}

double SortedSample::shareUpTo(double x) const
{
    return isEmpty() ? std::numeric_limits<double>::quiet_NaN() : double(countUpTo(x)) / double(size());
}

double SortedSample::quantile(double p) const
{
    if (isEmpty())
        return std::numeric_limits<double>::quiet_NaN();
    const double at = p * double(size() - 1);
    const auto below = std::min(std::size_t(at), size() - 1);
    const auto above = std::min(below + 1, size() - 1);
    return std::lerp(values_[below], values_[above], at - double(below));
}

std::size_t SortedSample::distinct(std::size_t most) const
{
    std::size_t count = 0;
    for (auto at = values_.begin(); at != values_.end() && count < most; ++count) {
        const auto next = at + 1;
        at = next == values_.end() || *next != *at ? next : std::upper_bound(next, values_.end(), *at);
    }
    return count;
}

SampleMoments SortedSample::moments() const
{
    SampleMoments result{size()};
    if (isEmpty())
        return result;
    if (values_.front() == values_.back()) {
        result.mean = values_.front(); // a sum would be off by a rounding, and there would be a spread
        result.squares = 0;
        return result;
    }
    result.mean = blockSum(size(), [this](std::size_t i) { return values_[i]; }) / double(size());
    const double mean = result.mean;
    result.squares =
        blockSum(size(), [this, mean](std::size_t i) { return (values_[i] - mean) * (values_[i] - mean); });
    return result;
}

SortedSample SortedSample::scaled(int exponent) const
{
    auto result = *this;
    for (auto& value : result.values_)
        value = std::ldexp(value, exponent);
    return result;
}

int magnitudeExponent(const SortedSample& a, const SortedSample& b)
{
    double largest = 0;
    for (const auto* sample : {&a, &b}) {
        if (!sample->isEmpty())
            largest =
                std::max({largest, std::abs(sample->values().front()), std::abs(sample->values().back())});
    }
    const int exponent = largest > 0 ? std::ilogb(largest) : 0;
    return std::abs(exponent) <= largestExponent ? 0 : -(exponent - exponent % 2);
}

} // namespace ph

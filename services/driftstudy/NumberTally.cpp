#include "services/driftstudy/NumberTally.h"

#include <algorithm>
#include <cmath>

namespace ph {

std::size_t levelOf(double value, std::span<const double> dividers)
{
    return std::size_t(std::lower_bound(dividers.begin(), dividers.end(), value) - dividers.begin());
}

void NumberTally::add(double value, std::size_t level, std::span<const double> dividers)
{
    if (!std::isfinite(value)) {
        leftOut_.missing += std::isnan(value);
        leftOut_.plusInfinity += value == HUGE_VAL;
        leftOut_.minusInfinity += value == -HUGE_VAL;
        return;
    }
    ++size_;
    if (!levels_.empty())
        return count(value, level);
    values_.push_back(value);
    if (values_.size() * sizeof(double) < (dividers.size() + 1) * sizeof(Level))
        return;
    levels_.resize(dividers.size() + 1);
    for (const double each : values_)
        count(each, levelOf(each, dividers));
    values_ = {};
}

void NumberTally::count(double value, std::size_t level)
{
    auto& in = levels_[level];
    if (in.count++ == 0)
        in.first = value;
    in.beyondFirst += value - in.first;
    in.isOneValue = in.isOneValue && value == in.first;
}

std::vector<std::uint64_t> NumberTally::levelCounts(std::span<const double> dividers) const
{
    std::vector<std::uint64_t> counts(dividers.size() + 1);
    for (const double value : values_)
        ++counts[levelOf(value, dividers)];
    for (std::size_t i = 0; i < levels_.size(); ++i)
        counts[i] += levels_[i].count;
    return counts;
}

SortedSample NumberTally::sample() const
{
    if (levels_.empty())
        return SortedSample(values_);
    const double kept = std::min(1.0, double(mostValues) / double(size_));
    std::vector<double> values;
    std::uint64_t before = 0;
    for (const auto& level : levels_) {
        before += level.count;
        const auto upTo = std::size_t(std::floor(double(before) * kept));
        if (upTo > values.size())
            values.resize(upTo, level.first + level.beyondFirst / double(level.count));
    }
    return SortedSample(values);
}

double NumberTally::error() const
{
    std::uint64_t largest = 0;
    for (const auto& level : levels_) {
        if (!level.isOneValue)
            largest = std::max(largest, level.count);
    }
    const double thinned = size_ > mostValues ? 1.0 / mostValues : 0;
    return size_ == 0 ? 0 : double(largest) / double(size_) + thinned;
}

} // namespace ph

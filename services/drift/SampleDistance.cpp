#include "services/drift/SampleDistance.h"

#include "services/drift/BlockSum.h"
#include "services/drift/PooledRuns.h"

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

using Values = std::span<const double>;

/// How many values of each sample are at most some value.
struct Counts {
    std::size_t i = 0, j = 0;
};

class LargestDifference {
public:
    LargestDifference(Values x, Values y)
        : x_(x)
        , y_(y)
        , n_(std::int64_t(x.size()))
        , m_(std::int64_t(y.size()))
    {
    }

    void search()
    {
        const auto step = std::max(std::size_t(8), std::size_t(std::sqrt(double(n_)) / 8));
        std::vector<Counts> marks{{}};
        for (auto mark = marks.back(); mark.i < x_.size();) {
            const double value = x_[std::min(mark.i + step, x_.size()) - 1];
            mark = {firstGreater(x_, mark.i, value), firstGreater(y_, mark.j, value)};
            look(mark, value);
            marks.push_back(mark);
        }
        for (std::size_t k = 1; k < marks.size(); ++k) {
            const auto &from = marks[k - 1], &to = marks[k];
            if (std::max(difference({to.i, from.j}), -difference({from.i, to.j})) > largest_)
                searchBetween(from, to);
        }
    }

    std::uint64_t largest() const { return std::uint64_t(largest_); }
    double at() const { return at_; }

private:
    std::int64_t difference(Counts c) const { return std::int64_t(c.i) * m_ - std::int64_t(c.j) * n_; }
    void look(Counts counts, double value)
    {
        const auto size = std::abs(difference(counts));
        if (size > largest_) {
            largest_ = size;
            at_ = value;
        }
    }
    /// Once one side has no more, the difference only moves towards that of `to`, which was seen.
    void searchBetween(Counts from, Counts to)
    {
        while (from.i < to.i && from.j < to.j) {
            const double value = std::min(x_[from.i], y_[from.j]);
            while (from.i < to.i && x_[from.i] == value)
                ++from.i;
            while (from.j < to.j && y_[from.j] == value)
                ++from.j;
            look(from, value);
        }
    }

    Values x_, y_;
    std::int64_t n_, m_, largest_ = -1;
    double at_ = std::numeric_limits<double>::quiet_NaN();
};

double meanDistance(Values x, Values y)
{
    return blockSum(x.size(), [=](std::size_t i) { return std::abs(x[i] - y[i]); }) / double(x.size());
}

/// ∫ |F⁻¹ - G⁻¹| over the quantiles rather than ∫ |F - G| over the values: which side steps next does then
/// not depend on the data, and ties need no thought.
double transportCost(Values x, Values y)
{
    const auto n = std::uint64_t(x.size()), m = std::uint64_t(y.size());
    std::uint64_t at = 0, endX = m, endY = n; // quantiles times n m
    std::size_t i = 0, j = 0;
    double sum = 0;
    while (i < n && j < m) {
        double ofBlock = 0;
        for (std::size_t step = 0; step < summedAtOnce && i < n && j < m; ++step) {
            const auto next = std::min(endX, endY);
            ofBlock += double(next - at) * std::abs(x[i] - y[j]);
            at = next;
            const bool isXDone = endX == next, isYDone = endY == next;
            i += isXDone;
            endX += isXDone ? m : 0;
            j += isYDone;
            endY += isYDone ? n : 0;
        }
        sum += ofBlock;
    }
    return sum / (double(n) * double(m));
}

/// ∫ (F - G)²
double squaredArea(Values x, Values y)
{
    const auto n = std::int64_t(x.size()), m = std::int64_t(y.size());
    const double pairs = double(n) * double(m);
    std::size_t i = 0, j = 0;
    std::int64_t difference = 0;
    double last = std::min(x[0], y[0]), sum = 0;
    while (i < x.size() || j < y.size()) {
        double ofBlock = 0;
        for (std::size_t step = 0; step < summedAtOnce && (i < x.size() || j < y.size()); ++step) {
            const bool isX = j == y.size() || (i < x.size() && x[i] <= y[j]);
            const double value = isX ? x[i] : y[j];
            const double apart = double(difference) / pairs;
            ofBlock += apart * apart * (value - last);
            last = value;
            difference += isX ? m : -n;
            i += isX;
            j += !isX;
        }
        sum += ofBlock;
    }
    return sum;
}

} // namespace

KolmogorovDistance kolmogorovDistance(const SortedSample& reference, const SortedSample& current)
{
    if (reference.isEmpty() || current.isEmpty())
        return {};
    LargestDifference search(reference.values(), current.values());
    search.search();
    const double pairs = double(reference.size()) * double(current.size());
    return {double(search.largest()) / pairs, search.largest(), search.at()};
}

double wassersteinDistance(const SortedSample& reference, const SortedSample& current)
{
    if (reference.isEmpty() || current.isEmpty())
        return std::numeric_limits<double>::quiet_NaN();
    if (const int exponent = magnitudeExponent(reference, current))
        return std::ldexp(wassersteinDistance(reference.scaled(exponent), current.scaled(exponent)),
                          -exponent);
    return reference.size() == current.size() ? meanDistance(reference.values(), current.values())
                                              : transportCost(reference.values(), current.values());
}

double energyDistance(const SortedSample& reference, const SortedSample& current)
{
    if (reference.isEmpty() || current.isEmpty())
        return std::numeric_limits<double>::quiet_NaN();
    if (const int exponent = magnitudeExponent(reference, current))
        return std::ldexp(energyDistance(reference.scaled(exponent), current.scaled(exponent)),
                          -exponent / 2);
    return std::sqrt(2 * squaredArea(reference.values(), current.values()));
}

} // namespace ph

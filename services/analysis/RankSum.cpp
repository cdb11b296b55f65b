#include "services/analysis/RankSum.h"

#include "models/values/RankCorrelation.h"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace ph {

namespace {

constexpr std::size_t mostExactlySummed = 24;

std::vector<double> finiteOnes(std::span<const double> values)
{
    std::vector<double> kept;
    std::copy_if(values.begin(), values.end(), std::back_inserter(kept),
                 [](double value) { return std::isfinite(value); });
    return kept;
}

/// How U is distributed where both sides have one distribution.
class UnderEquals {
public:
    UnderEquals(std::span<const double> ranks, std::size_t first, double inflation)
        : pairs_(double(first) * double(ranks.size() - first))
    {
        const double n = double(ranks.size());
        std::vector<double> sorted(ranks.begin(), ranks.end());
        std::sort(sorted.begin(), sorted.end());
        if (inflation <= 1 && ranks.size() <= mostExactlySummed) {
            countWays(sorted, first);
            return;
        }
        double ties = 0;
        for (auto at = sorted.begin(); at != sorted.end();) {
            const auto end = std::upper_bound(at, sorted.end(), *at);
            const double size = double(end - at);
            ties += size * size * size - size;
            at = end;
        }
        deviation_ = std::sqrt(std::max(1.0, inflation) * pairs_ / 12 * (n + 1 - ties / (n * (n - 1))));
        if (inflation > 1)
            freedom_ = std::max(1.0, n / inflation - 2);
    }

    /// Of a U at least as large.
    double above(double u) const
    {
        if (!exact_.empty()) {
            const auto from = exact_.begin() + std::ptrdiff_t(std::ceil(2 * u - 1e-9));
            return std::min(1.0, std::accumulate(from, exact_.end(), 0.0));
        }
        if (!(deviation_ > 0))
            return 1;
        const double z = (u - pairs_ / 2 - 0.5) / deviation_;
        using namespace boost::math;
        return freedom_ > 0 ? cdf(complement(students_t(freedom_), z)) : cdf(complement(normal(), z));
    }

    /// Of a U at most as large. Where ranks are shared, the two tails differ.
    double below(double u) const
    {
        if (exact_.empty())
            return above(pairs_ - u);
        const auto end = exact_.begin() + std::ptrdiff_t(std::floor(2 * u + 1e-9)) + 1;
        return std::min(1.0, std::accumulate(exact_.begin(), end, 0.0));
    }

    /// The smallest U that is not refused from below at a one-sided level; 0: none is.
    double refusedBelow(double level) const
    {
        if (!exact_.empty()) {
            double share = 0;
            std::size_t doubled = 0;
            while (doubled < exact_.size() && share + exact_[doubled] < level)
                share += exact_[doubled++];
            return double(doubled) / 2;
        }
        using namespace boost::math;
        const double z =
            freedom_ > 0 ? quantile(students_t(freedom_), 1 - level) : quantile(normal(), 1 - level);
        return std::max(0.0, std::floor(pairs_ / 2 - z * deviation_));
    }

private:
    /// Ways to choose `first` of the ranks, by twice the U that they give, as a share of all.
    void countWays(const std::vector<double>& ranks, std::size_t first)
    {
        std::size_t most = 0;
        std::vector<std::size_t> doubled;
        for (const double rank : ranks) {
            doubled.push_back(std::size_t(std::lround(2 * rank)));
            most += doubled.back();
        }
        std::vector<std::vector<double>> ways(first + 1, std::vector<double>(most + 1, 0.0));
        ways[0][0] = 1;
        for (std::size_t i = 0; i < doubled.size(); ++i) {
            for (std::size_t taken = std::min(i + 1, first); taken > 0; --taken) {
                for (std::size_t sum = doubled[i]; sum <= most; ++sum)
                    ways[taken][sum] += ways[taken - 1][sum - doubled[i]];
            }
        }
        const double all = std::accumulate(ways[first].begin(), ways[first].end(), 0.0);
        const auto least = first * (first + 1); // twice the sum of the ranks 1 to first
        exact_.assign(std::size_t(2 * pairs_) + 1, 0.0);
        for (std::size_t u = 0; u < exact_.size() && u + least <= most; ++u)
            exact_[u] = ways[first][u + least] / all;
    }

    double pairs_ = 0, deviation_ = 0;
    double freedom_ = 0;        ///< 0: normal
    std::vector<double> exact_; ///< by twice U; empty: not exact
};

/// How many differences x - y are at most `bound`; both ascending.
std::size_t differencesUpTo(const std::vector<double>& x, const std::vector<double>& y, double bound)
{
    std::size_t count = 0, greater = 0; // of y: those before are too small for this x
    for (const double value : x) {
        while (greater < y.size() && value - y[greater] > bound)
            ++greater;
        count += y.size() - greater;
    }
    return count;
}

/// The k-th smallest difference, from 1, by halving the range: nothing is kept of all pairs.
double orderedDifference(const std::vector<double>& x, const std::vector<double>& y, std::size_t k)
{
    double low = x.front() - y.back(), high = x.back() - y.front();
    if (differencesUpTo(x, y, low) >= k)
        return low;
    for (;;) {
        const double middle = low / 2 + high / 2;
        if (!(middle > low && middle < high))
            return high;
        (differencesUpTo(x, y, middle) >= k ? high : low) = middle;
    }
}

} // namespace

RankSum rankSum(std::span<const double> first, std::span<const double> second, double inflation)
{
    auto all = finiteOnes(first);
    RankSum result;
    result.first = all.size();
    const auto others = finiteOnes(second);
    result.second = others.size();
    if (all.empty() || others.empty())
        return result;
    all.insert(all.end(), others.begin(), others.end());
    const auto ranks = midranks(all);
    const double n = double(result.first), pairs = n * double(result.second);
    result.u = std::accumulate(ranks.begin(), ranks.begin() + std::ptrdiff_t(n), 0.0) - n * (n + 1) / 2;
    const UnderEquals equals(ranks, result.first, inflation);
    result.pGreater = equals.above(result.u);
    result.pLess = equals.below(result.u);
    std::vector<double> untied(ranks.size());
    std::iota(untied.begin(), untied.end(), 1.0);
    result.least = UnderEquals(untied, result.first, inflation).above(pairs);
    return result;
}

Shift shiftOf(std::span<const double> first, std::span<const double> second, double level, double inflation)
{
    auto x = finiteOnes(first), y = finiteOnes(second);
    if (x.empty() || y.empty())
        return {};
    auto all = x;
    all.insert(all.end(), y.begin(), y.end());
    std::sort(x.begin(), x.end());
    std::sort(y.begin(), y.end());
    const auto pairs = x.size() * y.size();
    Shift shift;
    shift.estimate =
        orderedDifference(x, y, (pairs + 1) / 2) / 2 + orderedDifference(x, y, pairs / 2 + 1) / 2;
    const auto k = std::size_t(UnderEquals(midranks(all), x.size(), inflation).refusedBelow((1 - level) / 2));
    if (k > 0) {
        shift.low = orderedDifference(x, y, k);
        shift.high = orderedDifference(x, y, pairs + 1 - k);
    }
    return shift;
}

} // namespace ph

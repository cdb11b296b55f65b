#include "services/drift/CountTests.h"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <random>

namespace ph {

namespace {

constexpr int permutations = 1'000;
constexpr double leastExpected = 5;

double chiSquaredTail(double statistic, double categories)
{
    if (std::isnan(statistic))
        return statistic;
    if (categories < 2)
        return 1; // nothing can differ
    if (std::isinf(statistic))
        return 0;
    return boost::math::cdf(
        boost::math::complement(boost::math::chi_squared(categories - 1), std::max(0.0, statistic)));
}

double pearsonTerm(double observed, double expected)
{
    if (observed == expected)
        return 0;
    return (observed - expected) * (observed - expected) / expected;
}

double likelihoodTerm(double observed, double expected)
{
    return observed > 0 ? 2 * observed * std::log(observed / expected) : 0.0;
}

template <typename Term>
CountTest testTable(const DriftCounts& counts, Term term)
{
    const double n = counts.referenceTotal(), m = counts.currentTotal();
    if (!(n > 0 && m > 0))
        return {};
    double statistic = 0, categories = 0;
    for (std::size_t i = 0; i < counts.reference.size(); ++i) {
        const double both = counts.reference[i] + counts.current[i];
        if (!(both > 0))
            continue;
        ++categories;
        statistic +=
            term(counts.reference[i], both * n / (n + m)) + term(counts.current[i], both * m / (n + m));
    }
    return {statistic, chiSquaredTail(statistic, categories)};
}

template <typename Term>
CountTest testFit(const DriftCounts& counts, double scale, Term term)
{
    double statistic = 0, categories = 0;
    for (std::size_t i = 0; i < counts.reference.size(); ++i) {
        categories += counts.reference[i] + counts.current[i] > 0;
        statistic += term(counts.current[i], counts.reference[i] * scale);
    }
    return {statistic, chiSquaredTail(statistic, categories)};
}

/// Σ |r m - c n|, whole: equal distances are equal.
std::int64_t scaledVariation(const std::vector<std::int64_t>& reference,
                             const std::vector<std::int64_t>& both, std::int64_t n, std::int64_t m)
{
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < both.size(); ++i)
        sum += std::abs(reference[i] * m - (both[i] - reference[i]) * n);
    return sum;
}

} // namespace

DriftCounts withRareTogether(const DriftCounts& counts)
{
    const double n = counts.referenceTotal(), m = counts.currentTotal(), smaller = std::min(n, m);
    DriftCounts result{{0}, {0}}; // the rare ones
    for (std::size_t i = 0; i < counts.reference.size(); ++i) {
        const double r = counts.reference[i], c = counts.current[i];
        if ((r + c) * smaller >= leastExpected * (n + m)) {
            result.reference.push_back(r);
            result.current.push_back(c);
        } else {
            result.reference.front() += r;
            result.current.front() += c;
        }
    }
    return result;
}

CountTest chiSquaredOfTable(const DriftCounts& counts)
{
    return testTable(counts, pearsonTerm);
}

CountTest likelihoodRatioOfTable(const DriftCounts& counts)
{
    return testTable(counts, likelihoodTerm);
}

CountTest chiSquaredOfFit(const DriftCounts& counts)
{
    const double n = counts.referenceTotal(), m = counts.currentTotal();
    return n > 0 && m > 0 ? testFit(counts, m / n, pearsonTerm) : CountTest{};
}

CountTest likelihoodRatioOfFit(const DriftCounts& counts)
{
    const double n = counts.referenceTotal();
    return n > 0 && n == counts.currentTotal() ? testFit(counts, 1, likelihoodTerm) : CountTest{};
}

CountTest shareDifference(const DriftCounts& counts)
{
    const double n = counts.referenceTotal(), m = counts.currentTotal();
    if (!(n > 0 && m > 0))
        return {};
    const double ofReference = n - counts.reference.front(), ofCurrent = m - counts.current.front();
    const double pooled = (ofReference + ofCurrent) / (n + m);
    if (!(pooled > 0 && pooled < 1))
        return {0, 1};
    const double z = (ofReference / n - ofCurrent / m) / std::sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
    return {z, 2 * boost::math::cdf(boost::math::complement(boost::math::normal(), std::abs(z)))};
}

double cramersV(const DriftCounts& counts)
{
    return std::sqrt(chiSquaredOfTable(counts).statistic / (counts.referenceTotal() + counts.currentTotal()));
}

double permutedTotalVariation(std::span<const std::uint32_t> reference,
                              std::span<const std::uint32_t> current)
{
    if (reference.empty() || current.empty())
        return std::numeric_limits<double>::quiet_NaN();
    std::vector<std::uint32_t> rows(reference.begin(), reference.end());
    rows.insert(rows.end(), current.begin(), current.end());
    const auto n = std::int64_t(reference.size()), m = std::int64_t(current.size());
    std::vector<std::int64_t> both(*std::max_element(rows.begin(), rows.end()) + std::size_t(1));
    auto drawn = both;
    for (const auto row : rows)
        ++both[row];
    for (const auto row : reference)
        ++drawn[row];
    const auto observed = scaledVariation(drawn, both, n, m);
    std::mt19937 random(0);
    std::vector<std::uint32_t> order(rows.size());
    int asLarge = 0;
    for (int i = 0; i < permutations; ++i) {
        for (std::size_t row = 0; row < order.size(); ++row)
            order[row] = std::uint32_t(row);
        for (auto last = std::uint32_t(order.size() - 1); last > 0; --last) {
            const auto mask = std::uint32_t((std::uint64_t(1) << std::bit_width(last)) - 1);
            std::uint32_t other = 0;
            do
                other = std::uint32_t(random()) & mask;
            while (other > last);
            std::swap(order[last], order[other]);
        }
        std::fill(drawn.begin(), drawn.end(), 0);
        for (std::size_t row = 0; row < reference.size(); ++row)
            ++drawn[rows[order[row]]];
        asLarge += scaledVariation(drawn, both, n, m) >= observed;
    }
    return double(asLarge) / permutations;
}

} // namespace ph

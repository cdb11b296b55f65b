#include "services/drift/ShareDistance.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ph {

namespace {

std::vector<double> partsOf(const std::vector<double>& counts, double smoothing)
{
    const double total =
        std::accumulate(counts.begin(), counts.end(), 0.0) + smoothing * double(counts.size());
    std::vector<double> parts;
    parts.reserve(counts.size());
    for (const double count : counts)
        parts.push_back((count + smoothing) / total);
    return parts;
}

void fillZeros(std::vector<double>& shares)
{
    double least = 1;
    for (const double share : shares)
        least = share > 0 ? std::min(least, share) : least;
    std::replace(shares.begin(), shares.end(), 0.0, least <= 0.0001 ? least / 1e6 : 0.0001);
}

double sumOf(const std::vector<double>& shares)
{
    return std::accumulate(shares.begin(), shares.end(), 0.0);
}

/// x log(x / y)
double relativeEntropy(double x, double y)
{
    return x == 0 ? 0.0 : x * std::log(x / y);
}

template <typename Term>
double sumOver(const DriftShares& shares, Term term)
{
    return std::inner_product(shares.reference.begin(), shares.reference.end(), shares.current.begin(), 0.0,
                              std::plus(), term);
}

} // namespace

DriftShares plainShares(const DriftCounts& counts)
{
    return {partsOf(counts.reference, 0), partsOf(counts.current, 0)};
}

DriftShares smoothedShares(const DriftCounts& counts)
{
    return {partsOf(counts.reference, 0.5), partsOf(counts.current, 0.5)};
}

DriftShares filledShares(const DriftCounts& counts)
{
    auto shares = plainShares(counts);
    fillZeros(shares.reference);
    fillZeros(shares.current);
    return shares;
}

double stabilityIndex(const DriftShares& shares)
{
    return sumOver(shares, [](double r, double c) { return r == c ? 0.0 : (r - c) * std::log(r / c); });
}

double kullbackLeibler(const DriftShares& shares)
{
    const double ofReference = sumOf(shares.reference), ofCurrent = sumOf(shares.current);
    return sumOver(shares,
                   [=](double r, double c) { return relativeEntropy(r / ofReference, c / ofCurrent); });
}

double jensenShannonDistance(const DriftShares& shares, LogBase base)
{
    const double sum = sumOver(shares, [](double r, double c) {
        const double middle = (r + c) / 2;
        return relativeEntropy(r, middle) + relativeEntropy(c, middle);
    });
    const double nats = std::isnan(sum) ? sum : std::max(0.0, sum / 2);
    return std::sqrt(base == LogBase::Two ? nats / std::log(2.0) : nats);
}

double hellingerDistance(const DriftShares& shares)
{
    // Not sqrt(1 - Σ sqrt(r c)): of near shares that would leave no digits.
    return std::sqrt(sumOver(shares,
                             [](double r, double c) {
                                 const double apart = std::sqrt(r) - std::sqrt(c);
                                 return apart * apart;
                             }) /
                     2);
}

double totalVariation(const DriftShares& shares)
{
    return sumOver(shares, [](double r, double c) { return std::abs(r - c); }) / 2;
}

} // namespace ph

#pragma once

#include "services/drift/DriftCounts.h"

namespace ph {

/// What part of each sample falls into each category or bin.
struct DriftShares {
    std::vector<double> reference, current;
};

DriftShares plainShares(const DriftCounts& counts);
/// Half a row more in every category, on either side (Jeffreys' prior): no share is zero, and the fewer rows
/// there are, the less an empty category says.
DriftShares smoothedShares(const DriftCounts& counts);
/// What Evidently 0.7 puts for a share of zero: 0.0001, or a millionth of that side's smallest other share
/// where that is not above 0.0001. The shares then sum up to more than 1.
DriftShares filledShares(const DriftCounts& counts);

// Distances between the two. NaN where a side has no rows.

/// Population stability index, Σ (r - c) log(r / c): 0 up to infinity, which a share of zero gives.
double stabilityIndex(const DriftShares& shares);
/// Kullback and Leibler's divergence of the reference from the current, Σ r log(r / c), of shares made to sum
/// up to 1; in nats: 0 up to infinity.
double kullbackLeibler(const DriftShares& shares);
enum class LogBase { Two, E };
/// The square root of Jensen and Shannon's divergence, a metric: 0 to 1 with base two, to sqrt(log 2) = 0.83
/// with base e.
double jensenShannonDistance(const DriftShares& shares, LogBase base);
double hellingerDistance(const DriftShares& shares); ///< 0 to 1
double totalVariation(const DriftShares& shares);    ///< 0 to 1: the share of rows that would have to move

} // namespace ph

#pragma once

#include "models/charts/ChartRange.h"
#include "models/values/DriftDetail.h"

#include <QPolygonF>

namespace ph {

/// What histograms, distribution functions and quantile plots of two sides are drawn from.

/// Bars are comparable by their height where all bins are equally wide; else by their area, and the height is
/// a density.
struct PairOfBars {
    std::vector<double> reference = {}, current = {};
    bool isDensity = false;
    double highest() const;
};
PairOfBars pairOfBars(const NumberDistributions& numbers);
/// Of edges that ascend: whether all bins are as wide as the first one.
bool isEven(std::span<const double> edges);

/// The outline of bars that stand on 0, from the first edge to the last.
QPolygonF outlineOf(std::span<const double> edges, std::span<const double> heights);

/// The share of values up to `x`, of (value, share up to it) by ascending value; 0 before the first one.
double shareUpTo(std::span<const std::pair<double, double>> cdf, double x);
/// As a line of steps over the range, from 0 to 1.
QPolygonF stepsOf(std::span<const std::pair<double, double>> cdf, ChartRange x);

/// Where the distribution functions are farthest apart: the distance of Kolmogorov and Smirnov.
struct CdfDistance {
    double at = 0; ///< value
    double reference = 0, current = 0;
    double size() const { return std::abs(reference - current); }
};
/// Nothing where a side has no values. Of several as large, that of the smallest value.
std::optional<CdfDistance> largestDistance(const NumberDistributions& numbers);

/// All values that the numbers tell of; invalid where there is none.
ChartRange valuesOf(const NumberDistributions& numbers);
/// Of both sides' quantiles together; invalid where there is none.
ChartRange quantileRange(std::span<const QuantilePair> quantiles);

/// A closed outline between two curves over the same places, without those where one is NaN: one for each
/// stretch of two places or more.
std::vector<QPolygonF> bandsBetween(std::span<const double> low, std::span<const double> high);

} // namespace ph

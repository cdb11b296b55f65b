#pragma once

#include "models/charts/AxisColumn.h"
#include "models/charts/ScatteredField.h"

#include <QLineF>

namespace ph {

/// Where to draw the lines of equal height: about `wanted` nice values strictly within `range`, which is in
/// axis space. Empty for an invalid range or a single value.
std::vector<double> contourLevels(ChartRange range, AxisKind kind, int wanted);

/// Index of the band between two levels that `value` lies in: 0 below the first, levels.size() above the
/// last.
std::size_t contourBand(std::span<const double> levels, double value);

/// The line of height `level`, as pieces in axis space, one or two a cell, by marching squares with linear
/// interpolation along the edges; a saddle is decided by the mean of its corners. Nothing is drawn where the
/// field is unknown.
std::vector<QLineF> isoLine(const ScatteredField& field, double level);

} // namespace ph

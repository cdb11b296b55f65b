#pragma once

#include "models/charts/ChartRange.h"

#include <cstddef>
#include <span>
#include <vector>

namespace ph {

/// A surface through scattered points, at the nodes of a regular grid: what a contour chart levels.
struct ScatteredField {
    int columns = 0, rows = 0; ///< nodes; the outer ones lie on the edges of `x` and `y`
    ChartRange x, y;           ///< in axis space
    std::vector<double> value; ///< row by row from the lower left; NaN where no point is near
    std::vector<double> gap;   ///< distance to the nearest point, as a share of what counts as near
    std::size_t places = 0;    ///< different positions among the points
    /// Fewer than minFieldPlaces, or all of them on one line: there is no surface.
    bool isEmpty() const { return value.empty(); }
    double valueAt(double atX, double atY) const; ///< bilinear; NaN outside the grid and where unknown
};

inline constexpr std::size_t minFieldPlaces = 5;

/// Points (x, y, z) by place; NaN in any of them leaves a point out.
struct FieldPoints {
    std::span<const double> x, y, z;
};

/// Local linear regression with a Gaussian kernel (Cleveland and Devlin, "Locally weighted regression", JASA
/// 83, 1988; Fan and Gijbels, "Local polynomial modelling", 1996): runs are noisy, so the surface need not go
/// through them, but it reproduces a plane, does not sag at the edges, and never leaves the range of z. Its
/// bandwidth is Scott's, σ·n^(−1/6) along each axis ("Multivariate density estimation", 1992), n being
/// the different positions; several points at one position count with their mean and number. A node farther
/// than `nearBandwidths` from every point is unknown: nothing is invented where nobody has looked.
/// O(nodes × points).
ScatteredField scatteredField(const FieldPoints& points, ChartRange x, ChartRange y, int columns, int rows);
inline constexpr double nearBandwidths = 1.25;

} // namespace ph

#pragma once

#include "models/charts/LinkedRuns.h"
#include "widgets/charts/PlotAxes.h"

namespace ph {

/// One x–y plot of runs as points, and which of them lies where.
struct PointPanel {
    int x = 0, y = 1; ///< indices into the chart's columns
    PlotLayout layout;
    AxisNames names = AxisNames::Show;
    std::vector<std::uint32_t> places; ///< the runs in view
    std::vector<QPointF> at;           ///< their centres, alongside

    std::optional<QPointF> positionOf(std::uint32_t place) const;
    /// The point nearest to `position`, at most `reach` pixels away.
    std::optional<std::uint32_t> nearest(QPointF position, double reach) const;
    /// The nearest point that lies towards `direction` (a unit vector) from that of `place`; deviating
    /// sideways counts twice. Without one in view: the point nearest to the middle.
    std::optional<std::uint32_t> nextTowards(std::optional<std::uint32_t> place, QPointF direction) const;
    std::vector<std::uint32_t> within(const QRectF& rect) const;
};

/// Fills `places` and `at`. Points on a category axis are spread a little within their category, always the
/// same way for a run, so that those with the same value do not hide each other.
void placePoints(PointPanel& panel, const ComparedRuns& runs, const AxisColumn& x, const AxisColumn& y,
                 const LinkedRuns::Ids& hidden);

} // namespace ph

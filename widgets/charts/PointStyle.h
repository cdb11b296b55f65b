#pragma once

#include "models/charts/AxisColumn.h"
#include "widgets/common/Theme.h"

namespace ph {

/// How one run's point looks. Marker: see paintMarker().
struct PointLook {
    QColor fill;
    int marker = 0;
    double size = 8; ///< device-independent pixels across
};

/// What decides about it: a column each for colour and size, or the looks of the runs and groups.
struct PointStyle {
    ComparedRunsPtr runs;
    std::optional<AxisColumn> colour; ///< none: each run, or group, its own
    std::optional<AxisColumn> size;   ///< none: all alike
    double plainSize = 8;

    PointLook look(std::size_t place, const Theme& theme) const;
    bool isRamp() const { return colour && colour->kind != AxisKind::Category; }
};

/// From the spec's colourBy and sizeBy; the more runs, the smaller the points.
PointStyle pointStyle(const ComparedRunsPtr& runs, const ChartSpec& spec);

/// 0 to 1 along the column's range; a single value is in the middle.
double shareOf(const AxisColumn& column, double at);

/// Pixels across: the disc's area grows with the value, for that is what the eye compares.
double bubbleSize(const AxisColumn& column, double at);

/// The look of a category; colours repeat after twelve, and then with another marker.
RunLook categoryLook(qsizetype index);

} // namespace ph

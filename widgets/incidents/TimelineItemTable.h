#pragma once

#include "models/charts/ChartTable.h"
#include "models/charts/TimelineCurve.h"

namespace ph {

/// Of a picture's table; never null.
using TimelineRows = std::shared_ptr<const std::vector<std::uint32_t>>;

/// A curve in view, in as many stretches as a table is read with.
struct TimelineCurveRow {
    TimelineCurveChoice about;
    TimelineCurveReading reading;
};
using TimelineCurveRows = std::shared_ptr<const std::vector<TimelineCurveRow>>; ///< null: none
TimelineCurveRows timelineCurveRows(const std::vector<TimelineCurve>& curves, const TimelineStretch& stretch);

/// What of a timeline is in view, as rows in the order of time, for those who cannot see it and for files;
/// and what its curves are then, behind them. Texts are made on asking.
ChartTable timelineItemTable(const TimelinePicturePtr& picture, const TimelineRows& rows,
                             const TimelineCurveRows& curves);

} // namespace ph

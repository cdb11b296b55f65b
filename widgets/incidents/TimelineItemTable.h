#pragma once

#include "models/charts/ChartTable.h"
#include "models/charts/TimelineLanes.h"

namespace ph {

/// Of a picture's table; never null.
using TimelineRows = std::shared_ptr<const std::vector<std::uint32_t>>;

/// What of a timeline is in view, as rows in the order of time, for those who cannot see it and for files.
/// Texts are made on asking.
ChartTable timelineItemTable(const TimelinePicturePtr& picture, const TimelineRows& rows);

} // namespace ph

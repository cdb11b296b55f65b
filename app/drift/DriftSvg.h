#pragma once

#include "models/values/DriftDetail.h"

namespace ph {

// Pictures of a comparison as SVG that stands in a page: colours are the page's classes ("reference",
// "current", "drift", "none", "nodata", "axis"), every text is escaped.

/// Columns down, windows across, a cell each; what it is shows on hovering. At most so many columns and the
/// last windows.
QString heatMapSvg(const DriftStudy& study, std::size_t segment, std::size_t mostColumns,
                   std::size_t mostWindows);
QString histogramSvg(const NumberDistributions& numbers);
/// Those that moved most, a pair of bars each.
QString categoryBarsSvg(const std::vector<CategoryPair>& categories);

} // namespace ph

#pragma once

#include "widgets/drift/DriftSubject.h"

namespace ph {

/// What stands behind one cell of a comparison, as charts. Each says so in words where the detail has nothing
/// of its kind. Tables hold all numbers, also those that a picture has no room for.

/// Both sides in one picture: shares of the finite values by bin, densities where bins are not equally wide.
ChartFigure histogramFigure(const DriftDetail& detail, const DriftSubject& subject);
/// Both distribution functions, with the largest distance between them.
ChartFigure cdfFigure(const DriftDetail& detail, const DriftSubject& subject);
/// Quantile against quantile; on the line of identity nothing moved.
ChartFigure quantileFigure(const DriftDetail& detail, const DriftSubject& subject);
/// By how much each quantile moved, in the unit of the values.
ChartFigure shiftFigure(const DriftDetail& detail, const DriftSubject& subject);
/// The categories that moved most, at most mostCategories of them, each side's share.
ChartFigure categoryFigure(const DriftDetail& detail, const DriftSubject& subject);
inline constexpr std::size_t mostCategories = 12;

} // namespace ph

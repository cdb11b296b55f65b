#pragma once

#include "widgets/drift/DriftSubject.h"

namespace ph {

/// How a column went from window to window. A reading a window: the index of a reading chosen is that of the
/// window.

/// The share of each category, stacked, with the rest on top.
ChartFigure shareFigure(const DriftDetail& detail, const DriftSubject& subject);
/// A box a window: quartiles, and whiskers to the least and the greatest value; behind them the box of the
/// reference and its median.
ChartFigure boxFigure(const DriftDetail& detail, const DriftSubject& subject);
/// The share of rows without a value.
ChartFigure missingFigure(const DriftDetail& detail, const DriftSubject& subject);

} // namespace ph

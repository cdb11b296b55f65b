#pragma once

#include "models/charts/ChartRange.h"

#include <map>

class QWheelEvent;
class QWidget;

namespace ph {

/// Whether turning the wheel over a plot zooms it. Where the plot stands in something that scrolls, the wheel
/// scrolls that, unless the plot has the focus or Ctrl is held: nobody scrolls down a board to have every
/// chart zoomed on the way.
bool wheelZooms(const QWidget& plot, const QWheelEvent& event);

/// Which part of each column is in view, known by the column's index, so that plots that share a column move
/// together. `whole` is the column's unzoomed range, in axis space.
class PlotZoom {
public:
    bool isZoomed() const { return !views_.empty(); }
    void clear() { views_.clear(); }
    ChartRange view(int column, ChartRange whole) const;
    /// `factor` above 1 goes nearer, at most a million times; `around` keeps its place.
    void zoom(int column, ChartRange whole, double factor, double around);
    /// By a share of what is in view, not beyond `whole`.
    void pan(int column, ChartRange whole, double share);

private:
    std::map<int, ChartRange> views_;
};

} // namespace ph

#pragma once

#include "models/charts/LineDensity.h"
#include "models/charts/ParallelCoordinates.h"
#include "widgets/common/Theme.h"

#include <QPolygonF>
#include <QRectF>

namespace ph {

/// What a parallel coordinates chart shows.
struct ParallelPlot {
    ParallelCoordinates geometry;
    ComparedRunsPtr runs;
    std::optional<AxisColumn> colour = std::nullopt; ///< of spec.colourBy; else a run or group has its look
    std::vector<std::vector<double>> heights = {};   ///< of the geometry, by axis
    void takeHeights();
    QColor colourOf(std::uint32_t place, const Theme& theme) const;
};

/// Where its parts lie.
struct ParallelLayout {
    static constexpr double nameHeight = 18, noteHeight = 14; // of a row of them

    QRectF lines;                  ///< between the first and the last axis; the "no value" slot is in it
    double top = 0, bottom = 0;    ///< of the axes
    std::optional<double> noValue; ///< y of the slot, where a run needs it
    std::vector<double> x;         ///< by axis
    double slot = 0;               ///< width that an axis has for itself
    std::vector<QRectF> names;     ///< by axis
    double notes = 0;              ///< y of the line that says "log, reversed"; 0: no axis is
    QRectF foot;                   ///< readout and legend
    QRectF colourBar;              ///< null without a colour column
    double toY(double height) const { return bottom - height * (bottom - top); }
    double toHeight(double y) const { return (bottom - y) / (bottom - top); }
    double yOf(double height) const { return height == height ? toY(height) : noValue.value_or(bottom); }
    std::optional<std::size_t> axisAt(double px, double reach) const;
};

ParallelLayout layOutParallel(const ParallelPlot& plot, const QRectF& area);

/// The lines in pixels of a device, relative to the top left corner of layout.lines. A single axis gets short
/// level strokes.
LineBundle parallelLines(const ParallelPlot& plot, const ParallelLayout& layout, const Theme& theme,
                         double pixelRatio);
/// The line of one run, in the coordinates of the layout.
QPolygonF parallelLine(const ParallelPlot& plot, const ParallelLayout& layout, std::uint32_t place);
/// How opaque one of so many lines is drawn: a thousand leave room for density, a few are solid.
double lineOpacity(std::size_t lines);

/// "log", "reversed", "log, reversed", or nothing.
QString axisNote(const ParallelCoordinates& geometry, std::size_t axis);

} // namespace ph

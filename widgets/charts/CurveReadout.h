#pragma once

#include "widgets/charts/CurvePicture.h"

#include <QSizeF>

#include <span>

namespace ph {

/// How so many curves are listed within `room` pixels: rows first, then further columns of `width` pixels as
/// far as there is room for them. At least one of each.
struct ReadoutGrid {
    std::size_t rows = 1, columns = 1;
    std::size_t places() const { return rows * columns; }
};
ReadoutGrid readoutGrid(std::size_t curves, QSizeF room, double width);

/// The crosshair at `at`, a pixel of the plot, and beside it what every curve says there: the nearest first,
/// or from high to low where y is NaN (the keyboard has no height), hovered ones before all; as many as
/// readoutGrid() has places for, then the number of those that only the table lists.
void paintReadout(QPainter& painter, const CurveScene& scene, const CurveGeometry& geometry, QPointF at,
                  std::span<const std::size_t> hovered, const Theme& theme);

} // namespace ph

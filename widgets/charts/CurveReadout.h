#pragma once

#include "widgets/charts/CurvePicture.h"

namespace ph {

/// The crosshair at `at`, a pixel of the plot, and beside it what every curve says there: the nearest first,
/// or from high to low where y is NaN (the keyboard has no height); as many as there is room for, then their
/// number.
void paintReadout(QPainter& painter, const CurveScene& scene, const CurveGeometry& geometry, QPointF at,
                  std::optional<std::size_t> hovered, const Theme& theme);

} // namespace ph

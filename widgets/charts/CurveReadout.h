#pragma once

#include "widgets/charts/CurvePicture.h"

#include <span>

namespace ph {

/// The crosshair at `at`, a pixel of the plot, and beside it what every curve says there: the nearest first,
/// or from high to low where y is NaN (the keyboard has no height), hovered ones before all; as many as there
/// is room for, then their number.
void paintReadout(QPainter& painter, const CurveScene& scene, const CurveGeometry& geometry, QPointF at,
                  std::span<const std::size_t> hovered, const Theme& theme);

} // namespace ph

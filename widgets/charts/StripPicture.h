#pragma once

#include "widgets/charts/CurvePicture.h"

namespace ph {

/// The cells of a distribution over time: the paler, the smaller the share; nothing where nobody counted.
void paintStrip(QPainter& painter, const HeatStrip& strip, const PlotLayout& layout, const Theme& theme);
/// What the colours mean.
void paintStripKey(QPainter& painter, const HeatStrip& strip, const QRectF& area, const Theme& theme);
/// The crosshair at a pixel of the plot, and beside it the shares of the step there; y may be NaN.
void paintStripReadout(QPainter& painter, const CurveScene& scene, const PlotLayout& layout, QPointF at,
                       const Theme& theme);
/// Bounds that can be written beside the plot without touching each other.
std::vector<Tick> stripTicks(const HeatStrip& strip, const PlotLayout& layout);

} // namespace ph

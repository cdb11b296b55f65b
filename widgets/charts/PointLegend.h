#pragma once

#include "widgets/charts/PointStyle.h"

#include <QRectF>

#include <functional>

class QPainter;

namespace ph {

/// How wide a legend stands to the right of `area`; 0 where there is nothing to explain, or no room.
double pointLegendWidth(const PointStyle& style, const QRectF& area);
/// Colour bar or keys, and below them what the sizes mean.
void paintPointLegend(QPainter& painter, const QRectF& rect, const PointStyle& style, const Theme& theme);

/// A column's name above a bar of its colours, with ticks; gives back the bottom. `colourAt` takes axis
/// space.
double paintColourBar(QPainter& painter, const QRectF& rect, const AxisColumn& column,
                      const std::function<QColor(double)>& colourAt, const Theme& theme);
inline constexpr double colourBarWidth = 92;

} // namespace ph

#pragma once

#include <QPolygonF>
#include <QRectF>

#include <functional>
#include <span>

namespace ph {

/// Hands on the parts of a polyline that lie within `area`, cut at its edges: a format without clipping (SVG
/// as Qt writes it) shows everything that it is given. What lies inside wholly is handed on as it is. Parts
/// have two points or more; a polyline of one point is one where it lies inside. Coordinates are finite.
void clipPolyline(std::span<const QPointF> line, const QRectF& area,
                  const std::function<void(std::span<const QPointF>)>& part);

/// What of a polygon lies within `area`; empty where nothing does. Parts of one that is not convex may be
/// joined by edges without width along the border, which a filling does not show.
QPolygonF clippedPolygon(const QPolygonF& polygon, const QRectF& area);

} // namespace ph

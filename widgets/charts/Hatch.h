#pragma once

#include <QRectF>

class QColor;
class QPainter;

namespace ph {

/// Lines from lower left to upper right, 8 pixels apart, that end at the edges of `area`. A brush with a
/// pattern is lost where a picture goes through SVG, and so is a clip.
void paintHatch(QPainter& painter, const QRectF& area, const QColor& colour);

} // namespace ph

#pragma once

#include "models/values/ComparedRuns.h"
#include "widgets/common/Theme.h"

class QPainter;

namespace ph {

/// Lengths of dashes and gaps in pen widths; empty is a solid line.
QList<qreal> dashPattern(int dash);

/// A filled shape about `size` pixels wide: disc, square, diamond, triangles up and down, plus, cross, star.
void paintMarker(QPainter& painter, QPointF centre, int marker, double size, const QColor& colour);

/// A legend's key: a short stroke in the look's colour, cut into whole dashes so that it ends as it begins.
void paintStrokeKey(QPainter& painter, const QRectF& rect, const RunLook& look, const Theme& theme);

/// A short stroke in the look's colour and dash with its marker in the middle: likewise.
void paintLookKey(QPainter& painter, const QRectF& rect, const RunLook& look, const Theme& theme);

/// Sequential colour for "colour by" a number: 0 is the lowest. Perceptually even and readable on the theme's
/// surface by its lightness alone, so that it also serves the colour-blind.
QColor rampColour(double share, const Theme& theme);

} // namespace ph

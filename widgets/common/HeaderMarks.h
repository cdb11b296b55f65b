#pragma once

#include <Qt>

class QColor;
class QPainter;
class QPointF;
class QRect;

namespace ph {

enum class Chevron { Collapsed, Expanded };
/// In the middle of `rect`, 8 pixels wide: what is below this line is shown, or is not.
void paintChevron(QPainter* painter, const QRect& rect, Chevron state, const QColor& colour);

/// A small triangle: how the lines, or the columns, are sorted by this one.
void paintSortArrow(QPainter* painter, QPointF centre, Qt::SortOrder order, const QColor& colour);

} // namespace ph

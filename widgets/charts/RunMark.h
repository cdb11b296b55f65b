#pragma once

#include "widgets/common/Theme.h"

#include <QList>
#include <QPolygonF>
#include <QRectF>

#include <optional>
#include <vector>

class QPainter;

namespace ph {

/// Something in a picture that stands for runs: what hovering reads, clicking selects and arrows visit.
struct RunMark {
    enum class Shape { Point, Line, Block };
    Shape shape = Shape::Block;
    QRectF area;         ///< Line: its bounds
    QList<qint64> runs;  ///< row ids; empty for what only has something to say
    QString text;        ///< plain; lines are kept
    QColor colour;       ///< of a highlighted line
    QPolygonF line = {}; ///< Line only
};

/// What lies under a position: a point or line within a few pixels before the block that holds it.
std::optional<std::size_t> markAt(const std::vector<RunMark>& marks, QPointF position);

/// Row ids of the points inside `area`, or of the blocks that it touches where there are no points in it.
QList<qint64> runsIn(const std::vector<RunMark>& marks, const QRectF& area);

void paintHighlight(QPainter& painter, const RunMark& mark, const Theme& theme);

/// A small box with plain text beside `anchor`, kept inside `bounds`.
void paintReadout(QPainter& painter, const QString& text, QPointF anchor, const QRectF& bounds,
                  const Theme& theme);

/// What stands in the middle of a chart that has nothing to show, and why.
void paintNothing(QPainter& painter, const QString& why, const QRectF& area, const Theme& theme);

} // namespace ph

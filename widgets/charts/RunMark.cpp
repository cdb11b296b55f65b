#include "widgets/charts/RunMark.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace ph {

namespace {

constexpr double reach = 8; // pixels around points and lines

double distanceTo(const QLineF& segment, QPointF p)
{
    const QPointF along = segment.p2() - segment.p1();
    const double squared = QPointF::dotProduct(along, along);
    const double t =
        squared > 0 ? std::clamp(QPointF::dotProduct(p - segment.p1(), along) / squared, 0.0, 1.0) : 0;
    return QLineF(p, segment.p1() + t * along).length();
}

double distanceTo(const RunMark& mark, QPointF p)
{
    if (mark.shape == RunMark::Shape::Point)
        return QLineF(p, mark.area.center()).length();
    double nearest = reach + 1;
    if (!mark.area.adjusted(-reach, -reach, reach, reach).contains(p))
        return nearest;
    for (qsizetype i = 1; i < mark.line.size(); ++i)
        nearest = std::min(nearest, distanceTo(QLineF(mark.line[i - 1], mark.line[i]), p));
    return nearest;
}

} // namespace

std::optional<std::size_t> markAt(const std::vector<RunMark>& marks, QPointF position)
{
    std::optional<std::size_t> found;
    double nearest = reach;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (marks[i].shape == RunMark::Shape::Block)
            continue;
        const double distance = distanceTo(marks[i], position);
        if (distance <= nearest) {
            nearest = distance;
            found = i;
        }
    }
    for (std::size_t i = marks.size(); !found && i-- > 0;) {
        if (marks[i].shape == RunMark::Shape::Block && marks[i].area.contains(position))
            found = i;
    }
    return found;
}

QList<qint64> runsIn(const std::vector<RunMark>& marks, const QRectF& area)
{
    QList<qint64> points, blocks;
    for (const auto& mark : marks) {
        if (mark.shape == RunMark::Shape::Point && area.contains(mark.area.center()))
            points += mark.runs;
        else if (mark.shape == RunMark::Shape::Block && area.intersects(mark.area))
            blocks += mark.runs;
    }
    return points.isEmpty() ? blocks : points;
}

void paintHighlight(QPainter& painter, const RunMark& mark, const Theme& theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    switch (mark.shape) {
    case RunMark::Shape::Point:
        painter.setPen(QPen(theme.text, 2));
        painter.drawEllipse(mark.area.center(), mark.area.width() / 2 + 3, mark.area.height() / 2 + 3);
        break;
    case RunMark::Shape::Line:
        painter.setPen(QPen(theme.surface, 7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(mark.line);
        painter.setPen(QPen(mark.colour, 3.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(mark.line);
        break;
    case RunMark::Shape::Block:
        painter.setPen(QPen(theme.text, 1.5));
        painter.drawRect(mark.area.adjusted(-1, -1, 1, 1));
        break;
    }
    painter.restore();
}

void paintReadout(QPainter& painter, const QString& text, QPointF anchor, const QRectF& bounds,
                  const Theme& theme)
{
    const QFont font = textFont(TextSize::Small);
    const QFontMetricsF metrics(font);
    const double widest = std::max(40.0, bounds.width() - 2 * space::l);
    QStringList lines = text.split(u'\n');
    double width = 0;
    for (auto& line : lines) {
        line = metrics.elidedText(line, Qt::ElideMiddle, widest - 2 * space::s);
        width = std::max(width, metrics.horizontalAdvance(line));
    }
    const double lineHeight = std::ceil(metrics.height()) + 1;
    const QSizeF size(std::ceil(width) + 2 * space::s, lineHeight * double(lines.size()) + 2 * space::xs);
    QPointF at = anchor + QPointF(space::m, -size.height() - space::s);
    if (at.x() + size.width() > bounds.right() - space::xs)
        at.setX(anchor.x() - space::m - size.width());
    at.setX(std::max(at.x(), bounds.left() + space::xs));
    if (at.y() < bounds.top() + space::xs)
        at.setY(std::min(anchor.y() + space::l, bounds.bottom() - size.height() - space::xs));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.borderStrong, 1));
    painter.setBrush(theme.raised);
    const QRectF box(QPointF(std::round(at.x()) + 0.5, std::round(at.y()) + 0.5), size);
    painter.drawRoundedRect(box, space::xs, space::xs);
    painter.setFont(font);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        painter.setPen(i == 0 ? theme.text : theme.textMuted);
        painter.drawText(QRectF(box.left() + space::s, box.top() + space::xs + lineHeight * double(i),
                                width + 2, lineHeight),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, lines[i]);
    }
    painter.restore();
}

void paintNothing(QPainter& painter, const QString& why, const QRectF& area, const Theme& theme)
{
    painter.setFont(textFont(TextSize::Body));
    painter.setPen(theme.textMuted);
    painter.drawText(area.adjusted(space::xl, space::l, -space::xl, -space::l),
                     Qt::AlignCenter | Qt::TextWordWrap, why);
}

} // namespace ph

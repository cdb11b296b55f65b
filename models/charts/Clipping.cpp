#include "models/charts/Clipping.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace ph {
namespace {

bool isWithin(const QRectF& area, QPointF p)
{
    return p.x() >= area.left() && p.x() <= area.right() && p.y() >= area.top() && p.y() <= area.bottom();
}

QPointF keptIn(const QRectF& area, QPointF p)
{
    return {std::clamp(p.x(), area.left(), area.right()), std::clamp(p.y(), area.top(), area.bottom())};
}

bool allOnOneSide(const QRectF& area, QPointF a, QPointF b)
{
    return std::max(a.x(), b.x()) < area.left() || std::min(a.x(), b.x()) > area.right() ||
           std::max(a.y(), b.y()) < area.top() || std::min(a.y(), b.y()) > area.bottom();
}

struct Segment {
    QPointF from, to;
};

/// Liang and Barsky, "A New Concept and Method for Line Clipping" (ACM TOG 3(1), 1984).
std::optional<Segment> clipped(QPointF a, QPointF b, const QRectF& area)
{
    if (allOnOneSide(area, a, b))
        return std::nullopt;
    double enters = 0, leaves = 1;
    const QPointF way = b - a;
    const auto cut = [&](double towards, double room) { // by one edge
        if (towards == 0)
            return room >= 0;
        const double at = room / towards;
        if (towards < 0)
            enters = std::max(enters, at);
        else
            leaves = std::min(leaves, at);
        return enters <= leaves;
    };
    if (!cut(-way.x(), a.x() - area.left()) || !cut(way.x(), area.right() - a.x()) ||
        !cut(-way.y(), a.y() - area.top()) || !cut(way.y(), area.bottom() - a.y()))
        return std::nullopt;
    // Ends inside stay what they are, to the last bit; cuts are rounded, and rounding must not leave the
    // area.
    return Segment{enters > 0 ? keptIn(area, a + enters * way) : a,
                   leaves < 1 ? keptIn(area, a + leaves * way) : b};
}

/// The polygon on the inner side of one edge: Sutherland and Hodgman, "Reentrant Polygon Clipping" (CACM
/// 17(1), 1974). `room`: how far inside a point lies, negative outside.
template <class Room>
QPolygonF cutAt(const QPolygonF& polygon, Room room)
{
    QPolygonF out;
    for (qsizetype i = 0; i < polygon.size(); ++i) {
        const QPointF from = polygon[i == 0 ? polygon.size() - 1 : i - 1], to = polygon[i];
        const double before = room(from), after = room(to);
        if ((before < 0) != (after < 0))
            out.append(from + before / (before - after) * (to - from));
        if (after >= 0)
            out.append(to);
    }
    return out;
}

} // namespace

void clipPolyline(std::span<const QPointF> line, const QRectF& area,
                  const std::function<void(std::span<const QPointF>)>& part)
{
    const auto isInside = [&area](QPointF p) { return isWithin(area, p); };
    if (std::all_of(line.begin(), line.end(), isInside)) {
        if (!line.empty())
            part(line);
        return;
    }
    std::vector<QPointF> open; // what was cut so far, up to where the line leaves
    const auto close = [&] {
        if (open.size() > 1)
            part(open);
        open.clear();
    };
    for (std::size_t i = 1; i < line.size(); ++i) {
        const auto inside = clipped(line[i - 1], line[i], area);
        if (!inside) {
            close();
            continue;
        }
        if (open.empty() || open.back() != inside->from) {
            close();
            open.push_back(inside->from);
        }
        open.push_back(inside->to);
    }
    close();
}

QPolygonF clippedPolygon(const QPolygonF& polygon, const QRectF& area)
{
    const QRectF bounds = polygon.boundingRect();
    if (allOnOneSide(area, bounds.topLeft(), bounds.bottomRight()))
        return {};
    if (isWithin(area, bounds.topLeft()) && isWithin(area, bounds.bottomRight()))
        return polygon;
    QPolygonF out = cutAt(polygon, [&](QPointF p) { return p.x() - area.left(); });
    out = cutAt(out, [&](QPointF p) { return area.right() - p.x(); });
    out = cutAt(out, [&](QPointF p) { return p.y() - area.top(); });
    out = cutAt(out, [&](QPointF p) { return area.bottom() - p.y(); });
    for (QPointF& p : out)
        p = keptIn(area, p); // cuts are rounded
    return out;
}

} // namespace ph

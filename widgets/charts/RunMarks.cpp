#include "widgets/charts/RunMarks.h"

#include <QPainter>
#include <QPainterPath>

#include <array>
#include <cmath>
#include <numeric>

namespace ph {

QList<qreal> dashPattern(int dash)
{
    switch (dash % runDashes) {
    case 1:
        return {6, 3};
    case 2:
        return {1.5, 2.5};
    case 3:
        return {7, 2.5, 1.5, 2.5};
    default:
        return {};
    }
}

void paintMarker(QPainter& painter, QPointF centre, int marker, double size, const QColor& colour)
{
    const double r = size / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const auto polygon = [&](std::initializer_list<QPointF> corners) {
        QPolygonF shape;
        for (const auto& corner : corners)
            shape << centre + corner * r;
        painter.drawPolygon(shape);
    };
    const auto strokes = [&](std::initializer_list<QLineF> lines) {
        painter.setPen(QPen(colour, std::max(1.5, size / 4), Qt::SolidLine, Qt::FlatCap));
        for (const auto& line : lines)
            painter.drawLine(centre + line.p1() * r, centre + line.p2() * r);
    };
    switch (marker % runMarkers) {
    case 0:
        painter.drawEllipse(centre, r, r);
        break;
    case 1:
        painter.drawRect(QRectF(centre.x() - r * 0.86, centre.y() - r * 0.86, size * 0.86, size * 0.86));
        break;
    case 2:
        polygon({{0, -1.15}, {1.15, 0}, {0, 1.15}, {-1.15, 0}});
        break;
    case 3:
        polygon({{0, -1.1}, {1.05, 0.8}, {-1.05, 0.8}});
        break;
    case 4:
        polygon({{0, 1.1}, {1.05, -0.8}, {-1.05, -0.8}});
        break;
    case 5:
        strokes({{{-1.1, 0}, {1.1, 0}}, {{0, -1.1}, {0, 1.1}}});
        break;
    case 6:
        strokes({{{-0.9, -0.9}, {0.9, 0.9}}, {{-0.9, 0.9}, {0.9, -0.9}}});
        break;
    default: {
        QPolygonF star;
        for (int i = 0; i < 10; ++i) {
            const double angle = -M_PI / 2 + i * M_PI / 5;
            star << centre + QPointF(std::cos(angle), std::sin(angle)) * (i % 2 ? 0.5 * r : 1.25 * r);
        }
        painter.drawPolygon(star);
    }
    }
}

void paintStrokeKey(QPainter& painter, const QRectF& rect, const RunLook& look, const Theme& theme)
{
    QPen pen(theme.series(look.colour), 2, Qt::SolidLine, Qt::FlatCap);
    if (auto dashes = dashPattern(look.dash); !dashes.isEmpty()) {
        // Some whole periods and the first dash once more; one dash and a gap are not yet dashed.
        const double first = dashes.first() * pen.widthF();
        const double period = std::accumulate(dashes.cbegin(), dashes.cend(), 0.0) * pen.widthF();
        const double periods =
            std::max(dashes.size() == 2 ? 2.0 : 1.0, std::round((rect.width() - first) / period));
        for (auto& part : dashes)
            part *= rect.width() / (periods * period + first);
        pen.setDashPattern(dashes);
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pen);
    painter.drawLine(QPointF(rect.left(), rect.center().y()), QPointF(rect.right(), rect.center().y()));
    painter.restore();
}

void paintLookKey(QPainter& painter, const QRectF& rect, const RunLook& look, const Theme& theme)
{
    paintStrokeKey(painter, rect, look, theme);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintMarker(painter, rect.center(), look.marker, std::min(7.0, rect.height()), theme.series(look.colour));
    painter.restore();
}

QColor rampColour(double share, const Theme& theme)
{
    // Anchors of matplotlib's viridis (CC0), reversed on a dark surface, so that high always stands out.
    static constexpr std::array<QRgb, 6> viridis{0xff440154, 0xff414487, 0xff2a788e,
                                                 0xff22a884, 0xff7ad151, 0xfffde725};
    constexpr double lightEnd = 0.86; // beyond it the yellow is lost on white
    double at = std::isfinite(share) ? std::clamp(share, 0.0, 1.0) : 0.0;
    at = theme.isDark ? 0.16 + 0.84 * at : lightEnd * (1 - at);
    const double position = at * (viridis.size() - 1);
    const auto i = std::min(std::size_t(position), viridis.size() - 2);
    const double part = position - double(i);
    const QColor a(viridis[i]), b(viridis[i + 1]);
    return QColor::fromRgbF(float(a.redF() + (b.redF() - a.redF()) * part),
                            float(a.greenF() + (b.greenF() - a.greenF()) * part),
                            float(a.blueF() + (b.blueF() - a.blueF()) * part));
}

} // namespace ph

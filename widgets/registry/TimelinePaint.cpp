#include "widgets/registry/TimelinePaint.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace ph {

namespace {

constexpr double round = 3;
constexpr int dimmedAlpha = 70;

QColor mixed(const QColor& a, const QColor& b, double share)
{
    return QColor::fromRgbF(float(a.redF() * share + b.redF() * (1 - share)),
                            float(a.greenF() * share + b.greenF() * (1 - share)),
                            float(a.blueF() * share + b.blueF() * (1 - share)));
}

QString label(const QString& version)
{
    return version.isEmpty() ? QCoreApplication::translate("TimelinePaint", "nothing")
                             : QStringLiteral("v") + version;
}

/// Lines from lower left to upper right, in step with the widget and not with the bar, so that bars beside
/// each other do not clash.
void hatch(QPainter* painter, const QRectF& bar, const QColor& colour)
{
    constexpr double step = 6;
    painter->save();
    painter->setClipRect(bar, Qt::IntersectClip);
    painter->setPen(QPen(colour, 1.2));
    const double first = std::floor((bar.left() - bar.height()) / step) * step;
    for (double x = first; x < bar.right(); x += step)
        painter->drawLine(QPointF(x, bar.bottom()), QPointF(x + bar.height(), bar.top()));
    painter->restore();
}

void dots(QPainter* painter, const QRectF& bar, const QColor& colour)
{
    painter->save();
    painter->setClipRect(bar, Qt::IntersectClip);
    painter->setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap));
    constexpr double step = 7;
    const double first = std::ceil(bar.left() / step) * step;
    for (double x = first; x < bar.right(); x += step) {
        for (double y = bar.top() + 4; y < bar.bottom(); y += step)
            painter->drawPoint(QPointF(x, y));
    }
    painter->restore();
}

} // namespace

QString segmentLabel(const AliasAnswer& answer)
{
    switch (answer.kind) {
    case AliasAnswer::Kind::Known:
    case AliasAnswer::Kind::AsLastSeen:
        return label(answer.version);
    case AliasAnswer::Kind::Between:
        return label(answer.version) + QStringLiteral(" → ") + label(answer.next);
    case AliasAnswer::Kind::Unknown:
        break;
    }
    return QCoreApplication::translate("TimelinePaint", "unknown");
}

void paintSegment(QPainter* painter, const QRectF& bar, const AliasAnswer& answer, const SegmentLook& look,
                  const Theme& theme)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isNowhere = answer.version.isEmpty();
    QColor edge = isNowhere ? theme.textFaint : look.version;
    QColor fill = isNowhere ? theme.rowAlternate : mixed(look.version, theme.surface, 0.26);
    if (look.isDimmed) {
        edge.setAlpha(dimmedAlpha);
        fill.setAlpha(dimmedAlpha);
    }
    const QRectF inner = bar.adjusted(0.5, 0.5, -0.5, -0.5);
    switch (answer.kind) {
    case AliasAnswer::Kind::Known:
        painter->setPen(QPen(edge, 1));
        painter->setBrush(fill);
        painter->drawRoundedRect(inner, round, round);
        if (!isNowhere)
            painter->fillRect(QRectF(bar.left(), bar.top() + 1, 3, bar.height() - 2), edge);
        break;
    case AliasAnswer::Kind::Between: {
        QColor next = answer.next.isEmpty() ? theme.textFaint : look.next;
        if (look.isDimmed)
            next.setAlpha(dimmedAlpha);
        hatch(painter, bar, mixed(theme.textFaint, theme.surface, look.isDimmed ? 0.3 : 0.75));
        painter->setPen(QPen(edge, 1.5));
        painter->drawLine(bar.topLeft(), bar.bottomLeft());
        painter->setPen(QPen(next, 1.5));
        painter->drawLine(bar.topRight(), bar.bottomRight());
        break;
    }
    case AliasAnswer::Kind::AsLastSeen:
        painter->setPen(QPen(edge, 1, Qt::DashLine));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(inner, round, round);
        break;
    case AliasAnswer::Kind::Unknown:
        dots(painter, bar, theme.borderStrong);
        break;
    }
    painter->restore();
}

void paintOwnAct(QPainter* painter, double x, const QRectF& bar, const Theme& theme)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(theme.text, 1.5));
    painter->drawLine(QPointF(x, bar.top()), QPointF(x, bar.bottom()));
    QPainterPath diamond;
    constexpr double half = 5;
    diamond.moveTo(x, bar.top() - half);
    diamond.lineTo(x + half, bar.top());
    diamond.lineTo(x, bar.top() + half);
    diamond.lineTo(x - half, bar.top());
    diamond.closeSubpath();
    painter->setPen(QPen(theme.surface, 1));
    painter->setBrush(theme.text);
    painter->drawPath(diamond);
    painter->restore();
}

} // namespace ph

#include "widgets/charts/MomentGlyph.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr double glyphSize = 9, momentReach = 14;

/// From when on it may have happened; a pixel or two is no span.
bool isSpan(const CurveScene::Moment& moment, const PlotLayout& layout)
{
    constexpr double shortest = 5;
    return layout.toX(moment.x) - layout.toX(moment.since) > shortest;
}

void paintSpans(QPainter& painter, const CurveScene& scene, const PlotLayout& layout, QColor ink)
{
    constexpr double width = 3, paleness = 0.45;
    ink.setAlphaF(float(paleness));
    painter.setPen(QPen(ink, width, Qt::SolidLine, Qt::FlatCap));
    const double y = layout.plot.top() + width / 2;
    for (const auto& moment : scene.moments) {
        if (isSpan(moment, layout))
            painter.drawLine(QPointF(std::max(layout.toX(moment.since), layout.plot.left()), y),
                             QPointF(std::min(layout.toX(moment.x), layout.plot.right()), y));
    }
}

void paintNumber(QPainter& painter, std::size_t count, QPointF at, const QColor& ink, const QColor& paper)
{
    const QString text = count > 99 ? QStringLiteral("99+") : QString::number(count);
    painter.setFont(textFont(TextSize::Small, TextWeight::Bold));
    const double width = std::max(14.0, QFontMetricsF(painter.font()).horizontalAdvance(text) + 6);
    const QRectF box(at.x() - width / 2, at.y(), width, 14);
    painter.setPen(QPen(paper, 1));
    painter.setBrush(ink);
    painter.drawRoundedRect(box, 7, 7);
    painter.setPen(paper);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace

void paintMomentGlyph(QPainter& painter, CurveScene::Moment::Glyph glyph, const QRectF& box,
                      const QColor& ink, const QColor& paper)
{
    using Glyph = CurveScene::Moment::Glyph;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, 1.4));
    painter.setBrush(ink);
    const QPointF centre = box.center();
    switch (glyph) {
    case Glyph::Flag:
        painter.drawPolygon(QPolygonF{box.topLeft(), {box.right(), centre.y()}, box.bottomLeft()});
        return;
    case Glyph::Back:
        painter.setBrush(paper);
        painter.drawPolygon(QPolygonF{box.topRight(), {box.left(), centre.y()}, box.bottomRight()});
        return;
    case Glyph::Half: {
        painter.setBrush(paper);
        painter.drawEllipse(box);
        painter.setBrush(ink);
        painter.drawPie(box, 90 * 16, 180 * 16);
        return;
    }
    case Glyph::Diamond:
        painter.drawPolygon(QPolygonF{{centre.x(), box.top()},
                                      {box.right(), centre.y()},
                                      {centre.x(), box.bottom()},
                                      {box.left(), centre.y()}});
        return;
    case Glyph::Square:
        painter.setBrush(paper);
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
        return;
    }
}

QIcon momentIcon(CurveScene::Moment::Glyph glyph, const Theme& theme)
{
    constexpr int side = 16;
    constexpr double ratio = 2;
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintMomentGlyph(painter, glyph, QRectF(3, 3, 10, 10), theme.text, theme.surface);
    painter.end();
    return QIcon(pixmap);
}

std::vector<MomentGroup> shownMoments(const CurveScene& scene, const PlotLayout& layout)
{
    return momentGroups(scene.moments, layout.x.range,
                        momentReach * layout.x.range.span() / layout.plot.width());
}

void paintMoments(QPainter& painter, const CurveScene& scene, const PlotLayout& layout, const Theme& theme)
{
    const QColor ink = scene.strip ? theme.text : theme.accent; // cells have the accent's colour
    painter.setRenderHint(QPainter::Antialiasing);
    paintSpans(painter, scene, layout, ink);
    for (const auto& group : shownMoments(scene, layout)) {
        const double x = std::round(layout.toX(group.x)) + 0.5, top = layout.plot.top();
        painter.setPen(QPen(ink, 1, Qt::DashLine));
        painter.drawLine(QPointF(x, top), QPointF(x, layout.plot.bottom()));
        if (group.count > 1)
            paintNumber(painter, group.count, {x, top}, ink, theme.surface);
        else
            paintMomentGlyph(painter, *group.glyph, QRectF(x - glyphSize / 2, top + 1, glyphSize, glyphSize),
                             ink, theme.surface);
    }
}

QStringList momentsAt(const CurveScene& scene, const PlotLayout& layout, double pixel, std::size_t most)
{
    constexpr double reach = 7;
    QStringList texts;
    std::size_t all = 0;
    for (const auto& group : shownMoments(scene, layout)) {
        if (std::abs(layout.toX(group.x) - pixel) > reach)
            continue;
        all += group.count;
        for (std::size_t i = group.first; i < group.first + group.count; ++i) {
            const auto& moment = scene.moments[i];
            const auto when =
                isSpan(moment, layout)
                    ? QCoreApplication::translate("CurveChart", "%1 to %2", "between two moments")
                          .arg(xText(scene, moment.since), xText(scene, moment.x))
                    : xText(scene, moment.x);
            texts << when + QStringLiteral(" · ") + moment.text;
        }
    }
    if (all <= most)
        return texts;
    texts = texts.mid(0, qsizetype(most) - 1);
    const auto left = int(all - most) + 1;
    return texts << QCoreApplication::translate("CurveChart", "and %Ln more changes", nullptr, left);
}

} // namespace ph

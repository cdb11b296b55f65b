#include "widgets/charts/CurveReadout.h"

#include "models/charts/NearestPoint.h"
#include "models/tables/Format.h"
#include "widgets/charts/MomentGlyph.h"
#include "widgets/charts/RunMarks.h"
#include "widgets/charts/StripPicture.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ph {
namespace {

constexpr double readoutRowHeight = 18;
constexpr double readoutTitleHeight = 30;
constexpr double narrowestColumn = 120;
constexpr std::size_t mostMoments = 4;
constexpr double momentHeight = 16;

struct Row {
    std::size_t curve;
    QString name, value;
    double x, y; // in axis space; y is NaN where nothing can be drawn
    double order;
};

QString valueText(const CurveScene& scene, double y)
{
    if (std::isnan(y))
        return QCoreApplication::translate("CurveChart", "not a number or off the scale");
    return formatNumber(scene.yScale == CurveScale::Logarithmic ? std::pow(10, y) : y);
}

QString valueText(const CurveScene& scene, const CurveScene::Curve& curve, std::size_t i)
{
    const auto& marks = curve.line->marks;
    const double x = curve.line->x[i];
    const auto mark = std::lower_bound(marks.begin(), marks.end(), x,
                                       [](const CurveMark& one, double at) { return one.x < at; });
    if (std::isnan(curve.line->y[i]) && (mark == marks.end() || mark->x != x))
        return QCoreApplication::translate("CurveChart", "no value");
    QString mean = valueText(scene, curve.line->y[i]);
    if (!curve.group || std::isnan(curve.line->y[i]))
        return mean;
    const GroupCurve& group = *curve.group;
    const QString runs = QCoreApplication::translate("CurveChart", "n = %L1").arg(group.count[i]);
    if (group.low[i] == group.high[i])
        return QStringLiteral("%1 · %2").arg(mean, runs);
    return QCoreApplication::translate("CurveChart", "%1 (%2 to %3) · %4")
        .arg(mean, valueText(scene, group.low[i]), valueText(scene, group.high[i]), runs);
}

} // namespace

ReadoutGrid readoutGrid(std::size_t curves, QSizeF room, double width)
{
    const auto fitting = [](double space, double each) {
        return std::max<std::size_t>(1, std::size_t(std::max(0.0, space / each)));
    };
    const auto rows =
        std::clamp<std::size_t>(curves, 1, fitting(room.height() - readoutTitleHeight, readoutRowHeight));
    const auto columns = std::clamp<std::size_t>((curves + rows - 1) / rows, 1, fitting(room.width(), width));
    return {rows, columns};
}

void paintReadout(QPainter& painter, const CurveScene& scene, const CurveGeometry& g, QPointF at,
                  std::span<const std::size_t> hovered, const Theme& theme)
{
    if (scene.strip)
        return paintStripReadout(painter, scene, g, at, theme);
    const auto isHovered = [hovered](std::size_t curve) {
        return std::binary_search(hovered.begin(), hovered.end(), curve);
    };
    const double x = g.fromX(at.x());
    std::vector<Row> rows;
    std::optional<double> nearestX;
    for (std::size_t c = 0; c < scene.curves.size(); ++c) {
        const auto& curve = scene.curves[c];
        const auto i = curve.line ? nearestPoint(*curve.line, x) : std::nullopt;
        if (!i)
            continue;
        const double px = curve.line->x[*i], y = curve.line->y[*i];
        if (!nearestX || std::abs(px - x) < std::abs(*nearestX - x))
            nearestX = px;
        double order = std::isnan(y) ? HUGE_VAL : std::isnan(at.y()) ? -y : std::abs(g.toY(y) - at.y());
        if (isHovered(c))
            order = -HUGE_VAL;
        rows.push_back({c, curve.name, {}, px, y, order});
    }
    if (rows.empty())
        return;
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.order < b.order; });
    const std::size_t all = rows.size();
    const auto happened = momentsAt(scene, g, at.x(), mostMoments);
    const double below = momentHeight * double(happened.size());
    const QSizeF room(g.plot.width() - 24, g.plot.height() - below);
    rows.resize(std::min(all, readoutGrid(all, room, narrowestColumn).places()));

    const QFont small = textFont(TextSize::Small);
    const QFont digits = digitFont(TextSize::Small);
    const QFontMetricsF metrics(small);
    const QFontMetricsF digitMetrics(digits);
    double nameWidth = 0, valueWidth = 0;
    for (Row& row : rows) {
        const auto& curve = scene.curves[row.curve];
        row.value = valueText(scene, curve, *nearestPoint(*curve.line, x));
        row.name = metrics.elidedText(row.name, Qt::ElideMiddle, 220);
        nameWidth = std::max(nameWidth, metrics.horizontalAdvance(row.name));
        valueWidth = std::max(valueWidth, digitMetrics.horizontalAdvance(row.value));
    }
    const double columnWidth = 40 + nameWidth + 14 + valueWidth;
    const auto grid = readoutGrid(all, room, columnWidth);
    rows.resize(std::min(rows.size(), grid.places()));
    const std::size_t unlisted = all - rows.size();

    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.textFaint, 1, Qt::DashLine));
    const double px = std::round(g.toX(*nearestX)) + 0.5;
    painter.drawLine(QPointF(px, g.plot.top()), QPointF(px, g.plot.bottom()));
    for (const Row& row : rows) {
        const QPointF dot(g.toX(row.x), g.toY(row.y));
        if (!std::isnan(row.y) && g.plot.adjusted(-2, -2, 2, 2).contains(dot)) {
            painter.setPen(QPen(theme.surface, 1.5));
            painter.setBrush(theme.series(scene.curves[row.curve].look.colour));
            painter.drawEllipse(dot, 4, 4);
        }
    }

    QString title = xText(scene, *nearestX);
    if (unlisted > 0)
        title +=
            QCoreApplication::translate("CurveChart", " · %Ln more in the table", nullptr, int(unlisted));
    QStringList heads = QStringList{title} + happened;
    double headWidth = 0;
    for (auto& head : heads) {
        head = metrics.elidedText(head, Qt::ElideRight, std::max(room.width() - 40, narrowestColumn));
        headWidth = std::max(headWidth, metrics.horizontalAdvance(head));
    }
    const double width = std::max(columnWidth * double(grid.columns), headWidth + 20) + 4;
    QRectF box(px + 12, g.plot.top() + 6, width, 28 + below + readoutRowHeight * double(grid.rows));
    if (box.right() > g.plot.right())
        box.moveRight(std::max(px - 12, g.plot.left() + box.width()));
    painter.setPen(QPen(theme.borderStrong, 1));
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(box.translated(0.5, 0.5), 5, 5);
    painter.setFont(textFont(TextSize::Small, TextWeight::Medium));
    painter.setPen(theme.text);
    for (qsizetype i = 0; i < heads.size(); ++i)
        painter.drawText(box.adjusted(10, 4 + momentHeight * double(i), -10, 0), Qt::AlignLeft | Qt::AlignTop,
                         heads[i]);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Row& row = rows[i];
        const std::size_t column = i / grid.rows;
        const double left = box.left() + columnWidth * double(column);
        const double y = box.top() + 22 + below + readoutRowHeight * double(i % grid.rows);
        paintLookKey(painter, QRectF(left + 10, y + 5, 18, 8), scene.curves[row.curve].look, theme);
        painter.setFont(isHovered(row.curve) ? textFont(TextSize::Small, TextWeight::Medium) : small);
        painter.setPen(isHovered(row.curve) ? theme.text : theme.textMuted);
        painter.drawText(QRectF(left + 34, y, nameWidth + 10, readoutRowHeight),
                         Qt::AlignLeft | Qt::AlignVCenter, row.name);
        painter.setFont(digits);
        painter.setPen(theme.text);
        painter.drawText(QRectF(left + columnWidth - valueWidth - 10, y, valueWidth + 4, readoutRowHeight),
                         Qt::AlignRight | Qt::AlignVCenter, row.value);
    }
}

} // namespace ph

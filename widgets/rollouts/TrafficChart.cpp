#include "widgets/rollouts/TrafficChart.h"

#include "models/tables/Format.h"
#include "widgets/charts/PlotAxes.h"

#include <QPainter>
#include <QPainterPath>

namespace ph {

namespace {

constexpr int trafficLegendHeight = 20;

/// Steps from moment to moment; the pen is lifted where nobody knows.
QPainterPath stepPath(const QList<TrafficMoment>& moments, std::int64_t untilMs, const PlotLayout& layout)
{
    QPainterPath path;
    bool isDown = false;
    for (qsizetype i = 0; i < moments.size(); ++i) {
        if (!moments[i].percent) {
            isDown = false;
            continue;
        }
        const auto endMs = i + 1 < moments.size() ? moments[i + 1].atMs : untilMs;
        const auto from = layout.toPixel(double(moments[i].atMs), *moments[i].percent);
        if (isDown)
            path.lineTo(from);
        else
            path.moveTo(from);
        path.lineTo(layout.toPixel(double(std::max(endMs, moments[i].atMs)), *moments[i].percent));
        isDown = true;
    }
    return path;
}

QString lastShareText(const QList<TrafficMoment>& moments)
{
    if (moments.isEmpty() || !moments.last().percent)
        return TrafficChart::tr("not known", "a share of the traffic");
    return TrafficChart::tr("%1 %", "share of the requests").arg(formatNumber(*moments.last().percent));
}

} // namespace

TrafficChart::TrafficChart(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("rolloutTraffic"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TrafficChart::showTraffic(const TrafficHistory& history)
{
    if (history_ == history)
        return;
    history_ = history;
    setAccessibleName(tr("Traffic of the candidate over time. Declared now: %1. Observed now: %2.")
                          .arg(lastShareText(history.declared), lastShareText(history.observed)));
    update();
}

void TrafficChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    PlotAxis x{AxisKind::Time, {double(history_.fromMs), double(history_.untilMs)}, {}};
    PlotAxis y{AxisKind::Linear, {0, 105}, {}};
    const auto layout =
        layOutPlot(x, y, QRectF(rect()).adjusted(0, trafficLegendHeight, 0, 0), AxisNames::Hide);
    paintAxes(painter, layout, theme, AxisNames::Hide);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPen declared(theme.series(0), 2, Qt::DashLine, Qt::FlatCap);
    // Wider than what lies on it: most of the time both say the same.
    const QPen observed(theme.series(1), 5, Qt::SolidLine, Qt::FlatCap);
    const QPen cap(theme.textFaint, 1, Qt::DotLine);
    painter.setPen(cap);
    const bool isCapped = history_.capPercent < 100;
    if (isCapped)
        painter.drawLine(layout.toPixel(layout.x.range.low, history_.capPercent),
                         layout.toPixel(layout.x.range.high, history_.capPercent));
    painter.setPen(observed);
    painter.drawPath(stepPath(history_.observed, history_.untilMs, layout));
    painter.setPen(declared);
    painter.drawPath(stepPath(history_.declared, history_.untilMs, layout));

    painter.setFont(textFont(TextSize::Small));
    int left = int(layout.plot.left());
    const auto legend = [&](const QPen& pen, const QString& words) {
        painter.setPen(pen);
        painter.drawLine(left, trafficLegendHeight / 2, left + 24, trafficLegendHeight / 2);
        left += 24 + space::xs;
        painter.setPen(theme.textMuted);
        const int wide = painter.fontMetrics().horizontalAdvance(words) + 2;
        painter.drawText(QRect(left, 0, wide, trafficLegendHeight), Qt::AlignVCenter, words);
        left += wide + space::m;
    };
    legend(declared, tr("Declared: %1").arg(lastShareText(history_.declared)));
    legend(observed, tr("Observed: %1").arg(lastShareText(history_.observed)));
    if (isCapped)
        legend(cap, tr("Cap of the tier: %1 %").arg(formatNumber(history_.capPercent)));
}

} // namespace ph

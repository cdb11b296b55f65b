#include "models/charts/M4.h"
#include "widgets/charts/ColumnSpans.h"
#include "widgets/common/Theme.h"
#include "widgets/incidents/TimelineCurveText.h"
#include "widgets/incidents/TimelineMeasures.h"
#include "widgets/incidents/TimelineView.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

// Curves of kept metrics beneath the lanes of a timeline. However far away one looks, the highest and lowest
// value of each pixel is painted.
namespace ph {

namespace {

constexpr double curveReach = 8; // pixels from the nearest point that is still read
constexpr double curveMargin = 6;

/// From nothing where nothing is below it: half a height is half a value.
ChartRange shownValues(const ChartRange& values)
{
    auto shown = values;
    if (shown.low >= 0)
        shown.low = 0;
    if (shown.span() <= 0)
        shown.high = shown.low + std::max(1e-9, std::abs(shown.low));
    return shown;
}

} // namespace

TimelineView::CurveLabel TimelineView::curveLabel(const TimelineCurve& curve)
{
    const auto& about = curve.about;
    CurveLabel label{
        curveTitle(about), about.scope.endpoint.isEmpty() ? about.source : about.scope.endpoint, {}};
    if (curve.values.valid()) {
        const auto shown = shownValues(curve.values);
        label.range = tr("%1 to %2", "lowest and highest value of an axis")
                          .arg(curveValueText(about, shown.low), curveValueText(about, shown.high));
    }
    return label;
}

void TimelineView::showCurves(std::vector<TimelineCurve> curves)
{
    const bool isAsMany = curves.size() == curves_.size();
    curves_ = std::move(curves);
    if (isAsMany && scale_.left == labelWidth())
        return update();
    setScale(scale_); // lanes have more or less room, and names may be longer
    updateGeometry();
}

QRectF TimelineView::curveRect(std::size_t curve) const
{
    return {double(scale_.left), lanesBottom() + double(curve) * timelineCurveHeight, double(scale_.width),
            double(timelineCurveHeight)};
}

QString TimelineView::curveTextAt(QPointF at) const
{
    for (std::size_t curve = 0; curve < curves_.size(); ++curve) {
        const auto area = curveRect(curve);
        if (at.y() < area.top() || at.y() >= area.bottom())
            continue;
        const bool isWithin = at.x() >= area.left() && at.x() < area.right();
        return curveToolTip(curves_[curve].about,
                            isWithin
                                ? curveReadingAt(curves_[curve], stretch(), at.x() - area.left(), curveReach)
                                : std::nullopt,
                            nowMs_);
    }
    return {};
}

void TimelineView::paintCurve(QPainter& painter, std::size_t number) const
{
    const Theme& theme = Theme::of(this);
    const auto& curve = curves_[number];
    const auto area = curveRect(number);
    painter.setPen(theme.border);
    painter.drawLine(QPointF(0, area.bottom()), QPointF(width(), area.bottom()));
    const auto label = [&](double top, double height, const QString& text, const QFont& font,
                           const QColor& colour) {
        const QRectF room(16, area.top() + top, scale_.left - 28, height);
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, int(room.width())));
    };
    const auto words = curveLabel(curve);
    label(4, 18, words.title, textFont(TextSize::Body), theme.text);
    label(21, 15, words.place, textFont(TextSize::Small), theme.textMuted);
    if (!curve.values.valid())
        return;
    label(36, 15, words.range, textFont(TextSize::Small), theme.textMuted);
    paintCurveLine(painter, number);
}

void TimelineView::paintCurveLine(QPainter& painter, std::size_t number) const
{
    const Theme& theme = Theme::of(this);
    const auto& curve = curves_[number];
    const auto area = curveRect(number).adjusted(0, curveMargin, 0, -curveMargin);
    const auto shown = shownValues(curve.values);
    const auto place = [&](const QPointF& point) {
        const auto x = (point.x() - double(scale_.fromMs)) / (double(scale_.toMs) - double(scale_.fromMs));
        return QPointF(area.left() + x * area.width(),
                       area.bottom() - (point.y() - shown.low) / shown.span() * area.height());
    };
    const auto thinned = m4(*curve.line, {double(scale_.fromMs), double(scale_.toMs)}, scale_.width);
    const auto colour = theme.series(int(number));
    painter.save();
    painter.setClipRect(curveRect(number));
    // To smooth a line that is about as dense as the pixels takes many frames' time, and nobody sees it.
    if (thinned.points.size() > std::size_t(scale_.width) / 2) {
        const auto ratio = devicePixelRatioF();
        const QTransform toDevice = QTransform::fromScale(ratio, ratio);
        ColumnSpans spans(toDevice.mapRect(curveRect(number)).toAlignedRect());
        std::vector<QPointF> dense;
        for (std::size_t i = 0; i < thinned.starts.size(); ++i) {
            dense.clear();
            for (const auto& point : thinned.line(i))
                dense.push_back(place(point) * ratio);
            spans.add(dense);
        }
        painter.scale(1 / ratio, 1 / ratio);
        spans.paint(painter, colour);
        painter.restore();
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.3));
    painter.setBrush(colour);
    QPolygonF line;
    for (std::size_t i = 0; i < thinned.starts.size(); ++i) {
        line.clear();
        for (const auto& point : thinned.line(i))
            line << place(point);
        if (line.size() == 1)
            painter.drawEllipse(line.first(), 1.2, 1.2);
        else
            painter.drawPolyline(line);
    }
    painter.restore();
}

} // namespace ph

#include "models/charts/Ticks.h"
#include "models/tables/TimelineWords.h"
#include "widgets/incidents/TimelineGlyph.h"
#include "widgets/incidents/TimelineView.h"

#include <QDateTime>
#include <QPainter>

#include <algorithm>
#include <cmath>

// How a timeline is painted: only what is in view, lane by lane.
namespace ph {

namespace {

constexpr double timelineBarHeight = 8, glyphSide = 12;

} // namespace

void TimelineView::paintAxis(QPainter& painter) const
{
    const Theme& theme = Theme::of(this);
    const auto area = plot();
    painter.setFont(textFont(TextSize::Small));
    const auto offset = QDateTime::fromMSecsSinceEpoch(scale_.toMs).offsetFromUtc();
    const ChartRange range{double(scale_.fromMs), double(scale_.toMs)};
    double free = 0;
    for (const auto& tick : timeTicks(range, std::max(2, scale_.width / 120), offset)) {
        const double x = std::round(scale_.x(std::int64_t(tick.at))) + 0.5;
        painter.setPen(theme.border);
        painter.drawLine(QPointF(x, area.top() - 4), QPointF(x, area.bottom()));
        const int wide = painter.fontMetrics().horizontalAdvance(tick.label);
        const double from = std::clamp(x - wide / 2.0, double(scale_.left), double(width() - wide - 2));
        if (tick.label.isEmpty() || from < free)
            continue;
        painter.setPen(theme.textMuted);
        painter.drawText(QRectF(from, 0, wide + 1, area.top() - 4), Qt::AlignCenter, tick.label);
        free = from + wide + 8;
    }
}

void TimelineView::paintOnset(QPainter& painter) const
{
    if (!onset_ || onset_->onsetMs == noTime)
        return;
    const Theme& theme = Theme::of(this);
    const auto area = plot();
    QRectF before = area;
    before.setLeft(std::max(area.left(), scale_.x(onset_->onsetMs - onset_->lookBackMs)));
    before.setRight(std::min(area.right(), scale_.x(onset_->onsetMs)));
    if (before.left() < before.right()) {
        auto fill = theme.warning;
        fill.setAlphaF(0.10F);
        painter.fillRect(before, fill);
    }
    const double x = std::round(scale_.x(onset_->onsetMs)) + 0.5;
    if (x < area.left() || x > area.right())
        return;
    painter.setPen(QPen(theme.bad, 2));
    painter.drawLine(QPointF(x, area.top() - 4), QPointF(x, area.bottom()));
    painter.setFont(textFont(TextSize::Small, TextWeight::Bold));
    const auto words = tr("it began", "marks when an incident began");
    const int wide = painter.fontMetrics().horizontalAdvance(words) + 8;
    const QRectF flag(std::clamp(x - wide / 2.0, area.left(), area.right() - wide), 1, wide, 17);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.toneFill(Tone::Bad));
    painter.drawRoundedRect(flag, 4, 4);
    painter.setPen(theme.text);
    painter.drawText(flag, Qt::AlignCenter, words);
}

void TimelineView::paintLane(QPainter& painter, std::size_t number) const
{
    const Theme& theme = Theme::of(this);
    const auto& lane = lanes_[number];
    const auto& table = *picture_->selection.table();
    const auto area = laneRect(number);
    painter.setPen(theme.border);
    painter.drawLine(QPointF(0, area.bottom()), QPointF(width(), area.bottom()));
    painter.setFont(textFont(TextSize::Body));
    painter.setPen(theme.text);
    const QRectF name(16, area.top(), scale_.left - 28, area.height());
    painter.drawText(
        name, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(timelineKindTitle(lane.kind), Qt::ElideRight, int(name.width())));
    painter.save();
    painter.setClipRect(area.adjusted(-glyphSide / 2, 0, glyphSide / 2, 0));
    const double middle = area.center().y();
    for (const auto& bar : lane.between) { // it happened somewhere within: only outlined
        const QRectF box(area.left() + bar.left, middle - timelineBarHeight / 2, bar.right - bar.left,
                         timelineBarHeight);
        painter.setPen(QPen(theme.textFaint, 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box);
    }
    for (const auto& bar : lane.lasting) {
        const auto severity = table.severity(bar.row);
        auto fill = severity == TimelineSeverity::Info ? theme.accent : theme.tone(timelineTone(severity));
        fill.setAlphaF(0.35F);
        painter.fillRect(QRectF(area.left() + bar.left, middle - timelineBarHeight / 2, bar.right - bar.left,
                                timelineBarHeight),
                         fill);
    }
    for (const auto& mark : lane.marks) {
        const QPointF centre(area.left() + mark.x, middle);
        if (mark.count > 1)
            paintTimelineCount(painter, centre, mark.count, table.severity(mark.row), theme);
        else
            paintTimelineGlyph(painter, centre, table.role(mark.row), table.severity(mark.row), theme);
    }
    painter.restore();
}

void TimelineView::paintChosen(QPainter& painter) const
{
    const auto sign = chosen_ ? signOf(*chosen_) : std::nullopt;
    if (!sign)
        return;
    const Theme& theme = Theme::of(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.focus, 2));
    painter.drawEllipse(*sign, glyphSide, glyphSide);
}

void TimelineView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    painter.fillRect(rect(), theme.surface);
    paintAxis(painter);
    paintOnset(painter);
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane)
        paintLane(painter, lane);
    for (std::size_t curve = 0; curve < curves_.size(); ++curve)
        paintCurve(painter, curve);
    const double now = std::round(scale_.x(nowMs_)) + 0.5;
    if (now >= plot().left() && now <= plot().right()) {
        painter.setPen(QPen(theme.accent, 1, Qt::DotLine));
        painter.drawLine(QPointF(now, plot().top()), QPointF(now, plot().bottom()));
    }
    paintChosen(painter);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.focus, 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
}

} // namespace ph

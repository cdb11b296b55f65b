#include "widgets/incidents/TimelineView.h"

#include "models/tables/Format.h"
#include "models/tables/TimelineItemWords.h"
#include "models/tables/TimelineWords.h"
#include "widgets/common/AccessibleRole.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/Theme.h"
#include "widgets/incidents/TimelineCurveText.h"
#include "widgets/incidents/TimelineMeasures.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr int mostLaneHeight = 44;
constexpr int widestLaneLabel = 150;
constexpr double signReach = 14; // pixels: signs are as wide

/// Lanes make room for curves, so that a small window stays small.
int leastHeight(std::size_t curves)
{
    return curves > 0 ? 20 : 26;
}

} // namespace

TimelineView::TimelineView(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("incidentTimeline"));
    setAccessibleName(tr("Timeline of what happened"));
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleRole(*this, QAccessible::Chart);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void TimelineView::showPicture(TimelinePicturePtr picture, std::int64_t nowMs)
{
    const bool isFirst = !picture_ || picture_->selection.size() == 0;
    // Rows are numbered anew by each table: what was chosen is found by who it is.
    std::optional<TimelineItem> before;
    if (picture_ && chosen_)
        before = picture_->selection.table()->item(*chosen_);
    picture_ = std::move(picture);
    nowMs_ = nowMs;
    chosen_.reset();
    if (before && picture_ && picture_->selection.table()) {
        const auto& table = *picture_->selection.table();
        const auto kin = picture_->selection.rows(before->kind, before->atMs, before->atMs + 1);
        const auto same = std::find_if(kin.begin(), kin.end(), [&](std::uint32_t row) {
            const auto item = table.item(row);
            return item.id == before->id && item.source == before->source;
        });
        if (same != kin.end())
            chosen_ = *same;
    }
    if (isFirst)
        showAll();
    setScale(scale_); // lanes may have come, and their names be longer
    updateGeometry();
}

void TimelineView::setOnset(const std::optional<OnsetWindow>& onset)
{
    onset_ = onset;
    update();
}

void TimelineView::showStretch(std::int64_t fromMs, std::int64_t toMs)
{
    auto scale = scale_;
    scale.fromMs = fromMs;
    scale.toMs = std::max(toMs, fromMs + 60'000);
    setScale(scale);
}

void TimelineView::showAll()
{
    auto first = nowMs_ - 3'600'000, last = nowMs_;
    if (picture_ && picture_->selection.size() > 0) {
        const auto rows = picture_->selection.rows();
        first = picture_->selection.table()->atMs(rows.front());
        last = std::max(nowMs_, picture_->selection.table()->atMs(rows.back()));
    }
    const auto room = std::max<std::int64_t>((last - first) / 40, 30'000);
    showStretch(first - room, last + room);
}

void TimelineView::zoomBy(double factor)
{
    const auto sign = chosen_ ? signOf(*chosen_) : std::nullopt;
    setScale(scale_.zoomed(factor, sign ? sign->x() : scale_.left + scale_.width / 2.0));
}

TimelineStretch TimelineView::stretch() const
{
    return {scale_.fromMs, scale_.toMs, double(scale_.width)};
}

void TimelineView::choose(std::optional<std::uint32_t> row)
{
    chosen_ = row;
    if (row && picture_)
        setScale(scale_.showing(picture_->selection.table()->atMs(*row)));
    describe();
    update();
}

std::optional<QPointF> TimelineView::signOf(std::uint32_t row) const
{
    if (!picture_ || !picture_->selection.table() || row >= picture_->selection.table()->size())
        return std::nullopt;
    const auto at = picture_->selection.table()->atMs(row);
    const auto kind = picture_->selection.table()->kind(row);
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
        if (lanes_[lane].kind != kind)
            continue;
        for (const auto& mark : lanes_[lane].marks) {
            if (mark.firstMs <= at && at <= mark.lastMs)
                return QPointF(scale_.left + mark.x, laneRect(lane).center().y());
        }
    }
    return std::nullopt;
}

QSize TimelineView::sizeHint() const
{
    return {640, timelineAxisHeight + int(std::max<std::size_t>(lanes_.size(), 4)) * 34 +
                     int(curves_.size()) * timelineCurveHeight};
}

QSize TimelineView::minimumSizeHint() const
{
    return {320, timelineAxisHeight +
                     int(std::max<std::size_t>(lanes_.size(), 4)) * leastHeight(curves_.size()) +
                     int(curves_.size()) * timelineCurveHeight};
}

double TimelineView::laneHeight() const
{
    const auto room = double(height() - timelineAxisHeight - int(curves_.size()) * timelineCurveHeight) /
                      double(std::max<std::size_t>(lanes_.size(), 1));
    return std::clamp(std::floor(room), double(leastHeight(curves_.size())), double(mostLaneHeight));
}

QRectF TimelineView::laneRect(std::size_t lane) const
{
    return {double(scale_.left), timelineAxisHeight + double(lane) * laneHeight(), double(scale_.width),
            laneHeight()};
}

QRectF TimelineView::plot() const
{
    return {double(scale_.left), double(timelineAxisHeight), double(scale_.width),
            lanesBottom() - timelineAxisHeight + double(curves_.size()) * timelineCurveHeight};
}

double TimelineView::lanesBottom() const
{
    return timelineAxisHeight + double(lanes_.size()) * laneHeight();
}

int TimelineView::labelWidth() const
{
    const QFontMetricsF metrics(textFont(TextSize::Body));
    double widest = 48;
    for (int kind = 0; picture_ && kind < timelineKinds; ++kind) {
        if (!picture_->selection.rows(TimelineKind(kind)).empty())
            widest = std::max(widest, metrics.horizontalAdvance(timelineKindTitle(TimelineKind(kind))) + 1);
    }
    const QFontMetricsF small(textFont(TextSize::Small));
    for (const auto& curve : curves_) {
        const auto label = curveLabel(curve);
        widest =
            std::max({widest, metrics.horizontalAdvance(label.title) + 1,
                      small.horizontalAdvance(label.place) + 1, small.horizontalAdvance(label.range) + 1});
    }
    return std::min(int(std::ceil(widest)), widestLaneLabel) + space::l + space::m;
}

void TimelineView::setScale(TimelineScale scale)
{
    scale.left = labelWidth();
    scale.width = std::max(40, width() - scale.left - space::l);
    scale_ = scale;
    lanes_ = picture_ ? timelineLanes(*picture_, stretch(), signReach) : std::vector<TimelineLane>();
    describe();
    update();
    Q_EMIT stretchChanged();
}

std::optional<TimelineView::Hit> TimelineView::hitAt(QPointF at) const
{
    if (!plot().contains(at) || at.y() >= lanesBottom() || lanes_.empty())
        return std::nullopt;
    const auto& lane =
        lanes_[std::min(std::size_t((at.y() - timelineAxisHeight) / laneHeight()), lanes_.size() - 1)];
    const auto x = at.x() - scale_.left;
    const TimelineMark* nearest = nullptr;
    for (const auto& mark : lane.marks) {
        if (std::abs(mark.x - x) <= signReach &&
            (!nearest || std::abs(mark.x - x) < std::abs(nearest->x - x)))
            nearest = &mark;
    }
    if (nearest)
        return Hit{nearest->row, nearest->count, nearest->firstMs, nearest->lastMs};
    for (const auto* bars : {&lane.lasting, &lane.between}) {
        for (const auto& bar : *bars) {
            if (bar.left <= x && x <= bar.right)
                return Hit{bar.row, bar.count, scale_.at(scale_.left + bar.left),
                           scale_.at(scale_.left + bar.right)};
        }
    }
    return std::nullopt;
}

QString TimelineView::itemText(std::uint32_t row) const
{
    const auto item = picture_->selection.table()->item(row);
    QStringList lines{pairText(timelineKindText(item.kind), timelineTitleText(item)), timelineTimeText(item)};
    if (item.severity != TimelineSeverity::Info)
        lines << timelineSeverityText(item.severity);
    lines << timelineScopeText(item.scope)
          << tr("%1, seen %2", "source, and when it was seen")
                 .arg(item.source, formatSeenAge(item.seenMs, nowMs_));
    return lines.join(u'\n');
}

void TimelineView::describe()
{
    std::size_t inView = 0;
    for (const auto& lane : lanes_) {
        for (const auto& mark : lane.marks)
            inView += mark.count;
    }
    auto text = tr("%Ln item(s) from %1 to %2.", nullptr, int(inView))
                    .arg(formatLocalTime(scale_.fromMs), formatLocalTime(scale_.toMs));
    if (chosen_ && picture_)
        text += u' ' + itemText(*chosen_);
    if (text == accessibleDescription())
        return;
    setAccessibleDescription(text);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void TimelineView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    setScale(scale_);
}

bool TimelineView::event(QEvent* event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QString text;
    if (const auto hit = hitAt(help->pos())) {
        if (hit->count > 1)
            text = tr("%Ln item(s), the gravest:", nullptr, int(hit->count)) + u'\n';
        text += itemText(hit->row);
    } else {
        text = curveTextAt(help->pos());
    }
    QToolTip::showText(help->globalPos(), plainToolTip(text), this);
    return true;
}

} // namespace ph

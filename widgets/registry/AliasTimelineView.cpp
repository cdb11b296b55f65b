#include "widgets/registry/AliasTimelineView.h"

#include "models/charts/Ticks.h"
#include "models/tables/AliasChangeModel.h"
#include "models/tables/Format.h"
#include "models/tables/RegistryWords.h"
#include "widgets/common/AccessibleRole.h"
#include "widgets/common/PlainText.h"
#include "widgets/registry/TimelinePaint.h"

#include <QAccessible>
#include <QDateTime>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr int axisHeight = 44; // the moment's flag, and the ticks below it
constexpr int flagHeight = 20;
constexpr int laneHeight = 58;
constexpr int barTop = 9, barHeight = 24;
constexpr int thinnest = 3; // pixels: no look is too short to be seen
constexpr int mostLabel = 200;

} // namespace

AliasTimelineView::AliasTimelineView(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("aliasTimeline"));
    setAccessibleName(tr("Timeline of aliases and stages"));
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleRole(*this, QAccessible::Chart);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setContextMenuPolicy(Qt::PreventContextMenu);
}

void AliasTimelineView::showTimelines(const QList<AliasTimeline>& timelines, std::int64_t nowMs,
                                      Picture picture)
{
    const bool wasAtNow = momentMs_ == nowMs_;
    const bool isEmpty = timelines_.isEmpty();
    timelines_ = timelines;
    nowMs_ = nowMs;
    versions_.clear();
    for (const auto& timeline : timelines_) {
        for (const auto& period : timeline.periods) {
            if (!period.version.isEmpty() && !versions_.contains(period.version))
                versions_.insert(period.version, int(versions_.size()));
        }
    }
    if (picture == Picture::Another || isEmpty) {
        momentMs_ = nowMs_;
        zoomToAll();
    } else if (wasAtNow) {
        momentMs_ = nowMs_;
    }
    setScale(scale_); // names may be longer now
    updateGeometry();
    describe();
}

void AliasTimelineView::setMoment(std::int64_t ms)
{
    momentMs_ = ms;
    setScale(scale_.showing(ms));
    describe();
}

void AliasTimelineView::setWords(const QString& words)
{
    words_ = words;
    update();
}

void AliasTimelineView::zoomBy(double factor)
{
    setScale(scale_.zoomed(
        factor, std::clamp(scale_.x(momentMs_), double(scale_.left), double(scale_.left + scale_.width))));
}

void AliasTimelineView::zoomToAll()
{
    std::int64_t first = nowMs_ - 3'600'000;
    for (const auto& timeline : std::as_const(timelines_)) {
        if (!timeline.periods.isEmpty())
            first = std::min(first, timeline.periods.first().byMs);
    }
    // Room before the first look, so that it is seen that nothing is known of it.
    const auto room = std::max<std::int64_t>((nowMs_ - first) / 12, 60'000);
    scale_.fromMs = first - room;
    scale_.toMs = nowMs_ + room / 3;
    setScale(scale_);
}

QStringList AliasTimelineView::answers(QString (*time)(std::int64_t)) const
{
    QStringList lines;
    for (const auto& timeline : timelines_)
        lines << QStringLiteral("%1: %2").arg(pointerText(timeline.pointer),
                                              aliasAnswerText(aliasAt(timeline, momentMs_), time));
    return lines;
}

QSize AliasTimelineView::sizeHint() const
{
    return {640, axisHeight + int(timelines_.size()) * laneHeight + space::s};
}

QSize AliasTimelineView::minimumSizeHint() const
{
    return {260, sizeHint().height()};
}

QRectF AliasTimelineView::bar(int lane) const
{
    return QRectF(scale_.left, axisHeight + lane * laneHeight + barTop, scale_.width, barHeight);
}

int AliasTimelineView::labelWidth() const
{
    const QFontMetricsF metrics(textFont(TextSize::Body, TextWeight::Medium));
    int widest = 48;
    for (const auto& timeline : timelines_) // a pixel more: painters round otherwise than we do
        widest =
            std::max(widest, int(std::ceil(metrics.horizontalAdvance(pointerText(timeline.pointer)))) + 1);
    return std::min(widest, std::min(mostLabel, width() / 4)) + space::l + space::m;
}

int AliasTimelineView::laneAt(double y) const
{
    const int lane = y < axisHeight ? -1 : int((y - axisHeight) / laneHeight);
    return lane < timelines_.size() ? lane : -1;
}

QColor AliasTimelineView::colour(const QString& version) const
{
    return Theme::of(this).series(versions_.value(version));
}

bool AliasTimelineView::isDimmed(const AliasTimeline& timeline, const AliasAnswer& answer) const
{
    AliasChange asChange{timeline.pointer, {}, {}};
    asChange.to.version = answer.version;
    if (answer.kind == AliasAnswer::Kind::Between)
        asChange.from = answer.next;
    return !words_.trimmed().isEmpty() && !matchesWords(asChange, words_);
}

void AliasTimelineView::setScale(TimelineScale scale)
{
    scale.left = labelWidth();
    scale.width = std::max(40, width() - scale.left - space::l);
    scale_ = scale;
    update();
}

void AliasTimelineView::describe()
{
    setAccessibleDescription(
        tr("At %1. %2").arg(formatLocalTime(momentMs_), answers().join(QStringLiteral(". "))));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    update();
}

// --- painting

void AliasTimelineView::paintAxis(QPainter& painter) const
{
    const Theme& theme = Theme::of(this);
    painter.setFont(textFont(TextSize::Small));
    const auto offset = QDateTime::fromMSecsSinceEpoch(scale_.toMs).offsetFromUtc();
    const ChartRange range{double(scale_.fromMs), double(scale_.toMs)};
    double free = 0;
    for (const auto& tick : timeTicks(range, std::max(2, scale_.width / 120), offset)) {
        const double x = scale_.x(std::int64_t(tick.at));
        painter.setPen(theme.border);
        painter.drawLine(QPointF(x, axisHeight - 4), QPointF(x, height() - space::s));
        const int wide = painter.fontMetrics().horizontalAdvance(tick.label);
        const double from = std::clamp(x - wide / 2.0, double(scale_.left), double(width() - wide - 2));
        if (tick.label.isEmpty() || from < free)
            continue;
        painter.setPen(theme.textMuted);
        painter.drawText(QRectF(from, flagHeight + 2, wide + 1, axisHeight - flagHeight - 6), Qt::AlignCenter,
                         tick.label);
        free = from + wide + space::s;
    }
}

void AliasTimelineView::paintLane(QPainter& painter, int lane) const
{
    const Theme& theme = Theme::of(this);
    const auto& timeline = timelines_[lane];
    const auto whole = bar(lane);
    painter.setPen(theme.border);
    painter.drawLine(QPointF(0, axisHeight + lane * laneHeight),
                     QPointF(width(), axisHeight + lane * laneHeight));
    painter.setFont(textFont(TextSize::Body, TextWeight::Medium));
    painter.setPen(theme.text);
    const QRectF name(space::l, whole.top(), scale_.left - space::l - space::m, whole.height());
    painter.drawText(
        name, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(pointerText(timeline.pointer), Qt::ElideMiddle, int(name.width())));

    painter.save();
    painter.setClipRect(whole.adjusted(0, -6, 0, 6));
    painter.setFont(textFont(TextSize::Small, TextWeight::Medium));
    // Nothing is claimed of what is to come.
    const auto end = std::min(scale_.toMs, std::max(nowMs_, scale_.fromMs));
    for (const auto& segment : aliasSegments(timeline, scale_.fromMs, end)) {
        QRectF area = whole;
        area.setLeft(scale_.x(segment.fromMs));
        area.setRight(scale_.x(segment.toMs));
        if (segment.answer.kind == AliasAnswer::Kind::Known && area.width() < thinnest)
            area.setWidth(thinnest);
        const bool dimmed = isDimmed(timeline, segment.answer);
        paintSegment(&painter, area, segment.answer,
                     {colour(segment.answer.version), colour(segment.answer.next), dimmed}, theme);
        QString label = segmentLabel(segment.answer);
        if (segment.answer.kind == AliasAnswer::Kind::Unknown && !timeline.periods.isEmpty()) {
            const auto longer =
                tr("not looked before %1").arg(formatLocalTime(timeline.periods.first().byMs));
            if (painter.fontMetrics().horizontalAdvance(longer) + 2 * space::s <= area.width())
                label = longer;
        }
        const int wide = painter.fontMetrics().horizontalAdvance(label);
        if (wide + 2 * space::s > area.width())
            continue;
        QRectF text = area.adjusted(space::s, 0, 0, 0);
        if (segment.answer.kind != AliasAnswer::Kind::Known) { // over a pattern words need a ground
            text = QRectF(area.center().x() - wide / 2.0 - 3, area.center().y() - 8, wide + 6, 16);
            if (segment.answer.kind == AliasAnswer::Kind::AsLastSeen)
                text.moveLeft(area.left() + space::s - 3);
            painter.fillRect(text, theme.surface);
            text.adjust(3, 0, 0, 0);
        }
        painter.setPen(dimmed                                              ? theme.textFaint
                       : segment.answer.kind == AliasAnswer::Kind::Unknown ? theme.textMuted
                                                                           : theme.text);
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, label);
    }
    for (const auto& period : timeline.periods) {
        if (period.cause == AliasPeriod::Cause::OurAct && period.byMs >= scale_.fromMs &&
            period.byMs <= scale_.toMs)
            paintOwnAct(&painter, scale_.x(period.byMs), whole, theme);
    }
    painter.restore();

    const auto answer = aliasAt(timeline, momentMs_);
    painter.setFont(textFont(TextSize::Small));
    painter.setPen(answer.kind == AliasAnswer::Kind::Known ? theme.text : theme.textMuted);
    const QRectF words(scale_.left, whole.bottom() + 2, scale_.width, laneHeight - barTop - barHeight - 4);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(aliasAnswerText(answer, formatLocalTime),
                                                      Qt::ElideRight, int(words.width())));
}

void AliasTimelineView::paintMoment(QPainter& painter) const
{
    const double x = scale_.x(momentMs_);
    if (x < scale_.left - 0.5 || x > scale_.left + scale_.width + 0.5)
        return;
    const Theme& theme = Theme::of(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.accent, hasFocus() ? 2 : 1));
    for (int lane = 0; lane < timelines_.size(); ++lane) {
        const auto at = bar(lane);
        painter.drawLine(QPointF(x, at.top() - 3), QPointF(x, at.bottom() + 3));
    }
    painter.drawLine(QPointF(x, flagHeight), QPointF(x, axisHeight));
    painter.setFont(digitFont(TextSize::Small));
    const auto text = formatLocalTime(momentMs_);
    const int wide = painter.fontMetrics().horizontalAdvance(text) + 2 * space::s;
    const QRectF flag(std::clamp(x - wide / 2.0, 0.0, double(std::max(0, width() - wide - 2))), 1, wide,
                      flagHeight - 1);
    painter.setBrush(theme.accent);
    painter.setPen(Qt::NoPen);
    painter.drawRoundedRect(flag, 4, 4);
    painter.setPen(theme.onAccent);
    painter.drawText(flag, Qt::AlignCenter, text);
}

void AliasTimelineView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    painter.fillRect(rect(), theme.surface);
    paintAxis(painter);
    for (int lane = 0; lane < timelines_.size(); ++lane)
        paintLane(painter, lane);
    paintMoment(painter);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.focus, 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
}

void AliasTimelineView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    setScale(scale_);
}

bool AliasTimelineView::event(QEvent* event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int lane = laneAt(help->pos().y());
    QString text;
    if (lane >= 0 && help->pos().x() >= scale_.left) {
        const auto at = scale_.at(help->pos().x());
        text = QStringLiteral("%1\n%2: %3")
                   .arg(formatLocalTime(at), pointerText(timelines_[lane].pointer),
                        aliasAnswerText(aliasAt(timelines_[lane], at), formatLocalTime));
    }
    QToolTip::showText(help->globalPos(), plainToolTip(text), this);
    return true;
}

} // namespace ph

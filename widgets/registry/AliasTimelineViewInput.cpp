#include "widgets/common/Theme.h"
#include "widgets/registry/AliasTimelineView.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {
constexpr double stepPixels = 4, longStepPixels = 48;
constexpr double closer = 0.8;
} // namespace

void AliasTimelineView::choose(std::int64_t ms)
{
    if (ms == momentMs_)
        return;
    setMoment(ms);
    Q_EMIT momentChanged(ms);
}

void AliasTimelineView::chooseChange(int direction)
{
    std::optional<std::int64_t> next;
    for (const auto& timeline : std::as_const(timelines_)) {
        for (const auto& period : timeline.periods) {
            const bool isAhead = direction > 0 ? period.byMs > momentMs_ : period.byMs < momentMs_;
            if (isAhead && (!next || (direction > 0 ? period.byMs < *next : period.byMs > *next)))
                next = period.byMs;
        }
    }
    if (next)
        choose(*next);
    else if (direction > 0)
        choose(nowMs_);
}

void AliasTimelineView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && event->position().x() >= scale_.left)
        choose(scale_.at(event->position().x()));
    else if (event->button() == Qt::RightButton || event->button() == Qt::MiddleButton)
        dragX_ = event->position().x();
}

void AliasTimelineView::mouseMoveEvent(QMouseEvent* event)
{
    const double x = event->position().x();
    if (dragX_) {
        setScale(scale_.movedBy(*dragX_ - x));
        dragX_ = x;
    } else if (event->buttons() & Qt::LeftButton) {
        choose(scale_.at(std::clamp(x, double(scale_.left), double(scale_.left + scale_.width))));
    }
}

void AliasTimelineView::mouseReleaseEvent(QMouseEvent*)
{
    dragX_.reset();
}

void AliasTimelineView::wheelEvent(QWheelEvent* event)
{
    const auto turned = event->angleDelta();
    if (std::abs(turned.x()) > std::abs(turned.y()) || event->modifiers() & Qt::ShiftModifier)
        setScale(scale_.movedBy(-double(turned.x() != 0 ? turned.x() : turned.y())));
    else
        setScale(scale_.zoomed(std::pow(closer, turned.y() / 120.0),
                               std::max(event->position().x(), double(scale_.left))));
    event->accept();
}

void AliasTimelineView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        QApplication::clipboard()->setText(answers(formatIsoTime).join(u'\n') + u'\n');
        return;
    }
    const double step = event->modifiers() & Qt::ShiftModifier ? longStepPixels : stepPixels;
    const auto move = [&](int direction) {
        if (event->modifiers() & Qt::ControlModifier)
            chooseChange(direction);
        else // by whole milliseconds at least, however close it is
            choose(momentMs_ +
                   direction * std::max<std::int64_t>(1, std::llround(step / scale_.width *
                                                                      double(scale_.toMs - scale_.fromMs))));
    };
    switch (event->key()) {
    case Qt::Key_Left:
        return move(-1);
    case Qt::Key_Right:
        return move(1);
    case Qt::Key_Home: {
        auto first = nowMs_;
        for (const auto& timeline : std::as_const(timelines_)) {
            if (!timeline.periods.isEmpty())
                first = std::min(first, timeline.periods.first().byMs);
        }
        return choose(first);
    }
    case Qt::Key_End:
        return choose(nowMs_);
    case Qt::Key_PageUp:
        return setScale(scale_.movedBy(-scale_.width / 2.0));
    case Qt::Key_PageDown:
        return setScale(scale_.movedBy(scale_.width / 2.0));
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(closer);
    case Qt::Key_Minus:
        return zoomBy(1 / closer);
    case Qt::Key_0:
        return zoomToAll();
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace ph

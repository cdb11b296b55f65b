#include "widgets/incidents/TimelineView.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

// What hands do to a timeline.
namespace ph {

namespace {

constexpr double lookCloser = 0.8, arrowShare = 0.1;

} // namespace

void TimelineView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && event->position().x() >= scale_.left)
        drag_ = Drag{event->position().x(), event->position().x(), false};
}

void TimelineView::mouseMoveEvent(QMouseEvent* event)
{
    if (!drag_)
        return;
    const double x = event->position().x();
    if (!drag_->hasMoved && std::abs(x - drag_->pressedX) < QApplication::startDragDistance())
        return;
    drag_->hasMoved = true;
    setCursor(Qt::ClosedHandCursor);
    setScale(scale_.movedBy(drag_->x - x));
    drag_->x = x;
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event)
{
    const bool isClick = drag_ && !drag_->hasMoved;
    drag_.reset();
    unsetCursor();
    if (!isClick)
        return;
    const auto hit = hitAt(event->position());
    choose(hit ? std::optional(hit->row) : std::nullopt);
    Q_EMIT itemChosen();
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const auto hit = hitAt(event->position());
    if (!hit || hit->count < 2)
        return;
    const auto room = std::max<std::int64_t>((hit->lastMs - hit->firstMs) / 8, 1'000);
    showStretch(hit->firstMs - room, hit->lastMs + room);
}

void TimelineView::wheelEvent(QWheelEvent* event)
{
    const auto turned = event->angleDelta();
    if (std::abs(turned.x()) > std::abs(turned.y()) || event->modifiers() & Qt::ShiftModifier)
        setScale(scale_.movedBy(-double(turned.x() != 0 ? turned.x() : turned.y())));
    else
        setScale(scale_.zoomed(std::pow(lookCloser, turned.y() / 120.0),
                               std::max(event->position().x(), double(scale_.left))));
    event->accept();
}

void TimelineView::chooseNext(int direction)
{
    if (!picture_ || picture_->selection.size() == 0)
        return;
    const auto rows = picture_->selection.rows();
    std::size_t next = 0;
    if (chosen_) {
        const auto at = std::lower_bound(rows.begin(), rows.end(), *chosen_);
        const auto place = at - rows.begin() + (direction < 0 ? -1 : at != rows.end() && *at == *chosen_);
        next = std::size_t(std::clamp<std::ptrdiff_t>(place, 0, std::ssize(rows) - 1));
    } else { // the first that is in view
        const auto first = picture_->selection.table()->firstFrom(scale_.fromMs);
        const auto at = std::lower_bound(rows.begin(), rows.end(), first);
        next = std::min(std::size_t(at - rows.begin()), rows.size() - 1);
    }
    choose(rows[next]);
    Q_EMIT itemChosen();
}

void TimelineView::keyPressEvent(QKeyEvent* event)
{
    const auto sideways = [&](int direction) {
        if (event->modifiers() & Qt::ControlModifier)
            return chooseNext(direction);
        setScale(scale_.movedBy(direction * arrowShare * scale_.width));
    };
    switch (event->key()) {
    case Qt::Key_Left:
        return sideways(-1);
    case Qt::Key_Right:
        return sideways(1);
    case Qt::Key_PageUp:
        return setScale(scale_.movedBy(-scale_.width / 2.0));
    case Qt::Key_PageDown:
        return setScale(scale_.movedBy(scale_.width / 2.0));
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(lookCloser);
    case Qt::Key_Minus:
        return zoomBy(1 / lookCloser);
    case Qt::Key_Home:
        return showAll();
    case Qt::Key_Escape:
        if (!chosen_)
            break;
        choose(std::nullopt);
        Q_EMIT itemChosen();
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

} // namespace ph

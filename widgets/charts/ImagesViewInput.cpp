// The hands of ImagesView: mouse, wheel and keyboard.
#include "widgets/charts/ImagesView.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSlider>
#include <QWheelEvent>

#include <algorithm>

namespace ph {

std::optional<ImagesView::Cell> ImagesView::cellAt(QPointF position) const
{
    const Grid shown = grid(gridArea());
    if (!shown.cells.contains(position))
        return std::nullopt;
    const int column = int((position.x() - shown.cells.left()) / shown.side);
    const Cell cell{down_->value() + int((position.y() - shown.cells.top()) / shown.side),
                    steps_->value() + column};
    return column < shown.columns && fileAt(cell) ? std::optional(cell) : std::nullopt;
}

void ImagesView::setCurrent(Cell cell)
{
    current_ = cell;
    const Grid shown = grid(gridArea());
    down_->setValue(std::clamp(down_->value(), cell.row - shown.rows + 1, cell.row));
    steps_->setValue(std::clamp(steps_->value(), cell.column - shown.columns + 1, cell.column));
    const auto& row = rows_[cell.row];
    linked().setHovered({row.rowId});
    setAccessibleDescription(
        tr("%1, %2, step %3").arg(row.name, row.key, QLocale().toString(stepAt_[cell.column])));
    wantVisible();
    update();
}

void ImagesView::setEnlarged(bool enlarged)
{
    enlarged_ = enlarged && current_;
    placeControls();
    update();
}

void ImagesView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return ChartView::mousePressEvent(event);
    if (enlarged_)
        return setEnlarged(false);
    const auto cell = cellAt(event->position());
    if (!cell)
        return;
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        linked().select({rows_[cell->row].rowId}, LinkedRuns::Change::Toggle);
        return;
    }
    setCurrent(*cell);
    setEnlarged(true);
}

void ImagesView::mouseMoveEvent(QMouseEvent* event)
{
    const auto cell = enlarged_ ? std::nullopt : cellAt(event->position());
    if (!enlarged_)
        linked().setHovered(cell ? LinkedRuns::Ids{rows_[cell->row].rowId} : LinkedRuns::Ids());
}

void ImagesView::leaveEvent(QEvent*)
{
    linked().clearHover();
}

void ImagesView::wheelEvent(QWheelEvent* event)
{
    const QPoint turned = event->angleDelta();
    auto* control = turned.x() != 0 || event->modifiers().testFlag(Qt::ShiftModifier)
                        ? static_cast<QAbstractSlider*>(steps_)
                        : down_;
    if (control->isHidden())
        return event->ignore(); // the board scrolls
    const int by = turned.x() != 0 ? turned.x() : turned.y();
    const int before = control->value();
    control->setValue(before - (by > 0) + (by < 0));
    event->setAccepted(control->value() != before); // at an end the board scrolls on
}

void ImagesView::keyPressEvent(QKeyEvent* event)
{
    const auto move = [this](int rows, int columns) {
        if (rows_.isEmpty())
            return;
        const Cell at = current_.value_or(Cell{-std::max(0, rows), -std::max(0, columns)});
        setCurrent({std::clamp(at.row + rows, 0, int(rows_.size()) - 1),
                    std::clamp(at.column + columns, 0, int(stepAt_.size()) - 1)});
    };
    switch (event->key()) {
    case Qt::Key_Left:
        return move(0, -1);
    case Qt::Key_Right:
        return move(0, 1);
    case Qt::Key_Up:
        return move(-1, 0);
    case Qt::Key_Down:
        return move(1, 0);
    case Qt::Key_Space:
        if (current_)
            linked().select({rows_[current_->row].rowId}, LinkedRuns::Change::Toggle);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (enlarged_)
            Q_EMIT runActivated(rows_[current_->row].rowId);
        else if (current_)
            setEnlarged(true);
        return;
    case Qt::Key_Escape:
        if (enlarged_)
            return setEnlarged(false);
        if (current_) {
            current_.reset();
            linked().clearHover();
            return update();
        }
        if (!linked().selected().isEmpty())
            return linked().clearSelection();
        break;
    default:
        break;
    }
    ChartView::keyPressEvent(event);
}

} // namespace ph

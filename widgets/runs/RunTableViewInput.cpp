// What hands do to the runs table; its columns and scrolling are in RunTableView.cpp.
#include "models/tables/RunTableModel.h"
#include "widgets/common/Theme.h"
#include "widgets/runs/RowTable.h"
#include "widgets/runs/RunDelegate.h"
#include "widgets/runs/RunTableView.h"

#include <QContextMenuEvent>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

namespace ph {

bool RunTableView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == main_->horizontalScrollBar()) {
        if (event->type() == QEvent::Show || event->type() == QEvent::Hide)
            QMetaObject::invokeMethod(this, &RunTableView::fitPinnedWidth, Qt::QueuedConnection);
        return false;
    }
    if (!model_)
        return false;
    if (event->type() == QEvent::KeyPress && (watched == main_ || watched == pinned_))
        return handleKey(static_cast<QKeyEvent*>(event));
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        delegate_->setFocus(event->type() == QEvent::FocusIn ? RunDelegate::Focus::Here
                                                             : RunDelegate::Focus::Elsewhere);
        markCurrentColumn();
        pinned_->viewport()->update();
        main_->viewport()->update();
    }
    for (auto* table : {pinned_, main_}) {
        if (watched == table->viewport())
            return handleMouse(table, event);
    }
    return false;
}

void RunTableView::hover(int line)
{
    const int before = delegate_->hoveredLine();
    if (line == before)
        return;
    delegate_->setHoveredLine(line);
    for (auto* table : {pinned_, main_}) {
        for (const int changed : {before, line}) {
            if (changed >= 0)
                table->viewport()->update(0, table->rowViewportPosition(changed), table->viewport()->width(),
                                          height::row);
        }
    }
}

bool RunTableView::handleMouse(RowTable* table, QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseMove:
        hover(table->rowAt(int(static_cast<QMouseEvent*>(event)->position().y())));
        return false;
    case QEvent::Leave:
        hover(-1);
        return false;
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick: {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const auto index = table->indexAt(mouse->position().toPoint());
        if (!index.isValid())
            return false;
        const auto& node = model_->node(index.row());
        const bool onExpander = model_->shape(index.column()) == ColumnShape::Name && node.expandable() &&
                                delegate_->expanderRect(table->visualRect(index), index.row())
                                    .adjusted(-4, -6, 4, 6)
                                    .contains(mouse->position().toPoint());
        if (mouse->button() == Qt::LeftButton && onExpander) {
            toggleExpansion(index.row());
            return true;
        }
        if (mouse->button() == Qt::LeftButton && event->type() == QEvent::MouseButtonDblClick) {
            if (node.kind == RunNode::Kind::Group)
                toggleExpansion(index.row());
            else
                Q_EMIT runActivated(model_->entity(index.row()));
            return true;
        }
        currentColumn_ = model_->columns()[std::size_t(index.column())];
        markCurrentColumn();
        if (!(mouse->modifiers() & Qt::ShiftModifier))
            selectionAnchor_ = model_->index(index.row(), 0);
        return false;
    }
    case QEvent::ContextMenu: {
        const auto* menu = static_cast<QContextMenuEvent*>(event);
        const auto index = table->indexAt(menu->pos());
        if (index.isValid() && !selectionModel()->isRowSelected(index.row(), {}))
            moveTo(index.row(), Qt::NoModifier);
        Q_EMIT contextMenuRequested(menu->globalPos());
        return true;
    }
    default:
        return false;
    }
}

bool RunTableView::handleKey(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy(CopyFormat::Tsv);
        return true;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        main_->selectAll();
        return true;
    }
    if (model_->rowCount() == 0)
        return false;
    if (const auto act = columnActOf(*event)) {
        actOn(currentColumn(), *act);
        return true;
    }
    const int line = std::max(0, currentLine());
    const bool none = currentLine() < 0;
    const auto modifiers = event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier);
    switch (event->key()) {
    case Qt::Key_Up:
        moveTo(none ? 0 : line - 1, modifiers);
        return true;
    case Qt::Key_Down:
        moveTo(none ? 0 : line + 1, modifiers);
        return true;
    case Qt::Key_PageUp:
        moveTo(line - linesOnPage() + 1, modifiers);
        return true;
    case Qt::Key_PageDown:
        moveTo(line + linesOnPage() - 1, modifiers);
        return true;
    case Qt::Key_Home:
        moveTo(0, modifiers);
        return true;
    case Qt::Key_End:
        moveTo(model_->rowCount() - 1, modifiers);
        return true;
    case Qt::Key_Left:
        if (modifiers == Qt::ControlModifier)
            stepColumn(-1);
        else if (model_->node(line).expandable() && model_->isExpanded(line))
            toggleExpansion(line);
        else if (const int parent = model_->parentLine(line); parent >= 0)
            moveTo(parent, Qt::NoModifier);
        else
            main_->horizontalScrollBar()->triggerAction(QScrollBar::SliderSingleStepSub);
        return true;
    case Qt::Key_Right:
        if (modifiers == Qt::ControlModifier)
            stepColumn(1);
        else if (model_->node(line).expandable() && !model_->isExpanded(line))
            toggleExpansion(line);
        else if (model_->node(line).expandable())
            moveTo(line + 1, Qt::NoModifier);
        else
            main_->horizontalScrollBar()->triggerAction(QScrollBar::SliderSingleStepAdd);
        return true;
    case Qt::Key_Space:
        selectionModel()->select(model_->index(line, 0),
                                 QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (modifiers)
            return false;
        if (model_->node(line).kind == RunNode::Kind::Group)
            toggleExpansion(line);
        else
            Q_EMIT runActivated(model_->entity(line));
        return true;
    case Qt::Key_Menu: {
        const auto place = main_->visualRect(model_->index(line, main_->columnAt(0))).bottomLeft();
        Q_EMIT contextMenuRequested(main_->viewport()->mapToGlobal(place));
        return true;
    }
    default:
        break;
    }
    if (const auto letters = event->text(); !modifiers.testFlag(Qt::ControlModifier) &&
                                            !(event->modifiers() & Qt::AltModifier) && !letters.isEmpty() &&
                                            letters.front().isPrint()) {
        typeAhead(letters);
        return true;
    }
    return false;
}

} // namespace ph

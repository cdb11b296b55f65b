#include "widgets/compare/DifferenceGrid.h"

#include "widgets/common/ScreenKeys.h"
#include "widgets/compare/DifferenceKeyHeader.h"
#include "widgets/compare/DifferenceRunHeader.h"
#include "widgets/compare/LinkedColumns.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

namespace ph {

DifferenceGrid::DifferenceGrid(DifferenceTableModel& model, LinkedColumns& columns, QWidget* parent)
    : QTableView(parent)
    , model_(model)
    , columns_(columns)
    , delegate_(new DifferenceDelegate(model, columns, this))
    , runHeader_(new DifferenceRunHeader(model, columns, this))
    , keyHeader_(new DifferenceKeyHeader(model, this))
{
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionMode(NoSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setMouseTracking(true);
    setAccessibleName(tr("Differences"));
    setHorizontalHeader(runHeader_);
    setVerticalHeader(keyHeader_);
    setItemDelegate(delegate_);
    setModel(&model);
    runHeader_->setDefaultSectionSize(delegate_->columnWidth());

    connect(&columns, &LinkedColumns::changed, viewport(), qOverload<>(&QWidget::update));
    connect(&model, &DifferenceTableModel::applying, this, &DifferenceGrid::rememberScroll);
    connect(&model, &DifferenceTableModel::applied, this, &DifferenceGrid::restoreScroll);
    connect(runHeader_, &DifferenceRunHeader::chosen, this, &DifferenceGrid::choose);
    connect(runHeader_, &DifferenceRunHeader::activated, this, &DifferenceGrid::activate);
    connect(runHeader_, &DifferenceRunHeader::menuRequested, this,
            [this](int column, const QPoint& at) { Q_EMIT menuRequested(-1, column, at); });
    connect(keyHeader_, &DifferenceKeyHeader::sectionToggled, this, &DifferenceGrid::sectionToggled);
    connect(keyHeader_, &DifferenceKeyHeader::lineHovered, this, &DifferenceGrid::hoverLine);
    connect(keyHeader_, &DifferenceKeyHeader::sortRequested, this,
            [this](int line) { Q_EMIT sortRequested(model_.row(line)->key); });
    connect(keyHeader_, &DifferenceKeyHeader::lineChosen, this, [this](int line) {
        setCurrentIndex(model_.index(line, std::max(0, currentIndex().column())));
        setFocus();
    });
    connect(keyHeader_, &DifferenceKeyHeader::menuRequested, this,
            [this](int line, const QPoint& at) { Q_EMIT menuRequested(line, -1, at); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &DifferenceGrid::visibleLinesChanged);
}

void DifferenceGrid::setShow(CellShow show)
{
    if (delegate_->show() == show)
        return;
    const int column = columnAt(0);
    delegate_->setShow(show);
    runHeader_->setDefaultSectionSize(delegate_->columnWidth());
    if (column > 0)
        horizontalScrollBar()->setValue(column * delegate_->columnWidth());
    viewport()->update();
}

std::pair<int, int> DifferenceGrid::visibleLines() const
{
    const int first = rowAt(0);
    if (first < 0)
        return {0, -1};
    const int last = rowAt(viewport()->height() - 1);
    return {first, last < 0 ? model_.rowCount() - 1 : last};
}

// --- painting

void DifferenceGrid::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    paintGround(painter, event->rect());
    painter.end();
    QTableView::paintEvent(event);
    QPainter above(viewport());
    paintFocus(above);
}

/// In whole stripes: a rectangle a line and a column instead of one a cell.
void DifferenceGrid::paintGround(QPainter& painter, const QRect& area) const
{
    const auto& theme = Theme::of(this);
    painter.fillRect(area, theme.surface);
    const int bottom = std::min(area.bottom(), keyHeader_->length() - keyHeader_->offset() - 1);
    const auto [first, last] = visibleLines();
    if (hoveredLine_ >= first && hoveredLine_ <= last)
        painter.fillRect(QRect(area.left(), rowViewportPosition(hoveredLine_), area.width(), height::row),
                         theme.hover);
    for (int column = std::max(0, columnAt(area.left())); column < model_.columnCount(); ++column) {
        const int x = columnViewportPosition(column);
        if (x > area.right())
            break;
        const auto mark = columns_.mark(column);
        const QRect stripe(x, area.top(), columnWidth(column), bottom - area.top() + 1);
        if (mark.selected)
            painter.fillRect(stripe, theme.selection);
        else if (mark.hovered)
            painter.fillRect(stripe, theme.hover);
        else if (model_.isBaseline(column))
            painter.fillRect(stripe, theme.rowAlternate);
    }
    for (int line = first; line <= last; ++line) {
        const QRect rect(area.left(), rowViewportPosition(line), area.width(), height::row);
        if (model_.isHeading(line))
            painter.fillRect(rect, theme.window);
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.border);
    }
}

void DifferenceGrid::paintFocus(QPainter& painter) const
{
    if (!hasFocus() || !currentIndex().isValid())
        return;
    auto rect = visualRect(currentIndex()).adjusted(0, 0, -1, -1);
    if (model_.isHeading(currentIndex().row()))
        rect = QRect(0, rect.top(), std::min(viewport()->width(), runHeader_->length()) - 1, rect.height());
    painter.setPen(QPen(Theme::of(this).focus, 1));
    painter.drawRect(rect.adjusted(0, 0, 0, -1));
}

// --- hands

void DifferenceGrid::choose(int column, Qt::KeyboardModifiers modifiers)
{
    if (modifiers & Qt::ShiftModifier)
        columns_.selectTo(column);
    else if (modifiers & Qt::ControlModifier)
        columns_.select(column, LinkedRuns::Change::Toggle);
    else if (columns_.selected() == QList<int>{column})
        columns_.clearSelection();
    else
        columns_.select(column, LinkedRuns::Change::Replace);
}

void DifferenceGrid::activate(int column)
{
    if (const auto runs = model_.rowIds(column); runs.size() == 1)
        Q_EMIT runActivated(runs.front());
}

void DifferenceGrid::hoverLine(int line)
{
    if (hoveredLine_ == line)
        return;
    hoveredLine_ = line;
    keyHeader_->setHoveredLine(line);
    viewport()->update();
}

void DifferenceGrid::mousePressEvent(QMouseEvent* event)
{
    const auto index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index.isValid() && model_.isHeading(index.row())) {
        Q_EMIT sectionToggled(model_.section(index.row()));
        return;
    }
    if (event->button() == Qt::LeftButton && index.isValid() &&
        event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier))
        choose(index.column(), event->modifiers());
    QTableView::mousePressEvent(event);
}

void DifferenceGrid::mouseDoubleClickEvent(QMouseEvent* event)
{
    const auto index = indexAt(event->pos());
    if (!index.isValid() || event->button() != Qt::LeftButton)
        return;
    if (model_.isHeading(index.row()))
        Q_EMIT sectionToggled(model_.section(index.row())); // the second click of two
    else
        activate(index.column());
}

void DifferenceGrid::mouseMoveEvent(QMouseEvent* event)
{
    columns_.hover(columnAt(event->pos().x()));
    hoverLine(rowAt(event->pos().y()));
}

bool DifferenceGrid::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave) {
        columns_.hover(-1);
        hoverLine(-1);
    }
    return QTableView::viewportEvent(event);
}

void DifferenceGrid::contextMenuEvent(QContextMenuEvent* event)
{
    const auto index =
        event->reason() == QContextMenuEvent::Keyboard ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    const auto at = event->reason() == QContextMenuEvent::Keyboard
                        ? viewport()->mapToGlobal(visualRect(index).bottomLeft())
                        : event->globalPos();
    Q_EMIT menuRequested(index.row(), index.column(), at);
}

void DifferenceGrid::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyRequested();
        return;
    }
    const auto index = currentIndex();
    const bool heading = index.isValid() && model_.isHeading(index.row());
    if (index.isValid() && isPressed(ScreenKey::MakeBaseline, *event)) {
        if (const auto runs = model_.rowIds(index.column()); runs.size() == 1)
            Q_EMIT baselineChosen(runs.front());
        return;
    }
    switch (event->key()) {
    case Qt::Key_Escape:
        if (columns_.selected().isEmpty())
            break;
        columns_.clearSelection();
        return;
    case Qt::Key_Space:
        if (heading)
            Q_EMIT sectionToggled(model_.section(index.row()));
        else if (index.isValid())
            columns_.select(index.column(), LinkedRuns::Change::Toggle);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (heading)
            Q_EMIT sectionToggled(model_.section(index.row()));
        else if (index.isValid())
            activate(index.column());
        return;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        if (!index.isValid() && model_.rowCount() > 0 && model_.columnCount() > 0)
            setCurrentIndex(model_.index(0, 0));
        else
            QTableView::keyPressEvent(event);
        viewport()->update();
        return;
    default:
        break;
    }
    event->ignore(); // the item view would search a thousand columns for the letter
}

// --- scrolling

/// The line at the top of the sheet stays there, except at the very top, where new keys are expected.
void DifferenceGrid::rememberScroll()
{
    const int line = verticalScrollBar()->value() > 0 ? rowAt(0) : -1;
    const int column = horizontalScrollBar()->value() > 0 ? columnAt(0) : -1;
    if (line < 0 && column < 0) {
        topLeft_ = QPersistentModelIndex();
        return;
    }
    topLeft_ = QPersistentModelIndex(model_.index(std::max(0, line), std::max(0, column)));
    topLeftOffset_ = {column < 0 ? -1 : -columnViewportPosition(column),
                      line < 0 ? -1 : -rowViewportPosition(line)};
}

void DifferenceGrid::restoreScroll()
{
    runHeader_->setDefaultSectionSize(delegate_->columnWidth());
    keyHeader_->fitKeys();
    executeDelayedItemsLayout();
    updateGeometries();
    if (topLeft_.isValid()) {
        if (topLeftOffset_.y() >= 0)
            verticalScrollBar()->setValue(topLeft_.row() * height::row + topLeftOffset_.y());
        if (topLeftOffset_.x() >= 0)
            horizontalScrollBar()->setValue(topLeft_.column() * delegate_->columnWidth() +
                                            topLeftOffset_.x());
    }
    topLeft_ = QPersistentModelIndex();
    hoverLine(-1);
    viewport()->update();
    keyHeader_->viewport()->update();
    runHeader_->viewport()->update();
    Q_EMIT visibleLinesChanged();
}

void DifferenceGrid::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    Q_EMIT visibleLinesChanged();
}

} // namespace ph

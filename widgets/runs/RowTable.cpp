#include "widgets/runs/RowTable.h"

#include "widgets/common/Theme.h"

#include <QHeaderView>
#include <QPaintEvent>
#include <QPainter>

namespace ph {

RowTable::RowTable(QWidget* parent)
    : QTableView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    // The table scrolls only when asked: a click in the last column must not move the first out of sight.
    setAutoScroll(false);
    setMouseTracking(true);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(height::row);
    verticalHeader()->setDefaultSectionSize(height::row);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setContextMenuPolicy(Qt::NoContextMenu);
}

void RowTable::settle()
{
    executeDelayedItemsLayout();
    updateGeometries();
}

void RowTable::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), Theme::of(this).surface);
    painter.end();
    QTableView::paintEvent(event);
}

} // namespace ph

#include "widgets/runs/RowTable.h"

#include "widgets/common/Theme.h"
#include "widgets/runs/RunDelegate.h"

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
    const auto& theme = Theme::of(this);
    painter.fillRect(event->rect(), theme.surface);
    // Lines go on behind the last column: in a wide window the table is still one sheet.
    const int end = horizontalHeader()->length() - horizontalHeader()->offset();
    const auto* delegate = qobject_cast<RunDelegate*>(itemDelegate());
    if (const int first = rowAt(event->rect().top()); delegate && first >= 0 && end < viewport()->width()) {
        for (int line = first; line < model()->rowCount(); ++line) {
            const int y = rowViewportPosition(line);
            if (y > event->rect().bottom())
                break;
            delegate->paintGround(&painter, QRect(end, y, viewport()->width() - end, rowHeight(line)), line,
                                  selectionModel()->isRowSelected(line, {}), theme);
        }
    }
    painter.end();
    QTableView::paintEvent(event);
}

} // namespace ph

#include "widgets/common/LineTable.h"

#include "models/tables/CopyText.h"
#include "models/values/CopiedText.h"
#include "widgets/common/CopyRows.h"
#include "widgets/common/Theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace ph {

LineTable::LineTable(const QString& objectName, const QString& accessibleName, QWidget* parent)
    : QTreeView(parent)
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setRootIsDecorated(false);
    setIndentation(0);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    header()->setSectionsMovable(false);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header()->setHighlightSections(false);
}

void LineTable::setColumns(const QList<int>& widths)
{
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(40);
    for (int column = 0; column < widths.size(); ++column) {
        if (widths.at(column) == 0) {
            header()->setSectionResizeMode(column, QHeaderView::Stretch);
            continue;
        }
        header()->setSectionResizeMode(column, QHeaderView::Interactive);
        header()->resizeSection(column, widths.at(column));
    }
}

void LineTable::setFitting(int most)
{
    most_ = most;
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model(), signal, this, [this] { updateGeometry(); });
    updateGeometry();
}

QSize LineTable::sizeHint() const
{
    if (most_ == 0 || !model())
        return QTreeView::sizeHint();
    const int rows = std::clamp(model()->rowCount(), 1, most_);
    const int row = std::max(height::row, model()->rowCount() > 0 ? sizeHintForRow(0) : height::row);
    return {QTreeView::sizeHint().width(), header()->sizeHint().height() + rows * row + 2};
}

QSize LineTable::minimumSizeHint() const
{
    return most_ == 0 ? QTreeView::minimumSizeHint() : QSize(200, sizeHint().height());
}

QString LineTable::copyText(const QModelIndex& row) const
{
    QStringList cells;
    for (int column = 0; column < model()->columnCount(); ++column)
        cells << copyCell(copiedText(row.siblingAtColumn(column)), CopyFormat::Tsv);
    return copyRow(cells, CopyFormat::Tsv);
}

void LineTable::keyPressEvent(QKeyEvent* event)
{
    if (!event->matches(QKeySequence::Copy)) {
        QTreeView::keyPressEvent(event);
        return;
    }
    QString text;
    for (QModelIndex at = model()->index(0, 0); at.isValid(); at = indexBelow(at)) {
        if (selectionModel()->isSelected(at))
            text += copyText(at);
    }
    copyRows({text});
}

QWidget* belowTitle(LineTable* table)
{
    auto* holder = new QWidget;
    holder->setProperty("surface", true);
    holder->setAttribute(Qt::WA_StyledBackground);
    holder->setFocusProxy(table);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(space::l - space::s, 0, 0, 0);
    row->addWidget(table);
    return holder;
}

} // namespace ph

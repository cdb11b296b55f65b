#include "widgets/drift/StudyTable.h"

#include "models/values/CopiedText.h"
#include "widgets/common/CopyRows.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace ph {

StudyTable::StudyTable(const QString& objectName, const QString& accessibleName, QAbstractItemModel* model,
                       QAbstractItemDelegate* delegate, const QList<int>& widths, QWidget* parent)
    : LineTable(objectName, accessibleName, parent)
{
    setModel(model);
    delegate->setParent(this);
    setItemDelegate(delegate);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    header()->setSectionsClickable(true);
    header()->setSectionsMovable(true);
    header()->setSortIndicator(0, Qt::AscendingOrder);
    setSortingEnabled(true);
    setColumns(widths);
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header(), &QWidget::customContextMenuRequested, this, &StudyTable::showHeaderMenu);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& row) {
        // Where a line goes Qt makes its neighbour current, and nobody asked for that one.
        if (row.isValid() && hasFocus())
            Q_EMIT chosen(row);
    });
    connect(this, &QTreeView::clicked, this,
            [this](const QModelIndex& at) { Q_EMIT chosen(at.siblingAtColumn(0)); });
}

QModelIndexList StudyTable::copiedRows() const
{
    auto rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    if (rows.isEmpty()) {
        for (int row = 0; row < model()->rowCount(); ++row)
            rows << model()->index(row, 0);
    }
    return rows;
}

QString StudyTable::tableText(CopyFormat format) const
{
    QStringList names;
    QList<Qt::AlignmentFlag> alignments;
    for (int column = 0; column < model()->columnCount(); ++column) {
        names << copyCell(model()->headerData(column, Qt::Horizontal).toString(), format);
        const auto alignment = model()->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt();
        alignments << (alignment & Qt::AlignRight ? Qt::AlignRight : Qt::AlignLeft);
    }
    auto text = copyRow(names, format) + copyRule(alignments, format);
    const auto rows = copiedRows();
    for (const auto& row : rows) {
        QStringList cells;
        for (int column = 0; column < model()->columnCount(); ++column)
            cells << copyCell(copiedText(row.siblingAtColumn(column)), format);
        text += copyRow(cells, format);
    }
    return text;
}

void StudyTable::copy(CopyFormat format)
{
    if (model()->rowCount() == 0)
        return;
    if (format == CopyFormat::Tsv)
        copyRows({tableText(format), CopiedRows::First::Header});
    else
        QApplication::clipboard()->setText(tableText(format));
    Q_EMIT copied(int(copiedRows().size()));
}

void StudyTable::setFilling(Filling filling)
{
    leastWidth_ = filling == Filling::Whole ? header()->length() : 0;
    fillWidth();
}

void StudyTable::fillWidth()
{
    const int before = header()->length(), wanted = std::max(leastWidth_, viewport()->width());
    if (leastWidth_ == 0 || before <= 0 || before == wanted)
        return;
    int from = 0, to = 0; // edges are rounded, not widths: these would not add up
    for (int place = 0; place < header()->count(); ++place) {
        const int section = header()->logicalIndex(place);
        from += header()->sectionSize(section);
        const int edge = int(std::int64_t(from) * wanted / before);
        if (!header()->isSectionHidden(section))
            header()->resizeSection(section, edge - to);
        to = edge;
    }
}

QByteArray StudyTable::saveColumns() const
{
    return header()->saveState();
}

void StudyTable::restoreColumns(const QByteArray& state)
{
    if (header()->restoreState(state))
        sortByColumn(header()->sortIndicatorSection(), header()->sortIndicatorOrder());
}

void StudyTable::resizeEvent(QResizeEvent* event)
{
    LineTable::resizeEvent(event);
    fillWidth();
}

void StudyTable::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        copy(CopyFormat::Tsv);
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid())
        Q_EMIT chosen(currentIndex().siblingAtColumn(0));
    else
        LineTable::keyPressEvent(event);
}

void StudyTable::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    menu.setObjectName(objectName() + QStringLiteral("Menu"));
    menu.addAction(tr("Copy as a table"), this, [this] { copy(CopyFormat::Tsv); });
    menu.addAction(tr("Copy as Markdown"), this, [this] { copy(CopyFormat::Markdown); });
    auto* sorting = menu.addMenu(tr("Sort by"));
    for (int column = 0; column < model()->columnCount(); ++column) {
        sorting->addAction(model()->headerData(column, Qt::Horizontal).toString(), this, [this, column] {
            const bool isAgain = header()->sortIndicatorSection() == column &&
                                 header()->sortIndicatorOrder() == Qt::AscendingOrder;
            sortByColumn(column, isAgain ? Qt::DescendingOrder : Qt::AscendingOrder);
        });
    }
    menu.exec(event->globalPos());
}

void StudyTable::showHeaderMenu(const QPoint& at)
{
    QMenu menu(this);
    for (int column = 1; column < model()->columnCount(); ++column) { // the first one says what the line is
        auto* action = menu.addAction(model()->headerData(column, Qt::Horizontal).toString(), this,
                                      [this, column](bool isShown) { setColumnHidden(column, !isShown); });
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
    }
    menu.exec(header()->mapToGlobal(at));
}

} // namespace ph

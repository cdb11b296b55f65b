#include "widgets/endpoints/EndpointTable.h"

#include "models/tables/EndpointModel.h"
#include "models/values/CopiedText.h"
#include "widgets/common/CopyRows.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/Theme.h"
#include "widgets/endpoints/EndpointDelegate.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace ph {

namespace {

struct ColumnRoom {
    int column, width;
};

// In pixels at the usual text size, the most telling first. Name and model share what is left.
constexpr ColumnRoom columnRooms[] = {
    {EndpointModel::Name, 152},   {EndpointModel::Health, 124},   {EndpointModel::Traffic, 124},
    {EndpointModel::Served, 152}, {EndpointModel::Namespace, 96}, {EndpointModel::Cluster, 80},
    {EndpointModel::System, 132}, {EndpointModel::Changed, 148},  {EndpointModel::Replicas, 72},
    {EndpointModel::Age, 76},     {EndpointModel::Revisions, 76},
};

} // namespace

EndpointTable::EndpointTable(EndpointModel* endpoints, QWidget* parent)
    : LineTable(QStringLiteral("endpointTable"), tr("Endpoints"), parent)
    , endpoints_(endpoints)
{
    setModel(endpoints);
    setItemDelegate(new EndpointDelegate(this));
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    header()->setSectionsClickable(true);
    header()->setSortIndicator(EndpointModel::Health, Qt::AscendingOrder);
    setSortingEnabled(true);
    fitColumns();
    // What is chosen counts, not what is current: where a line goes, Qt makes its neighbour current, and
    // nobody asked for that one.
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (const auto endpoint = selected())
            Q_EMIT chosen(*endpoint);
    });
    connect(this, &QTreeView::activated, this, [this] {
        if (const auto endpoint = selected())
            Q_EMIT chosen(*endpoint);
    });
}

void EndpointTable::select(const EntityKey& endpoint)
{
    if (const auto at = endpoints_->indexOf(endpoint); at.isValid()) {
        setCurrentIndex(at);
        scrollTo(at);
    }
}

std::optional<EntityKey> EndpointTable::selected() const
{
    const auto current = currentIndex();
    if (!current.isValid() || !selectionModel()->isRowSelected(current.row(), {}))
        return std::nullopt;
    return endpoints_->at(current.row()).line->endpoint.key;
}

QModelIndexList EndpointTable::copiedRows() const
{
    auto rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    if (rows.isEmpty()) {
        for (int row = 0; row < endpoints_->rowCount(); ++row)
            rows << endpoints_->index(row, 0);
    }
    return rows;
}

QString EndpointTable::copyText(CopyFormat format) const
{
    QStringList names;
    QList<Qt::AlignmentFlag> alignments;
    for (int column = 0; column < endpoints_->columnCount(); ++column) {
        names << copyCell(endpoints_->headerData(column, Qt::Horizontal).toString(), format);
        const auto alignment = endpoints_->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt();
        alignments << (alignment & Qt::AlignRight ? Qt::AlignRight : Qt::AlignLeft);
    }
    auto text = copyRow(names, format) + copyRule(alignments, format);
    const auto rows = copiedRows();
    for (const auto& row : rows) {
        QStringList cells;
        for (int column = 0; column < endpoints_->columnCount(); ++column)
            cells << copyCell(copiedText(row.siblingAtColumn(column)), format);
        text += copyRow(cells, format);
    }
    return text;
}

void EndpointTable::copy(CopyFormat format)
{
    if (endpoints_->rowCount() == 0)
        return;
    if (format == CopyFormat::Tsv)
        copyRows({copyText(format), CopiedRows::First::Header});
    else
        QApplication::clipboard()->setText(copyText(format));
    Q_EMIT copied(int(copiedRows().size()));
}

void EndpointTable::fitColumns()
{
    int left = viewport()->width();
    QList<int> shown;
    for (const auto& room : columnRooms) {
        left -= room.width;
        if (left < 0 && !shown.isEmpty())
            break;
        shown << room.column;
    }
    if (shown == shown_)
        return; // widths that a person chose stay
    shown_ = shown;
    QList<int> widths(EndpointModel::ColumnCount, 0);
    for (const auto& room : columnRooms) {
        setColumnHidden(room.column, !shown.contains(room.column));
        const bool takes = room.column == EndpointModel::Name || room.column == EndpointModel::Served;
        widths[room.column] = takes ? 0 : room.width;
    }
    setColumns(widths);
}

void EndpointTable::resizeEvent(QResizeEvent* event)
{
    LineTable::resizeEvent(event);
    fitColumns();
}

void EndpointTable::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        copy(CopyFormat::Tsv);
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && selected())
        Q_EMIT chosen(*selected());
    else
        LineTable::keyPressEvent(event);
}

void EndpointTable::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("endpointMenu"));
    const auto endpoint = selected();
    const auto line = endpoint ? endpoints_->find(*endpoint) : nullptr;
    const auto add = [&](const QString& name, const QString& words, const QKeySequence& keys, auto act) {
        auto* action = menu.addAction(words, this, act);
        action->setObjectName(name);
        action->setShortcut(keys);
        return action;
    };
    add(QStringLiteral("endpointOpen"), tr("Open"), keysOf(ScreenKey::Open), [this, endpoint] {
        Q_EMIT chosen(*endpoint);
    })->setEnabled(line != nullptr);
    add(QStringLiteral("endpointCopy"), tr("Copy as a table"), keysOf(ScreenKey::Copy),
        [this] { copy(CopyFormat::Tsv); });
    add(QStringLiteral("endpointCopyMarkdown"), tr("Copy as Markdown"), {},
        [this] { copy(CopyFormat::Markdown); });
    add(QStringLiteral("endpointCopyUrl"), tr("Copy the URL"), {}, [line] {
        QApplication::clipboard()->setText(line->endpoint.url);
    })->setEnabled(line && !line->endpoint.url.isEmpty());
    auto* sorting = menu.addMenu(tr("Sort by"));
    sorting->setObjectName(QStringLiteral("endpointSort"));
    for (int column = 0; column < EndpointModel::ColumnCount; ++column) {
        auto* action = sorting->addAction(
            endpoints_->headerData(column, Qt::Horizontal).toString(), this, [this, column] {
                const bool again = header()->sortIndicatorSection() == column &&
                                   header()->sortIndicatorOrder() == Qt::AscendingOrder;
                sortByColumn(column, again ? Qt::DescendingOrder : Qt::AscendingOrder);
            });
        action->setCheckable(true);
        action->setChecked(header()->sortIndicatorSection() == column);
    }
    menu.exec(event->globalPos());
}

} // namespace ph

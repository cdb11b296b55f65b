// What is done to a column of the runs table: sorted by, moved, hidden, copied; by the mouse, by the header's
// menu and by keys alike.
#include "models/tables/RunTableModel.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/Theme.h"
#include "widgets/runs/RowTable.h"
#include "widgets/runs/RunTableView.h"
#include "widgets/runs/RunsTableHeader.h"

#include <QApplication>
#include <QClipboard>
#include <QItemSelectionModel>
#include <QMenu>

namespace ph {

void RunTableView::headerClicked(int section)
{
    const auto key = model_->columns()[std::size_t(section)];
    const bool add = QApplication::keyboardModifiers() & Qt::ShiftModifier;
    const auto shape = model_->shape(section);
    const auto& sort = layout_.sort;
    const auto known =
        std::find_if(sort.begin(), sort.end(), [&](const ColumnSort& by) { return by.column == key; });
    // The first click shows what is usually looked for: newest, longest and largest first, names from A.
    const bool largestFirst = isRightAligned(shape) || shape == ColumnShape::Time;
    auto order = largestFirst ? Qt::DescendingOrder : Qt::AscendingOrder;
    if (known != sort.end())
        order = known->order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    sortBy({key, order}, add ? Sorting::Added : Sorting::Alone);
}

void RunTableView::sortBy(const ColumnSort& next, Sorting sorting)
{
    if (sorting == Sorting::Alone) {
        Q_EMIT sortRequested({next});
        return;
    }
    auto sort = layout_.sort;
    const auto known = std::find_if(sort.begin(), sort.end(),
                                    [&](const ColumnSort& by) { return by.column == next.column; });
    if (known != sort.end())
        *known = next;
    else
        sort.append(next);
    Q_EMIT sortRequested(sort);
}

void RunTableView::actOn(const ColumnKey& column, ColumnAct act)
{
    switch (act) {
    case ColumnAct::SortAscending:
        return sortBy({column, Qt::AscendingOrder}, Sorting::Alone);
    case ColumnAct::SortDescending:
        return sortBy({column, Qt::DescendingOrder}, Sorting::Alone);
    case ColumnAct::AddAscending:
        return sortBy({column, Qt::AscendingOrder}, Sorting::Added);
    case ColumnAct::AddDescending:
        return sortBy({column, Qt::DescendingOrder}, Sorting::Added);
    case ColumnAct::MoveLeft:
        return moveColumn(column, -1);
    case ColumnAct::MoveRight:
        return moveColumn(column, 1);
    case ColumnAct::Hide:
        return hideColumn(column);
    }
}

// --- order

void RunTableView::sectionMoved(RunsTableHeader* header)
{
    if (arranging_)
        return;
    arranging_ = true;
    QList<ColumnKey> order;
    for (auto* part : {pinnedHeader_, mainHeader_}) {
        for (int visual = 0; visual < part->count(); ++visual) {
            const int logical = part->logicalIndex(visual);
            if (!part->isSectionHidden(logical))
                order.append(model_->columns()[std::size_t(logical)]);
        }
    }
    // The model holds the order; the header shows the model.
    for (int logical = 0; logical < header->count(); ++logical)
        header->moveSection(header->visualIndex(logical), logical);
    arranging_ = false;
    // Not from within the header's own mouse handling: the model takes columns out and puts them in.
    QMetaObject::invokeMethod(
        this, [this, order] { reorderColumns(order); }, Qt::QueuedConnection);
}

void RunTableView::reorderColumns(const QList<ColumnKey>& order)
{
    model_->setColumns(order);
    Q_EMIT columnsReordered(QList<ColumnKey>(model_->columns().begin(), model_->columns().end()));
}

/// The next column in the same half of the table, which the run's name always leads; -1 where there is none.
int RunTableView::neighbourOf(const ColumnKey& column, int step) const
{
    const auto& columns = model_->columns();
    for (int at = model_->columnOf(column) + step; at > 0 && at < int(columns.size()); at += step) {
        if (isPinned(columns[std::size_t(at)]) == isPinned(column))
            return at;
    }
    return -1;
}

void RunTableView::moveColumn(const ColumnKey& column, int step)
{
    const int to = column == nameColumn() ? -1 : neighbourOf(column, step);
    if (to < 0)
        return;
    QList<ColumnKey> order(model_->columns().begin(), model_->columns().end());
    order.swapItemsAt(model_->columnOf(column), to);
    reorderColumns(order);
    if (column == currentColumn_)
        showCurrentColumn();
}

void RunTableView::hideColumn(const ColumnKey& column)
{
    if (column == nameColumn())
        return;
    const bool current = column == currentColumn_;
    if (current) { // who stands on it goes on from beside it
        const int right = neighbourOf(column, 1);
        const int next = right >= 0 ? right : std::max(0, model_->columnOf(column) - 1);
        currentColumn_ = model_->columns()[std::size_t(next)];
    }
    Q_EMIT hideColumnRequested(column);
    if (current)
        showCurrentColumn();
}

// --- the column that keys act on

/// The current cell's; the name where that column is not shown any more.
ColumnKey RunTableView::currentColumn() const
{
    return model_->columnOf(currentColumn_) >= 0 ? currentColumn_ : nameColumn();
}

/// From the pinned columns at the left into the others and back.
void RunTableView::stepColumn(int step)
{
    auto shown = model_->columns();
    std::stable_partition(shown.begin(), shown.end(), [this](const ColumnKey& key) { return isPinned(key); });
    const auto at = std::find(shown.begin(), shown.end(), currentColumn()) - shown.begin() + step;
    if (at < 0 || at >= std::ptrdiff_t(shown.size()))
        return;
    currentColumn_ = shown[std::size_t(at)];
    showCurrentColumn();
}

void RunTableView::showCurrentColumn()
{
    if (const int line = currentLine(); line >= 0) {
        const auto index = model_->index(line, model_->columnOf(currentColumn()));
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        main_->scrollTo(index);
    }
    markCurrentColumn();
}

void RunTableView::markCurrentColumn()
{
    const auto shown = main_->hasFocus() || pinned_->hasFocus() ? currentColumn() : ColumnKey{};
    pinnedHeader_->setCurrentColumn(shown);
    mainHeader_->setCurrentColumn(shown);
}

// --- the menu

void RunTableView::headerMenu(const ColumnKey& column, const QPoint& globalPosition)
{
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("runsHeaderMenu"));
    const auto offer = [&](const QString& icon, const QString& words, ColumnAct act) {
        auto* action = menu.addAction(icon.isEmpty() ? QIcon() : themedIcon(icon), words, this,
                                      [this, column, act] { actOn(column, act); });
        action->setShortcut(keysOf(act));
        return action;
    };
    const auto ascending = QStringLiteral("view-sort-ascending");
    const auto descending = QStringLiteral("view-sort-descending");
    offer(ascending, tr("Sort ascending"), ColumnAct::SortAscending);
    offer(descending, tr("Sort descending"), ColumnAct::SortDescending);
    offer({}, tr("Then ascending"), ColumnAct::AddAscending)->setEnabled(!layout_.sort.isEmpty());
    offer({}, tr("Then descending"), ColumnAct::AddDescending)->setEnabled(!layout_.sort.isEmpty());
    menu.addSeparator();
    menu.addAction(tr("Group by %1").arg(escapeMnemonic(columnTitle(column))), this,
                   [this, column] { Q_EMIT groupByRequested(column); });
    menu.addAction(tr("Colour by %1").arg(escapeMnemonic(columnTitle(column))), this,
                   [this, column] { Q_EMIT colourByRequested(column); });
    menu.addSeparator();
    menu.addAction(isPinned(column) ? tr("Unpin") : tr("Pin to the left"), this,
                   [this, column] { Q_EMIT pinColumnRequested(column); });
    if (column != nameColumn()) {
        offer({}, tr("Move left"), ColumnAct::MoveLeft)->setEnabled(neighbourOf(column, -1) >= 0);
        offer({}, tr("Move right"), ColumnAct::MoveRight)->setEnabled(neighbourOf(column, 1) >= 0);
        offer({}, tr("Hide"), ColumnAct::Hide);
    }
    menu.addSeparator();
    menu.addAction(themedIcon(QStringLiteral("edit-copy")), tr("Copy column"), this,
                   [this, column] { copyColumn(column); });
    menu.exec(globalPosition);
}

void RunTableView::copyColumn(const ColumnKey& column)
{
    const int at = model_->columnOf(column);
    if (at < 0)
        return;
    QStringList cells;
    for (int line = 0; line < model_->rowCount(); ++line)
        cells.append(model_->exactText(line, at).replace(u'\n', u' '));
    QApplication::clipboard()->setText(cells.join(u'\n'));
}

} // namespace ph

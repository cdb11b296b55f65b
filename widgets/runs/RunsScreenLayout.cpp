// How the runs are laid out: who asks for a change of it, and what follows.
#include "widgets/runs/RunTableView.h"
#include "widgets/runs/RunsChips.h"
#include "widgets/runs/RunsScreen.h"

#include <algorithm>

namespace ph {

void RunsScreen::connectLayout()
{
    const auto change = [this](auto edit, LayoutPart part) {
        auto next = layout_;
        edit(next);
        changeLayout(std::move(next), part);
    };
    connect(chips_, &RunsChips::arrangementPicked, this, [change](const Arrangement& arrangement) {
        change([&](RunsLayout& l) { l.arrangement = arrangement; }, LayoutPart::Arrangement);
    });
    connect(chips_, &RunsChips::colourPicked, this, [change](const std::optional<ColumnKey>& column) {
        change([&](RunsLayout& l) { l.colourBy = column; }, LayoutPart::ColourBy);
    });
    connect(chips_, &RunsChips::showPicked, this, [change](RunsLayout::Show show) {
        change([&](RunsLayout& l) { l.show = show; }, LayoutPart::Show);
    });
    connect(chips_, &RunsChips::deletedPicked, this, [change](RunsLayout::Deleted deleted) {
        change([&](RunsLayout& l) { l.deleted = deleted; }, LayoutPart::Deleted);
    });
    connect(table_, &RunTableView::sortRequested, this, [change](const QList<ColumnSort>& sort) {
        change([&](RunsLayout& l) { l.sort = sort; }, LayoutPart::Sort);
    });
    connect(table_, &RunTableView::columnsReordered, this, [change](const QList<ColumnKey>& columns) {
        change(
            [&](RunsLayout& l) {
                const auto before = std::exchange(l.columns, columns);
                for (const auto& key : before) { // not shown while they do not vary, but chosen
                    if (!columns.contains(key))
                        l.columns.append(key);
                }
            },
            LayoutPart::Columns);
    });
    connect(table_, &RunTableView::widthChanged, this, [change](const ColumnKey& column, int width) {
        change([&](RunsLayout& l) { l.widths.insert(column, width); }, LayoutPart::Widths);
    });
    connect(table_, &RunTableView::groupByRequested, this, [change](const ColumnKey& column) {
        change([&](RunsLayout& l) { l.arrangement = Arrangement::grouped(column); }, LayoutPart::Arrangement);
    });
    connect(table_, &RunTableView::colourByRequested, this, [change](const ColumnKey& column) {
        change([&](RunsLayout& l) { l.colourBy = column; }, LayoutPart::ColourBy);
    });
    connect(table_, &RunTableView::pinColumnRequested, this, [change](const ColumnKey& column) {
        change(
            [&](RunsLayout& l) {
                if (!l.pinned.removeOne(column))
                    l.pinned.append(column);
            },
            LayoutPart::Columns);
    });
    connect(table_, &RunTableView::hideColumnRequested, this, [change](const ColumnKey& column) {
        change(
            [&](RunsLayout& l) {
                l.columns.removeAll(column);
                l.pinned.removeAll(column);
            },
            LayoutPart::Columns);
    });
}

/// Shows a new layout at once where that needs no worker, and tells.
void RunsScreen::changeLayout(RunsLayout next, LayoutPart part)
{
    if (next == layout_)
        return;
    // Pinned columns stand at the left, so they come first in the order as well.
    std::stable_partition(next.columns.begin(), next.columns.end(), [&](const ColumnKey& key) {
        return key == nameColumn() || next.pinned.contains(key);
    });
    const auto before = layout_;
    setRunsLayout(next);
    switch (part) {
    case LayoutPart::Sort:
        Q_EMIT sortChanged(layout_.sort);
        break;
    case LayoutPart::Arrangement:
        Q_EMIT arrangementChanged(layout_.arrangement);
        break;
    case LayoutPart::ColourBy:
        Q_EMIT colourByChanged(layout_.colourBy);
        break;
    case LayoutPart::Columns:
        if (runs_)
            runs_->setColumns(layout_.columns);
        if (columns_)
            columns_->apply(columns_->columns(), layout_.columns, layout_.pinned);
        Q_EMIT columnsChanged(layout_.columns);
        break;
    case LayoutPart::Widths:
        break;
    case LayoutPart::Deleted:
        Q_EMIT deletedChanged(layout_.deleted);
        break;
    case LayoutPart::Show:
        Q_EMIT showChanged(layout_.show);
        break;
    }
    Q_EMIT layoutChanged(part, before);
}

void RunsScreen::setRunsLayout(const RunsLayout& layout)
{
    layout_ = layout;
    chips_->setRunsLayout(layout);
    table_->setLayoutState(layout);
}

const RunsLayout& RunsScreen::runsLayout() const
{
    return layout_;
}

void RunsScreen::setView(const SavedView& view)
{
    setQuery(view.query);
    setRunsLayout(view.layout);
}

SavedView RunsScreen::view() const
{
    SavedView saved;
    saved.query = query();
    saved.layout = layout_;
    return saved;
}

} // namespace ph

#include "widgets/runs/ColumnWidths.h"

#include "models/tables/RunTableModel.h"
#include "widgets/runs/RunDelegate.h"
#include "widgets/runs/RunsTableHeader.h"

#include <algorithm>

namespace ph {

namespace {

constexpr int sampledLines = 64;

int widestCell(const RunTableModel& model, const RunDelegate& delegate, int column)
{
    int wanted = 0;
    const int stride = std::max(1, model.rowCount() / sampledLines) | 1; // odd, as data often alternates
    for (int line = 0; line < model.rowCount(); line += stride)
        wanted = std::max(wanted, delegate.wantedWidth(line, column));
    return wanted;
}

} // namespace

void ColumnWidths::measure(const RunTableModel& model, const RunDelegate& delegate)
{
    const auto& arrangement = model.listing()->arrangement;
    if (arrangement != arrangement_) {
        arrangement_ = arrangement;
        wanted_.clear();
        measuredLines_ = 0;
    }
    const bool grouped = arrangement.kind == Arrangement::Kind::Grouped;
    const bool manyMore = model.rowCount() > 2 * measuredLines_;
    for (int column = 0; column < model.columnCount(); ++column) {
        const auto& key = model.columns()[std::size_t(column)];
        const bool known = wanted_.contains(key);
        if (known && !manyMore && !grouped)
            continue;
        auto& wanted = wanted_[key];
        if (!known)
            wanted = RunsTableHeader::wantedWidth(columnTitle(key));
        wanted = std::max(wanted, widestCell(model, delegate, column));
    }
    if (manyMore)
        measuredLines_ = model.rowCount();
}

int ColumnWidths::wanted(const ColumnKey& column) const
{
    return wanted_.value(column, narrowest);
}

int ColumnWidths::fitting(const ColumnKey& column) const
{
    return std::clamp(wanted(column), column == nameColumn() ? narrowestName : narrowest, widest);
}

} // namespace ph

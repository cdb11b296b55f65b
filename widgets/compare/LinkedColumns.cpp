#include "widgets/compare/LinkedColumns.h"

#include <algorithm>

namespace ph {

LinkedColumns::LinkedColumns(const DifferenceTableModel& model, LinkedRuns& linked, QObject* parent)
    : QObject(parent)
    , model_(model)
    , linked_(linked)
{
    connect(&linked, &LinkedRuns::hoverChanged, this, &LinkedColumns::recount);
    connect(&linked, &LinkedRuns::selectionChanged, this, &LinkedColumns::recount);
    connect(&linked, &LinkedRuns::hiddenChanged, this, &LinkedColumns::recount);
    connect(&model, &DifferenceTableModel::applied, this, &LinkedColumns::recount);
}

ColumnMark LinkedColumns::mark(int column) const
{
    // A view may paint between two steps of an update.
    return std::size_t(column) < marks_.size() ? marks_[std::size_t(column)] : ColumnMark{};
}

LinkedRuns::Ids LinkedColumns::ids(int column) const
{
    const auto list = model_.rowIds(column);
    return {list.begin(), list.end()};
}

void LinkedColumns::recount()
{
    marks_.assign(std::size_t(model_.columnCount()), {});
    const bool any = !linked_.selected().isEmpty();
    for (int column = 0; column < model_.columnCount(); ++column) {
        const auto runs = model_.rowIds(column);
        const auto count =
            std::count_if(runs.begin(), runs.end(), [&](auto id) { return linked_.isSelected(id); });
        auto& mark = marks_[std::size_t(column)];
        mark.selected = count > 0 && count == runs.size();
        mark.dimmed = any && count == 0;
        mark.hidden = std::all_of(runs.begin(), runs.end(), [&](auto id) { return linked_.isHidden(id); });
        mark.hovered = column == hoveredColumn_ ||
                       std::any_of(runs.begin(), runs.end(), [&](auto id) { return linked_.isHovered(id); });
    }
    Q_EMIT changed();
}

QList<int> LinkedColumns::selected() const
{
    QList<int> columns;
    for (int column = 0; column < int(marks_.size()); ++column) {
        if (marks_[std::size_t(column)].selected)
            columns.append(column);
    }
    return columns;
}

void LinkedColumns::hover(int column)
{
    if (hoveredColumn_ == column)
        return;
    hoveredColumn_ = column;
    const auto before = linked_.hovered();
    const auto wanted = column < 0 ? LinkedRuns::Ids() : ids(column);
    linked_.setHovered(wanted);
    if (before == wanted) // it said nothing
        recount();
}

void LinkedColumns::select(int column, LinkedRuns::Change change)
{
    anchor_ = QPersistentModelIndex(model_.index(0, column));
    // Of a group that is selected in part, the rest joins.
    const bool joins = change == LinkedRuns::Change::Toggle && !mark(column).selected;
    linked_.select(ids(column), joins ? LinkedRuns::Change::Add : change);
}

void LinkedColumns::selectTo(int column)
{
    const int from = anchor_.isValid() ? anchor_.column() : column;
    LinkedRuns::Ids all;
    for (int one = std::min(from, column); one <= std::max(from, column); ++one)
        all.unite(ids(one));
    linked_.select(all);
}

void LinkedColumns::toggleHidden(int column)
{
    auto hidden = linked_.hidden();
    if (mark(column).hidden)
        hidden.subtract(ids(column));
    else
        hidden.unite(ids(column));
    linked_.setHidden(hidden);
}

} // namespace ph

#pragma once

#include <QKeySequence>

#include <optional>

class QKeyEvent;

namespace ph {

/// What can be done with a column of the runs table, from its menu and by keys.
enum class ColumnAct {
    SortAscending,
    SortDescending,
    AddAscending, ///< to the sort there is
    AddDescending,
    MoveLeft,
    MoveRight,
    Hide,
};

QKeySequence keysOf(ColumnAct act);
/// None where the keys pressed mean something else.
std::optional<ColumnAct> columnActOf(const QKeyEvent& event);

} // namespace ph

#pragma once

#include "models/charts/LinkedRuns.h"
#include "models/tables/DifferenceTableModel.h"

namespace ph {

/// How a column of the difference table stands in the shared selection; a group by its runs.
struct ColumnMark {
    bool hovered = false;  ///< it, or a run of the group
    bool selected = false; ///< all of its runs
    bool dimmed = false;   ///< none of its runs, while others are
    bool hidden = false;   ///< all of its runs
};

/// The columns of a difference table as part of the linked selection: what LinkedRuns says of runs told by
/// columns, and back.
class LinkedColumns final : public QObject {
    Q_OBJECT

public:
    LinkedColumns(const DifferenceTableModel& model, LinkedRuns& linked, QObject* parent);

    ColumnMark mark(int column) const;
    QList<int> selected() const; ///< from left to right

    void hover(int column); ///< -1: none. A group has no one run to show, and is hovered here only
    void select(int column, LinkedRuns::Change change);
    void selectTo(int column); ///< from the column that was selected last to this one
    void clearSelection() { linked_.clearSelection(); }
    void toggleHidden(int column);

Q_SIGNALS:
    void changed();

private:
    LinkedRuns::Ids ids(int column) const;
    void recount();

    const DifferenceTableModel& model_;
    LinkedRuns& linked_;
    std::vector<ColumnMark> marks_;
    int hoveredColumn_ = -1;
    QPersistentModelIndex anchor_;
};

} // namespace ph

#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/ReleaseView.h"

namespace ph {

struct ApprovalRow {
    int place = 0; ///< 1, 2, 3, … in the order in which they were given
    ApprovalView view;
    friend bool operator==(const ApprovalRow&, const ApprovalRow&) = default;
};

/// What people said of a release, the newest first, and whether it counts.
class ApprovalTableModel final : public KeyedTableModel<ApprovalRow, int> {
    Q_OBJECT
public:
    enum Column { Decision, Who, Comment, Standing, Time, ColumnCount };
    enum Role { DecisionRole = Qt::UserRole + 1, VoidRole };
    explicit ApprovalTableModel(QObject* parent = nullptr, Clock clock = systemNow);
    void applyApprovals(const QList<ApprovalView>& approvals); ///< oldest first
    void refreshAges() { announceColumn(Time); }

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const ApprovalRow& row, int column, int role) const final;
    QVariant header(int column, int role) const final;
    int keyOf(const ApprovalRow& row) const final { return row.place; }
    bool before(const ApprovalRow& a, const ApprovalRow& b) const final { return a.place > b.place; }

private:
    Clock clock_;
};

} // namespace ph

#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/ReleaseView.h"

namespace ph {

struct ReleaseStepRow {
    int place = 0; ///< 1, 2, 3, …
    StepView view;
    friend bool operator==(const ReleaseStepRow&, const ReleaseStepRow&) = default;
};

/// Steps of a plan in their order: what each changes, what was asked and what was seen.
class ReleaseStepModel final : public KeyedTableModel<ReleaseStepRow, QString> {
    Q_OBJECT
public:
    enum Column { Place, Change, State, Asked, Observed, ColumnCount };
    enum Role { StateRole = Qt::UserRole + 1 }; ///< int(StepView::State)
    explicit ReleaseStepModel(QObject* parent = nullptr, Clock clock = systemNow);
    void applySteps(const QList<StepView>& steps);
    void refreshAges();

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const ReleaseStepRow& row, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const ReleaseStepRow& row) const final { return row.view.step.id; }
    bool before(const ReleaseStepRow& a, const ReleaseStepRow& b) const final { return a.place < b.place; }

private:
    Clock clock_;
};

} // namespace ph

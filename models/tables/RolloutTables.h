#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/tables/RolloutView.h"

namespace ph {

/// What the last look at each stage said of each metric, in the order of the stages.
class RolloutVerdictModel final : public KeyedTableModel<RolloutVerdictLine, QString> {
    Q_OBJECT
public:
    enum Column {
        VerdictColumn,
        Stage,
        Metric,
        Effect,
        Candidate,
        Stable,
        Samples,
        Weight,
        Why,
        ColumnCount
    };
    enum Role { VerdictRole = Qt::UserRole + 1 }; ///< int(MetricVerdict::Kind)
    using KeyedTableModel::KeyedTableModel;

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const RolloutVerdictLine& line, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const RolloutVerdictLine& line) const final;
    bool before(const RolloutVerdictLine& a, const RolloutVerdictLine& b) const final;
};

/// What was asked, answered and seen, the newest first. Times are local; their tool tips tell the zone and
/// UTC.
class RolloutActModel final : public KeyedTableModel<RolloutAct, QString> {
    Q_OBJECT
public:
    enum Column { What, Asked, Answered, Answer, Observed, Attempts, ColumnCount };
    using KeyedTableModel::KeyedTableModel;

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const RolloutAct& act, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const RolloutAct& act) const final;
    bool before(const RolloutAct& a, const RolloutAct& b) const final;
};

class RolloutConditionModel final : public KeyedTableModel<RolloutConditionLine, int> {
    Q_OBJECT
public:
    enum Column { Standing, Condition, Value, Measured, ColumnCount };
    enum Role { MetRole = Qt::UserRole + 1 }; ///< bool
    explicit RolloutConditionModel(QObject* parent = nullptr, Clock clock = systemNow);
    void refreshAges()
    {
        announceColumn(Standing);
        announceColumn(Measured);
    }

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const RolloutConditionLine& line, int column, int role) const final;
    QVariant header(int column, int role) const final;
    int keyOf(const RolloutConditionLine& line) const final { return line.at; }
    bool before(const RolloutConditionLine& a, const RolloutConditionLine& b) const final
    {
        return a.at < b.at;
    }

private:
    Clock clock_;
};

} // namespace ph

#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/ComparedRuns.h"

namespace ph {

/// A line of the legend: a run, or a group of runs where they are grouped.
struct LegendRow {
    QString key;  ///< "run:12" or "group:xgboost"
    QString name; ///< plain text
    RunLook look;
    QList<qint64> runs;                    ///< store ids
    double value = 0;                      ///< the objective; a group's mean; NaN where there is none
    QString valueText;                     ///< as written beside the name
    int rank = 0;                          ///< order: best objective first, runs without one last
    RunStatus status = RunStatus::Unknown; ///< of a run
    enum class Role { Ordinary, Baseline } role = Role::Ordinary;
    friend bool operator==(const LegendRow& a, const LegendRow& b)
    {
        return a.key == b.key && a.name == b.name && a.look == b.look && a.runs == b.runs &&
               a.valueText == b.valueText && a.rank == b.rank && a.status == b.status && a.role == b.role;
    }
};

/// Lines in the order of their rank. Pure.
QList<LegendRow> legendRows(const ComparedRuns& runs, const std::optional<ColumnKey>& objective);

/// Who is who in a comparison, the best first.
class RunLegendModel final : public KeyedTableModel<LegendRow, QString> {
public:
    using KeyedTableModel::KeyedTableModel;

private:
    int columns() const override { return 1; }
    QVariant cell(const LegendRow& row, int column, int role) const override;
    QVariant header(int column, int role) const override;
    QString keyOf(const LegendRow& row) const override { return row.key; }
    bool before(const LegendRow& a, const LegendRow& b) const override { return a.rank < b.rank; }
};

} // namespace ph

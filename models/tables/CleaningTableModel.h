#pragma once

#include "models/values/CacheUse.h"

#include <QAbstractTableModel>

namespace ph {

/// A kind of what is kept, in words.
QString cacheKindText(CacheKind kind);
QString overLimitsText(const QList<OverLimit>& over); ///< "Over its limit: Files of runs"; empty: nothing is

/// What would go, or went, a kind a row: what was observed first.
class CleaningTableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { KindColumn, KeptColumn, StaysColumn, GoesColumn, FromColumn, UntilColumn, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    void apply(const CleaningPlan& plan);
    const CleaningPlan& plan() const { return plan_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString observedCell(int column, QString (*time)(std::int64_t)) const;
    QString cacheCell(const CachePlan& of, int column, QString (*time)(std::int64_t)) const;

    CleaningPlan plan_;
};

} // namespace ph

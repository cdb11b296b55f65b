#pragma once

#include "models/charts/ChartTable.h"

#include <QAbstractTableModel>

namespace ph {

/// A chart's rows for a table view. Text is made on asking.
class ChartTableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void show(ChartTable table);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    ChartTable table_;
    // A view asks for one cell after the other of the same row.
    mutable qsizetype cachedRow_ = -1;
    mutable QStringList cached_;
};

} // namespace ph

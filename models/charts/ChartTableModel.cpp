#include "models/charts/ChartTableModel.h"

namespace ph {

void ChartTableModel::show(ChartTable table)
{
    beginResetModel(); // another table, not a changed one
    table_ = std::move(table);
    cachedRow_ = -1;
    endResetModel();
}

int ChartTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(std::min<qsizetype>(table_.rows, std::numeric_limits<int>::max()));
}

int ChartTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(table_.header.size());
}

QVariant ChartTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    if (cachedRow_ != index.row()) {
        cached_ = table_.row(index.row());
        cachedRow_ = index.row();
    }
    return cached_.value(index.column());
}

QVariant ChartTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return table_.header.value(section);
}

} // namespace ph

#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/RunTableList.h"

namespace ph {

/// Runs to choose from, the newest first.
class RunFoundModel final : public KeyedTableModel<RunFound, EntityKey> {
    Q_OBJECT
public:
    enum Column { Name, Experiment, Started, Place, Id, ColumnCount };
    using KeyedTableModel::KeyedTableModel;

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const RunFound& run, int column, int role) const final;
    QVariant header(int column, int role) const final;
    EntityKey keyOf(const RunFound& run) const final { return run.key; }
    bool before(const RunFound& a, const RunFound& b) const final;
};

/// The tables of one run: logged ones, other artifacts, dataset inputs.
class RunTableLineModel final : public KeyedTableModel<RunTableLine, QString> {
    Q_OBJECT
public:
    enum Column { Name, What, Size, Kept, ColumnCount };
    enum Role { ReadableRole = Qt::UserRole + 1 }; ///< bool: it can be chosen
    using KeyedTableModel::KeyedTableModel;

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const RunTableLine& line, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const RunTableLine& line) const final;
    bool before(const RunTableLine& a, const RunTableLine& b) const final;
};

} // namespace ph

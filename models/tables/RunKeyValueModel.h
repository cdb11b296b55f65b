#pragma once

#include "models/values/Run.h"

#include <QAbstractTableModel>

namespace ph {

/// Params or tags: key and value in two columns, ascending by key, as plain text.
class RunKeyValueModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Key, Value, ColumnCount };
    enum Role {
        FullValueRole =
            Qt::UserRole + 1, ///< the value as logged; DisplayRole is one line of at most maxShown
        SortRole              ///< number where a value is one, else text
    };
    static constexpr int maxShown = 400;

    explicit RunKeyValueModel(QObject* parent = nullptr);
    /// Changes only the rows that differ. Of equal keys the last counts.
    void apply(const QList<KeyValue>& values);
    QList<KeyValue> values() const { return rows_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<KeyValue> rows_;
};

} // namespace ph

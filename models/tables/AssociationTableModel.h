#pragma once

#include "models/values/Associations.h"

#include <QAbstractTableModel>

namespace ph {

/// Keys that go with a metric, the strongest first.
class AssociationTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Key, Strength, Figure, Runs, Adjusted, Remark, ColumnCount };
    enum Role {
        StrengthRole = Qt::UserRole, ///< 0 to 1
        SignRole,                    ///< -1, +1; 0 for categories
        ClearRole                    ///< true where it is unlikely to be chance
    };
    using QAbstractTableModel::QAbstractTableModel;

    void apply(const Associations& associations);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString remark(const Association& item) const;
    Associations associations_;
};

} // namespace ph

#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/ContainmentOption.h"

namespace ph {

struct ContainmentOptionRow {
    int order = 0; ///< from 1
    ContainmentOption option;
    friend bool operator==(const ContainmentOptionRow&, const ContainmentOptionRow&) = default;
};

/// Ways to contain an incident, the first to be tried first.
class ContainmentOptionModel final : public KeyedTableModel<ContainmentOptionRow, QString> {
    Q_OBJECT
public:
    enum Column { Order, Way, Target, Standing, Touches, WayBack, Time, ColumnCount };
    enum Role { StandingRole = Qt::UserRole };
    explicit ContainmentOptionModel(QObject* parent = nullptr)
        : KeyedTableModel(parent)
    {
    }

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const ContainmentOptionRow& row, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const ContainmentOptionRow& row) const final { return containmentChoice(row.option); }
    bool before(const ContainmentOptionRow& a, const ContainmentOptionRow& b) const final
    {
        return a.order < b.order;
    }
};

} // namespace ph

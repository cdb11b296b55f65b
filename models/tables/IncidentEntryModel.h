#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/IncidentEntry.h"

namespace ph {

/// The record of one incident, the newest entry first.
class IncidentEntryModel final : public KeyedTableModel<IncidentEntry, QString> {
    Q_OBJECT
public:
    enum Column { At, Kind, Text, By, ColumnCount };
    using KeyedTableModel::KeyedTableModel;

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const IncidentEntry& entry, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const IncidentEntry& entry) const final { return entry.id; }
    bool before(const IncidentEntry& a, const IncidentEntry& b) const final { return countsBefore(b, a); }
};

} // namespace ph

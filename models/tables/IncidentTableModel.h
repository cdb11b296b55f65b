#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/Incident.h"

namespace ph {

/// Incidents: open ones first, then contained, ended and closed ones; the gravest and the newest first
/// within.
class IncidentTableModel final : public KeyedTableModel<Incident, QString> {
    Q_OBJECT
public:
    enum Column { SeverityColumn, Title, Environment, Since, StateColumn, ColumnCount };
    enum Role { SeverityRole = Qt::UserRole + 1, StateRole }; ///< int(IncidentSeverity), int(IncidentState)
    explicit IncidentTableModel(QObject* parent = nullptr, Clock clock = systemNow);
    void refreshAges() { announceColumn(Since); }

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const Incident& incident, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const Incident& incident) const final { return incident.id; }
    bool before(const Incident& a, const Incident& b) const final;

private:
    Clock clock_;
};

} // namespace ph

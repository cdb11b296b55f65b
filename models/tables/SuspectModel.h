#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/IncidentSuspect.h"

namespace ph {

/// What changed before an incident began, the most suspicious first.
class SuspectModel final : public KeyedTableModel<IncidentSuspect, QString> {
    Q_OBJECT
public:
    enum Column { Score, Lead, What, Kind, Concerns, Happened, Source, Seen, ColumnCount };
    explicit SuspectModel(QObject* parent = nullptr, Clock clock = systemNow);
    void refreshAges() { announceColumn(Seen); }

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const IncidentSuspect& suspect, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const IncidentSuspect& suspect) const final;
    bool before(const IncidentSuspect& a, const IncidentSuspect& b) const final { return a.rank < b.rank; }

private:
    Clock clock_;
};

} // namespace ph

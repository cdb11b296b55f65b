#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/IncidentSuspect.h"

namespace ph {

/// A suspect, and what it is called in the language that is spoken: found once, and not on every paint.
struct SuspectRow {
    IncidentSuspect suspect;
    QString title;
    friend bool operator==(const SuspectRow&, const SuspectRow&) = default;
};

/// What changed before an incident began, the most suspicious first.
class SuspectModel final : public KeyedTableModel<SuspectRow, QString> {
    Q_OBJECT
public:
    enum Column { Score, Lead, What, Kind, Concerns, Happened, Source, Seen, ColumnCount };
    explicit SuspectModel(QObject* parent = nullptr, Clock clock = systemNow);
    void show(const QList<IncidentSuspect>& suspects); ///< these, and no others
    void refreshAges() { announceColumn(Seen); }

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const SuspectRow& row, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const SuspectRow& row) const final;
    bool before(const SuspectRow& a, const SuspectRow& b) const final
    {
        return a.suspect.rank < b.suspect.rank;
    }

private:
    Clock clock_;
};

} // namespace ph

#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/LogReading.h"

namespace ph {

struct KeptLogRow {
    int order = 0; ///< its place in the reading
    ShownLog log;
    qsizetype matches = -1; ///< lines in which was found what is looked for; -1: nothing is
    friend bool operator==(const KeptLogRow&, const KeptLogRow&) = default;
};

/// The logs that are kept with an incident.
class KeptLogModel final : public KeyedTableModel<KeptLogRow, QString> {
    Q_OBJECT
public:
    enum Column { Revision, Pod, Container, Span, Lines, Hidden, Fetched, Matches, ColumnCount };
    explicit KeptLogModel(QObject* parent = nullptr, Clock clock = systemNow);
    void refreshAges() { announceColumn(Fetched); }

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const KeptLogRow& row, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const KeptLogRow& row) const final { return row.log.id; }
    bool before(const KeptLogRow& a, const KeptLogRow& b) const final { return a.order < b.order; }

private:
    QString text(const KeptLogRow& row, int column) const;
    Clock clock_;
};

} // namespace ph

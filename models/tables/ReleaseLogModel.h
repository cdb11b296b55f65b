#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/ReleaseView.h"

namespace ph {

/// What the ledger holds about a release, the newest first. Times are local; the tool tip has UTC too.
class ReleaseLogModel final : public KeyedTableModel<ReleaseLogLine, qint64> {
    Q_OBJECT
public:
    enum Column { Time, Who, What, Asked, Observed, ColumnCount };
    using KeyedTableModel::KeyedTableModel;

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const ReleaseLogLine& line, int column, int role) const final;
    QVariant header(int column, int role) const final;
    qint64 keyOf(const ReleaseLogLine& line) const final { return line.seq; }
    bool before(const ReleaseLogLine& a, const ReleaseLogLine& b) const final { return a.seq > b.seq; }
};

} // namespace ph

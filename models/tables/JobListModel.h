#pragma once

#include "models/tables/KeyedTableModel.h"

namespace ph {

/// Work in the background, as the status bar shows it.
struct JobRow {
    quint64 id = 0;
    QString title;
    QString text;
    qint64 done = 0;
    qint64 total = 0; ///< 0: unknown
    friend bool operator==(const JobRow&, const JobRow&) = default;
};

/// Jobs that are queued or running, oldest first.
class JobListModel final : public KeyedTableModel<JobRow, quint64> {
    Q_OBJECT
public:
    enum Column { TitleColumn, TextColumn, ProgressColumn, ColumnCount };
    enum Role { IdRole = Qt::UserRole + 1, DoneRole, TotalRole };
    using KeyedTableModel::KeyedTableModel;

    void applyJobs(const QList<JobRow>& jobs) { apply(jobs); }

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const JobRow& row, int column, int role) const final;
    QVariant header(int column, int role) const final;
    quint64 keyOf(const JobRow& row) const final { return row.id; }
    bool before(const JobRow& a, const JobRow& b) const final { return a.id < b.id; }
};

} // namespace ph

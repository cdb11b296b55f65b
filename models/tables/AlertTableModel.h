#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/MonitorLines.h"

namespace ph {

/// Of all tables of monitoring: what a column sorts by, where that is not its text.
inline constexpr int monitorSortRole = Qt::UserRole + 100;
/// What a line has to say in words, beyond its columns; a filter looks there too.
inline constexpr int monitorSearchRole = Qt::UserRole + 101;

/// Alerts of all connections: firing first, then those that nobody is told of, then pending ones; the newest
/// first within.
class AlertTableModel final : public KeyedTableModel<AlertLine, QString> {
    Q_OBJECT
public:
    enum Column { StateColumn, Name, Labels, Because, Since, Receivers, Place, ColumnCount };
    enum Role { StateRole = Qt::UserRole + 1 }; ///< int(Alert::State)
    explicit AlertTableModel(QObject* parent = nullptr, Clock clock = systemNow);
    /// Makes the table hold just these; costs by what differs.
    void show(const AlertPicture& picture);
    void refreshAges() { announceColumn(Since); }

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const AlertLine& line, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const AlertLine& line) const final { return alertLineKey(line); }
    bool before(const AlertLine& a, const AlertLine& b) const final;

private:
    Clock clock_;
};

} // namespace ph

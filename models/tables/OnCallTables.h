#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/tables/OnCallWords.h"

namespace ph {

/// Environments and how they are kept for on-call: the pinned ones first.
class OnCallTableModel final : public KeyedTableModel<OnCallLine, QString> {
    Q_OBJECT
public:
    enum Column { Environment, StateColumn, Seen, Kept, ColumnCount };
    enum Role { StateRole = Qt::UserRole + 1 }; ///< int(OnCallState); -1: not pinned
    explicit OnCallTableModel(QObject* parent = nullptr, Clock clock = systemNow);
    void refreshAges()
    {
        announceColumn(StateColumn);
        announceColumn(Seen);
    }

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const OnCallLine& line, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const OnCallLine& line) const final { return line.environment; }
    bool before(const OnCallLine& a, const OnCallLine& b) const final;

private:
    Clock clock_;
};

/// What each source of one environment gave, in the order in which they are asked.
class OnCallSourceModel final : public KeyedTableModel<OnCallTold, QString> {
    Q_OBJECT
public:
    enum Column { Part, Source, Seen, Count, Trouble, ColumnCount };
    explicit OnCallSourceModel(QObject* parent = nullptr, Clock clock = systemNow);
    void refreshAges() { announceColumn(Seen); }

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const OnCallTold& told, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const OnCallTold& told) const final;
    bool before(const OnCallTold& a, const OnCallTold& b) const final;

private:
    Clock clock_;
};

} // namespace ph

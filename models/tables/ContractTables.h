#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/ContractDraft.h"
#include "models/values/Time.h"

namespace ph {

/// What these tables are sorted by, where that is not the text that is shown.
inline constexpr int contractSortRole = Qt::UserRole + 100;

/// A file of the shelf with those of its features that are frozen.
struct ContractLine {
    ShelvedContract kept = {};
    QStringList frozen = {};
    QString name() const; ///< the contract's, or that of a file that is none
    friend bool operator==(const ContractLine&, const ContractLine&) = default;
};
QList<ContractLine> shelfLines(const QList<ShelvedContract>& shelf);

/// The shelf, by team; files that cannot be read stand first, with what is wrong with them.
class ContractShelfModel final : public KeyedTableModel<ContractLine, QString> {
    Q_OBJECT
public:
    enum Column { Team, Name, Owner, Standing, Dataset, Columns, Changed, ColumnCount };
    enum State { Agreed, Frozen, Unreadable };
    enum Role { FileRole = Qt::UserRole + 1, StateRole }; ///< the key; int(State)
    explicit ContractShelfModel(QObject* parent = nullptr, Clock clock = systemNow);
    void refreshAges() { announceColumn(Changed); }

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const ContractLine& line, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const ContractLine& line) const final { return line.kept.file; }
    bool before(const ContractLine& a, const ContractLine& b) const final;

private:
    QString text(const ContractLine& line, int column) const;
    Clock clock_;
};

/// What a contract asks of one column, and what others say of the feature where it is frozen.
struct ContractColumnLine {
    int place = 0; ///< in the contract
    ContractColumn column = {};
    QString others = {};  ///< empty: nobody disagrees
    QString differs = {}; ///< "type, unit"
    friend bool operator==(const ContractColumnLine&, const ContractColumnLine&) = default;
};
QList<ContractColumnLine> contractColumnLines(const DataContract& contract,
                                              const QList<FeatureDispute>& disputes);

class ContractColumnModel final : public KeyedTableModel<ContractColumnLine, QString> {
    Q_OBJECT
public:
    enum Column { Name, Standing, Type, Missing, Range, Values, Pattern, Repeats, Unit, Owner, ColumnCount };
    enum Role { FrozenRole = Qt::UserRole + 1 }; ///< bool
    using KeyedTableModel::KeyedTableModel;

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const ContractColumnLine& line, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const ContractColumnLine& line) const final { return line.column.name; }
    bool before(const ContractColumnLine& a, const ContractColumnLine& b) const final
    {
        return a.place < b.place;
    }
};

} // namespace ph

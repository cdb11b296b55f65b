#pragma once

#include "models/tables/DifferenceCell.h"

#include <QAbstractTableModel>
#include <QHash>

#include <map>

namespace ph {

/// A DifferenceTable as lines (headings and keys) and columns (runs or groups). Keys are the vertical
/// header's, runs the horizontal one's. Never resets: what stays keeps its index, with selection and scroll.
class DifferenceTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        CellKindRole = Qt::UserRole + 1, ///< int(CellKind)
        DeltaTextRole,                   ///< QString
        DeltaRole,                       ///< double; invalid where there is none
        JudgementRole,                   ///< int(Judgement)
        EqualsBaselineRole,              ///< bool
        ExactTextRole,                   ///< QString: every digit, for copying
        VariesRole,                      ///< bool; also in the vertical header
        HeadingRole,                     ///< bool; also in the vertical header
        KeyRole,                         ///< ColumnKey; vertical header
        LookRole,                        ///< RunLook; horizontal header
        BaselineRole,                    ///< bool; horizontal header
        RowIdsRole,                      ///< QList<qint64>: the runs of a column; horizontal header
    };

    using QAbstractTableModel::QAbstractTableModel;

    void apply(DifferenceTablePtr next);
    const DifferenceTablePtr& table() const { return table_; } ///< null until applied
    /// Per group, in the order of ComparedRuns::groups, its difference to the baseline's. An answer about
    /// other runs, another baseline or another statistic than those shown came too late: nothing happens.
    void applyDifferences(const GroupsAsked& of, const ColumnKey& metric,
                          const QList<GroupDifference>& perGroup);
    bool hasDifferences(const ColumnKey& metric) const { return differences_.contains(metric); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    // --- direct reading, for painting and copying: no QVariant in between
    bool isHeading(int line) const { return !row(line); }
    /// Null for a heading.
    const DifferenceRow* row(int line) const;
    DifferenceSection section(int line) const;
    /// Stays valid until the next call.
    const DifferenceCell& cell(int line, int column) const;
    std::uint32_t columnAt(int column) const; ///< as DifferenceTable knows it
    const RunLook& look(int column) const;
    bool isBaseline(int column) const;
    QList<qint64> rowIds(int column) const;
    QString title(int column) const { return differenceColumnTitle(*table_, columnAt(column)); }
    int lineOf(const ColumnKey& key) const; ///< -1 where not shown

Q_SIGNALS:
    void applying(); ///< before the first structural signal of an apply()
    void applied();  ///< after the last; views restore their scroll position here

private:
    class Rows;
    class Columns;
    const NumberFormat& format(const DifferenceRow& row) const;
    const GroupDifference* interval(const DifferenceRow& row, std::uint32_t column) const;

    DifferenceTablePtr table_;
    std::vector<int> lines_, columns_; ///< places in the table's own; always 0, 1, … outside of apply()
    std::map<ColumnKey, QList<GroupDifference>> differences_;

    /// What was shown lately, each cell at the place its number points to: bounded, and without lists to
    /// keep.
    struct Kept {
        std::uint64_t cell = 0;
        std::uint64_t epoch = 0;
        DifferenceCell words;
    };
    mutable std::vector<Kept> kept_ = std::vector<Kept>(4096);
    std::uint64_t keptEpoch_ = 1;                              ///< what is kept from another one is stale
    mutable std::vector<std::optional<NumberFormat>> formats_; ///< by row of the table, made when first asked
};

} // namespace ph

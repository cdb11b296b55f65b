#pragma once

#include "models/tables/RunCells.h"
#include "models/tables/RunListing.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

namespace ph {

/// The runs table. Reads the columnar snapshot directly and formats only what is asked for. A new listing
/// becomes row and column insertions, removals and moves, never a reset, so that selection, current line,
/// scroll position and expansion survive every update.
class RunTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        SortValueRole = Qt::UserRole + 1, ///< double, or QString for text; invalid where absent
        ToneRole,                         ///< int(CellTone)
        StatusRole,                       ///< int(RunStatus)
        KindRole,                         ///< int(RunNode::Kind)
        DepthRole,                        ///< int
        ExpandableRole,                   ///< bool
        ExpandedRole,                     ///< bool
        ChildCountRole,                   ///< int, direct children or runs in the group
        EntityRole,                       ///< EntityKey; invalid for groups
        RowIdRole,                        ///< qint64, the store's id; invalid for groups
        StatsRole,                        ///< ColumnStats; groups only
        HeatRole,          ///< double in [0, 1] by the colour scale; invalid where the value is none
        CategoryRole,      ///< int, number of the category by the colour scale
        ColumnKeyRole,     ///< ColumnKey; also in headerData
        ShapeRole,         ///< int(ColumnShape); also in headerData
        OutsideParentRole, ///< QString: name of the parent run that is not listed; empty otherwise
        DeletedRole,       ///< bool: deleted on its server
    };
    enum class CellTone { Normal, Absent, NotFinite, Muted };

    explicit RunTableModel(QObject* parent = nullptr);
    ~RunTableModel() override;

    /// Shows a listing. At most four structural signals each for rows and columns however much changes; few
    /// and local changes are told as exact row ranges.
    void apply(RunListingPtr next);
    const RunListingPtr& listing() const { return listing_; }

    /// Other columns of the same runs, at once, without a worker; group figures for new columns come with the
    /// next listing.
    void setColumns(const QList<ColumnKey>& columns);
    const std::vector<ColumnKey>& columns() const { return columns_; }
    int columnOf(const ColumnKey& key) const; ///< -1 where not shown

    enum class Expansion { Collapsed, Expanded };
    void setExpansion(int line, Expansion expansion);
    void expandAll();
    void collapseAll();
    int parentLine(int line) const; ///< -1 at the top

    /// "Now" for ages, injected so that tests own it. Refreshes what is visible.
    void setNow(std::int64_t nowMs);
    std::int64_t now() const { return nowMs_; }
    /// Changes outside these lines are not announced: nobody looks, and they are read afresh when scrolled
    /// to.
    void setVisibleLines(int first, int last);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    // --- direct reading, for painting and for copying: no QVariant in between
    const RunNode& node(int line) const { return listing_->nodes[lines_[std::size_t(line)]]; }
    bool isExpanded(int line) const;
    ColumnShape shape(int column) const { return shapes_[std::size_t(column)]; }
    QString text(int line, int column) const;      ///< as shown
    QString exactText(int line, int column) const; ///< every digit, times in ISO 8601 UTC; for copying
    CellTone tone(int line, int column) const;
    std::optional<double> heat(int line) const;
    std::optional<int> category(int line) const;
    RunStatus status(int line) const;
    EntityKey entity(int line) const;       ///< empty remoteId for groups
    int lineOf(const EntityKey& run) const; ///< -1 where not visible; linear
    QString
    outsideParent(int line) const;  ///< name of a parent run that does not stand above this line; or empty
    bool isDeleted(int line) const; ///< on its server
    /// A number that stays with the run, for its colour.
    int colourIndex(int line) const;

Q_SIGNALS:
    void applying(); ///< before the first structural signal of an apply()
    void applied();  ///< after the last; views restore their scroll position here

private:
    using LineKey = std::int64_t; // store id, or -1 - number of the group key
    using Line = std::uint32_t;   // index in RunListing::nodes; small, for there are as many as runs
    std::vector<LineKey> groupKeys(const RunListing& listing);
    LineKey keyOf(int line) const;
    static LineKey keyOf(const RunNode& node, const RunListing& listing,
                         const std::vector<LineKey>& groupKeys);
    std::vector<Line> visibleLines(const RunListing& listing, const std::vector<LineKey>& groupKeys) const;
    /// Of the nodes in [begin, end), those that stand below no closed one.
    std::vector<Line> linesBetween(Line begin, Line end, const RunListing& listing,
                                   const std::vector<LineKey>& groupKeys) const;
    void applyExpansion();
    /// How many lines stay as they are at the top and, of the others, at the bottom.
    struct Ends {
        std::size_t head = 0, tail = 0;
    };
    Ends commonEnds(const std::vector<Line>& next, const RunListing& listing,
                    const std::vector<LineKey>& groupKeys) const;
    void changeLines(std::vector<Line> next, RunListingPtr listing, std::vector<LineKey> groupKeys,
                     const Ends& ends);
    /// The same where most of very many lines change: what stays is looked for only where somebody holds an
    /// index of it.
    void replaceLines(std::vector<Line> next, RunListingPtr listing, std::vector<LineKey> groupKeys);
    void changeColumns(std::vector<ColumnKey> next);
    void resolveColumns();
    void announceChanges(const RunListing& before, const std::vector<ColumnKey>& columnsBefore);
    /// The lines from `first` on change places among themselves: place i is taken by the one at order[i].
    void relayout(int first, const std::vector<std::uint32_t>& order);
    QString statsText(int line, int column) const;
    QString tip(int line, int column) const;
    QVariant sortValue(int line, int column) const;
    const ColumnStats* stats(int line, int column) const;

    RunListingPtr listing_;
    std::vector<Line> lines_;
    std::vector<ColumnKey> columns_;
    std::vector<const ColumnData*> data_; // parallel to columns_; null where the table lacks the column
    std::vector<ColumnShape> shapes_;
    std::vector<NumberFormat> formats_;
    /// What was found out about a column stays true while its data is the same object.
    struct Look {
        ColumnKey key;
        const ColumnData* data;
        ColumnShape shape;
        NumberFormat format;
    };
    std::vector<Look> looks_;
    const ColumnData* colourData_ = nullptr;
    std::vector<int> statsIndex_; // parallel to columns_: index in RunGroup::stats, or -1
    QSet<LineKey> expanded_;
    QHash<QString, LineKey> knownGroups_; // by name, for as long as the model lives
    std::vector<LineKey> groupKeys_;      // of listing_->groups
    std::int64_t nowMs_ = noTime;
    int firstVisible_ = 0;
    int lastVisible_ = -1;
    bool watched_ = false;
};

} // namespace ph

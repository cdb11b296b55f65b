#pragma once

#include "models/values/ColumnSort.h"
#include "models/values/ComparedRuns.h"
#include "models/values/DifferenceSection.h"
#include "models/values/GroupSummary.h"

#include <array>
#include <set>

namespace ph {

/// One key of the compared runs.
struct DifferenceRow {
    ColumnKey key;
    DifferenceSection section = DifferenceSection::Tags;
    const ColumnData* data = nullptr; ///< of the runs' table; never null
    bool varies = false;              ///< over the runs; absent counts as a value, NaN equals NaN
    bool isNumeric = false;           ///< numbers, or text whose every value reads as one
    MetricDirection direction = MetricDirection::Unknown; ///< metrics only
};

enum class GroupStatistic { Mean, Median };

struct DifferenceOptions {
    enum class Keys { Varying, All } keys = Keys::Varying;
    QString filter = {}; ///< words that the key ("params.lr") holds, in any order and case
    std::set<DifferenceSection> collapsed = {};
    std::optional<ColumnSort> sort = std::nullopt; ///< the columns by the values of this row
    GroupStatistic statistic = GroupStatistic::Mean;
    friend bool operator==(const DifferenceOptions&, const DifferenceOptions&) = default;
};

/// A heading, or a row below one.
struct DifferenceLine {
    DifferenceSection section = DifferenceSection::Metrics;
    int row = -1; ///< index into rows(); -1: the section's heading
    bool isHeading() const { return row < 0; }
};

enum class CellKind { Absent, Number, NotANumber, Infinite, Time, Text };

enum class Judgement { Neutral, Better, Worse };

/// How far a cell lies from the baseline's.
struct CellDelta {
    double absolute = 0;
    double relative = std::numeric_limits<double>::quiet_NaN(); ///< of |baseline|; NaN where that is zero
    Judgement judgement = Judgement::Neutral; ///< Neutral also where the direction is unknown
};

/// None where either is not finite.
std::optional<CellDelta> cellDelta(double value, double baseline, MetricDirection direction);

/// What differs between compared runs: keys from top to bottom, runs (or groups) from left to right.
/// Immutable, and cheap: cells are read from the runs' columns when they are asked for. A column is a place,
/// or a group's index where the runs are grouped.
class DifferenceTable {
public:
    /// To be made on a worker. The keys are taken over from `previous` where the runs are the same.
    static std::shared_ptr<const DifferenceTable>
    make(ComparedRunsPtr runs, DifferenceOptions options,
         const std::shared_ptr<const DifferenceTable>& previous = {});

    const ComparedRuns& runs() const { return *runs_; }
    const ComparedRunsPtr& runsPtr() const { return runs_; }
    const DifferenceOptions& options() const { return options_; }

    const std::vector<DifferenceRow>& rows() const { return *rows_; }
    const std::vector<DifferenceLine>& lines() const { return lines_; }
    const std::vector<std::uint32_t>& columns() const { return columns_; } ///< from left to right
    bool isGrouped() const { return runs_->isGrouped(); }
    /// The baseline run, the group that holds it, or else the first group. None: nothing is compared with.
    std::optional<std::uint32_t> baseline() const { return baseline_; }

    struct Count {
        int all = 0, varying = 0,
            shown = 0; ///< shown: by filter and "only what varies", also while collapsed
    };
    const Count& count(DifferenceSection section) const { return counts_[std::size_t(section)]; }
    Count count() const; ///< of all sections

    CellKind kind(const DifferenceRow& row, std::uint32_t column) const;
    /// The number, the group's mean or median; NaN where there is none. Times are milliseconds since 1970
    /// UTC.
    double number(const DifferenceRow& row, std::uint32_t column) const;
    /// Groups only.
    GroupSummary summary(const DifferenceRow& row, std::uint32_t group) const;
    /// None for the baseline itself, without one, for times, and where either is no finite number.
    std::optional<CellDelta> delta(const DifferenceRow& row, std::uint32_t column) const;
    /// True where the cell says what the baseline's does (groups: number or most frequent text), and for the
    /// baseline itself; false without one.
    bool equalsBaseline(const DifferenceRow& row, std::uint32_t column) const;

private:
    DifferenceTable() = default;
    void arrangeLines();
    void arrangeColumns();

    ComparedRunsPtr runs_;
    DifferenceOptions options_;
    std::shared_ptr<const std::vector<DifferenceRow>> rows_;
    std::vector<DifferenceLine> lines_;
    std::vector<std::uint32_t> columns_;
    std::optional<std::uint32_t> baseline_;
    std::array<Count, differenceSections> counts_{};
};
using DifferenceTablePtr = std::shared_ptr<const DifferenceTable>;

/// What a difference between groups is about. It takes a while to find: an answer carries this, so that one
/// about runs, a baseline or a statistic that are no longer shown is known as such.
struct GroupsAsked {
    ComparedRunsPtr runs;
    GroupStatistic statistic = GroupStatistic::Mean;

    static GroupsAsked about(const DifferenceTable& table)
    {
        return {table.runsPtr(), table.options().statistic};
    }
    friend bool operator==(const GroupsAsked&, const GroupsAsked&) = default;
};

} // namespace ph

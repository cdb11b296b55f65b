#pragma once

#include "models/values/MetricDirection.h"
#include "models/values/RunTable.h"

#include <map>
#include <optional>
#include <set>
#include <span>

namespace ph {

/// Where on its history a metric's value is taken.
struct MetricAt {
    enum class Kind { Last, Min, Max, Step };
    Kind kind = Kind::Last;
    std::int64_t step = 0; ///< with Step: exactly there, nothing is interpolated
    friend bool operator==(const MetricAt&, const MetricAt&) = default;
};
QString metricAtText(const MetricAt& at); ///< "last", "min", "max", "1200"
std::optional<MetricAt> metricAtFromText(const QString& text);

/// How a run or group is told from the others in every chart and table: never by colour alone.
struct RunLook {
    int colour = 0; ///< Theme::series()
    int dash = 0;   ///< dashPattern(); 0 is solid
    int marker = 0; ///< paintMarker()
    friend bool operator==(const RunLook&, const RunLook&) = default;
};
inline constexpr int runColours = 12, runDashes = 4, runMarkers = 8;

/// Runs that share a value of ComparedRuns::groupBy.
struct ComparedGroup {
    QString key;   ///< see RunGroup
    QString label; ///< "—" where the runs lack the value
    RunLook look;
    std::vector<std::uint32_t> places;
};

/// The runs that one comparison is about: what the difference table and every chart of a board show. A run's
/// "place" is its row in `table`, which holds just these runs, its metrics already taken at `at`. Immutable,
/// made on a worker by compareRows(), shared by everybody.
struct ComparedRuns {
    RunTablePtr table;
    std::vector<RunLook> looks; ///< by place
    QStringList names;          ///< by place; told apart by their ids where they are the same
    std::optional<ColumnKey> groupBy = std::nullopt;
    std::vector<ComparedGroup> groups = {}; ///< empty where not grouped
    std::vector<int> groupOf = {};          ///< by place; index into groups; empty where not grouped
    std::optional<std::uint32_t> baseline = std::nullopt; ///< a place
    MetricAt at = {};
    std::map<QString, MetricDirection> directions = {}; ///< where a person has said it; else the name tells
    /// With `at` other than Last: by metric, the rowIds whose value no cached history could give. They are
    /// absent in `table`, but do not lack the metric: it was not read yet.
    std::map<QString, std::set<std::int64_t>> unknown = {};
    /// With `at` other than Last: the same runs with their last values, which tell a run that lacks a metric
    /// from one that logs it, though not at `at`. Else null.
    RunTablePtr last = {};
    QStringList missing = {}; ///< runs of a fixed set that are not cached (any more): shown, never dropped
    std::size_t leftOut = 0;  ///< runs that match, too, and are more than one comparison takes

    std::size_t size() const { return table ? table->rowCount() : 0; }
    std::int64_t rowId(std::size_t place) const { return table->rowId(place); }
    /// None where the run is not compared.
    std::optional<std::uint32_t> placeOf(std::int64_t rowId) const;
    bool isGrouped() const { return !groups.empty(); }
    /// Its group's where the runs are grouped.
    const RunLook& look(std::size_t place) const;
    MetricDirection direction(const QString& metric) const;
    std::size_t unknownValues() const; ///< of all metrics
    std::size_t unknownValues(const QString& metric) const;
    bool isUnknown(std::size_t place, const QString& metric) const;
    /// The run logs the metric, and its history says that there is no value at `at`.
    bool isLoggedElsewhere(std::size_t place, const QString& metric) const;
};
using ComparedRunsPtr = std::shared_ptr<const ComparedRuns>;

/// A table of the given rows only, in ascending order of id. Columns without a value there are left out;
/// parents outside become -1. `rows` need not be sorted; duplicates count once.
RunTablePtr selectedRows(const RunTable& table, std::span<const std::uint32_t> rows);

struct Comparison {
    std::optional<ColumnKey> groupBy = std::nullopt;
    std::optional<std::int64_t> baselineRowId = std::nullopt;
    MetricAt at = {};
    std::map<QString, MetricDirection> directions = {};
    QStringList missing = {};
    std::map<QString, std::set<std::int64_t>> unknown = {};
    RunTablePtr last = {};
    std::size_t leftOut = 0;
};

/// `table` as selectedRows() gives it (with metrics taken at `how.at` by the caller). A run keeps the look it
/// had in `previous`; new ones get the colour that their id prefers while it is not taken more often than its
/// share, or else the least used next one, so that the first 12 differ in colour and the first 48 in colour
/// and dash.
ComparedRunsPtr compareRows(RunTablePtr table, const Comparison& how, const ComparedRunsPtr& previous);

} // namespace ph

#pragma once

#include "models/values/Run.h"
#include "models/values/TextPool.h"

#include <map>
#include <memory>
#include <variant>

namespace ph {

enum class ColumnKind : std::uint8_t { Attribute, Metric, Param, Tag, Dataset };

/// Identity of a column: "metrics.auc" is {Metric, "auc"}.
struct ColumnKey {
    ColumnKind kind = ColumnKind::Attribute;
    QString name;
    friend bool operator==(const ColumnKey&, const ColumnKey&) = default;
    friend bool operator<(const ColumnKey& a, const ColumnKey& b)
    {
        return a.kind != b.kind ? a.kind < b.kind : a.name < b.name;
    }
};

/// "metrics.auc", "params.`learning rate`", "start_time": the name that the search language and saved views
/// use.
QString columnKeyText(const ColumnKey& key);
/// The inverse; a bare name is an attribute.
ColumnKey columnKeyFromText(const QString& text);

/// Attribute columns that every RunTable has.
namespace attribute {
inline constexpr char name[] = "run_name";
inline constexpr char runId[] = "run_id";
inline constexpr char experiment[] = "experiment"; ///< its name
inline constexpr char experimentId[] = "experiment_id";
inline constexpr char connection[] = "connection"; ///< its name
inline constexpr char status[] = "status";
inline constexpr char user[] = "user_id";
inline constexpr char startTime[] = "start_time";
inline constexpr char endTime[] = "end_time";
inline constexpr char duration[] = "duration"; ///< milliseconds, NaN while unknown
inline constexpr char artifactUri[] = "artifact_uri";
inline constexpr char lifecycle[] = "lifecycle_stage";
inline constexpr char seen[] = "seen_time"; ///< when we last saw the run
} // namespace attribute

/// Doubles with a presence bitmap: a logged NaN is present.
struct NumberColumn {
    std::vector<double> values;         ///< NaN where absent
    std::vector<std::uint64_t> present; ///< bit per row
    bool has(std::size_t row) const { return present[row >> 6] >> (row & 63) & 1; }
    explicit NumberColumn(std::size_t rows = 0)
        : values(rows, std::numeric_limits<double>::quiet_NaN())
        , present((rows + 63) / 64, 0)
    {
    }
    void set(std::size_t row, double value)
    {
        values[row] = value;
        present[row >> 6] |= std::uint64_t(1) << (row & 63);
    }
};

/// Dictionary-encoded text. `numbers[code]` is the text read as a number, NaN where it is none, so
/// that params sort and compare as numbers where they are.
struct TextColumn {
    std::vector<std::uint32_t> codes; ///< TextDictionary::none where absent
    std::shared_ptr<const TextDictionary> dictionary;
    std::vector<double> numbers;
    bool has(std::size_t row) const { return codes[row] != TextDictionary::none; }
    std::string_view at(std::size_t row) const { return dictionary->at(codes[row]); }
    /// True where every distinct value is a number.
    bool numeric() const;
};

/// Milliseconds UTC, noTime where absent.
struct TimeColumn {
    std::vector<std::int64_t> values;
    bool has(std::size_t row) const { return values[row] != noTime; }
};

using ColumnData = std::variant<NumberColumn, TextColumn, TimeColumn>;

struct Column {
    ColumnKey key;
    std::shared_ptr<const ColumnData> data; ///< shared between generations where nothing changed
};

/// An immutable columnar picture of cached runs: what the table shows, search filters and sort orders.
/// Made on a worker, read from any thread.
class RunTable {
public:
    RunTable() = default;
    /// What identifies the rows. All vectors, and every column, have the same length.
    struct Rows {
        std::vector<std::int64_t> ids;         ///< the store's run ids, ascending
        std::vector<std::int64_t> connections; ///< ConnectionId::value of each; one number where all share it
        std::vector<std::int32_t> parents;     ///< row of the parent run, or -1
    };
    RunTable(std::uint64_t generation, Rows rows, std::vector<Column> columns);

    std::uint64_t generation() const { return generation_; }
    std::size_t rowCount() const { return rows_.ids.size(); }
    /// The store's id of the run in this row; ascending, stable across generations.
    std::int64_t rowId(std::size_t row) const { return rows_.ids[row]; }
    /// The row of a store id, or -1.
    std::int32_t rowOf(std::int64_t rowId) const;
    std::int32_t parent(std::size_t row) const { return rows_.parents[row]; }

    const std::vector<Column>& columns() const { return columns_; }
    /// Null where this table has no such column.
    const ColumnData* find(const ColumnKey& key) const;
    const NumberColumn* numbers(const ColumnKey& key) const;
    const TextColumn* texts(const ColumnKey& key) const;
    const TimeColumn* times(const ColumnKey& key) const;

    EntityKey entity(std::size_t row) const;
    RunStatus status(std::size_t row) const;

private:
    std::uint64_t generation_ = 0;
    Rows rows_;
    std::vector<Column> columns_;
    std::map<ColumnKey, std::size_t> index_;
};

using RunTablePtr = std::shared_ptr<const RunTable>;

} // namespace ph

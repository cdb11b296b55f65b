#pragma once

#include "services/driftstudy/CellValues.h"
#include "services/driftstudy/KeptRows.h"
#include "services/driftstudy/NumberTally.h"

#include <unordered_map>

namespace ph {

/// What counts in which cells.
struct CountedPlaces {
    const DriftStudy& study; ///< its columns, segments and windows
    /// By column, for numbers: what divides them into levels.
    const std::vector<std::vector<double>>& dividers;
    std::vector<PositionRange> ranges = {}; ///< of the windows; empty: the table has none
    /// By row in time, for windows of counted rows; else it is the time of each row.
    std::vector<std::int64_t> positions = {};
    unsigned threads = 0; ///< that columns are counted on; 0: as many as there are cores
};

/// A table that is too large to be kept: each row is counted in its cells and forgotten. Texts, which cannot
/// be counted so, are taken from the rows that were kept.
class CountedCells final : public FrameSink, public CellTable {
public:
    CountedCells(const StudySide& side, CountedPlaces places, const CellTable& kept);
    void begin(const FrameSchema& schema) override;
    Result<void> take(const FrameBatch& batch) override;
    CellValues values(std::size_t column, std::size_t segment,
                      std::optional<std::size_t> window) const override;

    std::size_t rows(std::size_t segment, std::optional<std::size_t> window = std::nullopt) const;
    /// Of cells with at least so many values, the largest NumberTally::error().
    double error(std::size_t leastRows) const;

private:
    struct CategoryTally {
        std::unordered_map<std::uint32_t, std::int64_t> counts; ///< by word
        std::size_t missing = 0;
    };
    struct Column {
        std::optional<std::size_t> at = {};    ///< in the schema
        TextDictionary words = {};             ///< of categories
        std::vector<NumberTally> numbers = {}; ///< by cell
        std::vector<CategoryTally> categories = {};
    };
    std::size_t cellOf(std::size_t segment, std::optional<std::size_t> window) const;
    /// The cells of each row of a batch, one behind the other.
    struct RowCells {
        std::vector<std::uint32_t> cells;
        std::vector<std::size_t> ends;
    };
    RowCells cellsOf(const FrameBatch& batch);
    void addNumbers(Column& column, const std::vector<double>& dividers, const ColumnView& view,
                    const RowCells& rows);
    void addCategories(Column& column, const ColumnView& view, const RowCells& rows);

    const StudySide& side_;
    CountedPlaces places_;
    const CellTable& kept_;
    SegmentIndex index_;
    std::optional<RowsInTime> inTime_;
    FrameSchema schema_;
    PickedRows picked_;
    std::vector<Column> columns_;
    std::vector<std::size_t> rows_; ///< by cell
    std::size_t seen_ = 0;          ///< rows in time
};

} // namespace ph

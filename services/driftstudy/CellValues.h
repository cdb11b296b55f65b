#pragma once

#include "services/drift/ColumnVerdict.h"
#include "services/driftstudy/SegmentRows.h"

namespace ph {

/// Numbers that are known by their exact counts between dividers, where a table was too large to be kept.
struct CountedNumbers {
    std::span<const double> dividers; ///< of both tables; each level holds its upper one
    std::vector<std::uint64_t> counts;
    std::size_t n = 0; ///< finite values
    LeftOut leftOut = {};
};

/// What of a column's values in a cell is compared: that which suits them.
struct CellValues {
    SortedSample numbers = {}; ///< where they were counted, as many as need be to stand for them
    CategoryCounts categories = {};
    TextProfile texts = {};
    std::optional<CountedNumbers> counted = {};
};

CellValues cellValues(const ColumnView& column, DriftValues as, std::span<const std::uint32_t> rows);
ColumnDrift cellDrift(const CellValues& reference, const CellValues& current, DriftValues as,
                      const DriftRules& rules, std::optional<DriftMethod> method);

/// One table of a study, from which cells are taken. Read by several threads at once.
class CellTable {
public:
    virtual ~CellTable() = default;
    /// `window` none: all rows of the segment.
    virtual CellValues values(std::size_t column, std::size_t segment,
                              std::optional<std::size_t> window) const = 0;
};

/// A table that is in memory.
class KeptCells final : public CellTable {
public:
    /// `columns` as the study has them; `ranges` of its windows.
    KeptCells(const Frame& frame, const std::vector<StudiedColumn>& columns, const SegmentRows& order,
              std::vector<PositionRange> ranges = {});
    CellValues values(std::size_t column, std::size_t segment,
                      std::optional<std::size_t> window) const override;

private:
    std::vector<ColumnView> views_;
    std::vector<DriftValues> as_;
    const SegmentRows& order_;
    std::vector<PositionRange> ranges_;
};

} // namespace ph

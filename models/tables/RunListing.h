#pragma once

#include "models/values/RunGrouping.h"
#include "models/values/RunsLayout.h"

namespace ph {

/// A run or a group in the order of display. 16 bytes, so that 100,000 of them cost little.
struct RunNode {
    enum class Kind : std::uint8_t { Run, Group };
    std::uint32_t row = 0;      ///< row of the table, or index into RunListing::groups
    std::uint32_t end = 0;      ///< index of the first node behind this one's descendants
    std::uint32_t children = 0; ///< direct ones
    std::uint16_t depth = 0;    ///< 0 at the top; stops counting at 65,535
    Kind kind = Kind::Run;
    bool expandable() const { return children > 0; }
};

/// What the colours of "colour by" mean.
struct ColourScale {
    enum class Kind { Range, Categories };
    ColumnKey column;
    Kind kind = Kind::Range;
    double from = 0, to = 0; ///< Range: smallest and largest finite value listed; times in ms
    friend bool operator==(const ColourScale&, const ColourScale&) = default;
};

/// The runs table arranged for reading: made on a worker by arrangeRuns(), immutable, shared with the GUI
/// thread. Which nodes are visible follows from the expansion, which the model keeps.
struct RunListing {
    RunTablePtr table;
    Arrangement arrangement = Arrangement::flat();
    std::vector<ColumnKey> columns;                      ///< the run's name always leads
    std::vector<RunNode> nodes;                          ///< everything expanded, parents before children
    enum class Shape { Flat, Tree } shape = Shape::Tree; ///< Flat: no node has children
    std::vector<RunGroup> groups; ///< Grouped only; RunGroup::stats in the order of `columns`
    std::size_t matched = 0;      ///< runs listed, expanded or not
    std::optional<ColourScale> colours;
};
using RunListingPtr = std::shared_ptr<const RunListing>;

struct ListingRequest {
    Arrangement arrangement = Arrangement::nested();
    std::vector<ColumnKey> columns;
    std::optional<ColumnKey> colourBy = std::nullopt;
};

/// Arranges the rows that matched, in the order given (sorted by the caller). Every one of `rows` occurs
/// exactly once:
/// - Nested: children below their parent, siblings in the order given. A child whose parent does not match
/// stands at
///   the top level, so that the lines are the matches and nothing else; the model names its parent beside it.
///   Parents that form a ring stand at the top level too.
/// - Grouped: see groupRows(); groups stand in its order when numbers or times, else by their first run.
/// Pure; meant for a worker: 100,000 runs take some milliseconds, grouped with 60 columns some tens.
RunListingPtr arrangeRuns(RunTablePtr table, std::vector<std::uint32_t> rows, ListingRequest request);

} // namespace ph

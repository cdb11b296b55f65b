#pragma once

#include "services/driftstudy/SegmentCensus.h"
#include "services/driftstudy/WindowCut.h"

namespace ph {

/// The rows of a table by segment, each segment's in the order of their positions: a window is then a stretch
/// of them, however much windows overlap.
class SegmentRows {
public:
    /// `positions` by row; empty where there are no windows.
    SegmentRows(const SegmentIndex& index, std::size_t segments, const Frame& frame,
                std::vector<std::int64_t> positions = {});

    std::span<const std::uint32_t> rows(std::size_t segment) const { return bySegment_[segment]; }
    std::span<const std::uint32_t> rows(std::size_t segment, PositionRange range) const;

private:
    std::vector<std::int64_t> positions_;
    std::vector<std::vector<std::uint32_t>> bySegment_; ///< the first one is all rows
};

} // namespace ph

#include "services/driftstudy/SegmentRows.h"

#include "services/driftstudy/PickedRows.h"

#include <algorithm>
#include <numeric>

namespace ph {

SegmentRows::SegmentRows(const SegmentIndex& index, std::size_t segments, const Frame& frame,
                         std::vector<std::int64_t> positions)
    : positions_(std::move(positions))
    , bySegment_(segments)
{
    auto& all = bySegment_.front();
    all.resize(frame.rows());
    std::iota(all.begin(), all.end(), 0);
    if (!std::is_sorted(positions_.begin(), positions_.end()))
        std::stable_sort(all.begin(), all.end(),
                         [this](std::uint32_t a, std::uint32_t b) { return positions_[a] < positions_[b]; });
    const auto batch = batchOf(frame);
    for (std::size_t rule = 0; rule < index.ruleCount(); ++rule) {
        const auto segmentOf = index.of(rule, frame.schema(), batch);
        for (const auto row : all) {
            if (segmentOf[row] != SegmentIndex::none)
                bySegment_[std::size_t(segmentOf[row])].push_back(row);
        }
    }
}

std::span<const std::uint32_t> SegmentRows::rows(std::size_t segment, PositionRange range) const
{
    const auto& rows = bySegment_[segment];
    if (positions_.empty())
        return {};
    const auto isBefore = [this](std::uint32_t row, std::int64_t at) { return positions_[row] < at; };
    const auto from = std::lower_bound(rows.begin(), rows.end(), range.from, isBefore);
    return {from, std::lower_bound(from, rows.end(), range.to, isBefore)};
}

} // namespace ph

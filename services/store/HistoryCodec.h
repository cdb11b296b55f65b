#pragma once

#include "models/values/Result.h"
#include "services/store/CacheStore.h"

#include <span>
#include <string>
#include <string_view>

namespace ph {

/// How metric histories lie in cache.db: chunks of up to 4,096 points, each
///   codec byte · CRC-32 of all that follows · number of points · bytes before compression · body
/// The body holds zig-zag deltas of the steps, then of the times, then the doubles, as words of eight bytes
/// with their bytes shuffled (all first bytes, all second bytes, …). It is compressed by zstd, level 1, where
/// that makes it smaller, a block for each plane of bytes. An overview's buckets lie alike: min, max, first
/// and last values, then first and last step and time, points and NaNs.
namespace historycodec {

inline constexpr std::size_t chunkPoints = 4096;
inline constexpr std::size_t bucketPoints = 64;

/// Columns of equal length; not owned.
struct PointsView {
    std::span<const std::int64_t> steps;
    std::span<const std::int64_t> timestampsMs;
    std::span<const double> values;
    std::size_t size() const { return values.size(); }
    PointsView part(std::size_t from, std::size_t count) const
    {
        return {steps.subspan(from, count), timestampsMs.subspan(from, count), values.subspan(from, count)};
    }
};
PointsView view(const MetricPoints& points);

/// Replaces `out`. At most chunkPoints points.
void encodeChunk(const PointsView& points, std::string& out);
/// Appends to `out`, bit for bit what was encoded. Unreadable (and nothing appended) where the bytes are
/// damaged.
Result<void> decodeChunk(std::string_view bytes, MetricPoints& out);

/// Appends the buckets of up to chunkPoints points.
void summarize(const PointsView& points, std::vector<SeriesOverview::Bucket>& out);
void encodeBuckets(std::span<const SeriesOverview::Bucket> buckets, std::string& out);
Result<void> decodeBuckets(std::string_view bytes, std::vector<SeriesOverview::Bucket>& out);

} // namespace historycodec
} // namespace ph

#pragma once

#include "models/charts/CurveData.h"

namespace ph {

/// Polylines in axis space. A gap in the data separates two of them; an isolated point is a polyline of one.
struct DecimatedCurve {
    std::vector<QPointF> points;
    std::vector<std::uint32_t> starts; ///< index in `points` where each polyline begins
    std::size_t inView = 0;            ///< points of the series within the range
    enum class Kind { Exact, Decimated } kind = Kind::Exact;

    std::span<const QPointF> line(std::size_t i) const
    {
        const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : points.size();
        return std::span(points).subspan(starts[i], end - starts[i]);
    }
};

/// M4 (Jugel, Jerzak, Hackenbroich, Markl: "M4: A Visualization-Oriented Time Series Data Aggregation", VLDB
/// 2014): the first, lowest, highest and last point of each of `columns` equal pixel columns over `range`, in
/// their order, so that a line drawn through them covers the same pixels of each column as one through all
/// points. The neighbours just outside the range are kept, so that lines leave the picture at the right
/// slope. NaN breaks the line; a column that holds one break keeps both sides, more breaks than that are
/// drawn as one stroke. At most 4 points a column without breaks, 8 with. Where the range holds no more than
/// 4 points a column, all are given unchanged. Whole blocks are skipped by their extremes: O(points / 64 +
/// columns).
DecimatedCurve m4(const CurveData& curve, ChartRange range, int columns);

/// The same from stored buckets. A bucket that spans several columns is drawn as its extremes in its middle,
/// so extents are exact to one bucket.
DecimatedCurve m4(std::span<const CurveBucket> buckets, ChartRange range, int columns);

} // namespace ph

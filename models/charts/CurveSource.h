#pragma once

#include "models/charts/CurveData.h"

#include <QString>

namespace ph {

/// What stands for a stretch of a curve that is too long for its points.
enum class ThinnedTo {
    Extremes, ///< its first, last, lowest and highest point, those farthest left and right, one of no value
    Means     ///< the mean of its values, in its middle: extremes would pull a smoothed curve to them
};

/// How a curve along another metric is thinned, where buckets have no place.
struct Thinning {
    QString along; ///< the metric of the x axis
    ThinnedTo to = ThinnedTo::Extremes;
    friend bool operator==(const Thinning&, const Thinning&) = default;
};

/// What a chart needs to know of one metric of one run.
struct CurveWant {
    qint64 rowId = 0; ///< RunTable::rowId
    QString metric;
    enum class Detail {
        Overview, ///< the whole course, from stored buckets; points where they are few
        Range,    ///< the points with these steps, or finer buckets where they are too many
        Full,     ///< every point, or buckets where they are more than mostCurvePoints
        Every,    ///< every point, or buckets where they are more than mostChartPoints
        Thinned   ///< some thousand points that stand for all, and their x; see thinnedAlong()
    } detail = Detail::Overview;
    ChartRange steps = {};  ///< with Range
    Thinning thinning = {}; ///< with Thinned
    friend bool operator==(const CurveWant&, const CurveWant&) = default;
};

/// Points that are handed to a chart at most, a curve; beyond it, buckets.
inline constexpr std::int64_t mostCurvePoints = 200'000;
/// Points of the curves that are longer, of which a chart has every point all the same, together.
inline constexpr std::int64_t mostChartPoints = 2'000'000;
/// Buckets that are handed to a chart at most, a curve: several a pixel column on any screen.
inline constexpr std::size_t mostCurveBuckets = 16'384;

/// What is known of it: points or buckets. Immutable, shared with whoever made it.
struct CurveSource {
    std::shared_ptr<const MetricPoints> points;
    std::shared_ptr<const std::vector<CurveBucket>> buckets; ///< where there are no points
    ChartRange steps = {};                                   ///< what it covers; invalid: everything
    std::int64_t total = 0;                                  ///< points of the whole history
    std::shared_ptr<const MetricPoints> along = {}; ///< of a thinned curve: the x of each of its points
    Thinning thinning = {};                         ///< of a thinned curve
    std::int64_t withoutX = 0;                      ///< of a thinned curve: points left out for want of an x
    bool isEmpty() const { return !points && !buckets; }
    bool isWhole() const { return !steps.valid(); }
};

} // namespace ph

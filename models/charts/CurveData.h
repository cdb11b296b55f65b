#pragma once

#include "models/charts/ChartRange.h"
#include "models/values/ChartSpec.h"
#include "models/values/CurveBucket.h"
#include "models/values/Run.h"

#include <QPointF>

#include <memory>
#include <span>

namespace ph {

/// Why a logged value has no place on the chart.
enum class UndrawableKind : std::uint8_t { NotANumber, PlusInfinity, MinusInfinity, NotPositive };

struct CurveMark {
    double x = 0;
    UndrawableKind kind = UndrawableKind::NotANumber;
};

/// One curve made ready for drawing, in axis space: x ascending, y already log10 on a logarithmic scale, NaN
/// where nothing can be drawn (each such point has a mark). `blocks` let M4 skip over whole runs of points
/// without losing an extreme. Immutable once made; made by prepareCurve() on a worker.
struct CurveData {
    static constexpr std::size_t blockPoints = 64;
    struct Block {
        std::uint32_t minAt, maxAt; ///< indexes of the extremes; first one where several are equal
        std::uint32_t gaps;         ///< NaN points inside; extremes are unset where all are
    };
    std::vector<double> x, y;
    std::vector<Block> blocks;
    std::vector<CurveMark> marks;
    /// Index into MetricPoints of each point here, for readouts; empty where it is the same index.
    std::vector<std::uint32_t> order;

    std::size_t size() const { return x.size(); }
    std::size_t sourceIndex(std::size_t i) const { return order.empty() ? i : order[i]; }
    ChartRange xRange() const { return x.empty() ? ChartRange{} : ChartRange{x.front(), x.back()}; }
};
using CurveDataPtr = std::shared_ptr<const CurveData>;

/// How a curve is to be made ready.
struct CurvePreparation {
    CurveX x = CurveX::Step;
    CurveScale y = CurveScale::Linear;
    /// 0 draws what was logged; up to 0.999 is the weight of the past in smoothed().
    double smoothing = 0;
    /// Zero of RelativeTime in milliseconds; noTime: the curve's own first timestamp.
    std::int64_t relativeToMs = noTime;
    friend bool operator==(const CurvePreparation&, const CurvePreparation&) = default;
};

/// Units of x: steps, seconds since the start, or milliseconds since 1970 UTC. Points whose x goes back (wall
/// clocks do) are sorted stably. ±1.797e308 count as infinite: SQL back ends store infinities so. Pure; any
/// thread.
CurveData prepareCurve(const MetricPoints& points, const CurvePreparation& how);

/// The same from stored buckets whose x are steps: four points a bucket that keep its ends and extremes.
/// Smoothing is not applied. On a logarithmic scale what is not positive is left out.
CurveData prepareOverview(std::span<const CurveBucket> buckets, CurveScale scale);

/// Builds a CurveData from columns that already are in axis space; used by prepareCurve() and tests.
CurveData indexCurve(std::vector<double> x, std::vector<double> y);

} // namespace ph

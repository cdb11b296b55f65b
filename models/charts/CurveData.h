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

/// One curve made ready for drawing, in axis space: x ascending, both already log10 on a logarithmic scale, y
/// NaN where nothing can be drawn (each such point has a mark). `blocks` let M4 skip over whole runs of
/// points without losing an extreme. Immutable once made; made by prepareCurve() on a worker.
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
    std::size_t withoutX = 0; ///< points left out: no partner along x, or not positive on a logarithmic x
    std::size_t logged = 0;   ///< points that this stands for; more than size() in an overview
    ChartRange exact;         ///< where an overview has every point, not buckets; invalid: nowhere

    std::size_t size() const { return x.size(); }
    std::size_t sourceIndex(std::size_t i) const { return order.empty() ? i : order[i]; }
    ChartRange xRange() const { return x.empty() ? ChartRange{} : ChartRange{x.front(), x.back()}; }
    bool isDrawable() const; ///< has a point that is no mark
    /// Points logged within `range`; between the ends of an overview's buckets in proportion.
    std::size_t loggedWithin(ChartRange range) const;
};
using CurveDataPtr = std::shared_ptr<const CurveData>;

/// How a curve is to be made ready.
struct CurvePreparation {
    CurveX x = CurveX::Step;
    CurveScale xScale = CurveScale::Linear; ///< wall time is always linear
    CurveScale y = CurveScale::Linear;
    Smoothing smoothing = {}; ///< along x, of the values (not their logarithms)
    /// Zero of RelativeTime in milliseconds; noTime: the curve's own first timestamp.
    std::int64_t relativeToMs = noTime;
    friend bool operator==(const CurvePreparation&, const CurvePreparation&) = default;
};

/// Units of x before any logarithm: steps, milliseconds since the start, milliseconds since 1970 UTC, or with
/// CurveX::Metric the values of `along`, joined by step (alongSteps()). A logarithmic relative time is log10
/// of seconds. Points whose x goes back (wall clocks and metrics do) are sorted stably. ±1.797e308 count as
/// infinite: SQL back ends store infinities so. Pure; any thread.
CurveData prepareCurve(const MetricPoints& points, const CurvePreparation& how,
                       const MetricPoints* along = nullptr);

/// The same from stored buckets: four points a bucket that keep its ends and extremes, with a break and
/// a mark in its middle where it holds NaN or infinities. Smoothing is not
/// applied, and there is nothing for CurveX::Metric.
CurveData prepareOverview(std::span<const CurveBucket> buckets, const CurvePreparation& how);

/// `overview` with `detail` in place of what it has there: one curve that is finer in a part.
CurveData spliced(const CurveData& overview, const CurveData& detail);

/// `along`'s value at each step of `points`: the last logged one where it has several there, so that its
/// order and duplicates do not matter. NaN where it has none, or none that is finite.
std::vector<double> alongSteps(const MetricPoints& points, const MetricPoints& along);

/// Builds a CurveData from columns that already are in axis space.
CurveData indexCurve(std::vector<double> x, std::vector<double> y);

} // namespace ph

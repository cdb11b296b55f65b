#include "app/CurveFetch.h"

#include "app/CurveThinning.h"

#include <cmath>
#include <limits>

namespace ph {

namespace {

constexpr std::int64_t smallHistory = 4'096; // a chunk: its buckets would be too coarse to look at

CurveSource pointsOf(MetricPoints points, std::int64_t total, ChartRange steps = {})
{
    return {std::make_shared<const MetricPoints>(std::move(points)), nullptr, steps, total};
}

CurveSource bucketsOf(const SeriesOverview& overview, ChartRange steps = {})
{
    return {nullptr, std::make_shared<const std::vector<CurveBucket>>(curveBuckets(overview)), steps,
            overview.points};
}

/// Known points of a history; none where it has to be read first.
Result<std::optional<std::int64_t>> cachedPoints(CacheStore& cache, const Run& run, const QString& metric,
                                                 const Link* link)
{
    auto info = cache.series(run.key, metric);
    if (!info)
        return fail(info.error());
    if (!*info)
        return std::nullopt;
    if (link) {
        // What the run logged last is in its row, which is large: read only where it decides.
        auto known = cache.run(run.key);
        if (!known)
            return fail(known.error());
        auto stale = isStale(cache, *known ? **known : run, metric);
        if (!stale)
            return fail(stale.error());
        if (*stale)
            return std::nullopt;
    }
    return (*info)->points;
}

Result<CurveSource> wholeCurve(CacheStore& cache, const Run& run, const QString& metric, std::int64_t total,
                               std::int64_t mostPoints)
{
    if (total <= mostPoints) {
        auto points = cache.history(run.key, metric);
        if (!points)
            return fail(points.error());
        if (!*points)
            return fail(ErrorKind::NotFound, metric);
        const auto size = std::int64_t((*points)->size());
        return pointsOf(std::move(**points), size);
    }
    auto overview = cache.overview(
        run.key, metric, {.most = mostCurveBuckets, .infinities = OverviewScope::Infinities::Apart});
    if (!overview)
        return fail(overview.error());
    if (!*overview)
        return fail(ErrorKind::NotFound, metric);
    return bucketsOf(**overview);
}

Result<CurveSource> partOfCurve(CacheStore& cache, const Run& run, const CurveWant& want, std::int64_t total)
{
    const auto step = [](double v) { return std::int64_t(std::clamp(v, -9.2e18, 9.2e18)); };
    const OverviewScope scope{step(std::floor(want.steps.low)), step(std::ceil(want.steps.high)),
                              mostCurveBuckets, OverviewScope::Infinities::Apart};
    auto overview = cache.overview(run.key, want.metric, scope);
    if (!overview)
        return fail(overview.error());
    if (!*overview)
        return fail(ErrorKind::NotFound, want.metric);
    std::int64_t within = 0;
    for (const auto& bucket : (*overview)->buckets)
        within += bucket.points;
    if (within > mostCurvePoints)
        return bucketsOf(**overview, want.steps);
    auto points = cache.historyRange(run.key, want.metric, scope.firstStep, scope.lastStep);
    if (!points)
        return fail(points.error());
    return pointsOf(std::move(*points), total, want.steps);
}

/// As cachedPoints(), of a history that is read where it has to be.
Result<std::int64_t> readPoints(CacheStore& cache, Link* link, const Run& run, const QString& metric,
                                std::stop_token stop)
{
    const auto cached = cachedPoints(cache, run, metric, link);
    if (!cached)
        return fail(cached.error());
    if (*cached)
        return **cached;
    return history(cache, link, run, metric, Freshness::CacheFirst, stop).map([](const auto& fetched) {
        return std::int64_t(fetched.value.size());
    });
}

Result<CurveSource> thinnedCurve(CacheStore& cache, Link* link, const Run& run, const CurveWant& want,
                                 std::int64_t total, std::stop_token stop)
{
    const auto along = readPoints(cache, link, run, want.thinning.along, stop);
    if (!along)
        return fail(along.error());
    const auto curve = wholeCurve(cache, run, want.metric, total, mostCurvePoints);
    if (!curve)
        return fail(curve.error());
    const auto readPart = [&](const CurveWant& part) -> Result<CurveSource> {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, part.metric);
        return partOfCurve(cache, run, part, part.metric == want.metric ? total : *along);
    };
    auto thinned =
        thinnedAlong(want.rowId, want.metric, want.thinning.along, *curve, want.thinning.to, readPart);
    if (!thinned)
        return fail(thinned.error());
    auto out = pointsOf(std::move(thinned->points), total);
    out.along = std::make_shared<const MetricPoints>(std::move(thinned->along));
    out.thinning = want.thinning;
    return out;
}

} // namespace

std::vector<CurveBucket> curveBuckets(const SeriesOverview& overview)
{
    std::vector<CurveBucket> out;
    out.reserve(overview.buckets.size());
    for (const auto& b : overview.buckets)
        out.push_back({double(b.firstStep), double(b.lastStep), b.min, b.max, b.first, b.last, b.points,
                       b.nans, b.firstMs, b.lastMs, b.plusInfinities, b.minusInfinities});
    return out;
}

Result<CurveSource> fetchCurve(CacheStore& cache, Link* link, const Run& run, const CurveWant& want,
                               std::stop_token stop)
{
    const auto total = readPoints(cache, link, run, want.metric, stop);
    if (!total)
        return fail(total.error());
    switch (want.detail) {
    case CurveWant::Detail::Overview:
        return wholeCurve(cache, run, want.metric, *total, smallHistory);
    case CurveWant::Detail::Full:
        return wholeCurve(cache, run, want.metric, *total, mostCurvePoints);
    case CurveWant::Detail::Every:
        return wholeCurve(cache, run, want.metric, *total, mostChartPoints);
    case CurveWant::Detail::Thinned:
        return thinnedCurve(cache, link, run, want, *total, stop);
    case CurveWant::Detail::Range:
        break;
    }
    return partOfCurve(cache, run, want, *total);
}

Result<ThinnedCurves> readCurves(KnownCurves& known, const ComparedRuns& runs, const ChartSpec& spec,
                                 const QSet<qint64>& hidden, int columns, const ReadCurves& read)
{
    // Smoothing and means of long curves come with their points where a view is named.
    constexpr double far = std::numeric_limits<double>::max();
    const auto grouped = runs.isGrouped() ? Grouped::Yes : Grouped::No;
    const ChartRange x = needsPoints(spec.curves, grouped) ? ChartRange{-far, far} : ChartRange{};
    ThinnedCurves thinned;
    for (;;) {
        auto wants = known.wants(runs, spec, hidden, x, columns);
        if (wants.isEmpty())
            return thinned;
        for (auto& want : wants) {
            if (want.detail == CurveWant::Detail::Overview || want.detail == CurveWant::Detail::Range)
                want.detail = CurveWant::Detail::Full;
        }
        const auto sources = read(wants);
        for (qsizetype i = 0; i < wants.size(); ++i) {
            const auto& source = sources[std::size_t(i)];
            const KnownCurves::Key key{wants[i].rowId, wants[i].metric};
            if (source)
                known.show(key, *source);
            else if (source.error().kind == ErrorKind::Cancelled)
                return fail(source.error());
            else
                known.fail(key, source.error());
            if (wants[i].detail == CurveWant::Detail::Thinned)
                ++(source ? thinned.curves : thinned.unread);
        }
    }
}

} // namespace ph

#include "app/CurveFetch.h"

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
    if (link) {
        auto stale = isStale(cache, run, metric);
        if (!stale)
            return fail(stale.error());
        if (*stale)
            return std::nullopt;
    }
    auto info = cache.series(run.key, metric);
    if (!info)
        return fail(info.error());
    return *info ? std::optional((*info)->points) : std::nullopt;
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
    // Callers may know no more than key and status; what was logged last is in the cache.
    auto cached = cache.run(run.key);
    if (!cached)
        return fail(cached.error());
    const Run& known = *cached ? **cached : run;
    auto total = cachedPoints(cache, known, want.metric, link);
    if (!total)
        return fail(total.error());
    if (!*total) {
        auto fetched = history(cache, link, known, want.metric, Freshness::CacheFirst, stop);
        if (!fetched)
            return fail(fetched.error());
        *total = std::int64_t(fetched->value.size());
    }
    switch (want.detail) {
    case CurveWant::Detail::Overview:
        return wholeCurve(cache, run, want.metric, **total, smallHistory);
    case CurveWant::Detail::Full:
        return wholeCurve(cache, run, want.metric, **total, mostCurvePoints);
    case CurveWant::Detail::Every:
        return wholeCurve(cache, run, want.metric, **total, mostChartPoints);
    case CurveWant::Detail::Range:
        break;
    }
    return partOfCurve(cache, run, want, **total);
}

Result<void> readCurves(KnownCurves& known, const ComparedRuns& runs, const ChartSpec& spec,
                        const QSet<qint64>& hidden, int columns, const ReadCurve& read)
{
    // Smoothing and means of long curves come with their points where a view is named.
    constexpr double far = std::numeric_limits<double>::max();
    const auto grouped = runs.isGrouped() ? Grouped::Yes : Grouped::No;
    const ChartRange x = needsPoints(spec.curves, grouped) ? ChartRange{-far, far} : ChartRange{};
    for (;;) {
        const auto wants = known.wants(runs, spec, hidden, x, columns);
        if (wants.isEmpty())
            return {};
        for (qsizetype i = 0; i < wants.size(); ++i) {
            CurveWant want = wants[i];
            if (want.detail != CurveWant::Detail::Every)
                want.detail = CurveWant::Detail::Full;
            const auto source = read(want, i, wants.size());
            if (source)
                known.show({want.rowId, want.metric}, *source);
            else if (source.error().kind == ErrorKind::Cancelled)
                return fail(source.error());
            else
                known.fail({want.rowId, want.metric}, source.error());
        }
    }
}

} // namespace ph

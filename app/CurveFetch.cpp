#include "app/CurveFetch.h"

#include "app/CurveThinning.h"

#include <cmath>
#include <limits>
#include <map>
#include <set>

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
    auto total = cachedPoints(cache, run, want.metric, link);
    if (!total)
        return fail(total.error());
    if (!*total) {
        auto fetched = history(cache, link, run, want.metric, Freshness::CacheFirst, stop);
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

namespace {

/// What there is of every run that has a place along another metric, and lacks points of a curve or of that.
std::map<qint64, std::vector<RunCurve>> withoutPoints(const CurveRequest& request)
{
    std::map<qint64, std::vector<RunCurve>> byRun;
    std::set<qint64> lacking;
    for (const auto& curve : request.curves) {
        if (curve.along.isEmpty())
            continue;
        byRun[curve.rowId].push_back(curve);
        if (!curve.along.points || !curve.sources.front().points)
            lacking.insert(curve.rowId);
    }
    std::erase_if(byRun, [&](const auto& run) { return !lacking.contains(run.first); });
    return byRun;
}

void addPoints(MetricPoints& points, const MetricPoints& more)
{
    for (std::size_t i = 0; i < more.size(); ++i)
        points.append(more.steps[i], more.timestampsMs[i], more.values[i]);
}

Result<ThinnedCurves> thinLongCurves(KnownCurves& known, const ComparedRuns& runs, const ChartSpec& spec,
                                     const QSet<qint64>& hidden, const ReadCurves& read)
{
    const auto& xMetric = spec.curves.xMetric;
    const auto keep =
        spec.curves.smoothing.kind == Smoothing::Kind::None ? ThinnedTo::Extremes : ThinnedTo::Means;
    ThinnedCurves out;
    for (const auto& [id, curves] : withoutPoints(known.request(runs, spec, hidden))) {
        MetricPoints along; // of all curves of the run: each has its x at its own steps
        for (const auto& curve : curves) {
            auto thinned = thinnedAlong(id, curve.metric, xMetric, curve.sources.front(), keep,
                                        [&](const CurveWant& want) { return read({want}).front(); });
            if (!thinned && thinned.error().kind == ErrorKind::Cancelled)
                return fail(thinned.error());
            if (!thinned) {
                ++out.unread;
                known.fail({id, curve.metric}, thinned.error());
                continue;
            }
            ++out.curves;
            out.withoutX += thinned->withoutX;
            addPoints(along, thinned->along);
            if (curve.metric != xMetric)
                known.show({id, curve.metric},
                           pointsOf(std::move(thinned->points), curve.sources.front().total));
        }
        known.show({id, xMetric}, pointsOf(std::move(along), curves.front().along.total));
    }
    return out;
}

} // namespace

Result<ThinnedCurves> readCurves(KnownCurves& known, const ComparedRuns& runs, const ChartSpec& spec,
                                 const QSet<qint64>& hidden, int columns, const ReadCurves& read)
{
    // Smoothing and means of long curves come with their points where a view is named.
    constexpr double far = std::numeric_limits<double>::max();
    const auto grouped = runs.isGrouped() ? Grouped::Yes : Grouped::No;
    const ChartRange x = needsPoints(spec.curves, grouped) ? ChartRange{-far, far} : ChartRange{};
    for (;;) {
        auto wants = known.wants(runs, spec, hidden, x, columns);
        if (wants.isEmpty())
            break;
        for (auto& want : wants) {
            if (want.detail != CurveWant::Detail::Every)
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
        }
    }
    if (spec.curves.x != CurveX::Metric)
        return ThinnedCurves{};
    return thinLongCurves(known, runs, spec, hidden, read);
}

} // namespace ph

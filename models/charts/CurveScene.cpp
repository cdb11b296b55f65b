#include "models/charts/CurveScene.h"

#include "models/charts/ValueRange.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ph {
namespace {

CurveDataPtr shared(CurveData curve)
{
    return std::make_shared<const CurveData>(std::move(curve));
}

CurveData prepared(const CurveSource& source, const CurvePreparation& how, const CurveSource& along)
{
    return source.points ? prepareCurve(*source.points, how, along.points.get())
                         : prepareOverview(*source.buckets, how);
}

/// The finest that is known of the whole course, with finer parts in their places.
CurveData prepared(const RunCurve& curve, CurvePreparation how)
{
    how.relativeToMs = curve.zeroMs;
    std::optional<CurveData> out;
    for (const CurveSource& source : curve.sources) {
        CurveData next = prepared(source, how, curve.along);
        next.logged = source.isWhole() ? std::max(next.logged, std::size_t(source.total)) : next.logged;
        next.withoutX += std::size_t(source.withoutX);
        out = out && !source.isWhole() ? spliced(*out, next) : std::move(next);
    }
    return std::move(*out);
}

bool hasAllPoints(const RunCurve& curve)
{
    return std::any_of(curve.sources.begin(), curve.sources.end(),
                       [](const CurveSource& source) { return source.points && source.isWhole(); });
}

CurvePreparation preparationFor(const CurveOptions& options)
{
    return {options.x, options.xScale, options.yScale, options.smoothing};
}

CurveScene::Curve runCurve(const RunCurve& curve, const CurvePreparation& how)
{
    CurveScene::Curve out;
    out.name = curve.name;
    out.look = curve.look;
    out.rowIds = {curve.rowId};
    out.metric = curve.metric;
    out.source = curve.sources.front();
    out.zeroMs = curve.zeroMs;
    out.line = shared(prepared(curve, how));
    if (how.smoothing.kind != Smoothing::Kind::None && hasAllPoints(curve)) {
        CurvePreparation logged = how;
        logged.smoothing = {};
        out.behind = shared(prepared(curve, logged));
    }
    return out;
}

CurveScene::Curve meanCurve(const CurveRequest& request, int group, const CurvePreparation& how,
                            CurveRemarks& remarks)
{
    CurveScene::Curve out;
    out.name = request.groups[std::size_t(group)].name;
    out.look = request.groups[std::size_t(group)].look;
    out.metric = request.groups[std::size_t(group)].metric;
    // Runs are averaged as the values they are; only the result goes onto a logarithmic scale.
    CurvePreparation linear = how;
    linear.y = CurveScale::Linear;
    std::vector<CurveDataPtr> members;
    for (const RunCurve& curve : request.curves) {
        if (curve.group != group || curve.sources.empty())
            continue;
        auto member = shared(prepared(curve, linear));
        remarks.withoutX += std::int64_t(member->withoutX);
        if (!member->isDrawable()) { // no part of the mean: it is named, as it would be alone
            remarks.nothingDrawable.append(curve.name);
            continue;
        }
        members.push_back(std::move(member));
        out.rowIds.push_back(curve.rowId);
    }
    if (members.empty())
        return out;
    auto made = std::make_shared<GroupCurve>(groupCurve(members, request.options.band, how.y));
    out.line = made->mean;
    out.group = std::move(made);
    return out;
}

} // namespace

std::int64_t relativeTimeZero(std::int64_t startMs, std::int64_t firstMs)
{
    return startMs == noTime ? firstMs : std::min(startMs, firstMs);
}

std::int64_t earlierTime(std::int64_t a, std::int64_t b)
{
    return a == noTime ? b : b == noTime ? a : std::min(a, b);
}

std::int64_t firstTime(const CurveSource& source)
{
    std::int64_t first = noTime;
    const auto take = [&first](std::int64_t ms) { first = earlierTime(first, ms); };
    if (source.points)
        std::ranges::for_each(source.points->timestampsMs, take);
    else if (source.buckets)
        std::ranges::for_each(*source.buckets, take, &CurveBucket::firstMs);
    return first;
}

bool needsPoints(const CurveOptions& options, Grouped grouped)
{
    return grouped == Grouped::Yes || options.x == CurveX::Metric ||
           options.smoothing.kind != Smoothing::Kind::None;
}

PreparedScene prepareScene(const CurveRequest& request)
{
    PreparedScene out;
    CurveScene& scene = out.scene;
    const CurveOptions& options = request.options;
    scene.title = request.title;
    scene.xKind = options.x;
    scene.timeZero = request.timeZero;
    scene.xMetric = options.xMetric;
    scene.xScale = options.x == CurveX::WallTime ? CurveScale::Linear : options.xScale;
    scene.yScale = options.yScale;
    const auto how = preparationFor(options);
    const auto grouped = request.groups.empty() ? Grouped::No : Grouped::Yes;

    for (const RunCurve& curve : request.curves) {
        if (!curve.sources.empty() && needsPoints(options, grouped) && !hasAllPoints(curve))
            ++out.remarks.fromBuckets;
    }
    if (grouped == Grouped::Yes) {
        for (int group = 0; group < int(request.groups.size()); ++group) {
            auto curve = meanCurve(request, group, how, out.remarks);
            if (curve.line)
                scene.curves.push_back(std::move(curve));
        }
    } else {
        for (const RunCurve& curve : request.curves) {
            if (!curve.sources.empty())
                scene.curves.push_back(runCurve(curve, how));
        }
    }
    for (const auto& curve : scene.curves) {
        scene.x = united(scene.x, curve.line->xRange());
        out.remarks.withoutX += std::int64_t(curve.line->withoutX);
        if (!curve.line->isDrawable())
            out.remarks.nothingDrawable.append(curve.name);
    }
    return out;
}

CurveScene inView(CurveScene scene, const CurveView& view)
{
    if (view.x.valid())
        scene.x = view.x;
    scene.y = view.y.valid() ? view.y : valueRange(scene, scene.x, view.outliers);
    return scene;
}

CurveFrame frameOf(const CurveScene& scene, int columns)
{
    CurveFrame frame;
    frame.columns = columns;
    frame.strokes.reserve(scene.curves.size());
    for (const auto& curve : scene.curves) {
        CurveFrame::Stroke stroke;
        if (curve.behind)
            stroke.behind = m4(*curve.behind, scene.x, columns);
        if (curve.line) {
            stroke.line = m4(*curve.line, scene.x, columns);
            const auto logged =
                curve.line->isDrawable() ? std::int64_t(curve.line->loggedWithin(scene.x)) : 0;
            const bool isWhole =
                stroke.line.kind == DecimatedCurve::Kind::Exact && curve.line->logged <= curve.line->size();
            frame.drawn += isWhole ? logged : std::min(std::int64_t(stroke.line.points.size()), logged);
            frame.inView += logged;
        }
        frame.strokes.push_back(std::move(stroke));
    }
    return frame;
}

std::optional<std::size_t> nearestCurve(const CurveFrame& frame, QPointF at, QPointF unit, double reach)
{
    const auto inPixels = [&](QPointF p) {
        return QPointF((p.x() - at.x()) / unit.x(), (p.y() - at.y()) / unit.y());
    };
    const auto squared = [](QPointF a, QPointF b) { // of the segment from the origin
        const QPointF along = b - a;
        const double length = QPointF::dotProduct(along, along);
        const double share = length > 0 ? std::clamp(-QPointF::dotProduct(a, along) / length, 0.0, 1.0) : 0;
        const QPointF foot = a + share * along;
        return QPointF::dotProduct(foot, foot);
    };
    double best = reach * reach;
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < frame.strokes.size(); ++i) {
        const DecimatedCurve& curve = frame.strokes[i].line;
        for (std::size_t part = 0; part < curve.starts.size(); ++part) {
            const auto line = curve.line(part);
            auto p = std::lower_bound(line.begin(), line.end(), at.x() - reach * unit.x(),
                                      [](QPointF point, double x) { return point.x() < x; });
            if (p == line.end())
                continue;
            if (p != line.begin())
                --p;
            for (; p != line.end() && p->x() <= at.x() + reach * unit.x(); ++p) {
                const auto next = p + 1 == line.end() ? p : p + 1;
                if (const double d = squared(inPixels(*p), inPixels(*next)); d < best) {
                    best = d;
                    found = i;
                }
            }
        }
    }
    return found;
}

ChartRange valueRange(const CurveScene& scene, ChartRange x, CurveOptions::Outliers outliers)
{
    if (scene.strip)
        return scene.strip->yRange();
    ChartRange range;
    for (const auto& curve : scene.curves) {
        for (const CurveDataPtr& points : {curve.line, curve.behind}) {
            if (points)
                range = united(range, outliers == CurveOptions::Outliers::Ignore ? robustExtent(*points, x)
                                                                                 : extent(*points, x));
        }
        if (!curve.group)
            continue;
        const auto& at = curve.group->mean->x;
        for (std::size_t i = 0; i < at.size(); ++i) {
            if (x.contains(at[i]) && std::isfinite(curve.group->low[i]) &&
                std::isfinite(curve.group->high[i]))
                range = united(range, {curve.group->low[i], curve.group->high[i]});
        }
    }
    return padded(range);
}

} // namespace ph

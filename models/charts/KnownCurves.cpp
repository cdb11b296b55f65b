#include "models/charts/KnownCurves.h"

#include "models/charts/CurveLooks.h"
#include "models/charts/RunChoice.h"
#include "models/charts/ValueRange.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace ph {
namespace {

constexpr std::int64_t mostCounted = std::numeric_limits<int>::max(); // in words

struct Metrics {
    explicit Metrics(const ChartSpec& spec)
        : all(curveMetrics(spec))
    {
        for (const auto& column : spec.columns)
            drawn.append(column.name);
    }
    QStringList drawn, all;
};

/// What the buckets of a curve say of a view.
struct Seen {
    std::size_t buckets = 0;
    std::int64_t points = 0;
    ChartRange steps = {}; ///< that cover it; invalid where the buckets cannot tell
};

/// A view of axis space in steps or, of time, in milliseconds.
ChartRange unscaled(ChartRange x, const CurveOptions& options)
{
    if (!x.valid() || options.xScale != CurveScale::Logarithmic || options.x == CurveX::WallTime)
        return x;
    const double unit = options.x == CurveX::RelativeTime ? 1000 : 1; // its logarithm is of seconds
    return {unit * std::pow(10, x.low), unit * std::pow(10, x.high)};
}

/// `zeroMs`: of CurveX::RelativeTime.
Seen seenOf(const std::vector<CurveBucket>& all, CurveX kind, ChartRange x, std::int64_t zeroMs)
{
    const bool byTime = kind == CurveX::WallTime || kind == CurveX::RelativeTime;
    if (!byTime && kind != CurveX::Step)
        x = {};
    if (kind == CurveX::RelativeTime && x.valid())
        x = {x.low + double(zeroMs), x.high + double(zeroMs)};
    Seen seen;
    ChartRange steps;
    bool inOrder = true; // a stretch of time is one of steps then
    for (std::size_t i = 0; i < all.size(); ++i) {
        const CurveBucket& bucket = all[i];
        inOrder = inOrder && bucket.firstMs <= bucket.lastMs &&
                  (i == 0 || (all[i - 1].lastMs <= bucket.firstMs && all[i - 1].lastX <= bucket.firstX));
        const double first = byTime ? double(std::min(bucket.firstMs, bucket.lastMs)) : bucket.firstX;
        const double last = byTime ? double(std::max(bucket.firstMs, bucket.lastMs)) : bucket.lastX;
        if (x.valid() && (last < x.low || first > x.high))
            continue;
        ++seen.buckets;
        seen.points += bucket.points;
        steps = united(steps, {bucket.firstX, bucket.lastX});
    }
    if (x.valid() && (!byTime || inOrder))
        seen.steps = byTime ? steps : x;
    return seen;
}

// Half a view more on both sides, so that a small pan asks for nothing.
ChartRange widened(ChartRange steps)
{
    const double room = steps.span() / 2 + 1;
    return {std::floor(steps.low - room), std::ceil(steps.high + room)};
}

bool covers(ChartRange outer, ChartRange inner)
{
    return outer.valid() && outer.low <= inner.low && outer.high >= inner.high;
}

std::int64_t startOf(const ComparedRuns& runs, std::size_t place)
{
    const auto* column = runs.table->times({ColumnKind::Attribute, QLatin1String(attribute::startTime)});
    // A server that was told no start keeps 0.
    return column && column->has(place) && column->values[place] > 0 ? column->values[place] : noTime;
}

Thinning thinningOf(const CurveOptions& options)
{
    return {options.xMetric,
            options.smoothing.kind == Smoothing::Kind::None ? ThinnedTo::Extremes : ThinnedTo::Means};
}

} // namespace

bool hasMetric(const ComparedRuns& runs, std::size_t place, const QString& metric)
{
    const auto* column = runs.table->numbers({ColumnKind::Metric, metric});
    return column && column->has(place);
}

bool mayHaveMetric(const ComparedRuns& runs, std::size_t place, const QString& metric)
{
    return hasMetric(runs, place, metric) || runs.isUnknown(place, metric) ||
           runs.isLoggedElsewhere(place, metric);
}

std::set<KnownCurves::Key> followedCurves(const ComparedRuns& runs, std::span<const ChartSpec> charts,
                                          const std::set<KnownCurves::Key>& unfinished)
{
    QStringList metrics;
    for (const auto& chart : charts)
        metrics += chart.kind == ChartKind::Curves ? curveMetrics(chart) : QStringList();
    metrics.removeDuplicates();
    std::set<KnownCurves::Key> followed;
    for (std::size_t place = 0; place < runs.size(); ++place) {
        const auto status = runs.table->status(place);
        const bool going = status == RunStatus::Running || status == RunStatus::Scheduled;
        for (const auto& metric : metrics) {
            const KnownCurves::Key key{runs.rowId(place), metric};
            if ((going && mayHaveMetric(runs, place, metric)) || unfinished.contains(key))
                followed.insert(key);
        }
    }
    return followed;
}

QStringList curveMetrics(const ChartSpec& spec)
{
    QStringList all;
    for (const auto& column : spec.columns)
        all.append(column.name);
    if (spec.curves.x == CurveX::Metric && !spec.curves.xMetric.isEmpty() &&
        !all.contains(spec.curves.xMetric))
        all.append(spec.curves.xMetric);
    return all;
}

void KnownCurves::show(const Key& key, const CurveSource& source)
{
    Entry& entry = entries_[key];
    entry.error.reset();
    entry.waiting = false;
    if (source.along) {
        if (source.thinning == entry.askedThinned) // else the chart has changed its mind meanwhile
            entry.thinned = source;
        return;
    }
    if (!source.isWhole()) {
        entry.part = source;
        return;
    }
    if (source.points && std::int64_t(source.points->size()) > mostCurvePoints && entry.whole.buckets) {
        entry.every = source; // beside the buckets, of which there will be newer ones while the run goes on
        return;
    }
    entry.whole = source;
    entry.firstMs = firstTime(source);
    if (source.points)
        entry.part = entry.every = {};
}

void KnownCurves::fail(const Key& key, const Error& error)
{
    Entry& entry = entries_[key];
    entry.error = error;
    entry.waiting = false;
}

void KnownCurves::keepOnly(const ComparedRuns& runs, const ChartSpec& spec)
{
    const Metrics metrics(spec);
    std::erase_if(entries_, [&](const auto& entry) {
        return !runs.placeOf(entry.first.first) || !metrics.all.contains(entry.first.second);
    });
}

QList<CurveWant> KnownCurves::wants(const ComparedRuns& runs, const ChartSpec& spec,
                                    const QSet<qint64>& hidden, ChartRange x, int columns)
{
    using Detail = CurveWant::Detail;
    QList<CurveWant> out;
    const Metrics metrics(spec);
    const auto base = needsPoints(spec.curves, runs.isGrouped() ? Grouped::Yes : Grouped::No)
                          ? Detail::Full
                          : Detail::Overview;
    const ChartRange view = unscaled(x, spec.curves);
    const bool isRelative = spec.curves.x == CurveX::RelativeTime && view.valid();
    // Along another metric buckets have no place at all.
    const bool needsEvery = base == Detail::Full && (x.valid() || spec.curves.x == CurveX::Metric);
    std::int64_t budget = mostPointsInView;
    std::int64_t room = mostChartPoints;
    for (auto& [key, entry] : entries_) {
        if (hidden.contains(key.first)) { // makes room for what is looked at
            entry.every = {};
            entry.askedEvery = 0;
        }
        room -= entry.askedEvery;
    }
    const auto askEvery = [&](const std::vector<std::pair<QString, Entry*>>& curves, qint64 id) {
        std::int64_t more = 0;
        for (const auto& [metric, entry] : curves)
            more += entry->whole.total - entry->askedEvery;
        if (more > room)
            return;
        room -= more;
        for (const auto& [metric, entry] : curves) {
            if (entry->askedEvery == entry->whole.total)
                continue;
            entry->askedEvery = entry->whole.total;
            entry->waiting = true;
            out.append({id, metric, Detail::Every, {}});
        }
    };
    for (std::size_t place = 0; place < runs.size(); ++place) {
        const qint64 id = runs.rowId(place);
        if (hidden.contains(id))
            continue;
        std::vector<std::pair<QString, Entry*>> joined; // of no use without each other
        for (const QString& metric : metrics.all) {
            if (!mayHaveMetric(runs, place, metric))
                continue;
            Entry& entry = entries_[{id, metric}];
            const auto ask = [&](Detail detail, ChartRange steps = {}) {
                entry.waiting = true;
                if (detail == Detail::Range)
                    entry.askedPart = steps;
                else
                    entry.asked = CurveWant{id, metric, detail, {}};
                out.append({id, metric, detail, steps});
            };
            if (!entry.asked || (base == Detail::Full && entry.asked->detail != Detail::Full)) {
                ask(base);
                continue;
            }
            if (!entry.whole.buckets)
                continue;
            if (entry.askedEvery > 0 && entry.askedEvery != entry.whole.total) { // its run goes on
                askEvery({{metric, &entry}}, id);
                if (entry.askedEvery != entry.whole.total) {
                    room += std::exchange(entry.askedEvery, 0);
                    entry.every = {};
                }
            }
            if (base == Detail::Full && !needsEvery)
                continue;
            const Seen seen = seenOf(*entry.whole.buckets, spec.curves.x, view,
                                     isRelative ? zeroOf(runs, place, metrics.drawn).ms : noTime);
            if (seen.buckets == 0)
                continue;
            // What was not read whole for Detail::Full is either long, or still on its way.
            const bool isLong = entry.whole.total > mostCurvePoints;
            if (needsEvery && spec.curves.x == CurveX::Metric) {
                if (isLong)
                    joined.emplace_back(metric, &entry);
                continue;
            }
            if (needsEvery) {
                if (isLong)
                    askEvery({{metric, &entry}}, id);
                continue;
            }
            if (seen.buckets >= std::size_t(columns) * 2 || seen.points > budget)
                continue;
            if (seen.steps.valid()) {
                budget -= std::min<std::int64_t>(seen.points, mostCurvePoints);
                const ChartRange wide = widened(seen.steps);
                const bool coarse = !entry.part.points && entry.askedPart.span() > 4 * wide.span();
                if (entry.every.isEmpty() && (!covers(entry.askedPart, seen.steps) || coarse))
                    ask(Detail::Range, wide);
            } else if (isLong) {
                if (x.valid())
                    askEvery({{metric, &entry}}, id);
            } else if (entry.asked->detail != Detail::Full) {
                budget -= seen.points;
                ask(Detail::Full);
            }
        }
        askEvery(joined, id);
        if (!joined.empty())
            out.append(askThinned(id, metrics.drawn, thinningOf(spec.curves)));
    }
    return out;
}

QList<CurveWant> KnownCurves::askThinned(qint64 id, const QStringList& metrics, const Thinning& thinning)
{
    QList<CurveWant> out;
    const auto along = entries_.find({id, thinning.along});
    if (along == entries_.end())
        return out;
    const Entry& x = along->second;
    for (const QString& metric : metrics) {
        const auto found = entries_.find({id, metric});
        if (found == entries_.end() || !found->second.isReadWhole() || !x.isReadWhole() ||
            (found->second.getsEveryPoint() && x.getsEveryPoint()))
            continue;
        Entry& entry = found->second;
        const auto points = entry.whole.total + x.whole.total;
        if (entry.askedThinned == thinning && entry.askedThinnedOf == points)
            continue;
        entry.askedThinned = thinning;
        entry.askedThinnedOf = points;
        entry.waiting = true;
        out.append({id, metric, CurveWant::Detail::Thinned, {}, thinning});
    }
    return out;
}

KnownCurves::RunZero KnownCurves::zeroOf(const ComparedRuns& runs, std::size_t place,
                                         const QStringList& metrics) const
{
    std::int64_t first = noTime;
    for (const QString& metric : metrics) {
        const auto found = entries_.find({runs.rowId(place), metric});
        if (found != entries_.end())
            first = earlierTime(first, found->second.firstMs);
    }
    const auto start = startOf(runs, place);
    const auto zero = relativeTimeZero(start, first);
    return {zero, zero != noTime && zero == start ? TimeZero::RunStart : TimeZero::FirstPoint};
}

CurveRequest KnownCurves::request(const ComparedRuns& runs, const ChartSpec& spec,
                                  const QSet<qint64>& hidden) const
{
    CurveRequest out;
    const Metrics metrics(spec);
    const auto count = int(metrics.drawn.size());
    // Smoothing, groups and joins are of the whole course, not of a part of it.
    const bool whole = needsPoints(spec.curves, runs.isGrouped() ? Grouped::Yes : Grouped::No);
    out.title = metrics.drawn.join(QStringLiteral(", "));
    out.options = spec.curves;
    const bool isRelative = spec.curves.x == CurveX::RelativeTime;
    const auto looks = curveLooks(runs, count);
    const auto named = [&](const QString& name, int metric) {
        return count > 1 ? QStringLiteral("%1 · %2").arg(name, metrics.drawn[metric]) : name;
    };
    for (const auto& group : runs.groups) {
        for (int m = 0; m < count; ++m)
            out.groups.push_back({named(group.label, m), looks[out.groups.size()], metrics.drawn[m]});
    }
    for (std::size_t place = 0; place < runs.size(); ++place) {
        const qint64 id = runs.rowId(place);
        if (hidden.contains(id))
            continue;
        const auto zero = isRelative ? zeroOf(runs, place, metrics.drawn) : RunZero{};
        for (int m = 0; m < count; ++m) {
            const auto found = entries_.find({id, metrics.drawn[m]});
            if (found == entries_.end() || found->second.whole.isEmpty())
                continue;
            RunCurve curve;
            curve.rowId = id;
            curve.metric = metrics.drawn[m];
            curve.name = named(runs.names[qsizetype(place)], m);
            const auto owner = runs.isGrouped() ? std::size_t(runs.groupOf[place]) : place;
            curve.look = looks[owner * std::size_t(count) + std::size_t(m)];
            curve.group = runs.isGrouped() ? runs.groupOf[place] * count + m : -1;
            curve.sources.push_back(found->second.finest());
            if (!found->second.part.isEmpty() && found->second.every.isEmpty() && !whole)
                curve.sources.push_back(found->second.part);
            if (spec.curves.x == CurveX::Metric) {
                const auto along = entries_.find({id, spec.curves.xMetric});
                if (along == entries_.end() || along->second.whole.isEmpty())
                    continue; // on its way, or named in the remark
                curve.along = along->second.finest();
                const CurveSource& thinned = found->second.thinned;
                if ((!curve.sources.front().points || !curve.along.points) &&
                    thinned.thinning == thinningOf(spec.curves)) {
                    curve.sources = {thinned};
                    curve.along = {thinned.along, nullptr, {}, along->second.whole.total};
                }
            }
            curve.zeroMs = zero.ms;
            out.timeZero = out.curves.empty() || out.timeZero == zero.is ? zero.is : TimeZero::Either;
            out.curves.push_back(std::move(curve));
        }
    }
    return out;
}

bool KnownCurves::isWaiting() const
{
    return std::any_of(entries_.begin(), entries_.end(),
                       [](const auto& entry) { return entry.second.waiting; });
}

QString KnownCurves::remark(const ComparedRuns& runs, const ChartSpec& spec,
                            const CurveRemarks& remarks) const
{
    QStringList said;
    const Metrics metrics(spec);
    for (const QString& metric : metrics.all) {
        QStringList lacking;
        for (std::size_t place = 0; place < runs.size(); ++place) {
            if (!mayHaveMetric(runs, place, metric))
                lacking.append(runs.names[qsizetype(place)]);
        }
        if (!lacking.isEmpty())
            said.append(QCoreApplication::translate("KnownCurves", "%1 of %2 runs have no %3: %4.")
                            .arg(QLocale().toString(lacking.size()),
                                 QLocale().toString(qlonglong(runs.size())), metric.simplified(),
                                 someNames(lacking)));
    }
    if (!remarks.nothingDrawable.isEmpty())
        said.append(QCoreApplication::translate("KnownCurves",
                                                "%Ln curves have nothing that this axis can show: ", nullptr,
                                                int(remarks.nothingDrawable.size())) +
                    someNames(remarks.nothingDrawable) + u'.');
    // lupdate does not come back from a call with several arguments among a text's own.
    const auto withoutX = int(std::min(remarks.withoutX, mostCounted));
    if (withoutX > 0)
        said.append(QCoreApplication::translate("KnownCurves", "%Ln points have no place along x.", nullptr,
                                                withoutX));
    if (remarks.fromBuckets > 0)
        said.append(QCoreApplication::translate(
            "KnownCurves",
            "%Ln curves are known as lows and highs only: they are not smoothed, and enter means so.",
            nullptr, remarks.fromBuckets));
    QStringList failed;
    std::set<QString> why;
    for (const auto& [key, entry] : entries_) {
        const auto place = runs.placeOf(key.first);
        if (!entry.error || !place)
            continue;
        failed.append(runs.names[qsizetype(*place)]);
        why.insert(entry.error->detail.isEmpty() ? errorKindName(entry.error->kind) : entry.error->detail);
    }
    if (!failed.isEmpty())
        said.append(QCoreApplication::translate("KnownCurves", "%Ln curves could not be read: ", nullptr,
                                                int(failed.size())) +
                    someNames(failed) + QStringLiteral(" (%1).").arg(*why.begin()));
    return said.join(u' ');
}

} // namespace ph

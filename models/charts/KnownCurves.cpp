#include "models/charts/KnownCurves.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <set>

namespace ph {
namespace {

constexpr std::int64_t mostCounted = std::numeric_limits<int>::max(); // in words

struct Metrics {
    explicit Metrics(const ChartSpec& spec)
    {
        for (const auto& column : spec.columns)
            drawn.append(column.name);
        all = drawn;
        if (spec.curves.x == CurveX::Metric && !spec.curves.xMetric.isEmpty() &&
            !all.contains(spec.curves.xMetric))
            all.append(spec.curves.xMetric);
    }
    QStringList drawn, all;
};

std::size_t bucketsWithin(const CurveSource& source, ChartRange steps, std::int64_t& points)
{
    std::size_t buckets = 0;
    points = 0;
    for (const CurveBucket& bucket : *source.buckets) {
        if (steps.valid() && (bucket.lastX < steps.low || bucket.firstX > steps.high))
            continue;
        ++buckets;
        points += bucket.points;
    }
    return buckets;
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

QString exactNumber(double value)
{
    if (std::isnan(value))
        return QStringLiteral("NaN");
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("Infinity") : QStringLiteral("-Infinity");
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

QString someNames(const QStringList& names)
{
    constexpr qsizetype most = 3;
    QString text = names.mid(0, most).join(QStringLiteral(", ")).simplified();
    if (names.size() > most)
        text +=
            QCoreApplication::translate("KnownCurves", " and %Ln more", nullptr, int(names.size() - most));
    return text;
}

} // namespace

bool hasMetric(const ComparedRuns& runs, std::size_t place, const QString& metric)
{
    const auto* column = runs.table->numbers({ColumnKind::Metric, metric});
    return column && column->has(place);
}

void KnownCurves::show(const Key& key, const CurveSource& source)
{
    Entry& entry = entries_[key];
    entry.error.reset();
    entry.waiting = false;
    if (!source.isWhole()) {
        entry.part = source;
        return;
    }
    entry.whole = source;
    if (source.points)
        entry.part = {};
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
    const bool bySteps = spec.curves.x == CurveX::Step;
    if (x.valid() && bySteps && spec.curves.xScale == CurveScale::Logarithmic)
        x = {std::pow(10, x.low), std::pow(10, x.high)};
    std::int64_t budget = mostPointsInView;
    for (std::size_t place = 0; place < runs.size(); ++place) {
        const qint64 id = runs.rowId(place);
        if (hidden.contains(id))
            continue;
        for (const QString& metric : metrics.all) {
            // The column is absent where `at` took a step that the run has not: only then it may be there.
            if (runs.at.kind != MetricAt::Kind::Step && !hasMetric(runs, place, metric))
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
            if (!entry.whole.buckets || (entry.asked->detail == Detail::Full && !x.valid()))
                continue;
            std::int64_t points = 0;
            const bool part = x.valid() && bySteps;
            const std::size_t buckets = bucketsWithin(entry.whole, part ? x : ChartRange{}, points);
            if (buckets >= std::size_t(columns) * 2 || points > budget)
                continue;
            if (!part) {
                if (entry.whole.total <= mostCurvePoints && entry.asked->detail != Detail::Full) {
                    budget -= points;
                    ask(Detail::Full);
                }
            } else if (base == Detail::Overview) {
                budget -= std::min<std::int64_t>(points, mostCurvePoints);
                const bool coarse = !entry.part.points && entry.askedPart.span() > 8 * x.span();
                if (!covers(entry.askedPart, x) || coarse)
                    ask(Detail::Range, widened(x));
            }
        }
    }
    return out;
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
    // Several metrics of a run share its colour and are told apart by dash and mark.
    const auto lookOf = [](RunLook look, int metric) {
        look.dash = (look.dash + metric) % runDashes;
        look.marker = (look.marker + metric) % runMarkers;
        return look;
    };
    const auto named = [&](const QString& name, int metric) {
        return count > 1 ? QStringLiteral("%1 · %2").arg(name, metrics.drawn[metric]) : name;
    };
    for (const auto& group : runs.groups) {
        for (int m = 0; m < count; ++m)
            out.groups.push_back({named(group.label, m), lookOf(group.look, m)});
    }
    for (std::size_t place = 0; place < runs.size(); ++place) {
        const qint64 id = runs.rowId(place);
        if (hidden.contains(id))
            continue;
        for (int m = 0; m < count; ++m) {
            const auto found = entries_.find({id, metrics.drawn[m]});
            if (found == entries_.end() || found->second.whole.isEmpty())
                continue;
            RunCurve curve;
            curve.rowId = id;
            curve.metric = metrics.drawn[m];
            curve.name = named(runs.names[qsizetype(place)], m);
            curve.look = lookOf(runs.look(place), m);
            curve.group = runs.isGrouped() ? runs.groupOf[place] * count + m : -1;
            curve.sources.push_back(found->second.whole);
            if (!found->second.part.isEmpty() && !whole)
                curve.sources.push_back(found->second.part);
            if (spec.curves.x == CurveX::Metric) {
                const auto along = entries_.find({id, spec.curves.xMetric});
                if (along == entries_.end() || along->second.whole.isEmpty())
                    continue; // on its way, or named in the remark
                curve.along = along->second.whole;
            }
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

ChartTable KnownCurves::table(const ComparedRuns& runs, const ChartSpec& spec) const
{
    struct Part {
        qsizetype first;
        QString run, metric;
        CurveSource source;
    };
    auto parts = std::make_shared<std::vector<Part>>();
    qsizetype rows = 0;
    const Metrics metrics(spec);
    for (std::size_t place = 0; place < runs.size(); ++place) {
        for (const QString& metric : metrics.drawn) {
            const auto found = entries_.find({runs.rowId(place), metric});
            if (found == entries_.end() || found->second.whole.isEmpty())
                continue;
            const CurveSource& source = found->second.whole;
            parts->push_back({rows, runs.names[qsizetype(place)], metric, source});
            rows += qsizetype(source.points ? source.points->size() : source.buckets->size() * 2);
        }
    }
    ChartTable out;
    out.header = {QCoreApplication::translate("KnownCurves", "Run"),
                  QCoreApplication::translate("KnownCurves", "Metric"),
                  QCoreApplication::translate("KnownCurves", "Step"),
                  QCoreApplication::translate("KnownCurves", "Time"),
                  QCoreApplication::translate("KnownCurves", "Value")};
    out.rows = rows;
    out.row = [parts](qsizetype row) -> QStringList {
        const auto after = std::upper_bound(parts->begin(), parts->end(), row,
                                            [](qsizetype r, const Part& part) { return r < part.first; });
        const Part& part = *(after - 1);
        const auto i = std::size_t(row - part.first);
        qint64 step = 0, ms = noTime;
        double value = 0;
        if (part.source.points) {
            step = part.source.points->steps[i];
            ms = part.source.points->timestampsMs[i];
            value = part.source.points->values[i];
        } else {
            const CurveBucket& bucket = (*part.source.buckets)[i / 2];
            step = qint64(i % 2 ? bucket.lastX : bucket.firstX);
            ms = i % 2 ? bucket.lastMs : bucket.firstMs;
            value = i % 2 ? bucket.max : bucket.min;
        }
        const QString time = ms == noTime
                                 ? QString()
                                 : QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
        return {part.run, part.metric, QString::number(step), time, exactNumber(value)};
    };
    return out;
}

QString KnownCurves::remark(const ComparedRuns& runs, const ChartSpec& spec,
                            const CurveRemarks& remarks) const
{
    QStringList said;
    const Metrics metrics(spec);
    if (runs.at.kind != MetricAt::Kind::Step) {
        for (const QString& metric : metrics.all) {
            QStringList lacking;
            for (std::size_t place = 0; place < runs.size(); ++place) {
                if (!hasMetric(runs, place, metric))
                    lacking.append(runs.names[qsizetype(place)]);
            }
            if (!lacking.isEmpty())
                said.append(QCoreApplication::translate("KnownCurves", "%1 of %2 runs have no %3: %4.")
                                .arg(QLocale().toString(lacking.size()),
                                     QLocale().toString(qlonglong(runs.size())), metric.simplified(),
                                     someNames(lacking)));
        }
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

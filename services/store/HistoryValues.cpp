#include "services/store/HistoryValues.h"

#include "services/store/HistoryCodec.h"
#include "services/store/HistoryStore.h"
#include "services/store/RunDocument.h"
#include "services/store/Statement.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

struct Series {
    std::int64_t key = 0;
    QString name;
    std::int64_t lastStep = 0;
};

double extreme(const SeriesOverview& overview, MetricAt::Kind kind)
{
    double found = std::nan("");
    for (const auto& bucket : overview.buckets)
        found = kind == MetricAt::Kind::Min ? std::fmin(found, bucket.min) : std::fmax(found, bucket.max);
    return found;
}

/// A value of a series, and how far the series goes.
struct Taken {
    std::optional<double> value = std::nullopt;
    std::optional<SeriesEnd> end = std::nullopt;
};

Taken takenAt(HistoryStore& histories, std::int64_t run, const Series& series, const MetricAt& at)
{
    if (at.kind == MetricAt::Kind::Min || at.kind == MetricAt::Kind::Max) {
        const auto overview = histories.overview(run, series.key, {});
        if (!overview || overview->buckets.empty())
            return {};
        const auto& last = overview->buckets.back();
        return {extreme(*overview, at.kind), SeriesEnd{last.lastStep, last.lastMs}};
    }
    const auto step = at.kind == MetricAt::Kind::Step ? at.step : series.lastStep;
    const auto points = histories.loadRange(run, series.key, step, step);
    Taken taken{.end = histories.end(run, series.key)};
    if (points.size() > 0)
        taken.value = points.values.back();
    return taken;
}

/// What the run's own row says of its metrics' latest values, by key.
QHash<std::int64_t, Metric> latestValues(Database& db, std::int64_t run)
{
    QHash<std::int64_t, Metric> latest;
    Statement select(db, "SELECT content FROM run_document WHERE run = ?1");
    select.bind(1, run);
    if (!select.step())
        return latest;
    RunDocument document;
    if (!document.decode(select.blob(0), RunDocument::Extent::All))
        return latest; // damaged: the next full sync replaces it
    for (const auto& metric : document.metrics)
        latest.insert(metric.key, {{}, metric.value, metric.step, metric.timestampMs});
    return latest;
}

bool reaches(HistoryStore& histories, std::int64_t run, const Series& series,
             const std::optional<SeriesEnd>& end, const Metric& latest)
{
    if (!end)
        return false;
    if (!isBehind(*end, latest))
        return true;
    // Steps may be logged out of order: the latest value is not always the last one.
    const auto points = histories.loadRange(run, series.key, latest.step, latest.step);
    return std::any_of(points.timestampsMs.begin(), points.timestampsMs.end(),
                       [&](std::int64_t at) { return at >= latest.timestampMs; });
}

} // namespace

HistoryValues historyValues(Database& db, std::span<const std::int64_t> runRows, const MetricAt& at,
                            std::stop_token stop)
{
    HistoryValues found;
    QHash<std::int64_t, std::size_t> metricOfKey;
    HistoryStore histories(db);
    for (const auto run : runRows) {
        if (stop.stop_requested()) {
            db.fail(Error::make(ErrorKind::Cancelled, db.where()));
            return found;
        }
        std::vector<Series> all;
        {
            Statement select(db, "SELECT s.key, k.name, s.last_step FROM series s JOIN key k ON k.id = s.key "
                                 "WHERE s.run = ?1");
            select.bind(1, run);
            while (select.step())
                all.push_back({select.integer(0), select.string(1), select.integer(2)});
        }
        if (all.empty())
            continue;
        const auto latest = latestValues(db, run);
        for (const auto& series : all) {
            const auto taken = takenAt(histories, run, series, at);
            const auto ownLatest = latest.find(series.key);
            if (ownLatest != latest.end() && !reaches(histories, run, series, taken.end, *ownLatest))
                continue;
            auto metric = metricOfKey.find(series.key);
            if (metric == metricOfKey.end()) {
                metric = metricOfKey.insert(series.key, std::size_t(found.metrics.size()));
                found.metrics.append(series.name);
            }
            found.values.push_back({run, *metric, taken.value});
        }
    }
    return found;
}

} // namespace ph

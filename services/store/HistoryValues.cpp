#include "services/store/HistoryValues.h"

#include "services/store/HistoryCodec.h"
#include "services/store/HistoryStore.h"
#include "services/store/Statement.h"

#include <QHash>

#include <cmath>

namespace ph {

namespace {

double extreme(const SeriesOverview& overview, MetricAt::Kind kind)
{
    double found = std::nan("");
    for (const auto& bucket : overview.buckets)
        found = kind == MetricAt::Kind::Min ? std::fmin(found, bucket.min) : std::fmax(found, bucket.max);
    return found;
}

std::optional<double> valueAt(HistoryStore& histories, std::int64_t run, std::int64_t key,
                              const SeriesInfo& info, const MetricAt& at)
{
    if (at.kind == MetricAt::Kind::Min || at.kind == MetricAt::Kind::Max) {
        const auto overview = histories.overview(run, key, {});
        if (!overview || overview->points == 0)
            return std::nullopt;
        return extreme(*overview, at.kind);
    }
    const auto step = at.kind == MetricAt::Kind::Step ? at.step : info.lastStep;
    const auto points = histories.loadRange(run, key, step, step);
    if (points.size() == 0)
        return std::nullopt;
    return points.values.back();
}

} // namespace

HistoryValues historyValues(Database& db, std::span<const std::int64_t> runRows, const MetricAt& at,
                            std::stop_token stop)
{
    HistoryValues found;
    QHash<std::int64_t, std::size_t> metricOfKey;
    HistoryStore histories(db);
    struct Series {
        std::int64_t key;
        QString name;
        SeriesInfo info;
    };
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
            while (select.step()) {
                SeriesInfo info;
                info.lastStep = select.integer(2);
                all.push_back({select.integer(0), select.string(1), info});
            }
        }
        for (const auto& series : all) {
            auto metric = metricOfKey.find(series.key);
            if (metric == metricOfKey.end()) {
                metric = metricOfKey.insert(series.key, std::size_t(found.metrics.size()));
                found.metrics.append(series.name);
            }
            found.values.push_back({run, *metric, valueAt(histories, run, series.key, series.info, at)});
        }
    }
    return found;
}

} // namespace ph

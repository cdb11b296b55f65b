#include "app/incidents/TimelineCurveFeed.h"

#include "widgets/incidents/TimelinePane.h"

#include <algorithm>

namespace ph {

namespace {

constexpr std::int64_t mostExactPoints = 20'000; // of a curve at once: read and painted without a pause

/// Equal for the same series, whatever else is kept.
QString idOfSeries(const ObservedSeriesKey& key)
{
    QStringList parts{key.source,         key.expression,  key.scope.environment,
                      key.scope.endpoint, key.scope.model, key.scope.segment};
    for (auto label = key.labels.cbegin(); label != key.labels.cend(); ++label)
        parts << label.key() << label.value();
    return parts.join(QChar(0x1F));
}

TimelineCurveChoice choiceOf(const ObservedSeries& series)
{
    return {idOfSeries(series.key), series.key.expression, series.key.source, series.key.scope,
            series.key.labels,      series.points,         series.firstMs,    series.lastMs};
}

std::vector<CurveBucket> keptBuckets(const SeriesOverview& overview)
{
    std::vector<CurveBucket> buckets;
    buckets.reserve(overview.buckets.size());
    for (const auto& stored : overview.buckets) {
        CurveBucket bucket;
        bucket.firstX = double(stored.firstMs);
        bucket.lastX = double(stored.lastMs);
        bucket.min = stored.min;
        bucket.max = stored.max;
        bucket.first = stored.first;
        bucket.last = stored.last;
        bucket.points = stored.points;
        bucket.nans = stored.nans;
        bucket.firstMs = stored.firstMs;
        bucket.lastMs = stored.lastMs;
        buckets.push_back(bucket);
    }
    return buckets;
}

/// How many points lie in [fromMs, toMs], as buckets tell it.
std::int64_t pointsWithin(const std::vector<CurveBucket>& buckets, std::int64_t fromMs, std::int64_t toMs)
{
    std::int64_t points = 0;
    for (const auto& bucket : buckets)
        points += bucket.lastMs >= fromMs && bucket.firstMs <= toMs ? bucket.points : 0;
    return points;
}

} // namespace

Result<TimelineCurve> loadTimelineCurve(ObservedStore& store, const ObservedSeriesKey& key,
                                        const TimelineCurveChoice& choice, std::int64_t fromMs,
                                        std::int64_t toMs)
{
    if (choice.points <= mostExactPoints) {
        const auto points = store.metrics(key, noTime, stillGoing);
        if (!points)
            return fail(points.error());
        return timelineCurve(choice, timelineLine(*points));
    }
    const auto overview = store.metricOverview(key, noTime, stillGoing);
    if (!overview)
        return fail(overview.error());
    const auto buckets = keptBuckets(*overview);
    auto line = timelineLine(buckets);
    const auto around = (toMs - fromMs) / 2; // so that it can be moved a little
    if (fromMs >= toMs || pointsWithin(buckets, fromMs - around, toMs + around) > mostExactPoints)
        return timelineCurve(choice, std::move(line));
    const auto detail = store.metrics(key, fromMs - around, toMs + around);
    if (!detail)
        return fail(detail.error());
    return timelineCurve(choice, spliced(line, timelineLine(*detail)));
}

TimelineCurveFeed::TimelineCurveFeed(Workspace& workspace, TimelinePane& pane, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , pane_(pane)
{
    connect(&pane_, &TimelinePane::curvesWanted, this, &TimelineCurveFeed::read);
}

TimelineCurveFeed::~TimelineCurveFeed() = default;

void TimelineCurveFeed::showPack(OpenedPackPtr pack)
{
    pack_ = std::move(pack);
    lookJob_ = {};
    readJob_ = {};
    kept_.clear();
    pane_.showCurveChoices({}); // what was seen before is another's
    pane_.showCurves({});
}

void TimelineCurveFeed::look()
{
    if (lookJob_.isRunning())
        return;
    lookJob_ = workspace_.runner().run<std::vector<ObservedSeries>>(
        {.title = {}, .slot = QStringLiteral("curves"), .slotLimit = 1},
        [&observed = workspace_.observed(), pack = pack_](JobContext&) {
            return (pack ? *pack->observed : observed).metricSeries();
        },
        this,
        [this](Result<std::vector<ObservedSeries>> all) {
            if (!all)
                return; // the timeline, which is read from the same file, says what is wrong with it
            kept_.clear();
            std::vector<TimelineCurveChoice> choices;
            choices.reserve(all->size());
            for (const auto& series : *all) {
                if (series.points == 0)
                    continue;
                const auto choice = choiceOf(series);
                kept_.insert_or_assign(choice.id, Kept{series.key, choice});
                choices.push_back(choice);
            }
            pane_.showCurveChoices(std::move(choices));
        });
}

void TimelineCurveFeed::read(const QStringList& ids, std::int64_t fromMs, std::int64_t toMs)
{
    std::vector<Kept> wanted;
    wanted.reserve(std::size_t(ids.size()));
    for (const auto& id : ids) {
        if (const auto found = kept_.find(id); found != kept_.end())
            wanted.push_back(found->second);
    }
    readJob_ = workspace_.runner().run<std::vector<TimelineCurve>>(
        {.title = {}, .slot = QStringLiteral("curves"), .slotLimit = 1},
        [&observed = workspace_.observed(), pack = pack_, wanted = std::move(wanted), fromMs,
         toMs](JobContext& job) -> Result<std::vector<TimelineCurve>> {
            auto& store = pack ? *pack->observed : observed;
            std::vector<TimelineCurve> curves;
            curves.reserve(wanted.size());
            for (const auto& one : wanted) {
                if (job.stop.stop_requested())
                    return fail(ErrorKind::Cancelled, one.choice.name);
                auto curve = loadTimelineCurve(store, one.key, one.choice, fromMs, toMs);
                if (!curve)
                    return fail(curve.error());
                curves.push_back(*std::move(curve));
            }
            return curves;
        },
        this,
        [this](Result<std::vector<TimelineCurve>> curves) {
            if (curves)
                pane_.showCurves(*std::move(curves));
            else if (curves.error().kind != ErrorKind::Cancelled)
                pane_.showError(curves.error());
        });
}

} // namespace ph

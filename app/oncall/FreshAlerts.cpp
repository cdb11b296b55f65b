#include "app/oncall/FreshRound.h"

#include "models/values/TimelineTableBuilder.h"
#include "services/connectors/AlertSource.h"
#include "services/connectors/ItemFaults.h"
#include "services/observations/AlertItems.h"

#include <algorithm>
#include <map>

namespace ph {

namespace {

constexpr std::int64_t alertStepMs = 60'000;
constexpr std::int64_t alertsBackMs = std::int64_t(7) * 24 * 3'600'000;
constexpr std::int64_t alertsOverlapMs = 3'600'000; // what began shortly before the last look

/// The times that a series of ALERTS covers, as alerts that were; one that goes on is told of by itself.
std::vector<Alert> pastAlerts(const MetricSeries& series, std::int64_t stepMs, std::int64_t nowMs)
{
    std::vector<Alert> past;
    Alert alert;
    alert.labels = series.labels;
    alert.labels.remove(QStringLiteral("__name__"));
    alert.labels.remove(QStringLiteral("alertstate"));
    alert.state = Alert::State::Firing;
    const auto& times = series.timesMs;
    for (std::size_t first = 0; first < times.size();) {
        auto last = first;
        while (last + 1 < times.size() && times[last + 1] - times[last] < 2 * stepMs)
            ++last;
        if (times[last] + 2 * stepMs < nowMs) {
            alert.startsAtMs = times[first];
            alert.endsAtMs = times[last] + stepMs;
            past.push_back(alert);
        }
        first = last + 1;
    }
    return past;
}

/// Alerts of the timeline, by title: when each fired, and of whom.
class KnownAlerts {
public:
    explicit KnownAlerts(const TimelineTable& table)
    {
        for (std::uint32_t row = 0; row < table.size(); ++row) {
            if (table.kind(row) == TimelineKind::Alert)
                byTitle_[std::string(table.title(row))].push_back(
                    {table.scopes()[table.scopeOf(row)], table.atMs(row),
                     std::max(table.atMs(row), table.endMs(row))});
        }
    }
    /// Whether it is there already, be it as another monitor told it.
    bool has(const TimelineItem& item) const
    {
        const auto found = byTitle_.find(item.title.toStdString());
        return found != byTitle_.end() &&
               std::any_of(found->second.begin(), found->second.end(), [&](const Known& known) {
                   return known.scope == item.scope && known.atMs <= item.endMs && known.endMs >= item.atMs;
               });
    }

private:
    struct Known {
        TimelineScope scope;
        std::int64_t atMs, endMs;
    };
    std::map<std::string, std::vector<Known>> byTitle_;
};

} // namespace

void FreshRound::askAlerts()
{
    auto sources = linksThat<AlertSource>();
    const auto isManager = [](const LinkPtr& link) { return capability<SilenceSource>(link->connector()); };
    // What an Alertmanager knows comes from a Prometheus: with both, each would be there twice.
    if (std::any_of(sources.begin(), sources.end(), isManager))
        std::erase_if(sources, [&](const LinkPtr& link) { return !isManager(link); });
    if (sources.empty())
        return tellNobody(OnCallPart::Alerts);
    for (const auto& link : sources) {
        if (isOver())
            return;
        const auto& name = link->connection().name;
        if (isRefused(OnCallPart::Alerts, name))
            continue;
        const auto reach = link->reach<AlertSource>(stop_);
        if (!reach) {
            tellFailed(OnCallPart::Alerts, name, reach.error());
            continue;
        }
        const auto read = reach->source.fetchAlerts(reach->context);
        if (!read) {
            tellFailed(OnCallPart::Alerts, name, read.error());
            continue;
        }
        workspace_.observer().noteAlerts(name, read->items,
                                         read->faults.empty() ? ObservedLook::Extent::Whole
                                                              : ObservedLook::Extent::Partial);
        const auto its = std::count_if(read->items.begin(), read->items.end(), [this](const Alert& alert) {
            return scopes_.ofLabels(alert.labels).environment == environment_.name;
        });
        tell(OnCallPart::Alerts, name, its,
             read->faults.empty() ? std::nullopt : std::optional(read->faults.front().error));
    }
}

void FreshRound::askAlertHistory()
{
    if (metricPlaces().empty())
        return tellNobody(OnCallPart::AlertHistory);
    for (const auto& place : metricPlaces()) {
        if (isOver())
            return;
        if (!isRefused(OnCallPart::AlertHistory, place.name))
            keepAlertHistory(place);
    }
}

void FreshRound::keepAlertHistory(const MetricPlace& place)
{
    auto fromMs = beganMs_ - alertsBackMs;
    if (const auto seenMs = seenBefore(OnCallPart::AlertHistory, place.name); seenMs != noTime)
        fromMs = std::max(fromMs, seenMs - alertsOverlapMs);
    const auto answer =
        place.range(QStringLiteral("ALERTS{alertstate=\"firing\"}"), {fromMs, beganMs_, alertStepMs});
    if (!answer && answer.error().kind == ErrorKind::Unsupported)
        return; // a file of metrics knows no alerts
    if (!answer)
        return tellFailed(OnCallPart::AlertHistory, place.name, answer.error());
    TimelineTableBuilder builder;
    if (const auto read = workspace_.observed().readTimeline(builder, fromMs, beganMs_, stop_); !read)
        return tellFailed(OnCallPart::AlertHistory, place.name, read.error());
    const auto known = builder.build();
    if (!known)
        return tellFailed(OnCallPart::AlertHistory, place.name, known.error());
    const KnownAlerts alerts(**known);
    std::vector<TimelineItem> news;
    for (const auto& series : answer->series) {
        if (scopes_.ofLabels(series.labels).environment != environment_.name)
            continue;
        const auto past = pastAlerts(series, answer->range.stepMs, beganMs_);
        for (auto& item : alertItems(past, place.name, scopes_, beganMs_)) {
            if (!alerts.has(item))
                news.push_back(std::move(item));
        }
    }
    if (!news.empty()) {
        if (const auto put = workspace_.observed().putItems(news); !put)
            return tellFailed(OnCallPart::AlertHistory, place.name, put.error());
    }
    tell(OnCallPart::AlertHistory, place.name, std::int64_t(news.size()));
}

} // namespace ph

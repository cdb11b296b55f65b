#pragma once

#include "models/charts/TimelineCurve.h"
#include "models/values/Incident.h"
#include "models/values/IncidentSuspect.h"
#include "models/values/TimelineTableBuilder.h"

#include <algorithm>

/// A bad canary as somebody on call meets it: for pictures and tests of the screen.
namespace ph::sample {

inline constexpr std::int64_t incidentMinute = 60'000, incidentHour = 60 * incidentMinute;
inline constexpr std::int64_t incidentNow = 1'795'003'000'000,
                              incidentOnset = incidentNow - 50 * incidentMinute;
inline TimeMs incidentClock()
{
    return TimeMs(std::chrono::milliseconds(incidentNow));
}

inline const QString fraudEndpoint()
{
    return QStringLiteral("payments/fraud");
}

inline TimelineItem sampleItem(TimelineKind kind, TimelineRole role, const char* title,
                               std::int64_t minutesBefore)
{
    TimelineItem item;
    item.kind = kind;
    item.role = role;
    item.title = QString::fromUtf8(title);
    item.atMs = incidentOnset - minutesBefore * incidentMinute;
    item.seenMs = item.atMs + 20'000;
    item.id = QStringLiteral("%1:%2:%3").arg(timelineKindName(kind)).arg(item.atMs).arg(item.title);
    item.source = QStringLiteral("prod-cluster");
    item.reference = item.id;
    item.scope = {QStringLiteral("production"), fraudEndpoint(), QStringLiteral("fraud"), {}};
    return item;
}

/// Two days, in the words that services find for them: what led to it, what it did, and runs and events of
/// every day among which it has to be found.
inline std::vector<TimelineItem> sampleTimeline()
{
    using Kind = TimelineKind;
    using Role = TimelineRole;
    std::vector<TimelineItem> items;
    auto release = sampleItem(Kind::Release, Role::Change, "fraud 11 → 12", 14);
    release.detail = QStringLiteral("running");
    release.source = QStringLiteral("releases");
    release.endMs = stillGoing;
    items.push_back(release);
    items.push_back(
        sampleItem(Kind::ReleaseStep, Role::Change, "endpoint:prod-cluster/payments/fraud: 0 → 10", 12));
    items.push_back(
        sampleItem(Kind::ReleaseStep, Role::Change, "endpoint:prod-cluster/payments/fraud: 10 → 50", 4));
    auto alias = sampleItem(Kind::AliasChange, Role::Change, "fraud@champion: 11 → 12", 3);
    alias.afterMs = alias.atMs - 30 * incidentMinute;
    alias.source = QStringLiteral("registry");
    items.push_back(alias);
    items.push_back(sampleItem(Kind::Revision, Role::Change, "revision fraud-predictor-00012 appeared", 11));
    items.push_back(sampleItem(Kind::Traffic, Role::Change, "traffic fraud-predictor-00012: 10 % → 50 %", 4));
    auto alert = sampleItem(Kind::Alert, Role::Symptom, "ErrorsHigh", 0);
    alert.severity = TimelineSeverity::Critical;
    alert.endMs = stillGoing;
    alert.source = QStringLiteral("on call");
    items.push_back(alert);
    auto slow = sampleItem(Kind::Alert, Role::Symptom, "LatencyHigh", -3);
    slow.severity = TimelineSeverity::Warning;
    slow.endMs = slow.atMs + 20 * incidentMinute;
    items.push_back(slow);
    auto unhealthy = sampleItem(Kind::ClusterEvent, Role::Symptom, "Unhealthy Pod/fraud-predictor-00012", -1);
    unhealthy.severity = TimelineSeverity::Warning;
    items.push_back(unhealthy);
    items.push_back(sampleItem(Kind::ConfigChange, Role::Change, "policy policy.yaml changed", 26 * 60));
    auto drift = sampleItem(Kind::DriftOnset, Role::Change, "amount moved", 9 * 60);
    drift.source = QStringLiteral("fraud, November");
    drift.reference = QStringLiteral("drift:") + drift.source;
    items.push_back(drift);
    items.push_back(sampleItem(Kind::Note, Role::Remark, "Customers report declined cards", -8));
    for (int run = 0; run < 160; ++run) {
        auto item = sampleItem(Kind::PipelineRun, Role::Remark, "fraud-features succeeded", 18 * run + 5);
        item.source = QStringLiteral("airflow");
        items.push_back(item);
        items.push_back(
            sampleItem(Kind::ClusterEvent, Role::Remark, "Scheduled Pod/fraud-predictor", 18 * run + 7));
    }
    return items;
}

inline TimelineTablePtr sampleTimelineTable()
{
    const auto items = sampleTimeline();
    return timelineTable(items);
}

/// Two days of what the endpoint's dashboard read: errors rise with the canary, one request in an hour is
/// slow.
inline std::vector<TimelineCurve> sampleCurves()
{
    MetricSeries errors, latency;
    const auto count = 2 * 24 * 60;
    for (int minute = 0; minute <= count; ++minute) {
        const auto ms = incidentNow - (count - minute) * incidentMinute;
        if (minute > 600 && minute < 720) // nobody looked
            continue;
        errors.timesMs.push_back(ms);
        latency.timesMs.push_back(ms);
        const auto wave = 0.2 * ((minute * 7919) % 100) / 100.0;
        errors.values.push_back(ms < incidentOnset ? 0.004 + 0.004 * wave : 0.31 + 0.1 * wave);
        latency.values.push_back(minute == 1'500 ? 1.9 : (ms < incidentOnset ? 0.18 : 0.42) + wave / 2);
    }
    const auto curve = [](const char* name, const MetricSeries& series) {
        TimelineCurveChoice about{
            QLatin1String(name),
            QLatin1String(name),
            QStringLiteral("metrics"),
            {QStringLiteral("production"), fraudEndpoint(), QStringLiteral("fraud"), {}}};
        about.points = std::int64_t(series.values.size());
        about.firstMs = series.timesMs.front();
        about.lastMs = series.timesMs.back();
        return timelineCurve(about, timelineLine(series));
    };
    return {curve("error-rate", errors), curve("latency-p95", latency)};
}

inline Incident sampleIncident(const char* id, const char* title, IncidentSeverity severity,
                               IncidentState state, std::int64_t hoursAgo)
{
    Incident incident;
    incident.id = QLatin1String(id);
    incident.environment = QStringLiteral("production");
    incident.title = QLatin1String(title);
    incident.severity = severity;
    incident.state = state;
    incident.openedBy = QStringLiteral("ada");
    incident.openedMs = incidentNow - hoursAgo * incidentHour;
    incident.onsetMs = incident.openedMs - 10 * incidentMinute;
    if (state == IncidentState::Ended || state == IncidentState::Closed)
        incident.endedMs = incident.openedMs + incidentHour;
    return incident;
}

inline QList<Incident> sampleIncidents()
{
    auto open = sampleIncident("inc-0a1b2c3d", "Every second card is declined", IncidentSeverity::Sev1,
                               IncidentState::Open, 0);
    open.openedMs = incidentOnset + 4 * incidentMinute;
    open.onsetMs = incidentOnset;
    open.origin = {IncidentOrigin::Kind::Alert, QStringLiteral("4f2a"), QStringLiteral("ErrorsHigh")};
    open.endpoints = {fraudEndpoint()};
    open.requestsPerSecond = 40;
    open.trafficShare = 0.5;
    open.errorShare = 0.8;
    return {open,
            sampleIncident("inc-1b2c3d4e", "Answers of support in the wrong language", IncidentSeverity::Sev2,
                           IncidentState::Contained, 6),
            sampleIncident("inc-2c3d4e5f", "Demand is forecast from yesterday's table",
                           IncidentSeverity::Sev3, IncidentState::Ended, 50),
            sampleIncident("inc-3d4e5f60", "Ranking is slow at noon", IncidentSeverity::Sev4,
                           IncidentState::Closed, 200)};
}

inline QList<IncidentEntry> sampleEntries()
{
    const auto incident = QStringLiteral("inc-0a1b2c3d"), ada = QStringLiteral("ada");
    const auto at = [](int minutes) { return incidentOnset + minutes * incidentMinute; };
    IncidentChanged change;
    change.severity = IncidentSeverity::Sev1;
    change.endpoints = QStringList{fraudEndpoint()};
    return {{QStringLiteral("e1"), incident, at(4), ada,
             IncidentOpened{QStringLiteral("production"),
                            QStringLiteral("Every second card is declined"),
                            IncidentSeverity::Sev2,
                            {},
                            incidentOnset}},
            {QStringLiteral("e2"), incident, at(9), ada, change},
            {QStringLiteral("e3"), incident, at(12), QStringLiteral("lin"),
             IncidentNoted{QStringLiteral("Only new pods answer with errors"), at(8)}},
            {QStringLiteral("e4"), incident, at(20), ada,
             IncidentContained{QStringLiteral("reduce-canary"), fraudEndpoint(),
                               IncidentContained::Standing::Asked, QStringLiteral("rel-734"),
                               QStringLiteral("to 0 %")}}};
}

/// The changes of the last day, by hand: ranking is not what is shown here.
inline QList<IncidentSuspect> sampleSuspects()
{
    QList<IncidentSuspect> suspects;
    double score = 0.88;
    for (const auto& item : sampleTimeline()) {
        if (item.role != TimelineRole::Change || item.atMs > incidentOnset ||
            item.atMs < incidentOnset - 24 * incidentHour)
            continue;
        IncidentSuspect suspect;
        suspect.rank = int(suspects.size()) + 1;
        suspect.item = item;
        suspect.score = score;
        suspect.closeness = score;
        suspect.certainty = suspect.overlap = suspect.weight = 1;
        suspect.leadMs = incidentOnset - item.atMs;
        suspect.mostLeadMs = item.isExact() ? suspect.leadMs : incidentOnset - item.afterMs;
        suspect.alike = item.kind == TimelineKind::Release ? 3 : 1;
        suspect.why = "Release: most troubles begin with one, within minutes of its traffic.";
        suspects.append(suspect);
        score *= 0.8;
    }
    return suspects;
}

} // namespace ph::sample

#include "app/SampleIncidents.h"

#include "app/SampleLogs.h"
#include "app/SampleMetrics.h"
#include "services/incidents/IncidentStore.h"
#include "services/incidents/RecordedIncident.h"
#include "services/observations/KeptLogs.h"
#include "services/observations/ObservedStore.h"

#include <QCoreApplication>
#include <QFile>

#include <map>

namespace ph {

namespace {

constexpr std::int64_t sampleMinute = 60'000, sampleHour = 60 * sampleMinute;

struct SampleIncident {
    const char* recording; ///< in resources/sample/incidents
    const char* title;
    IncidentSeverity severity;
    std::int64_t hoursAgo;
    double requestsPerSecond, trafficShare, errorShare;
    double errorRise, latencyRise; ///< what its metrics show; not every trouble is one of the service
    const char* act;               ///< what was done against it
    const char* ended;             ///< how it ended; nullptr: it goes on
};

constexpr char logsAreKeptOf[] = "bad-canary";

// The recordings are three days each: farther apart than that they do not explain each other.
constexpr SampleIncident sampleIncidents[]{
    {"bad-canary", QT_TRANSLATE_NOOP("ph::SampleIncidents", "Every second card is declined"),
     IncidentSeverity::Sev1, 2, 120, 0.5, 0.4, 0.2, 0.3, "reduce-canary", nullptr},
    {"prompt-regression",
     QT_TRANSLATE_NOOP("ph::SampleIncidents", "Answers of support got long and unhelpful"),
     IncidentSeverity::Sev3, 5, 6, 1, 0.2, 0, 2.5, nullptr, nullptr},
    {"dependency-outage", QT_TRANSLATE_NOOP("ph::SampleIncidents", "Fraud checks time out"),
     IncidentSeverity::Sev1, 4 * 24, 118, 1, 0.7, 0.7, 14, "switch-to-fallback",
     QT_TRANSLATE_NOOP("ph::SampleIncidents", "The feature store answers again, and so does the endpoint.")},
    {"schema-change-upstream",
     QT_TRANSLATE_NOOP("ph::SampleIncidents", "Many more payments are declined than usual"),
     IncidentSeverity::Sev2, 8 * 24, 121, 1, 0.15, 0.02, 0, "rollback",
     QT_TRANSLATE_NOOP("ph::SampleIncidents", "The column has its old name again; declines are as before.")},
    {"traffic-shift-in-one-segment",
     QT_TRANSLATE_NOOP("ph::SampleIncidents", "Precision fell, and reviews pile up"), IncidentSeverity::Sev2,
     12 * 24, 131, 0.31, 0.25, 0, 0.2, "shift-traffic",
     QT_TRANSLATE_NOOP("ph::SampleIncidents", "The region is served by its own model.")},
    {"stale-data", QT_TRANSLATE_NOOP("ph::SampleIncidents", "Scores are those of yesterday"),
     IncidentSeverity::Sev3, 16 * 24, 119, 1, 0.05, 0, 0, nullptr,
     QT_TRANSLATE_NOOP("ph::SampleIncidents", "The nightly load ran again by hand.")},
};

QString sampleText(const char* text)
{
    return QCoreApplication::translate("ph::SampleIncidents", text);
}

/// The recording, moved in time so that it begins at `onsetMs`, under ids that no other recording has; what
/// still went on when it was recorded ended with the incident.
RecordedIncident movedTo(RecordedIncident recorded, const QString& name, std::int64_t onsetMs,
                         std::int64_t endedMs)
{
    const auto by = onsetMs - recorded.onsetMs;
    for (auto& item : recorded.items) {
        item.id.prepend(name + u'/');
        for (auto* time : {&item.atMs, &item.afterMs, &item.seenMs, &item.endMs}) {
            if (*time != noTime && *time != stillGoing)
                *time += by;
        }
        if (item.endMs == stillGoing && endedMs != noTime)
            item.endMs = endedMs;
    }
    recorded.onsetMs = onsetMs;
    return recorded;
}

/// The incident as somebody on call would have written it down; its id.
Result<QString> writeDown(IncidentStore& store, const SampleIncident& sample,
                          const RecordedIncident& recorded, std::int64_t endedMs)
{
    const auto by = QStringLiteral("oncall");
    auto atMs = recorded.onsetMs + 4 * sampleMinute;
    const auto opened = store.open(
        {recorded.scope.environment, sampleText(sample.title), sample.severity, {}, recorded.onsetMs}, by,
        atMs);
    if (!opened)
        return fail(opened.error());
    IncidentChanged known;
    known.endpoints = QStringList{recorded.scope.endpoint};
    if (!recorded.scope.segment.isEmpty())
        known.segments = QStringList{recorded.scope.segment};
    known.requestsPerSecond = sample.requestsPerSecond;
    known.trafficShare = sample.trafficShare;
    known.errorShare = sample.errorShare;
    QList<IncidentFact> facts{known};
    if (sample.act)
        facts.append(IncidentContained{
            QLatin1String(sample.act), recorded.scope.endpoint, IncidentContained::Standing::Asked, {}, {}});
    if (sample.act && endedMs != noTime)
        facts.append(IncidentContained{
            QLatin1String(sample.act), recorded.scope.endpoint, IncidentContained::Standing::Seen, {}, {}});
    if (endedMs != noTime)
        facts.append(IncidentEnded{endedMs, sampleText(sample.ended)});
    for (const auto& fact : facts) {
        atMs += 5 * sampleMinute;
        if (const auto added = store.add(opened->incident, fact, by, atMs); !added)
            return fail(added.error());
    }
    return opened->incident;
}

} // namespace

Result<void> addSampleIncidents(const std::filesystem::path& workspace, StateStore& state, const Clock& clock)
{
    auto observed = ObservedStore::open(workspace / "observed.db");
    if (!observed)
        return fail(observed.error());
    IncidentStore incidents(state);
    const auto nowMs = toMs(clock());
    std::map<QString, std::pair<TimelineScope, std::vector<SampleTrouble>>> troubles; // by endpoint
    for (const auto& sample : sampleIncidents) {
        const auto name = QString::fromLatin1(sample.recording);
        QFile file(QStringLiteral(":/sample/incidents/%1.json").arg(name));
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorKind::Storage, file.fileName(), file.errorString());
        auto recorded = recordedIncident(file.readAll(), file.fileName());
        if (!recorded)
            return fail(recorded.error());
        const auto onsetMs = nowMs - sample.hoursAgo * sampleHour;
        const auto endedMs = sample.ended ? onsetMs + 2 * sampleHour : noTime;
        const auto moved = movedTo(std::move(*recorded), name, onsetMs, endedMs);
        if (const auto put = observed->store->putItems(moved.items); !put)
            return fail(put.error());
        const auto written = writeDown(incidents, sample, moved, endedMs);
        if (!written)
            return fail(written.error());
        auto& [scope, ofEndpoint] = troubles[moved.scope.endpoint];
        scope = moved.scope;
        ofEndpoint.push_back(
            {onsetMs, endedMs == noTime ? nowMs : endedMs, sample.errorRise, sample.latencyRise});
        if (name != QLatin1String(logsAreKeptOf))
            continue;
        const auto logs =
            sampleCanaryLogs(moved.scope.endpoint, onsetMs, std::min(nowMs, onsetMs + 50 * sampleMinute));
        if (const auto kept = keepLogs(*observed->store, *written, logs, LogRedaction()); !kept)
            return fail(kept.error());
    }
    for (const auto& [endpoint, told] : troubles) {
        if (auto added = addSampleMetrics(*observed->store, told.first, told.second, nowMs); !added)
            return added;
    }
    return {};
}

} // namespace ph

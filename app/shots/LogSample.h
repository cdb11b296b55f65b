#pragma once

#include "app/shots/IncidentSample.h"
#include "models/values/LogReading.h"

#include <QDateTime>

/// What the Pods of the bad canary wrote: for pictures and tests of the logs' tab.
namespace ph::sample {

inline ShownLog sampleLog(const char* revision, const char* pod, const char* container, const QString& text)
{
    ShownLog log;
    log.id = QStringLiteral("%1/%2").arg(QLatin1String(pod), QLatin1String(container));
    log.connection = QStringLiteral("prod-cluster");
    log.endpoint = fraudEndpoint();
    log.fetchedMs = incidentNow - 5 * incidentMinute;
    log.log.pod = QLatin1String(pod);
    log.log.container = QLatin1String(container);
    log.log.revision = QLatin1String(revision);
    log.log.redactedLines = 0;
    log.lines = std::make_shared<const LogLines>(text);
    return log;
}

/// A line a second from a moment on: every `failing`th fails after the onset, with the lines that belong to
/// it.
inline QString sampleLogText(std::int64_t fromMs, int count, int failing)
{
    QString text;
    for (int i = 0; i < count; ++i) {
        const auto atMs = fromMs + i * 1'000LL;
        const auto stamp = QDateTime::fromMSecsSinceEpoch(atMs, Qt::UTC)
                               .toString(QStringLiteral("yyyy-MM-ddThh:mm:ss.zzzZ "));
        const bool isBad = failing > 0 && atMs >= incidentOnset && i % failing == 0;
        if (isBad)
            text += stamp + QStringLiteral("ERROR predict failed: KeyError: 'card_age_days'\n") + stamp +
                    QStringLiteral("  File \"/app/fraud/predictor.py\", line 88, in predict\n");
        else if (failing > 0 && atMs >= incidentOnset && i % 3 == 0)
            text += stamp + QStringLiteral("WARNING feature 'card_age_days' is missing, 0 is used\n");
        else
            text += stamp + QStringLiteral("INFO predict ms=%1 declined=false\n").arg(14 + i * 7 % 31);
    }
    return text;
}

inline LogsReading sampleLogs()
{
    const auto begin = incidentOnset - 10 * incidentMinute;
    auto canary = sampleLog("fraud-predictor-00012", "fraud-predictor-00012-deployment-6c9f7d5b8-k2x4z",
                            "kserve-container", sampleLogText(begin, 1'200, 4));
    canary.log.redactedLines = 3;
    auto before = sampleLog("fraud-predictor-00012", "fraud-predictor-00012-deployment-6c9f7d5b8-k2x4z",
                            "kserve-container", sampleLogText(begin - 2 * incidentMinute, 60, 0));
    before.id += QStringLiteral(" before");
    before.log.life = RevisionLog::Life::Previous;
    auto stable = sampleLog("fraud-predictor-00011", "fraud-predictor-00011-deployment-7d8c6f9b4-w5n7t",
                            "kserve-container", sampleLogText(begin, 2'400, 0));
    stable.log.droppedLines = 4'210;
    stable.log.beginsLater = true;
    auto events =
        sampleLog("", "", "",
                  QStringLiteral("2026-11-18T10:56:40.000Z INFO Scheduled Pod/fraud-predictor\n"
                                 "2026-11-18T11:08:10.000Z WARN Unhealthy Pod/fraud-predictor-00012: "
                                 "Readiness probe failed: HTTP probe failed with statuscode: 503\n"));
    events.kind = ShownLog::Kind::Events;
    return {{canary, before, stable, events}};
}

} // namespace ph::sample

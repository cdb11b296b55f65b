#include "services/observations/AlertItems.h"

namespace ph {

namespace {

TimelineSeverity severityOfAlert(const Alert& alert)
{
    const auto word = alert.labels.value(QStringLiteral("severity")).toLower();
    if (word == QLatin1String("critical") || word == QLatin1String("page"))
        return TimelineSeverity::Critical;
    if (word == QLatin1String("info") || word == QLatin1String("none"))
        return TimelineSeverity::Info;
    return TimelineSeverity::Warning;
}

QString detailOfAlert(const Alert& alert)
{
    for (const char* name : {"summary", "description", "message"}) {
        if (const auto text = alert.annotations.value(QLatin1String(name)); !text.isEmpty())
            return text;
    }
    return metricText(labelsBesideName(alert));
}

} // namespace

std::vector<TimelineItem> alertItems(std::span<const Alert> alerts, const QString& connection,
                                     const ScopeIndex& scopes, std::int64_t nowMs)
{
    std::vector<TimelineItem> items;
    items.reserve(alerts.size());
    for (const auto& alert : alerts) {
        if (alert.state == Alert::State::Pending)
            continue;
        const auto fingerprint = alertFingerprint(alert);
        TimelineItem item;
        // With its start: one that fires again is another one.
        item.id = alert.startsAtMs == noTime
                      ? QStringLiteral("alert:%1").arg(fingerprint)
                      : QStringLiteral("alert:%1:%2").arg(fingerprint).arg(alert.startsAtMs);
        item.kind = TimelineKind::Alert;
        item.scope = scopes.ofLabels(alert.labels);
        item.role = item.scope.endpoint.isEmpty() && item.scope.model.isEmpty() ? TimelineRole::Failure
                                                                                : TimelineRole::Symptom;
        item.severity = severityOfAlert(alert);
        item.title = alertName(alert);
        item.detail = detailOfAlert(alert);
        item.atMs = alert.startsAtMs == noTime ? nowMs : alert.startsAtMs;
        // What Alertmanager calls the end of one that fires is when it would forget it.
        const bool isOver = alert.endsAtMs != noTime && alert.endsAtMs <= nowMs;
        item.endMs = isOver ? std::max(alert.endsAtMs, item.atMs) : stillGoing;
        item.seenMs = nowMs;
        item.source = connection;
        item.reference = QStringLiteral("alert:%1").arg(fingerprint);
        items.push_back(std::move(item));
    }
    return items;
}

} // namespace ph

#include "services/notify/AlertNotices.h"

#include "services/observations/AlertItems.h"

namespace ph {

namespace {

bool isTold(const Alert& alert, std::int64_t nowMs)
{
    const bool isOver = alert.endsAtMs != noTime && alert.endsAtMs <= nowMs;
    return !isOver && (alert.state == Alert::State::Firing || alert.state == Alert::State::Unknown);
}

} // namespace

NoticeBatch alertNotices(std::span<const Alert> alerts, const QString& connection, NoticeBatch::Extent extent,
                         const ScopeIndex& scopes, std::int64_t nowMs)
{
    NoticeBatch batch;
    batch.source = QStringLiteral("alerts:%1").arg(connection);
    batch.extent = extent;
    std::vector<Alert> told;
    std::copy_if(alerts.begin(), alerts.end(), std::back_inserter(told),
                 [nowMs](const Alert& alert) { return isTold(alert, nowMs); });
    const auto items = alertItems(told, connection, scopes, nowMs);
    batch.events.reserve(items.size());
    for (const auto& item : items) {
        NoticeEvent event;
        event.key = item.id;
        event.kind = NoticeKind::Alert;
        event.grade = item.severity == TimelineSeverity::Critical  ? NoticeGrade::Grave
                      : item.severity == TimelineSeverity::Warning ? NoticeGrade::Warning
                                                                   : NoticeGrade::Info;
        event.environment = item.scope.environment;
        event.endpoint = item.scope.endpoint;
        event.title = item.title;
        event.text = item.detail;
        event.target = item.reference;
        event.atMs = item.atMs;
        batch.events.push_back(std::move(event));
    }
    return batch;
}

} // namespace ph

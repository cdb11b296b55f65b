#include "app/incidents/EventLog.h"

#include "services/connectors/EndpointEventSource.h"

#include <QDateTime>

#include <algorithm>

namespace ph {

Result<QList<EndpointEvent>> eventsNow(Link& link, const Endpoint& endpoint, const std::stop_token& stop)
{
    std::stop_source enough; // the source would go on telling of changes
    const std::stop_callback passOn(stop, [&enough] { enough.request_stop(); });
    const auto reach = link.reach<EndpointEventSource>(enough.get_token());
    if (!reach)
        return fail(reach.error());
    std::optional<QList<EndpointEvent>> known;
    std::optional<Error> lasting;
    const auto followed = reach->source.followEvents(
        reach->context, endpoint,
        [&](const QList<EndpointEvent>& events) {
            known = events;
            enough.request_stop();
        },
        [&](const std::optional<Error>& trouble) {
            lasting = trouble;
            if (trouble)
                enough.request_stop();
        });
    if (stop.stop_requested())
        return fail(ErrorKind::Cancelled, endpoint.name);
    if (known)
        return *std::move(known);
    if (lasting)
        return fail(*lasting);
    return followed ? Result<QList<EndpointEvent>>() : fail(followed.error());
}

RevisionLog eventLog(const Endpoint& endpoint, QList<EndpointEvent> events)
{
    std::reverse(events.begin(), events.end()); // they come the newest first
    RevisionLog log{QStringLiteral("events"), endpoint.name};
    for (const auto& event : std::as_const(events)) {
        const auto at = event.lastMs == noTime ? event.firstMs : event.lastMs;
        const auto time = at == noTime
                              ? QStringLiteral("-")
                              : QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(Qt::ISODateWithMs);
        const auto type =
            event.type == EndpointEvent::Type::Warning ? QStringLiteral("Warning") : QStringLiteral("Normal");
        auto line = QStringLiteral("%1 %2 ").arg(time, type) + event.reason + u' ' + event.objectKind + u'/' +
                    event.objectName + QStringLiteral(": ") + event.message;
        if (event.count > 1)
            line += QStringLiteral(" (x%1)").arg(event.count);
        log.text += line.simplified() + u'\n';
    }
    return log;
}

} // namespace ph

#include "app/incidents/FetchLogs.h"

#include "app/incidents/EventLog.h"
#include "services/connectors/RevisionLogSource.h"
#include "services/incidents/IncidentStoreTexts.h"
#include "services/observations/KeptLogs.h"

#include <QFile>

#include <algorithm>

namespace ph {

namespace {

Result<std::vector<Endpoint>> affectedEndpoints(Workspace& workspace, const Incident& incident)
{
    auto known = workspace.cache().endpoints();
    if (!known)
        return fail(known.error());
    std::erase_if(*known, [&](const Endpoint& endpoint) {
        return !incident.endpoints.contains(endpointTitle(endpoint)) &&
               !incident.endpoints.contains(endpoint.name);
    });
    if (known->empty())
        return fail(ErrorKind::NotFound, incident.id,
                    IncidentStoreTexts::tr(
                        "It names no endpoint that is known here. `incident change --endpoint` names "
                        "one, `endpoints` lists them."));
    return known;
}

Result<LinkPtr> clusterLink(Workspace& workspace, ConnectionId id)
{
    if (auto open = workspace.links().find(id))
        return open;
    const auto all = workspace.state().connections();
    if (!all)
        return fail(all.error());
    for (const auto& connection : *all) {
        if (connection.id == id)
            return workspace.links().open(connection);
    }
    return fail(ErrorKind::NotFound, QStringLiteral("connection"));
}

Result<KeptLogs> fetchLogsOf(Workspace& workspace, const Endpoint& endpoint,
                             const std::function<void(const Progress&)>& progress,
                             const std::stop_token& stop)
{
    const auto link = clusterLink(workspace, endpoint.key.connection);
    if (!link)
        return fail(link.error());
    auto source = (*link)->reach<RevisionLogSource>(stop, progress);
    if (!source)
        return fail(source.error());
    KeptLogs fetched{(*link)->connection().name, endpointTitle(endpoint), noTime, {}};
    source->context.fault = [&](const ItemFault& fault) {
        fetched.trouble << QStringLiteral("%1: %2: %3")
                               .arg(fault.item, errorKindName(fault.error.kind), fault.error.forRecords());
    };
    auto logs = source->source.fetchLogs(source->context, endpoint, {});
    if (!logs)
        return fail(logs.error());
    fetched.fetchedMs = toMs(workspace.clock()());
    fetched.logs = *std::move(logs);
    const auto events = eventsNow(**link, endpoint, stop);
    if (!events && events.error().kind == ErrorKind::Cancelled)
        return fail(events.error());
    if (!events) // the logs are worth keeping without
        fetched.trouble << QStringLiteral("events: %1: %2")
                               .arg(errorKindName(events.error().kind), events.error().forRecords());
    else if (!events->isEmpty())
        fetched.logs.append(eventLog(endpoint, *events));
    if (events)
        workspace.observer().noteEvents((*link)->connection().name, endpoint, *events);
    return fetched;
}

} // namespace

Result<LogRedaction> logRedactionOf(const Workspace& workspace)
{
    const auto path = QString::fromStdString((workspace.folder() / "log-redaction.txt").string());
    QFile file(path);
    if (!file.exists())
        return LogRedaction();
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, path, file.errorString());
    auto rules = LogRedaction::fromRules(QString::fromUtf8(file.readAll()));
    if (!rules)
        return fail(rules.error().kind, path,
                    QStringLiteral("%1: %2").arg(rules.error().where, rules.error().detail));
    return rules;
}

Result<FetchedLogs> fetchIncidentLogs(Workspace& workspace, const Incident& incident,
                                      const std::function<void(const Progress&)>& progress,
                                      const std::stop_token& stop)
{
    const auto redaction = logRedactionOf(workspace);
    if (!redaction)
        return fail(redaction.error());
    const auto endpoints = affectedEndpoints(workspace, incident);
    if (!endpoints)
        return fail(endpoints.error());
    FetchedLogs all;
    for (const auto& endpoint : *endpoints) {
        auto fetched = fetchLogsOf(workspace, endpoint, progress, stop);
        if (!fetched)
            return fail(fetched.error());
        all.logs += fetched->logs.size();
        for (const auto& sentence : fetched->trouble)
            all.trouble << redaction->apply(sentence);
        const auto kept = keepLogs(workspace.observed(), incident.id, *std::move(fetched), *redaction);
        if (!kept)
            return fail(kept.error());
    }
    return all;
}

} // namespace ph

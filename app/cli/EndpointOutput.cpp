#include "app/cli/EndpointOutput.h"

#include "app/cli/CommandLine.h"
#include "models/tables/EndpointWords.h"
#include "models/tables/Format.h"
#include "models/values/PlaceLink.h"

namespace ph {

namespace {

const char* roleName(TrafficShare::Role role)
{
    switch (role) {
    case TrafficShare::Role::Stable:
        return "stable";
    case TrafficShare::Role::Candidate:
        return "candidate";
    case TrafficShare::Role::Shadow:
        return "shadow";
    case TrafficShare::Role::Other:
        break;
    }
    return "other";
}

const char* sourceName(ObservedTraffic::Source source)
{
    switch (source) {
    case ObservedTraffic::Source::Status:
        return "status";
    case ObservedTraffic::Source::RouteWeights:
        return "route-weights";
    case ObservedTraffic::Source::Metrics:
        return "metrics";
    case ObservedTraffic::Source::NotObservable:
        break;
    }
    return "not-observable";
}

const char* statusName(EndpointCondition::Status status)
{
    switch (status) {
    case EndpointCondition::Status::True:
        return "true";
    case EndpointCondition::Status::False:
        return "false";
    case EndpointCondition::Status::Unknown:
        break;
    }
    return "unknown";
}

template <class T, class ToJson>
nlohmann::json listJson(const QList<T>& list, ToJson toJson)
{
    auto array = nlohmann::json::array();
    for (const auto& one : list)
        array.push_back(toJson(one));
    return array;
}

nlohmann::json sharesJson(const QList<TrafficShare>& shares)
{
    return listJson(shares, [](const TrafficShare& share) {
        return nlohmann::json{{"target", jsonText(share.target)},
                              {"percent", jsonNumber(share.percent)},
                              {"role", roleName(share.role)},
                              {"tag", jsonText(share.tag)}};
    });
}

nlohmann::json countJson(int number)
{
    return number < 0 ? nlohmann::json(nullptr) : nlohmann::json(number);
}

nlohmann::json revisionJson(const EndpointRevision& revision)
{
    auto resources = nlohmann::json::object();
    for (auto it = revision.resources.begin(); it != revision.resources.end(); ++it)
        resources[it.key().toStdString()] = it.value().toStdString();
    return {{"name", jsonText(revision.name)},
            {"model", jsonText(revision.model)},
            {"format", jsonText(revision.format)},
            {"runtime", jsonText(revision.runtime)},
            {"replicas", countJson(revision.replicas)},
            {"ready_replicas", countJson(revision.readyReplicas)},
            {"resources", resources},
            {"state", jsonText(revision.state)}};
}

nlohmann::json conditionJson(const EndpointCondition& condition)
{
    return {{"type", jsonText(condition.type)},
            {"status", statusName(condition.status)},
            {"reason", jsonText(condition.reason)},
            {"message", jsonText(condition.message)},
            {"since", jsonTime(condition.sinceMs)}};
}

} // namespace

QString endpointHealthName(EndpointHealth health)
{
    switch (health) {
    case EndpointHealth::Failing:
        return QStringLiteral("failing");
    case EndpointHealth::Progressing:
        return QStringLiteral("progressing");
    case EndpointHealth::Ready:
        return QStringLiteral("ready");
    case EndpointHealth::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

nlohmann::json endpointJson(const Endpoint& endpoint, const QString& connection)
{
    const nlohmann::json none(nullptr);
    const auto& served = endpoint.served;
    const auto& change = endpoint.lastChange;
    return {{"connection", jsonText(connection)},
            {"namespace", jsonText(endpoint.ns)},
            {"name", jsonText(endpoint.name)},
            {"system", jsonText(servingSystemName(endpoint.system))},
            {"mode", jsonText(endpoint.mode)},
            {"api_version", jsonText(endpoint.apiVersion)},
            {"kind", jsonText(endpoint.objectKind)},
            {"url", jsonText(endpoint.url)},
            {"health", jsonText(endpointHealthName(endpointHealth(endpoint)))},
            {"health_reason", jsonText(endpointHealthReason(endpoint))},
            {"served", served ? nlohmann::json{{"model", jsonText(served->model)},
                                               {"version", jsonText(served->version)}}
                              : none},
            {"traffic",
             {{"declared", sharesJson(endpoint.declared)},
              {"observed", sharesJson(endpoint.observed.shares)},
              {"observed_by", sourceName(endpoint.observed.source)},
              {"remark", jsonText(endpoint.observed.remark)}}},
            {"revisions", listJson(endpoint.revisions, revisionJson)},
            {"latest",
             {{"created", jsonText(endpoint.latest.latestCreated)},
              {"ready", jsonText(endpoint.latest.latestReady)},
              {"rolled_out", jsonText(endpoint.latest.latestRolledOut)},
              {"previous_rolled_out", jsonText(endpoint.latest.previousRolledOut)}}},
            {"conditions", listJson(endpoint.conditions, conditionJson)},
            {"last_change",
             change ? nlohmann::json{{"manager", jsonText(change->manager)}, {"time", jsonTime(change->atMs)}}
                    : none},
            {"git_ops", jsonText(endpoint.gitOps)},
            {"generation", endpoint.generation},
            {"observed_generation",
             endpoint.observedGeneration < 0 ? none : nlohmann::json(endpoint.observedGeneration)},
            {"being_deleted", endpoint.beingDeleted},
            {"created", jsonTime(endpoint.createdMs)},
            {"seen", jsonTime(endpoint.seenMs)},
            {"link", jsonText(placeLink({PlaceLink::Kind::Endpoint, connection, endpoint.key.remoteId}))}};
}

QStringList endpointTitles()
{
    return {QStringLiteral("CLUSTER"), QStringLiteral("NAMESPACE"), QStringLiteral("NAME"),
            QStringLiteral("SYSTEM"),  QStringLiteral("HEALTH"),    QStringLiteral("SERVED"),
            QStringLiteral("TRAFFIC"), QStringLiteral("READY"),     QStringLiteral("CHANGED"),
            QStringLiteral("SEEN")};
}

QStringList endpointCells(const Endpoint& endpoint, const QString& connection, std::int64_t nowMs)
{
    const bool isObserved = endpoint.observed.source != ObservedTraffic::Source::NotObservable;
    const auto traffic = QStringLiteral("%1 → %2").arg(
        sharesText(endpoint.declared),
        isObserved ? sharesText(endpoint.observed.shares) : observedSourceText(endpoint.observed.source));
    const auto replicas = replicasOf(endpoint);
    QStringList cells{connection,
                      endpoint.ns,
                      endpoint.name,
                      servingSystemName(endpoint.system),
                      endpointHealthName(endpointHealth(endpoint)),
                      servedText(endpoint),
                      traffic,
                      replicasText(replicas.ready, replicas.wanted),
                      changeText(endpoint.lastChange, nowMs),
                      formatSeenAge(endpoint.seenMs, nowMs)};
    for (auto& cell : cells)
        cell = terminalText(cell);
    return cells;
}

QString endpointFaultText(const ItemFault& fault, const QString& connection)
{
    return QStringLiteral("%1: %2: %3 %4")
        .arg(terminalText(connection), terminalText(fault.item), errorKindName(fault.error.kind),
             terminalText(fault.error.detail));
}

} // namespace ph

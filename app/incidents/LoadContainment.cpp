#include "app/incidents/LoadContainment.h"

#include "app/incidents/LoadDiagnosis.h"
#include "app/release/KnownReleases.h"
#include "app/release/ReleasePicture.h"
#include "models/values/TimelineTableBuilder.h"
#include "services/connectors/ControlSwitch.h"
#include "services/environments/EnvironmentFile.h"
#include "services/release/KeyStore.h"

#include <algorithm>

namespace ph {

namespace {

bool concerns(const Endpoint& endpoint, const QStringList& names)
{
    return std::any_of(names.cbegin(), names.cend(), [&](const QString& name) {
        return name == endpoint.name || name == endpointTitle(endpoint);
    });
}

/// Those that the incident names; where it names none, the one that the environment releases to.
Result<void> addEndpoints(Workspace& workspace, const std::vector<Connection>& connections,
                          ContainmentFacts& facts)
{
    const auto cached = workspace.cache().endpoints();
    if (!cached)
        return fail(cached.error());
    const auto& named = facts.incident.endpoints;
    for (const auto& endpoint : *cached) {
        const auto on =
            std::find_if(connections.begin(), connections.end(), [&](const Connection& connection) {
                return connection.id == endpoint.key.connection;
            });
        if (on == connections.end())
            continue;
        const bool isTarget = facts.environment &&
                              facts.environment->target.kind == ReleaseTarget::Kind::Endpoint &&
                              endpointKey(facts.environment->target, on->id) == endpoint.key;
        if (named.isEmpty() ? isTarget : concerns(endpoint, named))
            facts.endpoints.push_back({endpoint, on->name});
        const auto* fallback =
            facts.environment && facts.environment->fallback ? &*facts.environment->fallback : nullptr;
        if (fallback && fallback->connection == on->name && fallback->ns == endpoint.ns &&
            fallback->name == endpoint.name)
            facts.fallback = KnownEndpoint{endpoint, on->name};
    }
    return {};
}

Result<void> addReleases(Workspace& workspace, ContainmentFacts& facts, const std::stop_token& stop)
{
    const auto known = knownReleases(workspace, HomeLook::Copy, stop);
    if (!known)
        return fail(known.error());
    facts.unknown += known->notes;
    if (const auto* last = lastReleased(known->releases, facts.incident.environment))
        facts.last = *last;
    const auto running =
        std::find_if(known->releases.cbegin(), known->releases.cend(), [&](const ReleaseRecord& record) {
            return record.plan.environment == facts.incident.environment &&
                   record.state == ReleaseState::Running;
        });
    if (running != known->releases.cend())
        facts.underWay = *running;
    return {};
}

Result<void> addAlerts(Workspace& workspace, ContainmentFacts& facts, const std::stop_token& stop)
{
    TimelineTableBuilder builder;
    if (const auto read = workspace.observed().readTimeline(builder, facts.nowMs, facts.nowMs, stop); !read)
        return fail(read.error());
    const auto table = builder.build();
    if (!table)
        return fail(table.error());
    const auto looks = workspace.observed().looks();
    if (!looks)
        return fail(looks.error());
    const auto scope = scopeOfIncident(facts.incident);
    for (std::uint32_t row = 0; row < (*table)->size(); ++row) {
        const auto item = (*table)->item(row);
        if (item.kind != TimelineKind::Alert || item.endMs != stillGoing || !isWithin(item.scope, scope))
            continue;
        const auto isKnown =
            std::any_of(facts.alerts.begin(), facts.alerts.end(), [&](const FiringAlert& alert) {
                return alert.name == item.title && alert.connection == item.source;
            });
        if (isKnown)
            continue;
        auto seenMs = item.seenMs;
        for (const auto& look : *looks) {
            if (look.source == item.source && look.kind == item.kind)
                seenMs = std::max(seenMs, look.atMs);
        }
        facts.alerts.push_back({item.title, item.source, seenMs});
    }
    return {};
}

void addPolicy(Workspace& workspace, ContainmentFacts& facts)
{
    const auto own = KeyStore(workspace.state()).own();
    if (own)
        facts.ownKey = own->id;
    auto policy = loadPolicyText(workspace, facts.incident.environment, {});
    if (!policy) {
        if (facts.environment)
            facts.unknown << errorSentence(policy.error());
        return;
    }
    facts.policy = std::move(policy->policy);
    if (!own)
        return;
    facts.standing = ContainmentFacts::KeyStanding::Stranger;
    for (const auto& group : facts.policy->groups) {
        for (const auto& approver : group.approvers) {
            if (publicKeyFromText(approver.key).value_or(QByteArray()) == own->publicKey)
                facts.standing = ContainmentFacts::KeyStanding::Listed;
        }
    }
}

} // namespace

Result<ContainmentFacts> loadContainment(Workspace& workspace, const Incident& incident, std::stop_token stop)
{
    ContainmentFacts facts;
    facts.incident = incident;
    facts.nowMs = toMs(workspace.clock()());
    const auto folder = QString::fromStdString(workspace.folder().string());
    if (const auto environment = loadEnvironment(folder, incident.environment))
        facts.environment = *environment;
    else if (environment.error().kind != ErrorKind::NotFound)
        facts.unknown << errorSentence(environment.error());
    const auto connections = workspace.state().connections();
    if (!connections)
        return fail(connections.error());
    for (const auto& connection : *connections) {
        if (controlAllowed(connection))
            facts.controlled << connection.name;
    }
    addPolicy(workspace, facts);
    if (const auto added = addEndpoints(workspace, *connections, facts); !added)
        return fail(added.error());
    if (const auto added = addReleases(workspace, facts, stop); !added)
        return fail(added.error());
    if (const auto added = addAlerts(workspace, facts, stop); !added)
        return fail(added.error());
    return facts;
}

} // namespace ph

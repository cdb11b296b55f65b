#include "app/monitoring/DeployHistory.h"

#include "app/release/KeyLabels.h"
#include "app/release/KnownReleases.h"
#include "app/rollout/RolloutBeside.h"
#include "services/connectors/Catalog.h"
#include "services/release/ReleaseStore.h"
#include "services/store/AliasLog.h"

namespace ph {

namespace {

void readAliases(Workspace& workspace, DeploySources& sources, const QStringList& models)
{
    const auto connections = workspace.state().connections();
    for (const auto& connection : connections.value_or(std::vector<Connection>())) {
        if (!holdsRuns(connection.kind))
            continue; // no registry
        for (const auto& model : models) {
            if (auto timelines = workspace.aliases().timelines(connection.id, model);
                timelines && !timelines->isEmpty())
                sources.aliases.append({model, *std::move(timelines)});
        }
    }
}

/// Records of rollouts of this endpoint; an error where the cluster cannot be asked.
Result<void> readRollouts(Workspace& workspace, DeploySources& sources, std::stop_token stop)
{
    const auto& endpoint = *sources.endpoint;
    const auto link = workspace.links().find(endpoint.key.connection);
    if (!link)
        return {};
    const auto reach = rolloutsBeside(workspace, link->connection().name, endpoint.key);
    const auto store = reach.store(ReachFor::Looking, std::move(stop));
    if (!store)
        return fail(store.error());
    const auto list = (*store)->list();
    if (!list)
        return fail(list.error());
    for (const auto& rollout : list->rollouts) {
        if (rollout.plan.endpoint.remoteId == endpoint.key.remoteId)
            sources.rollouts.append({rollout.plan, rollout.state});
    }
    return {};
}

} // namespace

DeployHistory deployHistory(Workspace& workspace, const EndpointNames& names,
                            const std::optional<Endpoint>& endpoint, DeployLook look, std::stop_token stop)
{
    DeploySources sources;
    sources.names = names;
    sources.endpoint = endpoint;
    if (auto releases = knownReleases(workspace, HomeLook::Copy, stop))
        sources.releases = std::move(releases->releases);
    readAliases(workspace, sources, modelsBehind(names, endpoint ? &*endpoint : nullptr));
    sources.ledger = ledgerOf(workspace.state(), ledgerKindsOfChanges()).value_or(QList<LedgerEntry>());
    sources.keyNames = keyLabels(workspace);
    DeployHistory history;
    if (endpoint && look == DeployLook::Cluster) {
        if (const auto read = readRollouts(workspace, sources, std::move(stop)); !read)
            history.unread = errorSentence(read.error());
    }
    history.marks = deployMarks(sources);
    return history;
}

} // namespace ph

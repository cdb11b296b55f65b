#pragma once

#include "app/Workspace.h"
#include "models/values/ReleaseEnvironment.h"
#include "services/kubernetes/ClusterClient.h"
#include "services/rollout/RolloutStore.h"

namespace ph {

/// A rollout's record and the cluster that it lies in: all that is needed to drive it or to ask something of
/// it, wherever its release is known.
struct FoundRollout {
    LinkPtr cluster;      ///< keeps alive what the client speaks through
    ClusterClient client; ///< may change things
    QString ns;
    StoredRollout rollout; ///< as it was found
};

/// Looks for the record of this id in each of these clusters; `onlyIn`: the namespaces; empty: those that a
/// connection names, else all, else, where those may not be listed, the one that its kubeconfig is for.
/// NotFound where there is none, with what the id is instead as far as the workspace knows it, and where
/// there are several, who are named. Where none is found, the first error of a cluster that could not be
/// looked into, for it may be there; Forbidden where control is switched off. Blocking.
Result<FoundRollout> findRollout(Workspace& workspace, const std::vector<LinkPtr>& clusters,
                                 const QString& id, const QStringList& onlyIn, std::stop_token stop);

/// The workspace's environment whose target is the endpoint of a rollout; none: it has none.
std::optional<ReleaseEnvironment> environmentOf(const Workspace& workspace, const FoundRollout& found);
/// The same by the connection's name and the endpoint's remote id.
std::optional<ReleaseEnvironment> environmentAt(const Workspace& workspace, const QString& connection,
                                                const QString& endpoint);

/// Writes down what somebody asks of it, under the name of who sits here, and tells the ledger where this
/// workspace has a signing key. Errors of askOfRollout() and of the ledger, which comes after.
Result<StoredRollout> askOf(Workspace& workspace, const FoundRollout& found, RolloutRequest::Kind kind,
                            const QString& reason);

/// Tells the ledger of something done to a rollout, where this workspace has a signing key; else nothing
/// happens. Errors of KeyStore::loadOwn() and recordControl().
Result<void> tellLedger(Workspace& workspace, const QString& kind, const nlohmann::json& asked,
                        const nlohmann::json& observed = nlohmann::json::object());

} // namespace ph

#pragma once

#include "app/cli/CommandLine.h"
#include "app/rollout/FoundRollout.h"

namespace ph {

/// Where a command looks for the record of a rollout.
struct RolloutPlace {
    std::string connection, kubeconfig, context;
    std::vector<std::string> namespaces;
    bool isNamed() const { return !connection.empty() || !kubeconfig.empty() || !namespaces.empty(); }
};

void addPlaceOptions(Command command, RolloutPlace& place);

/// The rollout of this id: on the named connection, else on the cluster of the named kubeconfig, else on all
/// enabled clusters that allow control, else, in a pod, on its own. Errors of findRollout(), and NotFound
/// with what the id is instead; Forbidden where no cluster allows control.
Result<FoundRollout> rolloutMeant(CommandLine& line, const RolloutPlace& place, const QString& id);

/// An option's word, or the variable that a container is given instead.
QString givenOr(const std::string& word, const char* variable);

/// The environment of its endpoint, which says where the rollout is measured and what freezes it; `policy`: a
/// file in place of its own; empty: $PILOTHOUSE_POLICY_FILE, else its own. Without a name where the
/// workspace has none of that endpoint. Errors of policyOf(): what cannot be read would hold it up forever.
Result<ReleaseEnvironment> surroundings(CommandLine& line, const FoundRollout& found,
                                        const std::string& policy);

} // namespace ph

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

} // namespace ph

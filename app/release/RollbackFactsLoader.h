#pragma once

#include "app/release/DeskSources.h"
#include "models/values/ReleaseRecord.h"

namespace ph {

/// What is known of a plan's way back: whether its model's target is in the registry and can be loaded, as
/// far as its files tell without running it, and what the condition's source answers now. Blocking: for a
/// worker. What could not be asked is an error in the fact.
Fact<RollbackFacts> loadRollbackFacts(Workspace& workspace, const ReleaseEnvironment& environment,
                                      const RollbackPlan& plan, const RegistrySource& registry,
                                      const QList<ReleaseRecord>& releases, std::stop_token stop);

/// When a rollback in the environment last came to its end; noTime: never.
std::int64_t lastRehearsal(const QList<ReleaseRecord>& releases, const QString& environment);
/// When somebody whose key the policy or this workspace knows last rehearsed the environment's way back, as
/// its release home says; as it was pulled last where nobody answers. noTime: never, as far as can be told.
std::int64_t lastRehearsalInHome(Workspace& workspace, const ReleaseEnvironment& environment,
                                 std::stop_token stop);

} // namespace ph

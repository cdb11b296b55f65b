#pragma once

#include "app/Workspace.h"
#include "models/values/AliasTimeline.h"
#include "models/values/ReleaseEnvironment.h"
#include "models/values/ReleasePlan.h"

namespace ph {

/// A change of what an environment serves that no registry keeps: a manifest's commit, a rollout.
struct ServedChange {
    QString model;
    QString pointer;                  ///< "#production"
    QString before, version;          ///< empty: nothing
    std::int64_t afterMs = noTime;    ///< it was begun then, and `before` was there
    std::int64_t byMs = noTime;       ///< it was seen done then
    std::int64_t lastSeenMs = noTime; ///< it was seen so for the last time
    friend bool operator==(const ServedChange&, const ServedChange&) = default;
};

/// What a step changes of that, without times; none: the registry keeps it, or it changes nothing served.
std::optional<ServedChange> servedChange(const ReleaseEnvironment& environment, const ReleasePlan& plan,
                                         const PlanStep& step);

/// What releases made environments of this registry serve of a model, whoever executed them, as their homes
/// told when they were read last. Asks nobody; what cannot be read is left out. Blocking.
QList<ServedChange> servedChanges(Workspace& workspace, ConnectionId registry, const QString& model);

/// `timelines` with `changes` that these do not have: what we did ourselves is in them, to the moment.
QList<AliasTimeline> withServed(QList<AliasTimeline> timelines, QList<ServedChange> changes);

} // namespace ph

#pragma once

#include "app/release/KnownReleases.h"
#include "models/values/EnvironmentLine.h"
#include "models/values/PolicyText.h"
#include "models/values/ReleaseDraft.h"
#include "models/values/ReleaseView.h"

namespace ph {

/// Everything that the board and the inbox show.
struct ReleaseBoard {
    QList<EnvironmentLine> environments;
    QList<ReleaseSummary> releases;
    QList<InboxItem> inbox;
    QList<RollbackWay> rollbacks; ///< by environment; without those that nothing of ours is live in
    QStringList notes;            ///< homes that could not be read, and the like; one sentence each
    enum class OwnKey { None, Made } ownKey = OwnKey::None;
};

// What screens show of releases, from the workspace and the release homes. Needs no signing key. Blocking:
// for workers.
Result<ReleaseBoard> readBoard(Workspace& workspace, HomeLook look, std::stop_token stop);

struct ReleaseReading {
    ReleaseDetails details;
    QStringList notes;
};
Result<ReleaseReading> readRelease(Workspace& workspace, const QString& id, HomeLook look,
                                   std::stop_token stop);

/// An environment with what each of its parts answered now, and who sees to its rules. Asks all of them.
struct ProbedEnvironment {
    EnvironmentLine line;
    QList<EnforcementLine> rules;
};
Result<ProbedEnvironment> probedEnvironment(Workspace& workspace, const QString& name, std::stop_token stop);

/// What can be chosen for a draft in an environment (empty: only the environments), from the cache.
Result<DraftChoices> draftChoices(Workspace& workspace, const QString& environment);

/// The policy file of an environment, with everything that is wrong with it.
Result<PolicyText> policyText(Workspace& workspace, const QString& environment);
/// Any file, as a policy.
Result<PolicyText> policyTextIn(const QString& file);

} // namespace ph

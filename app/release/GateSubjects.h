#pragma once

#include "app/release/DeskSources.h"
#include "app/release/GateFactsLoader.h"

namespace ph {

/// A version, what is live beside it, and the runs of both, for the gates of an environment. Asked of its
/// registry now; of the cache, with `unasked`, where that cannot be reached.
/// Policy, tier and folder are left to the caller. NotFound for a version that neither has.
Result<GateSubject> gateSubject(Workspace& workspace, const ReleaseEnvironment& environment,
                                const QString& model, const QString& version, std::stop_token stop);

/// Reads the source runs of the subject's versions again and keeps them, so that gates do not judge by what a
/// sync once saw; the cache is as it was of those that could not be read. To be put into the subject.
UnreadRuns readSourceRuns(Workspace& workspace, const GateSubject& subject, std::stop_token stop);

/// Everything that gates of the subject's tier may ask but what a plan holds (the rollback, answers): what
/// loadGateFacts() finds, signatures from models' own files, digests of the candidate's files as they are
/// now, and what watches the environment now. External commands are run. Never fails as a whole. What comes
/// from a registry or a run that could not be read now has that as its error: it may be shown, and never
/// passes.
GateFacts gatherGateFacts(Workspace& workspace, const GateSubject& subject, std::stop_token stop);

/// The facts of a plan's gates, for ReleaseDesk::Settings::facts. External commands are run.
std::function<Result<GateFacts>(const ReleaseEnvironment&, const ReleasePlan&, const Policy&)>
factsOf(Workspace& workspace, std::stop_token stop);

} // namespace ph

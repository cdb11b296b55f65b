#pragma once

#include "app/rollout/FoundRollout.h"
#include "services/rollout/Arming.h"

namespace ph {

/// What the Job of a rollout is made of: what is `named` (fields that are not empty), else what its
/// environment says, the text of whose policy goes into it as it is now. Invalid, with what to name, where a
/// driver in the cluster would lack something; errors of policyOf(). Asks nobody.
Result<DriverJobAsk> driverJobFor(const FoundRollout& found, const ReleaseEnvironment& environment,
                                  const ClusterDriver& named);

/// A Job, with its policy against that of its endpoint's environment as it is here now: NotCompared where the
/// environment has none, or one that cannot be read, and of a Job that has ended.
ArmedJob comparedToNow(ArmedJob job, const ReleaseEnvironment& environment);

/// Whether somebody asked for a Job, by what the record says.
bool wasArmed(const RolloutState& state);

/// Names the image where neither words nor an environment do.
inline constexpr char driverImageVariable[] = "PILOTHOUSE_DRIVER_IMAGE";

struct ArmPatience {
    std::chrono::milliseconds wait{120'000};
    std::chrono::milliseconds between{1'000};       ///< looks
    std::function<void(const ArmedJob&)> told = {}; ///< whenever what is seen changes
    /// Waits; returns early where stopping is requested. Empty: by the machine's clock.
    std::function<void(std::chrono::milliseconds, const std::stop_token&)> pause = {};
};

/// How what was asked for ended, as far as anybody could see.
struct ArmOutcome {
    enum class Seen {
        Done,      ///< a pod of the Job drives it, or drove it to its end; of disarming: the Job is gone
        NotInTime, ///< the cluster has taken it; it was not seen while one looked, or cannot be any more
        Unknown    ///< no answer came, and looking has not found it taken
    } seen = Seen::Unknown;
    std::optional<ArmedJob> job = std::nullopt;     ///< as it was looked at last; none: there is none
    std::optional<Error> unanswered = std::nullopt; ///< why no answer came; the rest was found by looking
    std::optional<Error> unseen = std::nullopt;     ///< why the last look failed
    std::optional<Error> unrecorded = std::nullopt; ///< the ledger lacks how it ended
};

/// Asks for what a preview showed, once, under the name of who sits here in the rollout's record and, where
/// there is a signing key, in the ledger; then looks until a pod of the Job drives, the patience is over, the
/// Job has ended or `stop` asks. Where nothing would be changed nothing is asked. An error means that nothing
/// was changed in the cluster but the record: Invalid where the rollout has ended, errors of askOf() and the
/// definite refusals of a write. Blocking.
Result<ArmOutcome> armRollout(Workspace& workspace, const FoundRollout& found, const ArmPreview& preview,
                              const ArmPatience& patience, std::stop_token stop);

/// The same of taking the Job away, until it is gone. Nobody drives the rollout then; it may have ended.
Result<ArmOutcome> disarmRollout(Workspace& workspace, const FoundRollout& found, const ArmPreview& preview,
                                 const ArmPatience& patience, std::stop_token stop);

/// Where a Job stands, one line: "pilothouse-drive-x: pilothouse-drive-x-4k2lm drives it".
RecordedText armedLine(const ArmedJob& job);
/// That it goes on by a policy that holds no more, and what to do; English. Empty: it does not, as far as
/// known.
QString otherPolicyLine(const ArmedJob& job, const QString& id);

} // namespace ph

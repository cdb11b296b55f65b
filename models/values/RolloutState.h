#pragma once

#include "models/values/CanaryAnalysis.h"
#include "models/values/RolloutPlan.h"

namespace ph {

/// Where one write, or one step without any, stands. What we asked, what was answered and what was seen are
/// three things.
struct RolloutRecord {
    enum class Phase {
        Planned,
        Intended,  ///< about to be asked, or asked with no clear answer: only looking tells
        Requested, ///< asked for, and not seen yet
        Observed,  ///< seen; its soak runs
        Passed,
        Refused ///< the cluster said no: nothing was done
    };
    Phase phase = Phase::Planned;
    int attempts = 0;     ///< writes intended
    QString precondition; ///< resourceVersion that the last write asked for
    QString result;       ///< what the last write answered
    std::int64_t intendedMs = noTime, requestedMs = noTime, observedMs = noTime;
    std::int64_t notBeforeMs = noTime; ///< asked to wait until then
    QString verdict;                   ///< what the analysis said last, one sentence
    std::int64_t verdictMs = noTime;
    std::int64_t blindMs = 0; ///< of its soak, in which nobody saw how it did, of times that are over
    friend bool operator==(const RolloutRecord&, const RolloutRecord&) = default;
};
QString rolloutPhaseName(RolloutRecord::Phase phase); ///< "intended"

/// What a person asked of a rollout.
struct RolloutRequest {
    enum class Kind {
        Pause,
        Resume,   ///< also: ask again for what was refused
        Abort,    ///< take the candidate away while it is not promoted
        RollBack, ///< the same, and after the promotion too
        Arm,      ///< told, for nobody heeds it: a Job in the cluster is to drive it
        Disarm    ///< told: that Job is taken away
    };
    Kind kind = Kind::Pause;
    QString who;
    std::int64_t atMs = noTime;
    QString reason;
    friend bool operator==(const RolloutRequest&, const RolloutRequest&) = default;
};
QString rolloutRequestName(RolloutRequest::Kind kind); ///< "roll-back"

enum class RolloutOutcome {
    Open,
    Promoted,   ///< the candidate has all the traffic, seen
    RolledBack, ///< the stable one has it again, seen, and the object asks for it again
    Aborted,    ///< ended before anything was changed
    Stopped     ///< the endpoint is gone, or another one has its name
};
QString rolloutOutcomeName(RolloutOutcome outcome); ///< "rolled-back"

/// The way back, in this order.
enum class WayBack {
    TakeBack, ///< 0 % for the candidate; proved by the traffic that is observed
    Restore,  ///< the fields as they were, still at 0 %, until that revision is ready
    Release   ///< the percentage as it was
};
inline constexpr qsizetype wayBackSteps = 3;
QString wayBackName(WayBack step); ///< "take-back"

/// What a rollback condition of the plan was found to be; its bound is the plan's.
struct ConditionRecord {
    std::int64_t metSinceMs = noTime; ///< noTime: not met
    /// Measured last and written down: as often as samples are taken, and when it comes to be met or not.
    /// None: never.
    std::optional<double> value = std::nullopt;
    std::int64_t measuredMs = noTime;
    friend bool operator==(const ConditionRecord&, const ConditionRecord&) = default;
};

/// The last thing that a way back proves: that the errors are within their bounds again, measured once the
/// traffic was seen back.
struct RolloutRecovery {
    enum class Kind {
        None, ///< not asked: it did not go back, or the candidate never had requests
        Measuring,
        Back,    ///< within every bound, measured twice at least
        NotBack, ///< beyond one of them until time was over
        Unknown  ///< nothing told
    };
    Kind kind = Kind::None;
    QString revision;                    ///< that has the requests again
    QString why;                         ///< what was found last, one sentence, English
    std::int64_t sinceMs = noTime;       ///< the traffic is seen back
    std::int64_t withinSinceMs = noTime; ///< everything is within its bounds
    std::int64_t silentSinceMs = noTime; ///< nothing tells
    std::int64_t endedMs = noTime;
    friend bool operator==(const RolloutRecovery&, const RolloutRecovery&) = default;
};
/// "The traffic is back, the errors are not: …"; empty where it was not asked. English.
QString recoveryInWords(const RolloutRecovery& recovery);

/// Where a rollout stands: all that a driver needs beside the plan and the endpoint.
struct RolloutState {
    QString planDigest;
    enum class Direction { Forward, Back } direction = Direction::Forward;
    QList<RolloutRecord> steps; ///< one a step of the plan
    QList<RolloutRecord> back;  ///< one a step of the way back
    RolloutOutcome outcome = RolloutOutcome::Open;
    QString reason;  ///< why it turned back or ended; one sentence, English
    QString holding; ///< why it does not go on for now; empty: it does
    std::int64_t startedMs = noTime, outcomeMs = noTime;
    std::int64_t holdingSinceMs = noTime;
    std::int64_t heldMs = 0;                  ///< of times that are over
    QString candidateRevision;                ///< empty: not seen yet
    std::int64_t metricsLostSinceMs = noTime; ///< the source says nothing
    std::int64_t noDataSinceMs = noTime;      ///< it answers, and has nothing of a metric that decides
    QList<ConditionRecord> conditions;        ///< one a condition of the plan
    std::int64_t analysedMs = noTime;         ///< when the analysis was asked last
    QList<RolloutRequest> requests;           ///< oldest first
    QString driver;                           ///< who drives, or drove last
    /// It holds, or nothing tells how the candidate does: what passes from then on counts toward no soak.
    std::int64_t blindSinceMs = noTime;
    RolloutRecovery recovery = {};
    friend bool operator==(const RolloutState&, const RolloutState&) = default;
};

/// As it begins.
RolloutState newRollout(const RolloutPlan& plan, const QString& planDigest, std::int64_t nowMs);

/// When the soak of a step that is seen is over, by what is known now: times in which nobody saw how it did
/// are added to it, the present one too.
std::int64_t soakOverMs(const RolloutStep& step, const RolloutRecord& record, const RolloutState& state,
                        std::int64_t nowMs);

/// The first step that is not passed; the number of steps where all are.
qsizetype currentStep(const QList<RolloutRecord>& records);

} // namespace ph

#pragma once

#include "models/values/Approval.h"
#include "models/values/Gate.h"
#include "models/values/GateStatement.h"
#include "models/values/ReleasePlan.h"

namespace ph {

/// Where a step stands. What we asked, what was answered and what was seen are three things.
struct StepRecord {
    enum class State {
        Planned,
        Intended,  ///< about to be asked, or asked with no clear answer: only looking tells
        Requested, ///< accepted, but not seen yet; never asked again by itself
        Confirmed, ///< seen
        Conflict,  ///< something else was found there
        Failed     ///< refused
    };
    PlanStep step; ///< with the plan's digest in the place of its placeholder
    State state = State::Planned;
    int attempts = 0; ///< acts intended
    std::int64_t intendedMs = noTime;
    QString result;                       ///< what the last act answered; empty: nothing yet
    std::optional<QString> observed = {}; ///< what was seen last
    std::int64_t observedMs = noTime;
    friend bool operator==(const StepRecord&, const StepRecord&) = default;
};
QString stepStateName(StepRecord::State state);
std::optional<StepRecord::State> stepStateFromName(const QString& name);

/// A release with everything that is recorded of it.
struct ReleaseRecord {
    ReleasePlan plan;
    QString planDigest;
    ReleaseState state = ReleaseState::Draft;
    QString reason; ///< why it is where it is, one sentence; may be empty
    QList<GateResult> gates;
    QString evidenceDigest;
    QString rollbackOf; ///< of a rollback: the release that it takes back
    QList<StepRecord> steps;
    QList<Approval> approvals;
    QList<SignedWaiver> waivers; ///< every one that was ever given, in force or not
    QList<SignedAnswer> answers; ///< to checklists, every one that was ever given
    QStringList unreadable;      ///< what was said and can no longer be read, one sentence each
    bool stopAsked = false;
    QString driver; ///< empty: nobody drives it
    std::int64_t heartbeatMs = noTime;
    std::int64_t changedMs = noTime;
    bool isLeft = false; ///< as its home tells it: it runs, and whoever drove it says that they do no more
    /// Fewer than steps, and more than none: applied in part.
    qsizetype confirmedSteps() const;
    friend bool operator==(const ReleaseRecord&, const ReleaseRecord&) = default;
};

} // namespace ph

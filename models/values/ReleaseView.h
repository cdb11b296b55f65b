#pragma once

#include "models/values/Gate.h"
#include "models/values/GateFacts.h"
#include "models/values/ReleaseEnvironment.h"
#include "models/values/ReleaseRecord.h"

#include <QStringList>

#include <optional>

/// What screens show of releases: values that a controller fills from records, gates and approvals. Texts are
/// whatever people, files and servers wrote, and are shown as they are.
namespace ph {

/// One release as a list shows it.
struct ReleaseSummary {
    QString id;
    QString environment;
    QString subject; ///< "fraud 7"; further parts follow it: "fraud 7 + prompt 3"
    QString target;  ///< "champion"; where it shall be live
    ReleaseState state = ReleaseState::Draft;
    QString tier;
    QString author; ///< label of the key, or the key id where nobody gave it one
    std::int64_t createdMs = noTime;
    std::int64_t updatedMs = noTime;
    int gatesPassed = 0; ///< of them by verdict alone; a waived gate is not passed
    int gatesWaived = 0;
    int gatesTotal = 0;
    int approvalsHave = 0; ///< in force
    int approvalsNeed = 0;
    QString attention; ///< one sentence: what it waits for, or what is wrong; empty: nothing
    /// Who carries it on. Undriven names a release under way that nobody drives: somebody has to look.
    enum class Driver { NotNeeded, Here, Elsewhere, Undriven } driver = Driver::NotNeeded;
    QString drivenBy; ///< label of the key that drives; empty where nobody does
    friend bool operator==(const ReleaseSummary&, const ReleaseSummary&) = default;
};
/// "fraud 7 → champion"; the id where neither part is known.
QString releaseTitle(const ReleaseSummary& release);

/// One step with what was asked and what was seen: they are not the same.
struct StepView {
    /// Only Confirmed was seen done. Conflict: something else is there than the plan expects.
    enum class State { Planned, Requested, Confirmed, Conflict, Unknown, Refused };
    PlanStep step;
    State state = State::Planned;
    QString asked;    ///< what was sent; empty: nothing was
    QString observed; ///< what was there when it was last looked at; empty: nobody looked
    std::int64_t askedMs = noTime;
    std::int64_t observedMs = noTime;
    friend bool operator==(const StepView&, const StepView&) = default;
};
/// What is shown of where a step stands: an intended one is unknown, as only looking tells.
StepView::State shownStepState(StepRecord::State state);

/// Somebody answers for a gate that is not passed. Shown for ever.
struct WaiverView {
    QString gateId;
    QString by; ///< label or key id
    QString group;
    QString reason;
    std::int64_t givenMs = noTime;
    std::int64_t expiresMs = noTime;
    QString whyVoid; ///< empty: in force
    friend bool operator==(const WaiverView&, const WaiverView&) = default;
};

/// A question of a checklist, and the answer that counts.
struct ChecklistItemView {
    QString id;
    QString text;
    std::optional<ChecklistAnswer::Word> answer = std::nullopt; ///< none: it is open
    QString by = {};                                            ///< label or key id
    QString note = {};
    std::int64_t answeredMs = noTime;
    friend bool operator==(const ChecklistItemView&, const ChecklistItemView&) = default;
};

/// A gate of a release with everything said about it.
struct GateView {
    GateResult result;
    QList<WaiverView> waivers = {};
    QStringList waiverGroups = {};           ///< in whose name this person may waive it; empty: they may not
    QList<ChecklistItemView> checklist = {}; ///< empty: it is none
    bool isWaived() const;                   ///< not passed, and a waiver is in force
    friend bool operator==(const GateView&, const GateView&) = default;
};

/// What one person said.
struct ApprovalView {
    enum class Decision { Approve, Reject, Comment, Revoke };
    QString who; ///< label or key id
    QString group;
    Decision decision = Decision::Comment;
    QString comment;
    std::int64_t timeMs = noTime;
    QString whyVoid; ///< "the plan was changed after it"; empty: in force
    friend bool operator==(const ApprovalView&, const ApprovalView&) = default;
};

/// How many a group still has to bring.
struct QuorumView {
    QString group;
    int have = 0;
    int need = 0;
    friend bool operator==(const QuorumView&, const QuorumView&) = default;
};

/// A line of the ledger that is about this release.
struct ReleaseLogLine {
    std::int64_t seq = 0;
    std::int64_t timeMs = noTime;
    QString who;
    QString what; ///< "step requested"
    QString asked;
    QString observed;
    friend bool operator==(const ReleaseLogLine&, const ReleaseLogLine&) = default;
};

/// Who makes sure that a rule holds in this environment.
struct EnforcementLine {
    QString rule; ///< "author is never approver"
    Enforcement how = Enforcement::Advisory;
    QString detail; ///< what enforces or finds it
    friend bool operator==(const EnforcementLine&, const EnforcementLine&) = default;
};

/// What would happen if this were rolled back now.
struct RollbackPreview {
    QString target;      ///< "fraud 6"; empty: there is nothing to go back to
    QString current;     ///< "fraud 7", as last seen
    QStringList effects; ///< one sentence a change: "models:/fraud@champion goes from 7 to 6"
    QString blastRadius; ///< what is touched: "Every request to fraud-scoring in production"
    QString condition;   ///< of the plan
    QString dataSource;
    std::int64_t seenMs = noTime; ///< when `current` was seen
    QStringList notes = {};       ///< what to know before, one sentence each
    friend bool operator==(const RollbackPreview&, const RollbackPreview&) = default;
};

/// What an environment can be taken back to from here at once, and the release that would be taken back.
struct RollbackWay {
    QString environment;
    QString releaseId;
    QString target; ///< "fraud 6", as the release recorded it
    friend bool operator==(const RollbackWay&, const RollbackWay&) = default;
};

/// What people can ask for.
enum class ReleaseMove {
    Submit,
    Approve,
    Reject,
    Comment,
    Revoke,
    Execute,
    Confirm,
    Cancel,
    RollBack,
    Waive,
    Answer
};

/// Whether this person may ask for it now. Moves that a page is not told of are not offered.
struct MoveRule {
    ReleaseMove move = ReleaseMove::Comment;
    QStringList whyNot; ///< one sentence each; empty: it may be asked for
    friend bool operator==(const MoveRule&, const MoveRule&) = default;
};

/// Everything known of one release.
struct ReleaseDetails {
    ReleaseSummary summary;
    ReleasePlan plan;
    QString planDigest;     ///< "sha256:…"
    QString evidenceDigest; ///< of the gates as they are shown; an approval is signed over both
    QList<StepView> steps;
    QList<GateView> gates;
    QList<ApprovalView> approvals;
    QList<QuorumView> quorum;
    QList<ReleaseLogLine> log;
    QList<MoveRule> moves;
    std::optional<RollbackPreview> rollback;
    std::int64_t soakEndsMs = noTime;             ///< of a soaking one
    std::int64_t seenMs = noTime;                 ///< when the release home was last read
    const MoveRule* rule(ReleaseMove move) const; ///< null: not offered
    friend bool operator==(const ReleaseDetails&, const ReleaseDetails&) = default;
};

/// A decision as a page hands it on: over exactly the plan and the evidence that were on the screen.
struct ReleaseDecision {
    QString releaseId, planDigest, evidenceDigest;
    ApprovalView::Decision decision = ApprovalView::Decision::Comment;
    QString comment;
    friend bool operator==(const ReleaseDecision&, const ReleaseDecision&) = default;
};

/// A waiver that is asked for.
struct WaiverRequest {
    QString releaseId, gateId, group, reason; ///< given in the name of `group`
    std::int64_t expiresMs = noTime;
    friend bool operator==(const WaiverRequest&, const WaiverRequest&) = default;
};

/// An answer to an item of a checklist, as a page hands it on.
struct AnswerRequest {
    using Word = ChecklistAnswer::Word;
    QString releaseId, gateId, itemId;
    Word word = Word::No;
    QString note;
    friend bool operator==(const AnswerRequest&, const AnswerRequest&) = default;
};

/// Something that waits for this person.
struct InboxItem {
    enum class Kind {
        ApprovalAsked,
        ApprovalVoid,   ///< theirs counts no more
        WaiverEnding,   ///< or ended
        Undriven,       ///< a release under way that nobody drives
        StepUnclear,    ///< asked for, and what came of it is not known
        SoakOver,       ///< watched long enough: somebody has to confirm it
        RollbackAdvised ///< its rollback condition is met
    };
    QString id; ///< of the item; stays while it is the same matter
    Kind kind = Kind::ApprovalAsked;
    QString releaseId;
    QString title; ///< of the release
    QString environment;
    QString text; ///< one sentence: what is asked
    std::int64_t timeMs = noTime;
    std::int64_t dueMs = noTime; ///< noTime: no end
    friend bool operator==(const InboxItem&, const InboxItem&) = default;
};

} // namespace ph

#include "models/tables/ReleaseWords.h"

#include "models/tables/Format.h"

#include <QCoreApplication>
#include <QLocale>

namespace ph {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ph::ReleaseWords)
};

} // namespace

QString gateVerdictText(GateVerdict verdict)
{
    switch (verdict) {
    case GateVerdict::Pass:
        return Words::tr("Passed");
    case GateVerdict::Fail:
        return Words::tr("Failed");
    case GateVerdict::Inconclusive:
        return Words::tr("Inconclusive");
    case GateVerdict::NoData:
        return Words::tr("No data");
    case GateVerdict::Stale:
        break;
    }
    return Words::tr("Stale");
}

QString gateStandingText(const GateView& gate)
{
    const QString verdict = gateVerdictText(gate.result.verdict);
    return gate.isWaived() ? Words::tr("%1, waived", "verdict of a gate").arg(verdict) : verdict;
}

QString releaseStateText(ReleaseState state)
{
    switch (state) {
    case ReleaseState::Draft:
        return Words::tr("Draft");
    case ReleaseState::Waiting:
        return Words::tr("Waiting");
    case ReleaseState::Running:
        return Words::tr("Running");
    case ReleaseState::Soaking:
        return Words::tr("Soaking");
    case ReleaseState::Done:
        return Words::tr("Done");
    case ReleaseState::RollingBack:
        return Words::tr("Rolling back");
    case ReleaseState::RolledBack:
        return Words::tr("Rolled back");
    case ReleaseState::Stopped:
        break;
    }
    return Words::tr("Stopped");
}

QString stepStateText(StepView::State state)
{
    switch (state) {
    case StepView::State::Planned:
        return Words::tr("Planned");
    case StepView::State::Requested:
        return Words::tr("Requested");
    case StepView::State::Confirmed:
        return Words::tr("Confirmed");
    case StepView::State::Conflict:
        return Words::tr("Conflict");
    case StepView::State::Refused:
        return Words::tr("Refused");
    case StepView::State::Unknown:
        break;
    }
    return Words::tr("Unknown");
}

QString stepText(const PlanStep& step)
{
    const auto shown = [](const QString& value) {
        return value.isEmpty() ? Words::tr("nothing", "what is at a place") : value;
    };
    return QStringLiteral("%1: %2 → %3").arg(step.place, shown(step.expected), shown(step.value));
}

QString decisionText(ApprovalView::Decision decision)
{
    switch (decision) {
    case ApprovalView::Decision::Approve:
        return Words::tr("Approved");
    case ApprovalView::Decision::Reject:
        return Words::tr("Rejected");
    case ApprovalView::Decision::Comment:
        return Words::tr("Commented");
    case ApprovalView::Decision::Revoke:
        break;
    }
    return Words::tr("Revoked");
}

QString enforcementText(Enforcement enforcement)
{
    switch (enforcement) {
    case Enforcement::Enforced:
        return Words::tr("Enforced");
    case Enforcement::Detected:
        return Words::tr("Detected");
    case Enforcement::Advisory:
        break;
    }
    return Words::tr("Advisory");
}

QString partKindText(ReleasePart::Kind kind)
{
    switch (kind) {
    case ReleasePart::Kind::Model:
        return Words::tr("Model");
    case ReleasePart::Kind::Prompt:
        return Words::tr("Prompt");
    case ReleasePart::Kind::Features:
        return Words::tr("Feature set");
    case ReleasePart::Kind::Threshold:
        break;
    }
    return Words::tr("Threshold");
}

QString partStateText(EnvironmentPart::State state)
{
    switch (state) {
    case EnvironmentPart::State::NotAsked:
        return Words::tr("Not looked at yet");
    case EnvironmentPart::State::Asking:
        return Words::tr("Looking…");
    case EnvironmentPart::State::Works:
        return Words::tr("Works");
    case EnvironmentPart::State::Limited:
        return Words::tr("Limited");
    case EnvironmentPart::State::Failed:
        return Words::tr("Failed");
    case EnvironmentPart::State::Unknown:
        return Words::tr("Unknown");
    case EnvironmentPart::State::NotSet:
        break;
    }
    return Words::tr("Not set");
}

QString inboxKindText(InboxItem::Kind kind)
{
    switch (kind) {
    case InboxItem::Kind::ApprovalAsked:
        return Words::tr("Your approval is asked");
    case InboxItem::Kind::ApprovalVoid:
        return Words::tr("Your approval counts no more");
    case InboxItem::Kind::WaiverEnding:
        return Words::tr("A waiver ends");
    case InboxItem::Kind::Undriven:
        return Words::tr("Nobody drives it");
    case InboxItem::Kind::StepUnclear:
        return Words::tr("A step is unclear");
    case InboxItem::Kind::SoakOver:
        return Words::tr("Confirmation asked");
    case InboxItem::Kind::RollbackAdvised:
        break;
    }
    return Words::tr("Its rollback condition is met");
}

QString draftGapText(DraftGap gap)
{
    switch (gap) {
    case DraftGap::Environment:
        return Words::tr("Choose an environment");
    case DraftGap::Tier:
        return Words::tr("Choose the tier of risk");
    case DraftGap::Model:
        return Words::tr("Choose a model");
    case DraftGap::PartIncomplete:
        return Words::tr("Each part needs a name and a version");
    case DraftGap::PartTwice:
        return Words::tr("One thing cannot go to two versions");
    case DraftGap::NothingMoves:
        return Words::tr("Every part is live already");
    case DraftGap::Objective:
        return Words::tr("Say what it is for (objective)");
    case DraftGap::Risk:
        return Words::tr("Say what can go wrong (risk)");
    case DraftGap::Rollout:
        return Words::tr("Say how it goes out (rollout)");
    case DraftGap::Acceptance:
        return Words::tr("Say what must be seen before it is done (acceptance)");
    case DraftGap::RollbackTarget:
        return Words::tr("Each part needs a version to go back to");
    case DraftGap::RollbackCircular:
        return Words::tr("A rollback cannot go to the version that is released");
    case DraftGap::RollbackCondition:
        return Words::tr("Say when to roll back (condition)");
    case DraftGap::RollbackDataSource:
        break;
    }
    return Words::tr("Name the data source that can trigger the rollback");
}

QString liveText(const EnvironmentLine& environment, std::int64_t nowMs)
{
    const auto& live = environment.live;
    const bool isOut = environment.liveSource == EnvironmentLine::Source::NotReached;
    if (live.isEmpty())
        return Words::tr("what is live is not known");
    if (environment.liveSeenMs == noTime)
        return isOut ? Words::tr("%1 was live when last seen: not reached now").arg(live)
                     : Words::tr("%1 is live, as last seen").arg(live);
    const auto age = formatSeenAge(environment.liveSeenMs, nowMs);
    return isOut ? Words::tr("%1 was live, seen %2: not reached now").arg(live, age)
                 : Words::tr("%1 is live, seen %2").arg(live, age);
}

QString approvalsText(const ReleaseSummary& release)
{
    if (release.approvalsNeed == 0)
        return Words::tr("none needed");
    return Words::tr("%1 of %2", "approvals had of those needed")
        .arg(QLocale().toString(release.approvalsHave), QLocale().toString(release.approvalsNeed));
}

QString gatesText(const ReleaseSummary& release)
{
    if (release.gatesTotal == 0)
        return Words::tr("not evaluated");
    const QString passed =
        Words::tr("%1 of %2", "gates passed of all")
            .arg(QLocale().toString(release.gatesPassed), QLocale().toString(release.gatesTotal));
    return release.gatesWaived == 0
               ? passed
               : Words::tr("%1, %2 waived").arg(passed, QLocale().toString(release.gatesWaived));
}

} // namespace ph

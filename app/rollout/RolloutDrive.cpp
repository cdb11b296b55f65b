#include "app/rollout/RolloutDrive.h"

#include "app/rollout/DriverName.h"
#include "app/rollout/GitOpsSite.h"
#include "services/rollout/ConfigMapStore.h"
#include "services/rollout/RolloutPlanTexts.h"
#include "services/rollout/RolloutSystem.h"

#include <algorithm>

namespace ph {

namespace {

/// "deployed", "shadowed", "10", "promoted"; empty for steps that leave nothing to be seen.
QString milestoneWord(const RolloutStep& step)
{
    switch (step.kind) {
    case RolloutStep::Kind::Deploy:
        return QStringLiteral("deployed");
    case RolloutStep::Kind::Shadow:
        return QStringLiteral("shadowed");
    case RolloutStep::Kind::Weight:
        return QString::number(step.percent);
    case RolloutStep::Kind::Promote:
        return QStringLiteral("promoted");
    case RolloutStep::Kind::Preflight:
    case RolloutStep::Kind::Confirm:
        break;
    }
    return {};
}

constexpr char endedWord[] = "ended";

/// Nor was it asked to turn back.
bool goesForward(const RolloutState& state)
{
    if (state.outcome != RolloutOutcome::Open || state.direction == RolloutState::Direction::Back)
        return false;
    return std::none_of(state.requests.begin(), state.requests.end(), [](const RolloutRequest& one) {
        return one.kind == RolloutRequest::Kind::Abort || one.kind == RolloutRequest::Kind::RollBack;
    });
}

} // namespace

Result<qsizetype> milestoneOf(const RolloutPlan& plan, const QString& word)
{
    if (word.isEmpty() || word == QLatin1String(endedWord))
        return plan.steps.size();
    const auto wanted = word.endsWith(u'%') ? word.chopped(1) : word;
    QStringList words;
    for (qsizetype i = 0; i < plan.steps.size(); ++i) {
        const auto one = milestoneWord(plan.steps[i]);
        if (one == wanted)
            return i;
        if (!one.isEmpty())
            words << one;
    }
    return fail(ErrorKind::Invalid, word,
                RolloutPlanTexts::tr("Its states are %1.")
                    .arg((words << QLatin1String(endedWord)).join(QStringLiteral(", "))));
}

bool hasReached(const RolloutState& state, qsizetype milestone)
{
    return state.direction == RolloutState::Direction::Forward && milestone < state.steps.size() &&
           state.steps[milestone].observedMs != noTime;
}

bool needsMetrics(const StoredRollout& rollout)
{
    return goesForward(rollout.state) && needsOurJudge(rollout.plan);
}

Result<void> mayDriveFromHere(const StoredRollout& rollout)
{
    if (!needsArming(rollout.plan) || !goesForward(rollout.state))
        return {};
    return fail(
        ErrorKind::Forbidden, rollout.plan.id,
        RolloutPlanTexts::tr("Its tier wants the cluster to drive it: pilothouse release arm %1. Where that "
                             "cannot be: pilothouse release drive %1 --take-over")
            .arg(rollout.plan.id));
}

Result<DrivenRollout> driveRollout(Workspace& workspace, const FoundRollout& found, RolloutAnalysis& analysis,
                                   RolloutDriver::Settings settings, qsizetype milestone,
                                   std::stop_token stop)
{
    using End = DrivenRollout::End;
    if (hasReached(found.rollout.state, milestone))
        return DrivenRollout{End::Reached, found.rollout};
    if (settings.claim == RolloutDriver::Settings::Claim::WhenFree) {
        if (const auto may = mayDriveFromHere(found.rollout); !may)
            return fail(may.error());
    }
    // What was asked is waited for, however it ends; the driver looks again by itself.
    const auto client = found.client.stoppedBy({}).retrying({.attempts = 2});
    ConfigMapStore store(client, found.ns);
    const auto site = siteOf(workspace, found.rollout.plan, client, {});
    if (!site)
        return fail(site.error());
    const auto judge = rolloutAnalysis(found.rollout.plan, client, analysis);
    std::stop_source leave;
    const std::stop_callback leaveToo(stop, [&] { leave.request_stop(); });
    DrivenRollout driven{End::Stopped, found.rollout};
    if (settings.name.isEmpty())
        settings.name = nameOfThisDriver();
    if (isDeadHere(found.rollout.state.driver))
        settings.claim = RolloutDriver::Settings::Claim::TakeOver;
    settings.told = [&, told = settings.told](const StoredRollout& now) {
        driven.rollout = now;
        if (told)
            told(now);
        if (hasReached(now.state, milestone))
            leave.request_stop();
    };
    const auto state =
        RolloutDriver(store, **site, *judge, settings).drive(found.rollout.plan.id, leave.get_token());
    if (!state && state.error().kind != ErrorKind::Cancelled)
        return fail(state.error());
    if (state)
        driven.rollout.state = *state;
    if (driven.rollout.state.outcome != RolloutOutcome::Open)
        driven.end = End::Ended;
    else if (hasReached(driven.rollout.state, milestone))
        driven.end = End::Reached;
    return driven;
}

} // namespace ph

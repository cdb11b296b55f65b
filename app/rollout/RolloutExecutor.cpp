#include "app/rollout/RolloutExecutor.h"

#include "app/rollout/DriverName.h"
#include "app/rollout/GitOpsSite.h"
#include "app/rollout/ReleaseRollout.h"
#include "app/rollout/RolloutArming.h"
#include "app/rollout/SilentAnalysis.h"
#include "models/values/RecordedDetail.h"
#include "services/http/RetryDelay.h"
#include "services/rollout/ArgoRollout.h"
#include "services/rollout/ConfigMapStore.h"
#include "services/rollout/RolloutPlanTexts.h"
#include "services/rollout/RolloutSystem.h"
#include "services/rollout/ServingRollout.h"

#include <algorithm>

namespace ph {

namespace {

constexpr std::int64_t beatEveryMs = 5'000; // well within a driver's lease

const ReleasePart* modelMoved(const ReleasePlan& plan)
{
    for (const auto& part : plan.parts) {
        if (part.kind == ReleasePart::Kind::Model)
            return &part;
    }
    return nullptr;
}

/// What keeps it from being driven from here says nothing of how it will end: it goes on later.
tl::unexpected<Error> notNow(const RolloutPlan& rollout, const Error& error)
{
    const auto kind = errorKindName(error.kind);
    return fail(
        ErrorKind::RateLimited, rollout.id,
        rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning", "the rollout is not driven from here: %1"))
            .arg(error.detail.isEmpty() ? RecordedText(kind, kind) : recordedDetail(error)));
}

} // namespace

Result<std::unique_ptr<RolloutExecutor>> RolloutExecutor::open(Workspace& workspace,
                                                               const ReleaseEnvironment& environment,
                                                               const ReleasePlan& plan, const QString& who,
                                                               RolloutMeans means, std::stop_token stop)
{
    auto reach = reachEndpoint(workspace, environment.target, ReachFor::Looking, stop);
    if (!reach)
        return fail(reach.error());
    auto rollout = rolloutOf(plan, reach->key.connection);
    if (!rollout)
        return fail(rollout.error());
    means.driver.clock = workspace.clock();
    if (means.driver.name.isEmpty())
        means.driver.name = nameOfThisDriver();
    return std::unique_ptr<RolloutExecutor>(new RolloutExecutor(workspace, *std::move(reach), environment,
                                                                *std::move(rollout), plan, who,
                                                                std::move(means), std::move(stop)));
}

RolloutExecutor::RolloutExecutor(Workspace& workspace, EndpointReach reach, ReleaseEnvironment environment,
                                 RolloutPlan rollout, const ReleasePlan& plan, QString who,
                                 RolloutMeans means, std::stop_token stop)
    : workspace_(workspace)
    , reach_(std::move(reach))
    , environment_(std::move(environment))
    , rollout_(std::move(rollout))
    , isWayBack_(rollout_.id != plan.id)
    , candidate_(rollout_.candidate.version)
    , who_(std::move(who))
    , why_(plan.texts.objective)
    , means_(std::move(means))
    , stop_(std::move(stop))
{
    if (const auto* part = modelMoved(plan)) // which goes there, or comes from there
        stable_ = part->from == candidate_ ? part->to : part->from;
}

Result<QString> RolloutExecutor::observe(const PlanStep& /*step*/)
{
    using Fields = RolloutWrite::Fields;
    const auto nowMs = toMs(means_.driver.clock());
    const auto isOpen = isUnderWay();
    if (!isOpen)
        return fail(isOpen.error());
    const auto seen = lookAt(reach_, nowMs);
    if (!seen)
        return fail(seen.error());
    const auto sight = argo::isRollout(reach_.key) ? argo::sightOf(seen->object, rollout_, nowMs)
                                                   : serving::sightOf(seen->object, rollout_, nowMs);
    if (!sight)
        return fail(sight.error());
    const auto& endpoint = sight->endpoint;
    if (endpoint.uid == rollout_.endpointUid) {
        const bool isDeployed = serving::hasFields(rollout_, *sight, Fields::After);
        if (isWayBack_ ? isDeployed || *isOpen : serving::servesAlone(rollout_, *sight))
            return candidate_;
        if (isDeployed || serving::hasFields(rollout_, *sight, Fields::Before))
            return stable_;
    }
    return endpoint.revisions.isEmpty() ? QString() : endpoint.revisions.front().model;
}

/// Of a way back: whether somebody may still drive the rollout forward, whatever the object is like now.
Result<bool> RolloutExecutor::isUnderWay() const
{
    if (!isWayBack_)
        return false;
    const auto stored = ConfigMapStore(reach_.client, environment_.target.ns).load(rollout_.id);
    if (!stored && stored.error().kind != ErrorKind::NotFound)
        return fail(stored.error());
    return stored && stored->state.outcome == RolloutOutcome::Open;
}

template <class Work>
auto RolloutExecutor::meanwhile(RolloutHand hand, const RolloutWait& wait, const std::stop_token& stop,
                                const Work& work) const
{
    std::optional<decltype(work())> done;
    const auto go = [&] { done = work(); };
    const auto goesOnWaiting = [&] {
        wait(std::chrono::milliseconds(0), stop);
        return !stop.stop_requested();
    };
    if (means_.meanwhile)
        means_.meanwhile(hand, go, goesOnWaiting);
    else
        go();
    return *std::move(done);
}

Result<void> RolloutExecutor::apply(const PlanStep& /*step*/)
{
    // Who drives it elsewhere judges it there.
    const auto judge = hasToBeArmed() ? std::make_unique<SilentAnalysis>() : analysis();
    if (!judge)
        return notNow(rollout_, judge.error());
    const auto reach = reachEndpoint(workspace_, environment_.target, ReachFor::Changing, stop_);
    if (!reach)
        return notNow(rollout_, reach.error());
    ConfigMapStore store(reach->client, environment_.target.ns);
    const auto site = siteOf(workspace_, rollout_, reach->client, stop_);
    if (!site)
        return notNow(rollout_, site.error());
    const auto judged = rolloutAnalysis(rollout_, reach->client, **judge);
    const auto begun = begin(store);
    if (!begun)
        return fail(begun.error());
    std::stop_source stop;
    const std::stop_callback stopToo(stop_, [&] { stop.request_stop(); });
    const auto wait = waiting(stop);
    const FoundRollout found{reach->cluster, reach->client, environment_.target.ns, *begun};
    const JobDrive job(workspace_, environment_, found, means_.driver, wait,
                       hasToBeArmed() ? JobDrive::Need::Required : JobDrive::Need::Optional);
    // Nothing is asked of a cluster about a Job where nobody armed it.
    if (hasToBeArmed() || wasArmed(begun->state)) {
        const auto followed = meanwhile(RolloutHand::Follows, wait, stop.get_token(),
                                        [&] { return followArmed(job, stop.get_token()); });
        if (!followed)
            return fail(followed.error());
        if (*followed)
            return conclude(**followed);
    }
    return meanwhile(RolloutHand::Drives, wait, stop.get_token(),
                     [&] { return drive(found, **site, *judged, wait, stop.get_token()); });
}

Result<std::optional<RolloutState>> RolloutExecutor::followArmed(const JobDrive& job,
                                                                 const std::stop_token& stop) const
{
    if (hasToBeArmed()) {
        if (const auto armed = job.arm(stop); !armed)
            return fail(armed.error());
    }
    return job.follow(stop);
}

Result<std::unique_ptr<RolloutAnalysis>> RolloutExecutor::analysis() const
{
    Result<std::unique_ptr<RolloutAnalysis>> judge =
        fail(ErrorKind::Unsupported, environment_.name,
             rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning", "Nothing here judges what it measures.")));
    if (means_.analysis)
        judge = means_.analysis(environment_, stop_);
    if (!judge && (isWayBack_ || !needsOurJudge(rollout_)))
        return std::make_unique<SilentAnalysis>();
    return judge;
}

Result<StoredRollout> RolloutExecutor::begin(RolloutStore& store)
{
    const auto nowMs = toMs(means_.driver.clock());
    auto begun = isWayBack_
                     ? askOfRollout(store, rollout_.id, {RolloutRequest::Kind::RollBack, who_, nowMs, why_})
                     : store.begin(rollout_, nowMs);
    if (!begun && isWayBack_ && begun.error().kind == ErrorKind::NotFound)
        return fail(ErrorKind::Conflict, rollout_.id,
                    rolloutText(QT_TRANSLATE_NOOP(
                        "ph::RolloutPlanning",
                        "The record of its rollout is not beside the endpoint any more: release "
                        "the version that is to be live.")));
    return begun;
}

bool RolloutExecutor::hasToBeArmed() const
{
    return !isWayBack_ && needsArming(rollout_);
}

/// Tells whoever executes that it goes on, every few seconds.
RolloutWait RolloutExecutor::waiting(std::stop_source& stop) const
{
    return [this, &stop, beatenMs = noTime](std::chrono::milliseconds time,
                                            const std::stop_token& token) mutable {
        const auto nowMs = toMs(means_.driver.clock());
        if (beatenMs == noTime || nowMs - beatenMs >= beatEveryMs) {
            beatenMs = nowMs;
            const auto stopAsked = beat_ ? beat_() : Result<bool>(false);
            if (stopAsked && *stopAsked)
                stop.request_stop();
            if (means_.stillHere)
                means_.stillHere();
        }
        if (means_.driver.wait)
            means_.driver.wait(time, token);
        else
            pauseFor(time, token);
    };
}

Result<void> RolloutExecutor::drive(const FoundRollout& found, RolloutSite& site, RolloutAnalysis& judge,
                                    const RolloutWait& wait, const std::stop_token& stop)
{
    using Claim = RolloutDriver::Settings::Claim;
    ConfigMapStore store(found.client, found.ns);
    auto settings = means_.driver;
    // Nobody who drives it forward keeps it from going back.
    if (isWayBack_ || isDeadHere(found.rollout.state.driver))
        settings.claim = Claim::TakeOver;
    settings.wait = wait;
    const auto driven = RolloutDriver(store, site, judge, settings).drive(rollout_.id, stop);
    if (stop_.stop_requested()) // which ended its last request too: who takes it up need not wait
        (void)ConfigMapStore(reach_.client.stoppedBy({}), environment_.target.ns)
            .giveUp(rollout_.id, settings.name, toMs(settings.clock()));
    if (!driven)
        return driven.error().kind == ErrorKind::Cancelled ? fail(driven.error())
                                                           : notNow(rollout_, driven.error());
    return conclude(*driven);
}

Result<void> RolloutExecutor::conclude(const RolloutState& state)
{
    const auto outcome = state.outcome;
    if (outcome == RolloutOutcome::Open)
        return fail(
            ErrorKind::Cancelled, rollout_.id,
            rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning",
                                          "It was left on its way; execute it again, or roll it back.")));
    ended_ = state;
    const bool isBack = outcome == RolloutOutcome::RolledBack || outcome == RolloutOutcome::Aborted;
    if (isWayBack_ ? isBack : outcome == RolloutOutcome::Promoted)
        return {};
    return fail(ErrorKind::Invalid, rollout_.id,
                QStringLiteral("%1: %2 %3")
                    .arg(rolloutOutcomeName(outcome), state.reason, recoveryInWords(state.recovery))
                    .trimmed());
}

QString rolloutLine(const StoredRollout& rollout)
{
    const auto& state = rollout.state;
    if (state.outcome != RolloutOutcome::Open)
        return QStringLiteral("%1 %2 %3")
            .arg(rolloutOutcomeName(state.outcome), state.reason, recoveryInWords(state.recovery))
            .trimmed();
    if (state.recovery.kind == RolloutRecovery::Kind::Measuring)
        return recoveryInWords(state.recovery);
    if (!state.holding.isEmpty())
        return QStringLiteral("holds: %1").arg(state.holding);
    const bool isBack = state.direction == RolloutState::Direction::Back;
    const auto& records = isBack ? state.back : state.steps;
    const auto at = currentStep(records);
    if (at >= records.size())
        return {};
    const auto title = isBack ? wayBackName(WayBack(at)) : rolloutStepTitle(rollout.plan.steps[at]);
    const auto& record = records[at];
    return QStringLiteral("%1: %2. %3").arg(title, rolloutPhaseName(record.phase), record.verdict).trimmed();
}

} // namespace ph

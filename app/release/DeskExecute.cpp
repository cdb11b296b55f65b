#include "app/release/DeskTexts.h"
#include "app/release/ReleaseDesk.h"
#include "app/release/ReleaseMoves.h"
#include "services/release/DriverLease.h"
#include "services/release/IsoTime.h"

namespace ph {

namespace {

Error withNotes(const Error& error, const QStringList& notes)
{
    return Error::make(error.kind, error.where, (QStringList(error.detail) + notes).join(u' ').trimmed());
}

/// Why one that neither waits nor runs is not executed, and since when it stands where it does. Conflict
/// where it has begun and is not at its end.
Error whyPastExecuting(const ReleaseRecord& record, const ReleaseSetting& setting)
{
    const auto& id = record.plan.id;
    const auto since = isoText(record.changedMs);
    if (record.state == ReleaseState::Soaking) {
        const auto ends = soakEnd(record, setting);
        return Error::make(
            ErrorKind::Conflict, id,
            ends == noTime
                ? DeskTexts::tr("It is soaking: live since %1. How long it is to be watched is not known.")
                      .arg(since)
                : DeskTexts::tr("It is soaking: live since %1, and to be watched until %2. Confirm it then.")
                      .arg(since, isoText(ends)));
    }
    if (record.state == ReleaseState::RollingBack)
        return Error::make(
            ErrorKind::Conflict, id,
            DeskTexts::tr("It is being taken back, since %1. %2").arg(since, record.reason).trimmed());
    return Error::make(ErrorKind::Forbidden, id,
                       record.state == ReleaseState::Draft
                           ? DeskTexts::tr("It is a draft, which is submitted first.")
                           : DeskTexts::tr("It is %1, since %2. %3")
                                 .arg(releaseStateName(record.state), since, record.reason)
                                 .trimmed());
}

/// What a way back did not prove, as a note; empty where it proved everything.
QStringList whatIsUnproven(const RolloutRecovery& recovery)
{
    const bool isUnproven =
        recovery.kind == RolloutRecovery::Kind::NotBack || recovery.kind == RolloutRecovery::Kind::Unknown;
    return isUnproven ? QStringList{recoveryInWords(recovery)} : QStringList();
}

} // namespace

Result<DeskOutcome> ReleaseDesk::executed(const QString& id)
{
    auto hand = atHand(id);
    if (!hand)
        return fail(hand.error());
    const auto& record = hand->known.record;
    const auto setting = settingOf(*hand);
    if (isDrivenElsewhere(record, setting))
        return fail(ErrorKind::Conflict, id, whoDrivesElsewhere(record, setting));
    const bool isHere = hand->known.kept == KnownRelease::Kept::Here;
    const bool hasBegun = record.state == ReleaseState::Running;
    if (hasBegun && isHere && !leaseIsFree(record.driver, record.heartbeatMs, now()))
        return fail(ErrorKind::Conflict, id, whyNotExecute(record, setting).join(u' '));
    // Begun, and left by whoever drove it. Until something of it was asked for it is as good as waiting.
    if (hasBegun && isHere && !record.rollbackOf.isEmpty())
        return drive(hand->environment, id);
    if (hasBegun && isHere && changedSomething(record))
        return driveOn(*hand);
    // All was done, and whoever did it died before the home was told.
    if (hand->home && hand->known.end == KnownRelease::End::Untold)
        return DeskOutcome{record, hand->known.notes + tell({id})};
    if (!hasBegun && record.state != ReleaseState::Waiting)
        return fail(whyPastExecuting(record, setting));
    return begin(*hand, setting);
}

Result<DeskOutcome> ReleaseDesk::driveOn(AtHand& hand)
{
    const auto& record = hand.known.record;
    const auto& id = record.plan.id;
    const auto claimed =
        hand.home ? claim(*hand.home, record, hand.revision) : Result<void>(fail(*hand.silent));
    // Without the home nobody knows whether another machine took it over, once the own claim has run out.
    const bool isOurs = hand.known.toldBy == keyId() && !record.isLeft && claimHolds(record.changedMs, now());
    if (!claimed && (!isOurs || claimed.error().kind == ErrorKind::Conflict))
        return fail(whoWasFirst(id, claimed.error()));
    if (!claimed)
        claimedMs_ = record.changedMs;
    return drive(hand.environment, id);
}

Result<DeskOutcome> ReleaseDesk::begin(AtHand& hand, ReleaseSetting setting)
{
    if (!hand.known.record.plan.rollout.isEmpty() && !settings_.rollout.analysis)
        return fail(ErrorKind::Unsupported, hand.known.record.plan.id,
                    DeskTexts::tr("Nothing here judges what a rollout measures."));
    // Somebody may have rejected it a moment ago: without the home nobody knows what was said.
    if (!hand.home)
        return fail(*hand.silent);
    auto record = hand.known.record;
    const auto id = record.plan.id;
    const auto policy = policyOf(hand.environment);
    const auto tier = policy ? tierOf(*policy, record.plan.tier) : Result<PolicyTier>(fail(policy.error()));
    if (!tier)
        return fail(tier.error());
    const bool isHere = hand.known.kept == KnownRelease::Kept::Here;
    auto notes = hand.known.notes;
    if (isHere) {
        auto kept = store_->release(id);
        const auto taken = kept ? takeSaid(*kept, *hand.home, *policy) : fail(kept.error());
        if (!taken)
            return fail(taken.error());
        notes += *taken;
        kept = store_->release(id);
        if (!kept)
            return fail(kept.error());
        record = std::move(*kept);
        if (record.state == ReleaseState::Stopped) { // by what was said since it was begun
            DeskOutcome stopped{record, {}};
            tellHome(hand.environment, stopped);
            return fail(withNotes(Error::make(ErrorKind::Forbidden, id, record.reason), stopped.notes));
        }
    }
    auto counted = record; // of what is kept here, what is in the home as it was said
    if (isHere) {
        const auto there = hand.home->read(id);
        if (!there)
            return fail(there.error());
        leaveOutReplaced(*there, counted, notes);
    }
    setting.toldBy.clear(); // nobody else is at it, as was seen
    auto reasons = whyNotExecute(counted, setting);
    const bool isBegun = isHere && record.state == ReleaseState::Running;
    record.state = counted.state = ReleaseState::Waiting;
    auto facts = executionFacts(counted, *policy, *tier, now());
    facts.record = record;
    if (reasons.isEmpty()) {
        const auto live = whyNotNow(hand.environment, *policy, *tier, facts);
        if (!live)
            return fail(live.error());
        reasons = *live;
    }
    if (!reasons.isEmpty())
        return fail(withNotes(Error::make(ErrorKind::Forbidden, id, reasons.join(u' ')), notes));
    // Those who may both release agree in the home who does: registries do not compare before they set.
    if (auto claimed = claim(*hand.home, record, hand.revision); !claimed)
        return fail(withNotes(whoWasFirst(id, claimed.error()), notes));
    if (!isBegun) {
        if (auto started = isHere ? store_->start(facts) : store_->adoptAndStart(facts); !started) {
            DeskOutcome asBefore{store_->release(id).value_or(record), {}};
            tellHome(hand.environment, asBefore);
            return fail(withNotes(started.error(), notes + asBefore.notes));
        }
    }
    if (!isHere)
        noteLook(hand.environment, record, notes);
    auto outcome = drive(hand.environment, id);
    if (!outcome)
        return fail(withNotes(outcome.error(), notes));
    outcome->notes = notes + facts.approvals.ignored + outcome->notes;
    return outcome;
}

Result<DeskOutcome> ReleaseDesk::drive(const ReleaseEnvironment& environment, const QString& id)
{
    const auto driven = store_->release(id);
    if (!driven)
        return fail(driven.error());
    DeskOutcome outcome;
    auto there = places(environment, QStringLiteral("Release %1").arg(id), driven->plan);
    if (!there) { // it has begun by now, and nobody drives it
        outcome.record = *driven;
        tellHome(environment, outcome);
        return fail(withNotes(there.error(), outcome.notes));
    }
    auto engine = settings_.engine;
    engine.whyNotOn = [&] { return whyNotOn(environment, id, outcome.notes); };
    if (driven->rollbackOf.isEmpty()) // a rollback needs nobody's word
        engine.stillOurs = [&] { return stillOurs(environment, id); };
    const auto reached = ReleaseEngine(*store_, **there, engine).drive(id, stop_);
    if (reached && *reached == ReleaseState::Soaking) {
        const auto record = store_->release(id);
        const auto policy = policyOf(environment);
        const auto tier =
            record && policy ? tierOf(*policy, record->plan.tier) : Result<PolicyTier>(PolicyTier{});
        // Nothing is to be watched only where the policy says so, or where a rollout was, all the time.
        if (record && policy && tier && (tier->soakMs == 0 || !record->plan.rollout.isEmpty())) {
            if (auto ended = store_->endSoak(id, {{"soak_ms", tier->soakMs}}); !ended)
                return fail(ended.error());
        }
    }
    auto record = store_->release(id);
    if (!record)
        return fail(record.error());
    outcome.record = std::move(*record);
    noteOwnActs(environment, outcome);
    tellHome(environment, outcome);
    if (!reached)
        return fail(reached.error());
    const auto* rollout = (*there)->rollout();
    if (rollout && rollout->ended())
        outcome.notes << whatIsUnproven(rollout->ended()->recovery);
    if (rollout && rollout->ended() && outcome.record.state == ReleaseState::Stopped)
        return followRolloutBack(environment, *rollout->ended(), std::move(outcome));
    return outcome;
}

} // namespace ph

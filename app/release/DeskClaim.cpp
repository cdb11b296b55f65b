#include "app/release/ClaimWord.h"
#include "app/release/DeskTexts.h"
#include "services/release/DriverLease.h"
#include "services/release/IsoTime.h"
#include "services/release/ReleaseProgress.h"

namespace ph {

namespace {

constexpr int maxRenewals = 3; ///< while others change the same record
/// An act that follows so soon needs no new word: most releases are over by then.
constexpr std::chrono::milliseconds freshFor = std::chrono::minutes(1);

/// Another release that is changing the environment, as the home knows it.
std::optional<ReleaseRecord> underWay(const ReleaseHome& home, const ReleaseRecord& besides,
                                      const StateTrust& trust, std::int64_t nowMs)
{
    const auto ids = home.records();
    if (!ids)
        return std::nullopt;
    for (const auto& id : *ids) {
        const auto read = id == besides.plan.id ? Result<HomeRecord>(HomeRecord()) : home.read(id);
        if (!read || read->revision.isEmpty())
            continue;
        QStringList ignored;
        const auto record = recordFromHome(*read, ignored, trust); // a damaged one holds nobody up
        if (record && record->plan.environment == besides.plan.environment &&
            (record->state == ReleaseState::Running || record->state == ReleaseState::RollingBack) &&
            claimHolds(record->changedMs, nowMs))
            return *record;
    }
    return std::nullopt;
}

/// Conflict where somebody else drives it by now, or has come further with it.
Result<void> isTakenOver(const HomeRecord& there, const ReleaseRecord& record, const StateTrust& trust,
                         const QString& ownKey, std::int64_t nowMs)
{
    QStringList ignored;
    const auto told = recordFromHome(there, ignored, trust);
    const auto by = told ? toldBy(there, *told, trust).value_or(QString()) : QString();
    if (by.isEmpty() || by == ownKey)
        return {};
    const bool isDriven =
        told->state == ReleaseState::Running && !told->isLeft && claimHolds(told->changedMs, nowMs);
    if (!isDriven && !isFurther(*told, record))
        return {};
    return fail(ErrorKind::Conflict, there.id,
                DeskTexts::tr("%1 has taken it over: it is %2 there since %3.")
                    .arg(by, releaseStateName(told->state), isoText(told->changedMs)));
}

} // namespace

Result<void> ReleaseDesk::claim(ReleaseHome& home, const ReleaseRecord& record, const QString& seen)
{
    auto running = record;
    running.state = ReleaseState::Running;
    running.changedMs = now();
    running.isLeft = false;
    const auto files = sealedHomeFilesOf(running, *key_);
    if (!files)
        return fail(files.error());
    const auto target = environment(record.plan.environment);
    if (!target)
        return fail(target.error());
    const auto isFree = [&](const ReleaseHome& as) -> Result<void> {
        if (const auto other = underWay(as, record, keysOfPolicies({*target}), now()))
            return fail(ErrorKind::Conflict, record.plan.environment,
                        DeskTexts::tr("%1 is being changed by release %2 of %3, since %4.")
                            .arg(record.plan.environment, other->plan.id, other->plan.author,
                                 isoText(other->changedMs)));
        return {};
    };
    const auto there = home.read(record.plan.id);
    if (!there)
        return fail(there.error());
    const auto state = QStringLiteral("state.json");
    if (there->files.value(state) == files->value(state)) { // begun before, and left by whoever drove it
        claimedMs_ = running.changedMs;
        return isFree(home);
    }
    const auto put = home.put(
        {HomeChange::Kind::Decision, record.plan.id, *files, seen,
         QStringLiteral("Release %1: %2").arg(record.plan.id, releaseStateName(ReleaseState::Running))},
        isFree, stop_);
    if (!put)
        return fail(put.error());
    claimedMs_ = running.changedMs;
    return {};
}

Result<void> ReleaseDesk::renewClaim(const ReleaseEnvironment& environment, const QString& id)
{
    const auto record = store_->release(id);
    auto shared = record ? home(environment) : Result<ReleaseHome>(fail(record.error()));
    if (!shared)
        return fail(shared.error());
    const auto trust = keysOfPolicies({environment});
    for (int attempt = 1;; ++attempt) {
        const auto there = shared->read(id);
        if (!there)
            return fail(there.error());
        if (auto taken = isTakenOver(*there, *record, trust, keyId(), now()); !taken)
            return taken;
        auto claimed = claim(*shared, *record, there->revision);
        if (claimed || claimed.error().kind != ErrorKind::Conflict || attempt >= maxRenewals)
            return claimed;
    }
}

void ReleaseDesk::keepClaim(const ReleaseEnvironment& environment, const ReleasePlan& plan)
{
    const auto record = store_->release(plan.id);
    if (!record || record->state != ReleaseState::Running || !record->rollbackOf.isEmpty())
        return;
    // The first time before anything is looked at: that requests move is known there before they do, so that
    // a colleague may take it back.
    auto& word = claimWords_[plan.id];
    if (word)
        return word->sayAgain(now());
    (void)renewClaim(environment, plan.id);
    claimWords_[plan.id] = std::make_shared<ClaimWord>(*workspace_, settings_, environment, plan.id, now());
}

Result<void> ReleaseDesk::stillOurs(const ReleaseEnvironment& environment, const QString& id)
{
    const auto age = [&] { return now() - claimedMs_; };
    if (age() >= 0 && age() < freshFor.count())
        return {};
    auto renewed = renewClaim(environment, id);
    if (renewed ||
        (renewed.error().kind != ErrorKind::Conflict && age() >= 0 && age() < claimActTime.count()))
        return {};
    if (renewed.error().kind == ErrorKind::Conflict)
        return renewed;
    return fail(isAway(renewed.error()) ? ErrorKind::Offline : renewed.error().kind, id,
                DeskTexts::tr("Nothing more is asked for: since %1 the release home was not told that it is "
                              "driven from here, so that somebody else may go on with it soon. Execute it "
                              "again when the home answers. (%2)")
                    .arg(isoText(claimedMs_), errorSentence(renewed.error())));
}

} // namespace ph

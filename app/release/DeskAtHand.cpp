#include "app/release/DeskTexts.h"
#include "app/release/ReleaseDesk.h"
#include "app/release/ReleaseMoves.h"
#include "app/release/ToldReleases.h"

namespace ph {

Result<ReleaseDesk::AtHand> ReleaseDesk::atHand(const QString& id)
{
    AtHand hand;
    auto& known = hand.known;
    if (auto own = store_->release(id)) {
        known.record = std::move(*own);
    } else if (own.error().kind != ErrorKind::NotFound) {
        return fail(own.error());
    } else { // in whatever home: that of its environment has the last word, below
        auto elsewhere = knownRelease(*workspace_, id, HomeLook::Pull, stop_);
        if (!elsewhere)
            return fail(elsewhere.error());
        known.record = std::move(elsewhere->record);
        known.kept = KnownRelease::Kept::Home;
    }
    const bool isHere = known.kept == KnownRelease::Kept::Here;
    auto target = environment(known.record.plan.environment);
    if (!target)
        return fail(target.error());
    hand.environment = std::move(*target);
    auto opened = home(hand.environment);
    if (!opened) {
        hand.silent = opened.error();
        if (!isHere)
            return fail(opened.error());
        opened = openHome(*workspace_, hand.environment, keyId(), HomeLook::Copy, stop_);
    }
    const auto there = opened ? opened->read(id) : Result<HomeRecord>(fail(opened.error()));
    if (!there && !isHere)
        return fail(there.error());
    if (!hand.silent) {
        if (!there)
            hand.silent = there.error();
        else
            hand.home.emplace(std::move(*opened));
    }
    if (!there)
        return hand;
    hand.revision = there->revision;
    if (hand.revision.isEmpty() && !isHere)
        return fail(ErrorKind::NotFound, id,
                    DeskTexts::tr("The release home of %1 does not have it.").arg(hand.environment.name));
    const auto trust = keysOfPolicies({hand.environment});
    QStringList notes;
    auto told = recordFromHome(*there, notes, trust);
    if (!told && !isHere)
        return fail(told.error());
    if (!told) // whoever asks what was said of it is told why
        return hand;
    known.toldBy = toldBy(*there, *told, trust).value_or(QString());
    if (isHere && isUntold(known.record, {*told, known.toldBy}, keyId(), trust))
        known.end = KnownRelease::End::Untold;
    if (!isHere) {
        known.record = std::move(*told);
        known.notes = notes;
    } else if (auto caught = asTold(known.record, {*told, known.toldBy}, keyId())) {
        known.record = std::move(*caught);
        known.notes = keepTold(*store_, {{*told, known.toldBy}});
    } else if (known.record.state == told->state) {
        known.record.isLeft = told->isLeft;
    }
    return hand;
}

ReleaseSetting ReleaseDesk::settingOf(const AtHand& hand) const
{
    ReleaseSetting setting;
    setting.kept = hand.known.kept == KnownRelease::Kept::Here ? ReleaseSetting::Kept::Here
                                                               : ReleaseSetting::Kept::Elsewhere;
    setting.ownKey = keyId();
    setting.nowMs = now();
    setting.environment = hand.environment;
    setting.toldBy = hand.known.toldBy;
    if (auto policy = policyOf(hand.environment))
        setting.policy = std::move(*policy);
    else
        setting.whyNoPolicy = errorSentence(policy.error());
    return setting;
}

Error ReleaseDesk::whoWasFirst(const QString& id, const Error& refused)
{
    if (refused.kind != ErrorKind::Conflict)
        return refused;
    const auto again = atHand(id);
    const auto who = again ? whoDrivesElsewhere(again->known.record, settingOf(*again)) : QString();
    if (!who.isEmpty())
        return Error::make(ErrorKind::Conflict, id, who);
    if (again && !again->known.toldBy.isEmpty() && again->known.toldBy != keyId() &&
        again->known.record.state != ReleaseState::Waiting)
        return Error::make(ErrorKind::Conflict, id,
                           DeskTexts::tr("It is %1 by now, as %2 says.")
                               .arg(releaseStateName(again->known.record.state), again->known.toldBy));
    return refused;
}

} // namespace ph

#include "app/release/DeskTexts.h"
#include "app/release/ReleaseDesk.h"
#include "app/release/ReleaseMoves.h"
#include "services/release/PlanSteps.h"

#include <QSet>

#include <algorithm>

namespace ph {

namespace {

/// What is to be said of the approvals of a release from elsewhere; Forbidden where the policy wants a quorum
/// for rollbacks, and it has none. How long ago they were given does not matter: it was released with them.
Result<QStringList> saidOfApprovals(const ReleaseEnvironment& environment, const ReleaseRecord& record,
                                    std::int64_t nowMs)
{
    const auto policy = policyOf(environment);
    const auto tier = policy ? tierOf(*policy, record.plan.tier) : Result<PolicyTier>(fail(policy.error()));
    // A policy that cannot be read asks for nothing: rollbacks always may.
    if (!tier)
        return QStringList(DeskTexts::tr("%1: whether its approvals are enough is not known. %2")
                               .arg(record.plan.id, errorSentence(tier.error())));
    auto quorum = quorumOf(*policy, *tier);
    quorum.validFor = std::chrono::milliseconds(0);
    const auto count = countApprovals(quorum, record.approvals, subjectOfApprovals(record), nowMs);
    if (count.enough())
        return QStringList();
    const auto why = (QStringList(DeskTexts::tr("It was released from another workspace without the "
                                                "approvals that the policy asks for now.")) +
                      count.missing)
                         .join(u' ');
    if (tier->rollbackQuorum == PolicyTier::RollbackQuorum::NotNeeded)
        return QStringList(record.plan.id + QStringLiteral(": ") + why);
    return fail(ErrorKind::Forbidden, record.plan.id, why);
}

/// Tags that only tell of a release stay on a version that is not live any more.
bool isAnnouncement(const QString& place)
{
    return place.endsWith(u'#' + releaseTag) || place.endsWith(u'#' + releaseStateTag) ||
           place.endsWith(u'#' + releaseDigestTag);
}

/// Whether all that `record` moved is where it moved it, by what was `seen`.
bool isAllLive(const ReleaseRecord& record, const ReleaseRecord& seen)
{
    bool any = false;
    for (qsizetype i = 0; i < record.steps.size(); ++i) {
        const auto& step = record.steps[i];
        if (step.state == StepRecord::State::Planned || isAnnouncement(step.step.place))
            continue;
        if (seen.steps[i].state != StepRecord::State::Confirmed)
            return false;
        any = true;
    }
    return any;
}

/// What serves of what `record` moved, and is not where it moved it, in words; empty where some of it is, or
/// it moved nothing.
QString whyNothingIsLive(const ReleaseRecord& record, const ReleaseRecord& seen)
{
    QString why;
    for (qsizetype i = 0; i < record.steps.size(); ++i) {
        const auto& step = seen.steps[i];
        if (record.steps[i].state == StepRecord::State::Planned || isAnnouncement(step.step.place))
            continue;
        if (step.state == StepRecord::State::Confirmed)
            return {};
        why =
            DeskTexts::tr("%1: nothing of it is there. It made %2 live at %3, where %4 is now: what is live "
                          "is of something else.")
                .arg(record.plan.id, step.step.value, step.step.place,
                     step.observed->isEmpty() ? DeskTexts::tr("nothing") : *step.observed);
    }
    return why;
}

/// A way back that was begun and did not come to its end may have moved what is live already.
bool isBeingTakenBack(const QList<ReleaseRecord>& releases, const QString& id)
{
    return std::any_of(releases.begin(), releases.end(), [&](const ReleaseRecord& one) {
        return one.rollbackOf == id && one.state != ReleaseState::Done && changedSomething(one);
    });
}

/// Records of the environment's home that may be of a later release than any that can be read.
QStringList unreadOf(const ReleaseListing& listing, const ReleaseEnvironment& environment)
{
    QStringList unread;
    for (const auto& one : listing.unread) {
        if (one.environment == environment.name ||
            (one.environment.isEmpty() && one.home == homeName(environment)))
            unread << DeskTexts::tr("%1: whether it was released last is not known. %2")
                          .arg(one.id, errorSentence(one.error));
    }
    return unread;
}

} // namespace

Result<ReleaseRecord> ReleaseDesk::lookedAt(const ReleaseEnvironment& environment, ReleaseRecord record)
{
    const auto there = places(environment, record.plan.id, record.plan);
    if (!there)
        return fail(there.error());
    QSet<QString> reached; // places where the value of a later step is
    for (auto step = record.steps.rbegin(); step != record.steps.rend(); ++step) {
        const auto seen = (*there)->observe(step->step);
        // What is gone holds no tag.
        if (!seen && !(seen.error().kind == ErrorKind::NotFound && step->step.kind == PlanStep::Kind::SetTag))
            return fail(seen.error());
        step->observed = seen.value_or(QString());
        step->observedMs = now();
        if (*step->observed == step->step.value)
            reached.insert(step->step.place);
        step->state =
            reached.contains(step->step.place) ? StepRecord::State::Confirmed : StepRecord::State::Planned;
    }
    return record;
}

Result<KnownRelease> ReleaseDesk::takenBack(const ReleaseEnvironment& environment)
{
    auto own = store_->releases();
    if (!own)
        return fail(own.error());
    auto all = knownReleases(*workspace_, HomeLook::Pull, stop_); // kept by whoever acts on it
    QStringList unasked; // what was released since nobody can tell then
    if (!all) {          // nothing of the home stands in the way of one's own
        unasked << errorSentence(all.error());
        all = ReleaseListing{*own, {}, unasked};
        for (const auto& record : std::as_const(*own))
            all->here.insert(record.plan.id);
    }
    const auto address = homeName(environment);
    if (all->silent.contains(address))
        unasked << DeskTexts::tr(
                       "The release home was not asked: what was released since it was read last is "
                       "not known. %1")
                       .arg(all->silent.value(address));
    // What was executed since the copy of the home was read: then only what is live tells of it.
    if (const auto found = unasked.isEmpty() ? std::nullopt : executedUnread(environment, all->releases)) {
        const bool isHere = all->here.contains(found->plan.id);
        const auto said =
            isHere ? Result<QStringList>(QStringList()) : saidOfApprovals(environment, *found, now());
        if (!said)
            return fail(said.error().kind, said.error().where,
                        (QStringList(said.error().detail) + unasked).join(u' '));
        KnownRelease known{*found, isHere ? KnownRelease::Kept::Here : KnownRelease::Kept::Home,
                           unasked + *said};
        known.notes << DeskTexts::tr("%1 waits, as far as was read here, and what it makes live is live: "
                                     "somebody executed it since.")
                           .arg(found->plan.id);
        if (isHere)
            known.told = ToldRelease{*found, environment.name};
        return known;
    }
    // What may have been released after the one in hand. Then only what is live tells which was the last.
    auto inTheWay = unreadOf(*all, environment);
    auto kind = ErrorKind::NotFound;
    while (const auto* last = lastReleased(all->releases, environment.name)) {
        const bool isHere = all->here.contains(last->plan.id);
        KnownRelease known{*last, isHere ? KnownRelease::Kept::Here : KnownRelease::Kept::Home,
                           unasked + inTheWay, all->toldBy.value(last->plan.id)};
        for (const auto& told : std::as_const(all->told)) {
            if (told.record.plan.id == last->plan.id)
                known.told = told;
        }
        const bool isEnded = last->state == ReleaseState::Done || last->state == ReleaseState::Soaking;
        const bool isBegun = isBeingTakenBack(all->releases, last->plan.id);
        if (isHere && inTheWay.isEmpty() && (!isEnded || isBegun))
            return known;
        auto seen = lookedAt(environment, *last);
        if (!seen)
            return fail(seen.error());
        // Whatever was released since, and may be gone from the home, is live and is not stepped past.
        const auto notLive =
            inTheWay.isEmpty() && isEnded && !isBegun ? whyNothingIsLive(*last, *seen) : QString();
        if (isHere && inTheWay.isEmpty() && notLive.isEmpty())
            return known;
        const auto said =
            isHere ? Result<QStringList>(QStringList()) : saidOfApprovals(environment, *last, now());
        if (!said) {
            inTheWay << errorSentence(said.error());
        } else if (notLive.isEmpty() &&
                   (inTheWay.isEmpty() ? changedSomething(*seen) : isAllLive(*last, *seen))) {
            known.notes += *said;
            if (!isHere)
                known.record = std::move(*seen);
            return known;
        } else if (!notLive.isEmpty()) {
            if (isHere)
                kind = ErrorKind::Conflict;
            inTheWay << notLive;
        } else if (inTheWay.isEmpty()) {
            inTheWay << DeskTexts::tr("%1: the release home says that it was released, and nothing of it is "
                                      "there.")
                            .arg(last->plan.id);
        } else {
            kind = ErrorKind::Conflict;
            inTheWay << DeskTexts::tr("%1 is not taken back in its stead: what it made live is not live.")
                            .arg(last->plan.id);
        }
        all->releases.removeAt(last - all->releases.constData());
    }
    auto why =
        QStringList(DeskTexts::tr("Nothing that was released here can be taken back.")) + unasked + inTheWay;
    for (const auto& note : std::as_const(all->notes)) {
        if (!why.contains(note) && note != all->silent.value(address))
            why << note;
    }
    if (!unasked.isEmpty())
        why << DeskTexts::tr("What was read of the release home here tells of no release that is live.")
            << whatServes(environment)
            << DeskTexts::tr("Roll back again once the home answers, or from a workspace that has read it "
                             "since.");
    else if (!inTheWay.isEmpty())
        why << DeskTexts::tr("Mend what is in the way, or draft a release of what is to be live.");
    why.removeAll(QString());
    return fail(kind, environment.name, why.join(u' '));
}

} // namespace ph

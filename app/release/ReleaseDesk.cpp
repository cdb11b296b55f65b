#include "app/release/ReleaseDesk.h"

#include "app/release/DeskTexts.h"
#include "app/release/ReleaseMoves.h"
#include "app/release/ToldReleases.h"

#include "services/release/KeyStore.h"

namespace ph {

ReleaseDesk::ReleaseDesk(Workspace& workspace, std::stop_token stop, Settings settings, SigningKey key)
    : workspace_(&workspace)
    , stop_(std::move(stop))
    , settings_(std::move(settings))
    , key_(std::make_unique<SigningKey>(std::move(key)))
    , store_(std::make_unique<ReleaseStore>(workspace.state(), *key_,
                                            ReleaseStore::Settings{workspace.clock(), {}}))
{
    if (!settings_.registry)
        settings_.registry = registryOf(workspace);
    settings_.engine.clock = workspace.clock();
}

Result<ReleaseDesk> ReleaseDesk::open(Workspace& workspace, std::stop_token stop, Settings settings)
{
    auto key = KeyStore(workspace.state()).loadOwn(workspace.vault());
    if (!key)
        return fail(key.error());
    return ReleaseDesk(workspace, std::move(stop), std::move(settings), std::move(*key));
}

Result<ReleaseEnvironment> ReleaseDesk::environment(const QString& name)
{
    return loadEnvironment(folderOf(*workspace_), name);
}

Result<ReleaseHome> ReleaseDesk::home(const ReleaseEnvironment& environment)
{
    claimWords_.clear(); // one copy of a home has one user
    return openHome(*workspace_, environment, keyId(), HomeLook::Pull, stop_);
}

Result<DeskOutcome> ReleaseDesk::releaseRead(const QString& id)
{
    auto known = knownRelease(*workspace_, id, HomeLook::Pull, stop_);
    if (!known)
        return fail(known.error());
    if (known->told)
        known->notes << keepTold(*store_, {*known->told});
    if (known->end == KnownRelease::End::Untold)
        known->notes << tell({id});
    return DeskOutcome{std::move(known->record), std::move(known->notes)};
}

Result<ReleaseListing> ReleaseDesk::releasesRead()
{
    auto listing = knownReleases(*workspace_, HomeLook::Pull, stop_);
    if (listing)
        listing->notes << keepTold(*store_, listing->told) << tell(listing->untold);
    return listing;
}

Result<DeskOutcome> ReleaseDesk::cancelled(const QString& id, const QString& reason)
{
    auto record = store_->release(id);
    if (!record)
        return fail(record.error().kind == ErrorKind::NotFound
                        ? Error::make(ErrorKind::Unsupported, id,
                                      DeskTexts::tr("Only where it was submitted can it be given up."))
                        : record.error());
    if (const auto hand = atHand(id)) { // a home that is away keeps nobody from giving up what is theirs
        if (const auto who = whoDrivesElsewhere(hand->known.record, settingOf(*hand)); !who.isEmpty())
            return fail(ErrorKind::Conflict, id, who);
        record = store_->release(id);
        if (!record)
            return fail(record.error());
    }
    const bool wasDraft = record->state == ReleaseState::Draft;
    const auto done =
        record->state == ReleaseState::Running ? store_->askToStop(id) : store_->withdraw(id, reason);
    if (!done)
        return fail(done.error());
    DeskOutcome outcome;
    record = store_->release(id);
    if (!record)
        return fail(record.error());
    outcome.record = std::move(*record);
    if (!outcome.record.plan.rollout.isEmpty() && changedSomething(outcome.record))
        outcome.notes << DeskTexts::tr("Its rollout stands where it is, with the requests that it has: roll "
                                       "it back to take the candidate away.");
    if (wasDraft) // of which nobody else ever knew
        return outcome;
    if (const auto target = environment(outcome.record.plan.environment))
        tellHome(*target, outcome);
    else
        outcome.notes << errorSentence(target.error());
    return outcome;
}

Result<ApprovalCount> ReleaseDesk::approvals(const ReleaseRecord& record)
{
    const auto target = environment(record.plan.environment);
    if (!target)
        return fail(target.error());
    const auto policy = policyOf(*target);
    if (!policy)
        return fail(policy.error());
    const auto tier = tierOf(*policy, record.plan.tier);
    if (!tier)
        return fail(tier.error());
    return countApprovals(quorumOf(*policy, *tier), record.approvals,
                          {record.plan.id, record.planDigest, record.evidenceDigest, record.plan.author},
                          now());
}

} // namespace ph

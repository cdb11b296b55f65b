#include "app/release/DeskTexts.h"
#include "app/release/ReleaseDesk.h"
#include "app/release/ReleaseMoves.h"
#include "app/release/ToldReleases.h"
#include "app/release/WaitingWords.h"
#include "services/release/ClockSkew.h"
#include "services/release/GateStatementCount.h"
#include "services/release/GateStatementDocument.h"
#include "services/release/PlanCheck.h"
#include "services/release/ReleaseRows.h"
#include "services/store/DatabasePool.h"
#include "widgets/common/ErrorText.h"

#include <algorithm>

namespace ph {

Result<ReleaseDesk::Hearing> ReleaseDesk::hearing(const QString& id, HomeStatement::While sayable)
{
    Hearing heard;
    auto known = knownRelease(*workspace_, id, HomeLook::Pull, stop_);
    if (!known)
        return fail(known.error());
    heard.place = known->kept == KnownRelease::Kept::Here ? Hearing::Place::Here : Hearing::Place::Elsewhere;
    heard.outcome.notes = std::move(known->notes);
    if (known->told)
        heard.outcome.notes << keepTold(*store_, {*known->told});
    auto* record = &known->record;
    if (const auto why = whyNotSayable(*record, sayable); !why.isEmpty())
        return fail(ErrorKind::Conflict, id, why);
    auto target = environment(record->plan.environment);
    if (!target)
        return fail(target.error());
    auto policy = policyOf(*target);
    if (!policy)
        return fail(policy.error());
    heard.outcome.record = std::move(*record);
    heard.environment = std::move(*target);
    heard.policy = std::move(*policy);
    return heard;
}

std::int64_t ReleaseDesk::momentAfter(std::int64_t beforeMs) const
{
    // One from far ahead, of a clock that was off, draws nothing after it: that would not count now.
    const bool isNear = beforeMs != noTime && beforeMs <= now() + clockSkewMs;
    return isNear ? std::max(now(), beforeMs + 1) : now();
}

QString ReleaseDesk::cannotDecide(const Hearing& heard) const
{
    const auto& plan = heard.outcome.record.plan;
    if (plan.author == keyId())
        return DeskTexts::tr("You are its author, and nobody decides about their own release.");
    if (approverKey(heard.policy, keyId()).isEmpty())
        return DeskTexts::tr("Your key (%1) is in no group of the policy.").arg(keyId());
    if (plan.policyDigest != heard.policy.digest)
        return DeskTexts::tr("It was planned under another policy than the one that is here.");
    return checkPlan(plan, heard.environment).join(u' ');
}

Result<void> ReleaseDesk::say(Hearing& heard, const HomeStatement& statement,
                              const std::function<bool(const ReleaseRecord& now)>& fits,
                              const std::function<Result<void>()>& keepHere)
{
    auto& outcome = heard.outcome;
    const bool isHere = heard.place == Hearing::Place::Here;
    auto opened = home(heard.environment);
    auto put = opened ? putStatement(*opened, statement, fits, stop_, keysOfPolicies({heard.environment}))
                      : Result<void>(fail(opened.error()));
    // Where the home was not even reached nothing can have been sent.
    const bool waits = !opened && isAway(opened.error()) && statement.comment;
    if (waits) {
        if (auto kept = keepWaiting(*workspace_, heard.environment, *statement.comment, statement.text);
            !kept)
            return kept;
        outcome.notes << DeskTexts::tr(
            "The release home cannot be reached: it waits here, and is sent as soon as "
            "that answers.");
    }
    if (!put && !waits && !isHere)
        return put;
    if (!put && !waits)
        outcome.notes << DeskTexts::tr("Kept here, but the release home was not told (%1: %2).")
                             .arg(errorTitle(put.error().kind), put.error().detail);
    // Whose release it is keeps it with the release; everybody keeps what they said in their own ledger.
    auto kept = isHere ? keepHere() : workspace_->state().pool().write([&](Database& db) {
        appendToLedger(db, statement.kind, aboutRelease(outcome.record),
                       nlohmann::json::parse(statement.text.begin(), statement.text.end()), *key_, now());
    });
    if (!kept)
        return kept;
    if (opened) {
        if (const auto anchored = anchorLedger(*opened); !anchored)
            outcome.notes << DeskTexts::tr("The ledger was not anchored: %1").arg(anchored.error().detail);
    }
    return {};
}

Result<QStringList> ReleaseDesk::takeSaid(const ReleaseRecord& record, const ReleaseHome& home,
                                          const Policy& policy)
{
    QStringList notes;
    const auto there = home.read(record.plan.id);
    if (!there)
        return fail(there.error());
    const auto shared = sharedOf(*there, record, notes, [&](const QString&, const QString& key) {
        return !approverKey(policy, key).isEmpty();
    });
    if (!shared)
        return fail(shared.error());
    if (shared->planDigest != record.planDigest)
        return fail(anotherPlan(record));
    std::optional<Error> broken;
    const auto counted = [](const Result<void>& kept, const QString& why) -> Result<void> {
        return kept && !why.isEmpty() ? fail(ErrorKind::Forbidden, {}, why) : kept;
    };
    const auto take = [&](const QString& who, const auto& keep) {
        const auto key = approverKey(policy, who);
        const auto taken = key.isEmpty()
                               ? Result<void>(fail(ErrorKind::Invalid, who,
                                                   DeskTexts::tr("The policy does not list this key.")))
                               : keep(key);
        if (!taken && taken.error().kind == ErrorKind::Storage)
            broken = taken.error();
        if (!taken)
            notes << DeskTexts::tr("What %1 said does not count: %2").arg(who, taken.error().detail);
    };
    for (const auto& approval : shared->approvals) {
        if (!record.approvals.contains(approval))
            take(approval.keyId, [&](const QByteArray& key) { return store_->record(approval, key); });
    }
    for (const auto& waiver : shared->waivers) {
        if (!record.waivers.contains(waiver))
            take(waiverKeyId(waiver.waiver), [&](const QByteArray&) {
                return counted(store_->record(waiver), whyVoid(waiver, record, policy, now()));
            });
    }
    for (const auto& answer : shared->answers) {
        if (!record.answers.contains(answer))
            take(answer.answer.by, [&](const QByteArray& key) {
                return counted(store_->record(answer, key), whyVoid(answer, record, policy, now()));
            });
    }
    if (broken)
        return fail(*broken);
    return notes;
}

Result<QStringList> ReleaseDesk::takeSaidWhereReachable(const ReleaseRecord& record,
                                                        const ReleaseEnvironment& environment,
                                                        const Policy& policy)
{
    const auto opened = home(environment);
    const auto there = opened ? opened->read(record.plan.id) : Result<HomeRecord>(fail(opened.error()));
    if (!there)
        return QStringList{DeskTexts::tr("What others said was not looked at (%1: %2).")
                               .arg(errorTitle(there.error().kind), there.error().detail)};
    if (there->revision.isEmpty() && there->past.isEmpty()) // nobody was told of it yet
        return QStringList();
    auto taken = takeSaid(record, *opened, policy);
    if (!taken && taken.error().kind != ErrorKind::Storage) // whoever submits again mends what was changed
        return QStringList{errorSentence(taken.error())};
    return taken;
}

SaidStanding ReleaseDesk::standing(const ReleaseRecord& record)
{
    const auto target = environment(record.plan.environment);
    const auto policy = target ? policyOf(*target) : Result<Policy>(fail(target.error()));
    const auto why = [&](const auto& said) {
        return policy ? whyVoid(said, record, *policy, now())
                      : DeskTexts::tr("The policy cannot be read (%1).").arg(errorTitle(policy.error().kind));
    };
    const auto tier = policy ? tierOf(*policy, record.plan.tier) : fail(policy.error());
    SaidStanding standing;
    for (const auto& approval : record.approvals)
        standing.approvals << (tier ? whyVoid(quorumOf(*policy, *tier), approval, subjectOfApprovals(record),
                                              now())
                                    : errorSentence(tier.error()));
    for (const auto& waiver : record.waivers)
        standing.waivers << why(waiver);
    for (const auto& answer : record.answers)
        standing.answers << why(answer);
    return standing;
}

} // namespace ph

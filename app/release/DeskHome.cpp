#include "app/release/DeskTexts.h"
#include "app/release/HomeAnchors.h"
#include "app/release/ReleaseDesk.h"
#include "services/release/DriverLease.h"
#include "services/release/GateStatementCount.h"
#include "services/release/ReleaseProgress.h"
#include "widgets/common/ErrorText.h"

#include <algorithm>

namespace ph {

namespace {

constexpr int maxAttempts = 5; ///< while others change the same record

QString inWords(const Error& error)
{
    return DeskTexts::tr("The release home was not told (%1: %2 %3).")
        .arg(errorTitle(error.kind), error.where, error.detail);
}

/// What somebody else did since is never told away; that they only began is, once they are silent for long.
Result<void> isNoNews(const HomeRecord& there, const ReleaseRecord& record, const SigningKey& key,
                      const StateTrust& trust, std::int64_t nowMs)
{
    QStringList ignored;
    const auto told = recordFromHome(there, ignored, trust);
    const auto by = told ? toldBy(there, *told, trust).value_or(QString()) : QString();
    if (by.isEmpty() || by == key.id())
        return {};
    const bool isClaim = told->state == ReleaseState::Running;
    const bool holds = isClaim && !told->isLeft && claimHolds(told->changedMs, nowMs);
    const bool isOvertaken = holds && record.state == ReleaseState::Running;
    const bool isSilent = isClaim && !changedSomething(*told) && !claimHolds(told->changedMs, nowMs);
    if (!isOvertaken && (!isFurther(*told, record) || isSilent))
        return {};
    return fail(ErrorKind::Conflict, record.plan.id,
                DeskTexts::tr("It is %1 there, as %2 says.").arg(releaseStateName(told->state), by));
}

Result<void> putRecord(ReleaseHome& home, ReleaseRecord record, const SigningKey& key,
                       const StateTrust& trust, std::int64_t nowMs, std::stop_token stop)
{
    record.isLeft =
        record.state == ReleaseState::Running && leaseIsFree(record.driver, record.heartbeatMs, nowMs);
    const auto files = sealedHomeFilesOf(record, key);
    if (!files)
        return fail(files.error());
    for (int attempt = 0;; ++attempt) {
        const auto there = home.read(record.plan.id);
        if (!there)
            return fail(there.error());
        if (auto isNone = isNoNews(*there, record, key, trust, nowMs); !isNone)
            return isNone;
        const auto plan = QStringLiteral("plan.json");
        QStringList ignored;
        // What its author did not sign is nobody's plan, and the author mends it.
        const bool mends = record.plan.author == key.id() && !recordFromHome(*there, ignored);
        if (there->files.contains(plan) && there->files.value(plan) != files->value(plan) && !mends)
            return fail(ErrorKind::Conflict, record.plan.id,
                        DeskTexts::tr("Another plan lies there under the same id."));
        HomeChange change{
            HomeChange::Kind::Decision,
            record.plan.id,
            {},
            there->revision,
            QStringLiteral("Release %1: %2").arg(record.plan.id, releaseStateName(record.state))};
        for (auto it = files->begin(); it != files->end(); ++it) {
            if (there->files.value(it.key()) != it.value())
                change.files.insert(it.key(), it.value());
        }
        if (change.files.isEmpty())
            return {};
        const auto put = home.put(change, {}, stop);
        if (put)
            return {};
        if (put.error().kind != ErrorKind::Conflict || attempt >= maxAttempts)
            return fail(put.error());
    }
}

} // namespace

Result<void> ReleaseDesk::anchorLedger(ReleaseHome& home)
{
    for (int attempt = 0;; ++attempt) {
        const auto there = home.anchor();
        if (!there)
            return fail(there.error());
        // Whether or not it is kept there still: taking it out hides nothing.
        const auto kept = longestAnchor(home, key_->publicKey());
        if (!kept)
            return fail(kept.error());
        // Read after the anchor: what another process of this workspace anchored is in it.
        const auto ledger = store_->ledger();
        if (!ledger)
            return fail(ledger.error());
        if (ledger->isEmpty())
            return {};
        // A new head over one that is lost here would hide that it is lost.
        if (*kept && std::none_of(ledger->begin(), ledger->end(),
                                  [&](const LedgerEntry& entry) { return entry.hash == (*kept)->head; }))
            return fail(ErrorKind::Conflict, QStringLiteral("ledger/HEAD"),
                        DeskTexts::tr("The ledger here does not hold the entry %1 that the home keeps, or "
                                      "kept, as its end; nothing shorter is put in its place.")
                            .arg((*kept)->head));
        // One head per key: everybody's ledger is their own.
        const auto text = withAnchor(*there, ledger->last(), *key_);
        if (!text)
            return fail(text.error());
        if (*text == *there)
            return {};
        auto put = home.putAnchor(*text, *there, {}, stop_);
        if (put || put.error().kind != ErrorKind::Conflict || attempt >= maxAttempts)
            return put;
    }
}

void ReleaseDesk::tellHome(const ReleaseEnvironment& environment, DeskOutcome& outcome)
{
    auto opened = home(environment);
    if (!opened) {
        outcome.notes << inWords(opened.error());
        return;
    }
    const auto trust = keysOfPolicies({environment});
    if (const auto put = putRecord(*opened, outcome.record, *key_, trust, now(), stop_); !put)
        outcome.notes << inWords(put.error());
    if (!outcome.record.rollbackOf.isEmpty()) {
        const auto original = store_->release(outcome.record.rollbackOf);
        const auto policy = policyOf(environment);
        // What is signed by nobody whom others believe would only hide what its author said.
        if (original && original->plan.author != keyId() &&
            (!policy || approverKey(*policy, keyId()).isEmpty())) {
            outcome.notes << DeskTexts::tr("The release home goes on saying what it said of %1: only its "
                                           "author and keys of the policy are believed there.")
                                 .arg(original->plan.id);
        } else if (original) {
            if (const auto put = putRecord(*opened, *original, *key_, trust, now(), stop_); !put)
                outcome.notes << inWords(put.error());
        }
    }
    if (const auto anchored = anchorLedger(*opened); !anchored)
        outcome.notes << inWords(anchored.error());
}

QStringList ReleaseDesk::tell(const QStringList& ids)
{
    QStringList notes;
    for (const auto& id : ids) {
        auto record = store_->release(id);
        const auto target =
            record ? environment(record->plan.environment) : Result<ReleaseEnvironment>(fail(record.error()));
        if (!target) {
            notes << errorSentence(target.error());
            continue;
        }
        // What was submitted while the home was away is asked for by its author still, where it would be
        // asked for today: its plan is of what was live then.
        const bool isRequest = record->state == ReleaseState::Waiting;
        if (const auto still = isRequest ? stillAsDrafted(*target, record->plan) : Result<void>(); !still) {
            notes << DeskTexts::tr("%1 was submitted while its home was away, and is not put before its "
                                   "approvers: %2")
                         .arg(id, errorSentence(still.error()));
            continue;
        }
        DeskOutcome late{std::move(*record), {}};
        tellHome(*target, late);
        notes << late.notes;
    }
    return notes;
}

} // namespace ph

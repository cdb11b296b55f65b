#include "app/release/HomeAnchors.h"
#include "app/release/ReleaseDesk.h"
#include "services/release/DriverLease.h"
#include "services/release/GateStatementCount.h"
#include "services/release/IsoTime.h"
#include "services/release/ReleaseProgress.h"

#include <algorithm>

namespace ph {

namespace {

constexpr int maxAttempts = 5; ///< while others change the same record
const QString stateFile = QStringLiteral("state.json");

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

QString inWords(const Error& error)
{
    return QStringLiteral("The release home was not told (%1: %2 %3).")
        .arg(errorKindName(error.kind), error.where, error.detail);
}

/// What somebody else did since is never told away; that they only began is, once they are silent for long.
Result<void> isNoNews(const HomeRecord& there, const ReleaseRecord& record, const SigningKey& key,
                      const StateTrust& trust, std::int64_t nowMs)
{
    QStringList ignored;
    const auto told = recordFromHome(there, ignored, trust);
    const auto by = told ? toldBy(there, *told, trust).value_or(QString()) : QString();
    if (by.isEmpty() || by == key.id() || !isFurther(*told, record) ||
        (told->state == ReleaseState::Running && !changedSomething(*told) &&
         !claimHolds(told->changedMs, nowMs)))
        return {};
    return fail(ErrorKind::Conflict, record.plan.id,
                QStringLiteral("It is %1 there, as %2 says.").arg(releaseStateName(told->state), by));
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
                        QStringLiteral("Another plan lies there under the same id."));
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
                        QStringLiteral("The ledger here does not hold the entry %1 that the home keeps, or "
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
                        QStringLiteral("%1 is being changed by release %2 of %3, since %4.")
                            .arg(record.plan.environment, other->plan.id, other->plan.author,
                                 isoText(other->changedMs)));
        return {};
    };
    const auto there = home.read(record.plan.id);
    if (!there)
        return fail(there.error());
    if (there->files.value(stateFile) == files->value(stateFile))
        return isFree(home); // begun before, and left by whoever drove it
    const auto put = home.put(
        {HomeChange::Kind::Decision, record.plan.id, *files, seen,
         QStringLiteral("Release %1: %2").arg(record.plan.id, releaseStateName(ReleaseState::Running))},
        isFree, stop_);
    return put ? Result<void>() : fail(put.error());
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
            outcome.notes << QStringLiteral("The release home goes on saying what it said of %1: only its "
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
            notes << QStringLiteral("%1 was submitted while its home was away, and is not put before its "
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

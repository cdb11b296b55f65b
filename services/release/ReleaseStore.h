#pragma once

#include "models/values/ReleaseRecord.h"
#include "services/release/Ledger.h"
#include "services/release/MayExecute.h"
#include "services/store/StateStore.h"

namespace ph {

class Database;

/// The ledger of state.db as it lies there, one line an entry, to be verified or kept.
Result<QByteArray> storedLedgerLines(StateStore& state);
/// The same as it lies there, with what is kept beside each line, which the next entry will follow.
Result<LedgerCheck> verifyStoredLedger(StateStore& state, const KnownKeys& keys, const QString& anchor = {});

// Reading needs no key. Blocking.
Result<ReleaseRecord> storedRelease(StateStore& state, const QString& id); ///< NotFound where there is none
Result<QList<ReleaseRecord>> storedReleases(StateStore& state);            ///< latest change first
/// The entries that speak of a release, oldest first; not verified.
Result<QList<LedgerEntry>> ledgerAbout(StateStore& state, const QString& release);
/// The entries of these kinds ("traffic.observed"), oldest first; not verified.
Result<QList<LedgerEntry>> ledgerOf(StateStore& state, const QStringList& kinds);

/// Releases in state.db, and every way in which one may change. Each change is one transaction together with
/// its line in the ledger, signed by the key of whoever sits here. Blocking; never on the GUI thread.
class ReleaseStore {
public:
    struct Settings {
        Clock clock = systemNow;
        /// For tests: called before and after each commit.
        std::function<void(const char* point)> fault = {};
    };
    ReleaseStore(StateStore& state, const SigningKey& key, Settings settings);

    Result<ReleaseRecord> release(const QString& id) { return storedRelease(state_, id); }
    Result<QList<ReleaseRecord>> releases() { return storedReleases(state_); }
    Result<QList<LedgerEntry>> ledger();

    /// `note`: what to know of the draft, its reason while it is one. Invalid where the plan has problems;
    /// Conflict where the id is past being a draft.
    Result<void> saveDraft(const ReleasePlan& plan, const QString& note = {});
    /// Draft or waiting -> waiting, with new evidence, which voids what was approved on older one.
    Result<void> submit(const QString& id, const QList<GateResult>& gates);
    /// A draft or waiting one -> stopped.
    Result<void> withdraw(const QString& id, const QString& reason);
    /// Kept whole, whatever it says; Invalid where the signature does not fit `publicKey`; Conflict where it
    /// speaks of another plan or evidence than is recorded now. Keeping one twice changes nothing. A
    /// rejection by another than the author, and an approval that is taken back, also stop a running one, as
    /// long as none of its steps was asked for: Conflict otherwise.
    Result<void> record(const Approval& approval, const QByteArray& publicKey);
    /// Kept of a running one whatever was asked for by then, for whoever drives it, who stops it for that.
    /// Invalid as record(); Conflict where it does not run.
    Result<void> recordHeard(const Approval& approval, const QByteArray& publicKey);
    /// As record() of what is said about its gates; of these the evidence may be another one by now.
    Result<void> record(const SignedWaiver& waiver);
    Result<void> record(const SignedAnswer& answer, const QByteArray& publicKey);
    /// Waiting -> running. Forbidden with every reason where mayExecute() names any; Conflict where the
    /// record changed since `facts` were gathered, or another release is running in the environment.
    Result<void> start(const ExecutionFacts& facts);
    /// The same of a release that somebody else submitted, which is recorded here for it in the same
    /// transaction, with what was said of it. As adoptAndStartRollback() where it cannot be.
    Result<void> adoptAndStart(const ExecutionFacts& facts);
    /// A running one stops before its next step; at once where nobody drives it.
    Result<void> askToStop(const QString& id);
    /// What `of` changed goes back: `plan` (steps from rollbackSteps()) runs as a release of its own. Needs
    /// no approvals and knows no freeze. Conflict where `of` is being driven: its driver is asked to stop.
    Result<void> startRollback(const ReleasePlan& plan, const QString& of);
    /// The same of a release that was executed elsewhere, which is recorded here for it, with its steps and
    /// what was said of it, in the same transaction: one that nobody takes back is never left here to be
    /// driven by a second one. Conflict where there is one of its id here; Unsupported where its plan or
    /// evidence would not be the same text here.
    Result<void> adoptAndStartRollback(const ReleasePlan& plan, const ReleaseRecord& of);
    /// Soaking -> done, with what was watched.
    Result<void> endSoak(const QString& id, const nlohmann::json& observed);
    /// The same of a release that was executed elsewhere, which is recorded here for it.
    Result<void> adoptAndEndSoak(const ReleaseRecord& record, const nlohmann::json& observed);
    /// Takes over how far a release is by the word of `by` (a key id) in the release home, or as `by` (an
    /// environment) shows it, see caughtUp(): the ledger says that it was observed, not that it was done
    /// here. Nothing happens where it is no further, or is being driven from here.
    Result<void> observe(const ReleaseRecord& told, const QString& by);

    /// Only the ledger is told: a rehearsal changes no release.
    Result<void> recordRehearsal(const QString& environment, const QString& target);
    /// Likewise: what was asked of a rollout ("pause") stands in its own record beside the endpoint.
    Result<void> recordRolloutRequest(const QString& id, const QString& request, const QString& reason);

    // For whoever drives (ReleaseEngine).
    /// Conflict where somebody else drives it, or it is not running.
    Result<ReleaseRecord> takeLease(const QString& id, const QString& driver);
    /// Also says whether stopping was asked for.
    Result<bool> beat(const QString& id, const QString& driver);
    Result<void> giveUpLease(const QString& id, const QString& driver);
    Result<void> recordStep(const QString& id, const QString& driver, qsizetype position,
                            const StepRecord& step, const QString& kind);
    /// Ends the driving: `state` and why. A rollback is not watched: where it would be soaking it is done,
    /// and what it took back is rolled back. Returns the state reached.
    Result<ReleaseState> leave(const QString& id, const QString& driver, ReleaseState state,
                               const QString& reason);

    /// Releases that are running with nobody driving them.
    Result<QStringList> undrivenReleases();

private:
    struct Said;
    Result<void> change(const std::function<void(Database&)>& work);
    static Said saidOf(const Approval& approval);
    Result<void> keep(const Said& said);
    /// Whether it was not kept yet.
    bool put(Database& db, const Said& said, const ReleaseRecord& record);
    Result<void> begin(const ExecutionFacts& facts, const ReleaseRecord* adopted);
    /// As askToStop(); `reason`: where that is at once.
    void stopBeforeNextStep(Database& db, const ReleaseRecord& record, const QString& reason);
    /// `adopted`: null where `of` is recorded here already.
    Result<void> beginRollback(const ReleasePlan& plan, const QString& of, const ReleaseRecord* adopted);
    void adopt(Database& db, const ReleaseRecord& record);
    void writeSoakEnd(Database& db, const QString& id, const nlohmann::json& observed);
    std::int64_t now() const { return toMs(settings_.clock()); }

    StateStore& state_;
    const SigningKey& key_;
    Settings settings_;
};

} // namespace ph

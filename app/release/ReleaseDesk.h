#pragma once

#include "app/release/KnownReleases.h"
#include "services/release/ReleaseEngine.h"

namespace ph {

/// What somebody asks for.
struct DraftRequest {
    QString environment;
    QString tier;             ///< empty: the policy's only one
    QList<ReleasePart> parts; ///< kind, name and `to`; the rest is observed
    ReleaseTexts texts;       ///< may be empty: then it is a draft that lacks something
    /// Where to go back to, for parts that should not go back to what is live now.
    QList<ReleasePart> rollbackTargets;
    QString rollbackCondition, rollbackDataSource;
};

struct Drafted {
    ReleasePlan plan;
    QStringList missing; ///< why it cannot be submitted yet, one sentence each; empty: it was saved
};

/// A release after something was done with it.
struct DeskOutcome {
    ReleaseRecord record;
    /// What did not work beside it, one sentence each: an unreachable home, approvals that do not count.
    QStringList notes;
    friend bool operator==(const DeskOutcome&, const DeskOutcome&) = default;
};

/// Takes releases from a draft to their end, and back. Signs as whoever sits here. Blocking, one thread at a
/// time: for workers and the command line. Errors are in words. A release is executed where it was submitted;
/// everybody else takes part through the release home.
class ReleaseDesk {
public:
    struct Settings {
        RegistrySource registry = {}; ///< empty: the workspace's connections
        ReleaseEngine::Settings engine = {};
        /// What gates are asked with, beside the calendar and the rollback, which the desk knows itself.
        /// Empty: nothing, so that gates without a source say "no data".
        std::function<Result<GateFacts>(const ReleaseEnvironment&, const ReleasePlan&, const Policy&)> facts =
            {};
    };
    /// NotFound where no signing key was made yet.
    static Result<ReleaseDesk> open(Workspace& workspace, std::stop_token stop, Settings settings);

    /// What each part is now: `from` filled in; empty where nothing is live. `to` may be empty.
    Result<QList<ReleasePart>> observe(const QString& environment, QList<ReleasePart> parts);
    /// NotFound for a version that the registry does not have; Conflict where nothing is live, so that there
    /// is nothing to go back to, and no target was named.
    Result<Drafted> draft(const DraftRequest& request);
    /// Saves the plan, asks the gates, records what they answered, and tells the home. Again: new evidence.
    Result<DeskOutcome> submit(const ReleasePlan& plan);
    /// What the gates of a plan answer now; nothing is kept.
    Result<QList<GateResult>> askGates(const ReleasePlan& plan);
    Result<DeskOutcome> approve(const QString& id, const QString& comment);
    Result<DeskOutcome> reject(const QString& id, const QString& comment);
    Result<DeskOutcome> comment(const QString& id, const QString& comment);
    Result<DeskOutcome> revoke(const QString& id, const QString& comment);
    /// What somebody had before them when they decided.
    struct Seen {
        QString planDigest, evidenceDigest;
    };
    /// Conflict where it is another plan or evidence by now: nobody signs what they did not see.
    Result<DeskOutcome> decide(const QString& id, Approval::Decision decision, const QString& comment,
                               const Seen& seen);
    /// A draft or waiting one is given up; a running one stops before its next step.
    Result<DeskOutcome> cancel(const QString& id, const QString& reason);
    /// Forbidden, with every reason, where it may not be. A running one is driven on.
    Result<DeskOutcome> execute(const QString& id);
    /// What a rollback of the environment would do. `to`: a version of the model; empty: the recorded target.
    Result<ReleasePlan> rollbackPlan(const QString& environment, const QString& to);
    /// Does it. Neither freezes, approvals nor an unreachable home stand in its way; nor that no reason is
    /// given.
    Result<DeskOutcome> rollback(const QString& environment, const QString& to, const QString& reason = {});

    Result<ReleaseListing> releases() { return knownReleases(*workspace_, HomeLook::Pull, stop_); }
    /// From here, else from the homes.
    Result<DeskOutcome> release(const QString& id);
    /// Of a waiting release: approvals as they count now.
    Result<ApprovalCount> approvals(const ReleaseRecord& record);
    const QString& keyId() const { return key_->id(); }

private:
    ReleaseDesk(Workspace& workspace, std::stop_token stop, Settings settings, SigningKey key);
    Result<ReleaseEnvironment> environment(const QString& name);
    Result<std::unique_ptr<EnvironmentPlaces>> places(const ReleaseEnvironment& environment,
                                                      const QString& subject);
    Result<ReleaseHome> home(const ReleaseEnvironment& environment);
    std::int64_t now() const { return toMs(workspace_->clock()()); }

    Result<GateFacts> gateFacts(const ReleaseEnvironment& environment, const ReleasePlan& plan,
                                const Policy& policy);
    Result<DeskOutcome> decide(const QString& id, Approval::Decision decision, const QString& comment,
                               const std::optional<Seen>& seen);
    /// Takes the approvals of the home over; what is none becomes a note.
    Result<QStringList> takeApprovals(const ReleaseRecord& record, const ReleaseHome& home,
                                      const Policy& policy);
    /// Tells the home where the release stands, and anchors the ledger; what fails becomes a note.
    void tellHome(const ReleaseEnvironment& environment, DeskOutcome& outcome);
    void noteOwnActs(const ReleaseEnvironment& environment, DeskOutcome& outcome);
    Result<void> anchorLedger(ReleaseHome& home);
    Result<DeskOutcome> drive(const ReleaseEnvironment& environment, const QString& id);
    Result<ReleaseRecord> takenBack(const ReleaseEnvironment& environment);
    struct Rollback {
        ReleasePlan plan;
        QString of;
    };
    Result<Rollback> planRollback(const ReleaseEnvironment& environment, const QString& to);

    Workspace* workspace_;
    std::stop_token stop_;
    Settings settings_;
    std::unique_ptr<SigningKey> key_; // before the store, which signs with it
    std::unique_ptr<ReleaseStore> store_;
};

/// "2026-11-26-fraud-7-x3k9": of today, what is released, and chance.
QString newReleaseId(const QString& subject, std::int64_t nowMs);

} // namespace ph

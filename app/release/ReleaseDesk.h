#pragma once

#include "app/release/HomeFiles.h"
#include "app/release/KnownReleases.h"
#include "app/release/ReleasePicture.h"
#include "models/values/ArmedJob.h"
#include "services/release/ReleaseEngine.h"

namespace ph {

class ClaimWord;

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
    /// Cached: nobody answered, and what is live now is what was seen last. submit() looks again.
    enum class Live { Observed, Cached } live = Live::Observed;
    /// What to know of it, one sentence each; the draft keeps them as its reason until it is submitted.
    QStringList notes = {};
};

/// A release after something was done with it.
struct DeskOutcome {
    ReleaseRecord record;
    /// What did not work beside it, one sentence each: an unreachable home, approvals that do not count.
    QStringList notes;
    friend bool operator==(const DeskOutcome&, const DeskOutcome&) = default;
};

/// The rollout of a release as it is kept beside its endpoint, and the Job that drives it there.
struct RolloutNow {
    StoredRollout rollout;
    std::optional<ArmedJob> job = std::nullopt; ///< as of comparedToNow(); none: nobody armed it
    QString jobUnseen = {};                     ///< why nobody can tell, a sentence
};

/// What a rollback would do.
struct RollbackLook {
    ReleasePlan plan;
    QString of;        ///< id of the release that it takes back
    QStringList notes; ///< what to know before, one sentence each
};

/// Why what people said of a release and its gates counts for nothing now, one sentence each, in the record's
/// order; empty: it counts.
struct SaidStanding {
    QStringList approvals, waivers, answers;
};

/// Takes releases from a draft to their end, and back. Signs as whoever sits here. Blocking, one thread at a
/// time: for workers and the command line. Errors are in words. Its author and everybody whose key is in the
/// policy may execute, confirm and take back a release from their own workspace: one at a time, as they agree
/// in the release home.
class ReleaseDesk {
public:
    struct Settings {
        RegistrySource registry = {}; ///< empty: the workspace's connections
        ReleaseEngine::Settings engine = {};
        RolloutMeans rollout = {}; ///< of releases to an endpoint
        /// What gates are asked with, beside the calendar and the rollback, which the desk knows itself.
        /// Empty: nothing, so that gates without a source say "no data".
        std::function<Result<GateFacts>(const ReleaseEnvironment&, const ReleasePlan&, const Policy&)> facts =
            {};
    };
    /// NotFound where no signing key was made yet.
    static Result<ReleaseDesk> open(Workspace& workspace, std::stop_token stop, Settings settings);

    /// The rollout of a release as it is kept beside its endpoint now; none where it has none, or it was not
    /// begun. Errors of reachEndpoint() and of the store.
    Result<std::optional<RolloutNow>> rolloutNow(const ReleaseRecord& record);
    /// What each part is now: `from` filled in; empty where nothing is live. `to` may be empty.
    Result<QList<ReleasePart>> observe(const QString& environment, QList<ReleasePart> parts);
    /// NotFound for a version that the registry does not have; Conflict where nothing is live, so that there
    /// is nothing to go back to, and no target was named. Where the registry does not answer: from the cache.
    Result<Drafted> draft(const DraftRequest& request);
    /// Saves the plan, asks the gates, records what they answered, and tells the home. Again: new evidence.
    /// The first time it looks whether what is live is still what the plan was made for: Conflict otherwise.
    Result<DeskOutcome> submit(const ReleasePlan& plan);
    /// What the gates of a plan answer now; nothing is kept.
    Result<QList<GateResult>> askGates(const ReleasePlan& plan);
    Result<DeskOutcome> approve(const QString& id, const QString& comment);
    /// Also of a running one of which nothing was asked for yet, which it stops; as revoke(). Conflict after
    /// that.
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
    /// A draft or waiting one is given up; a running one stops before its next step. Conflict where it is
    /// driven from elsewhere.
    Result<DeskOutcome> cancel(const QString& id, const QString& reason);
    /// Says again in the home that it is driven from here. Conflict where somebody else says that by now, or
    /// another release of its environment is under way.
    Result<void> renewClaim(const ReleaseEnvironment& environment, const QString& id);
    /// Takes it upon oneself that a gate is not passed, until `expiresMs` (UTC; as long as the policy
    /// allows), in the name of `group`; empty: of the only one of one's own that may. Forbidden but for
    /// members of a group that the policy's waivers name for the gate, and for the author, whatever groups
    /// they are in; Invalid without a reason or with another end; NotFound for a gate that was not asked;
    /// Conflict for one that passes. It outlives new evidence, and no new plan.
    Result<DeskOutcome> waive(const QString& id, const QString& gate, const QString& group,
                              const QString& reason, std::int64_t expiresMs);
    /// Answers an item of a checklist; `note` may be empty. Forbidden but for keys that the policy lists in
    /// any group, and for the author; NotFound, with what there is, for an item that is not asked. Where the
    /// release was submitted the gates are asked again at once, which is new evidence; elsewhere the answer
    /// waits in the home for the next submit().
    Result<DeskOutcome> answer(const QString& id, const QString& gate, const QString& item,
                               ChecklistAnswer::Word word, const QString& note);
    /// Forbidden, with every reason, where it may not be, or where a gate that asks what is live does not
    /// pass now; Conflict, with who and since when, where another workspace is at it. One that lies in its
    /// home only is adopted for it. A running one is driven on, from elsewhere once whoever drove it has been
    /// silent for claimTime; as long as none of its steps was asked for the same is looked at again. Before
    /// each step the home is read: where it is not approved any more it is stopped there.
    Result<DeskOutcome> execute(const QString& id);
    /// Soaking -> done. Conflict before the policy's soak is over, or where something else is live by now;
    /// Forbidden where the rollback condition is met, or for a stranger to the policy. A condition that
    /// nobody answers is told, and noted in the ledger as not known.
    Result<DeskOutcome> confirm(const QString& id);
    /// What a rollback of the environment would do, whoever released to it last. `to`: a version of the
    /// model; empty: the recorded target.
    Result<RollbackLook> rollbackPlan(const QString& environment, const QString& to);
    /// The same without a signing key: then nobody is the plan's author.
    static Result<RollbackLook> lookAtRollback(Workspace& workspace, std::stop_token stop, Settings settings,
                                               const QString& environment, const QString& to);
    /// Does it. Neither freezes, approvals nor an unreachable home stand in its way; nor that no reason is
    /// given. A release from elsewhere is adopted for it where its author sealed it and something of it is
    /// there; approvals that are not enough by today's policy become a note, or Forbidden where the tier
    /// wants a quorum for rollbacks. Where a later release is refused, or a record of the home cannot be
    /// read, an earlier one is taken back only if all that it made live is live: Conflict otherwise.
    Result<DeskOutcome> rollback(const QString& environment, const QString& to, const QString& reason = {});

    /// Asks the rollout of a release to hold, to go on, or to be taken back while it is not promoted (Abort),
    /// whoever drives it: they heed it at their next look. Gives what is recorded beside the endpoint then.
    /// Unsupported for a release to no endpoint; NotFound where its rollout was not begun; Invalid where that
    /// has ended; Forbidden for a stranger to the policy.
    Result<StoredRollout> askRollout(const QString& id, RolloutRequest::Kind kind, const QString& reason);

    /// Looks whether what a rollback would go back to is there and loads, and keeps in the home and the
    /// ledger that it was rehearsed: what a rollback goes to, "fraud 6". Changes nothing that is live. Before
    /// the first release it is `to`, or what is live now; Conflict where that is not one version, or it does
    /// not load; NotFound where there is no such version.
    Result<QString> rehearse(const QString& environment, const QString& to);

    /// What others did since to what is kept here is taken over, see keepTold(); what became of it here and
    /// is not told in the homes yet, is.
    Result<ReleaseListing> releases();
    /// Tells the homes of releases of this workspace where these stand; what fails, one sentence each. One
    /// that waits only where what is live is still what its plan was made for.
    QStringList tell(const QStringList& ids);
    /// From here, else from the homes.
    Result<DeskOutcome> release(const QString& id);
    /// Of a waiting release: approvals as they count now.
    Result<ApprovalCount> approvals(const ReleaseRecord& record);
    /// Approvals, waivers and answers as they count now. Without the policy none does.
    SaidStanding standing(const ReleaseRecord& record);
    const QString& keyId() const { return key_->id(); }
    std::int64_t now() const { return toMs(workspace_->clock()()); }

private:
    ReleaseDesk(Workspace& workspace, std::stop_token stop, Settings settings, SigningKey key);
    Result<ReleaseEnvironment> environment(const QString& name);
    /// `about`: of which release; its rollout tells what its endpoint serves.
    Result<std::unique_ptr<EnvironmentPlaces>> places(const ReleaseEnvironment& environment,
                                                      const QString& subject, const ReleasePlan& about = {});
    /// Puts the rollout into a plan that needs one, and says in the notes what it does.
    Result<void> addRollout(const ReleaseEnvironment& environment, const PolicyTier& tier,
                            EnvironmentPlaces& there, Drafted& drafted);
    /// Where its rollout went back by itself, all that moved with it goes back too.
    Result<DeskOutcome> followRolloutBack(const ReleaseEnvironment& environment, const RolloutState& rollout,
                                          DeskOutcome outcome);
    Result<Drafted> draftFrom(const RegistrySource& registry, const DraftRequest& request,
                              Drafted::Live live);
    Result<void> stillAsDrafted(const ReleaseEnvironment& environment, const ReleasePlan& plan);
    Result<ReleaseHome> home(const ReleaseEnvironment& environment);

    Result<GateFacts> gateFacts(const ReleaseEnvironment& environment, const ReleasePlan& plan,
                                const Policy& policy);
    Result<QList<GateResult>> evaluate(const ReleaseEnvironment& environment, const Policy& policy,
                                       const ReleasePlan& plan);
    /// Which gates of what is live do not pass now, one sentence each; the evidence stays as it was signed.
    Result<QStringList> whyNotNow(const ReleaseEnvironment& environment, const Policy& policy,
                                  const PolicyTier& tier, const ExecutionFacts& about);
    Result<DeskOutcome> decided(const QString& id, Approval::Decision decision, const QString& comment,
                                const std::optional<Seen>& seen);
    // What the public ones do; those say it inNames().
    Result<DeskOutcome> submitted(const ReleasePlan& plan);
    Result<DeskOutcome> cancelled(const QString& id, const QString& reason);
    Result<DeskOutcome> waived(const QString& id, const QString& gate, const QString& group,
                               const QString& reason, std::int64_t expiresMs);
    Result<DeskOutcome> answered(const QString& id, const QString& gate, const QString& item,
                                 ChecklistAnswer::Word word, const QString& note);
    Result<DeskOutcome> executed(const QString& id);
    Result<DeskOutcome> confirmed(const QString& id);
    Result<RollbackLook> rollbackSeen(const QString& environment, const QString& to);
    Result<DeskOutcome> rolledBack(const QString& environment, const QString& to, const QString& reason);
    Result<QString> rehearsed(const QString& environment, const QString& to);
    Result<StoredRollout> rolloutAsked(const QString& id, RolloutRequest::Kind kind, const QString& reason);
    Result<ReleaseListing> releasesRead();
    Result<DeskOutcome> releaseRead(const QString& id);
    /// Errors, and the notes of what has some, with people as their policies call them.
    template <class T>
    Result<T> inNames(Result<T> said) const;

    /// A waiting release that somebody is about to say something about.
    struct Hearing {
        enum class Place { Here, Elsewhere } place = Place::Here; ///< where it was submitted
        DeskOutcome outcome;                                      ///< with the record
        ReleaseEnvironment environment;
        Policy policy;
    };
    Result<Hearing> hearing(const QString& id, HomeStatement::While sayable = HomeStatement::While::Waiting);
    void tellWhetherStopped(Hearing& heard);
    /// When something is said that follows what was said at `beforeMs` (noTime: nothing was): of two things
    /// that one key says the later counts, and two may be said within one moment of the clock.
    std::int64_t momentAfter(std::int64_t beforeMs) const;
    /// Why what whoever sits here says would not count; empty: it would.
    QString cannotDecide(const Hearing& heard) const;
    /// Shares it through the home and keeps it, here with `keepHere`, else in one's own ledger.
    Result<void> say(Hearing& heard, const HomeStatement& statement,
                     const std::function<bool(const ReleaseRecord& now)>& fits,
                     const std::function<Result<void>()>& keepHere);
    /// Takes over what people said in the home: approvals, waivers, answers; what is none becomes a note.
    Result<QStringList> takeSaid(const ReleaseRecord& record, const ReleaseHome& home, const Policy& policy);
    /// The same; a home that cannot be asked becomes a note.
    Result<QStringList> takeSaidWhereReachable(const ReleaseRecord& record,
                                               const ReleaseEnvironment& environment, const Policy& policy);

    Fact<QMap<QString, ChecklistAnswer>> answersOf(const ReleaseEnvironment& environment, const QString& id,
                                                   const Policy& policy);

    /// A release that whoever sits here is about to move on.
    struct AtHand {
        KnownRelease known; ///< brought up to what its home says
        ReleaseEnvironment environment;
        std::optional<ReleaseHome> home; ///< as it is now; none: it could not be asked
        std::optional<Error> silent;     ///< why not
        QString revision;                ///< of the record in it
    };
    Result<AtHand> atHand(const QString& id);
    ReleaseSetting settingOf(const AtHand& hand) const;
    Result<DeskOutcome> begin(AtHand& hand, ReleaseSetting setting);
    Result<DeskOutcome> driveOn(AtHand& hand);
    /// A claim that was refused, in better words where somebody else is at the same release.
    Error whoWasFirst(const QString& id, const Error& refused);

    /// Says in the home that `record` is under way, before it changes anything. Conflict, with who and since
    /// when, where another release of its environment is, or where something was said of it since `seen` (a
    /// revision).
    Result<void> claim(ReleaseHome& home, const ReleaseRecord& record, const QString& seen);
    /// renewClaim() every few minutes of a rollout; what fails stops nothing.
    void keepClaim(const ReleaseEnvironment& environment, const ReleasePlan& plan);
    /// Whether nobody else can have taken it over yet: renews a claim that gets old, and where that fails
    /// says why nothing more may be asked for from here.
    Result<void> stillOurs(const ReleaseEnvironment& environment, const QString& id);
    /// Tells the home where the release stands, and anchors the ledger; what fails becomes a note.
    void tellHome(const ReleaseEnvironment& environment, DeskOutcome& outcome);
    void noteOwnActs(const ReleaseEnvironment& environment, DeskOutcome& outcome);
    void noteLook(const ReleaseEnvironment& environment, const ReleaseRecord& record, QStringList& notes);
    /// Why a release that runs is not to go on, by what the home says now; empty: it may. What kept the home
    /// from being asked becomes a note, once.
    QString whyNotOn(const ReleaseEnvironment& environment, const QString& id, QStringList& notes);
    Result<void> anchorLedger(ReleaseHome& home);
    Result<DeskOutcome> drive(const ReleaseEnvironment& environment, const QString& id);
    /// What a rollback takes back, with what stood in the way of knowing better. One that is kept in the home
    /// only is as it was looked at now. NotFound where there is nothing; Conflict where something that cannot
    /// be taken back may have been released after what can.
    Result<KnownRelease> takenBack(const ReleaseEnvironment& environment);
    /// With the steps whose value is there now as confirmed, the others as planned.
    Result<ReleaseRecord> lookedAt(const ReleaseEnvironment& environment, ReleaseRecord record);
    /// Of `releases` one that waits as far as is known here, and is live all the same: somebody executed it
    /// since. As executed, with what was seen; none: nothing that waits is live.
    std::optional<ReleaseRecord> executedUnread(const ReleaseEnvironment& environment,
                                                const QList<ReleaseRecord>& releases);
    /// What serves now, and of which release the registry says that it is, one sentence; empty: not known.
    QString whatServes(const ReleaseEnvironment& environment);
    struct Rollback {
        ReleasePlan plan;
        KnownRelease of;
    };
    Result<ReleasePart> rehearsedPart(const ReleaseEnvironment& environment, const QString& to);
    Result<void> shareRehearsal(ReleaseHome& home, const ReleaseEnvironment& environment,
                                const QString& target);
    Result<Rollback> planRollback(const ReleaseEnvironment& environment, const QString& to);

    Workspace* workspace_;
    std::stop_token stop_;
    Settings settings_;
    std::unique_ptr<SigningKey> key_; // before the store, which signs with it
    std::unique_ptr<ReleaseStore> store_;
    std::int64_t claimedMs_ = 0; ///< when what is driven was last claimed in its home
    QMap<QString, std::shared_ptr<ClaimWord>> claimWords_; ///< of rollouts that are driven, by release
};

/// "2026-11-26-fraud-7-x3k9": of today, what is released, and chance.
QString newReleaseId(const QString& subject, std::int64_t nowMs);

} // namespace ph

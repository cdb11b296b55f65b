#pragma once

#include "app/release/DeskSources.h"
#include "models/values/ReleaseRecord.h"
#include "services/home/ReleaseHome.h"
#include "services/release/SigningKey.h"

namespace ph {

/// Whether a key may, beside the author's, say where releases of an environment stand. Empty: no other may.
using StateTrust = std::function<bool(const QString& environment, const QString& keyId)>;
/// Keys that the policy of the environment lists in any group.
StateTrust keysOfPolicies(const QList<ReleaseEnvironment>& environments);

/// The files of a record in the home: "plan.json", and "state.json" as `key` signs it; where `key` is the
/// author's also "gates.json" and "seal.json", in which they sign plan and evidence. What people say are
/// files of their own, see putStatement().
Result<QMap<QString, QByteArray>> sealedHomeFilesOf(const ReleaseRecord& record, const SigningKey& key);

/// Whether there is no plan in it (any more): then the release is not in the home, whatever else lies there.
bool isGone(const HomeRecord& record);

/// What people said of a release, signed each, into `record`: what lies in the home, and what lay there. What
/// was removed counts as if it were there still, which `notes` say, so that nobody revives an approval by
/// removing what takes it back. Of what was replaced only what takes back or says no counts: a changed
/// approval is none, nor is what it was. Whether a signature fits is for whoever counts.
void readSaid(const HomeRecord& home, ReleaseRecord& record, QStringList& notes);

/// Leaves out of `record`, as it is kept here, what people said for it and what the home holds no more in the
/// file that it was read from, but something else: whatever was verified once, it is not to be shown any
/// more. What takes back or says no stays. `notes` name what was left out.
void leaveOutReplaced(const HomeRecord& home, ReleaseRecord& record, QStringList& notes);

/// What the home says of a release. Nothing in it is believed but signatures. NotFound where the plan is
/// missing. Unreadable or Invalid, naming the file, where the plan or the evidence are none or not what the
/// author sealed, nobody sealed them, or the plan is another's. An approval, waiver or answer that is none is
/// named in `notes` and left out. So is a state that is none, or of another plan or evidence, or by a key
/// that is not trusted: the release is taken to be waiting then, so that it is neither hidden nor holds up
/// others. A state that was removed is what was rightly signed last; so is one that was replaced by none,
/// where that had ended the release.
///
/// A state that was rightly signed and has been put back is not told from the present one: it is no newer
/// than a counter in it says, but the only memory of a newer counter is in the same repository, or in a
/// workspace that looked in between. Rewritten history is told by ReleaseHome::pull(); a commit that puts it
/// back is seen in the history. Nothing is changed on its word alone: a claim counts for minutes
/// from when it was signed, and each step compares what is live before it changes that.
Result<ReleaseRecord> recordFromHome(const HomeRecord& record, QStringList& notes,
                                     const StateTrust& trust = {});

/// Who says where it stands, a key id that is believed: what nobody says is taken to be waiting, and may be
/// released. Unreadable, Invalid or Forbidden, with why.
Result<QString> toldBy(const HomeRecord& home, ReleaseRecord record, const StateTrust& trust);

/// When a release moved what it moves, as was rightly said in its home, now or before. noTime: nobody did.
struct TimesOfMove {
    std::int64_t begunMs = noTime; ///< somebody said first that they drive it
    std::int64_t liveMs = noTime;  ///< somebody said first that it is live
    std::int64_t lastMs = noTime;  ///< and last
};
TimesOfMove timesOfMove(const HomeRecord& home, const ReleaseRecord& record, const StateTrust& trust);

/// What the home says of a release that is known here: the same, but where it is gone from the home, which
/// `notes` say, only what was said of it counts.
Result<ReleaseRecord> sharedOf(const HomeRecord& home, const ReleaseRecord& known, QStringList& notes,
                               const StateTrust& trust);

/// The plan as it is in the home, or was last; not looked at further. NotFound, Unreadable.
Result<ReleasePlan> planIn(const HomeRecord& home);

/// What is said where the home has a plan under the id of `record` that is not its plan.
Error anotherPlan(const ReleaseRecord& record);

/// What somebody signed, on its way into the home.
struct HomeStatement {
    QString releaseId;
    QString kind; ///< "approval", "waiver", "answer": its folder is the plural
    QByteArray text;
    QString message; ///< first line of the commit
    std::optional<Approval> comment =
        std::nullopt; ///< where it is no more than that: may wait for the network
    enum class While { Waiting, NothingAsked } sayable = While::Waiting;
};

/// Why nothing of the kind can be said of it any more, one sentence; empty: it can. NothingAsked: as long as
/// it waits, and from when it began until something of it is asked for.
QString whyNotSayable(const ReleaseRecord& record, HomeStatement::While sayable);

/// One file more in the record, while it is sayable and `fits` holds of it as it is by then; Conflict
/// otherwise.
Result<void> putStatement(ReleaseHome& home, const HomeStatement& statement,
                          const std::function<bool(const ReleaseRecord& now)>& fits, std::stop_token stop,
                          const StateTrust& trust = {});

} // namespace ph

#pragma once

#include "app/release/ConditionWatch.h"
#include "models/values/Policy.h"
#include "models/values/ReleaseRecord.h"
#include "models/values/ReleaseView.h"
#include "services/release/ApprovalCount.h"
#include "services/release/Ledger.h"

namespace ph {

/// What is known around a release when it is shown to whoever sits here.
struct ReleaseSetting {
    enum class Kept { Here, Elsewhere } kept = Kept::Here; ///< Elsewhere: in its release home only
    QString ownKey;                                        ///< key id; empty: no key was made here yet
    QMap<QString, QString> names;                          ///< key id -> what people call it
    std::optional<ReleaseEnvironment> environment;
    std::optional<Policy> policy; ///< of the environment as it is now; none: it could not be read
    QString whyNoPolicy;          ///< one sentence where there is none
    std::int64_t nowMs = 0;
    std::optional<ConditionWatch> condition; ///< what its rollback condition says now; none: nobody asked
    QString latest;            ///< id of what a rollback of the environment would take back; empty: nothing
    QStringList underWay = {}; ///< ids of other releases that are changing its environment now
    QString toldBy = {}; ///< key id of who says in the release home where it stands; empty: nobody known
};

/// The policy's labels and the workspace's, by key id.
QMap<QString, QString> keyNames(const std::optional<Policy>& policy, const QMap<QString, QString>& own);

/// Approvals as they count now; none where policy or tier is not known.
std::optional<ApprovalCount> countedApprovals(const ReleaseRecord& record, const ReleaseSetting& setting);

ReleaseSummary releaseSummary(const ReleaseRecord& record, const ReleaseSetting& setting);

/// `log`: the ledger's entries about it. Of one that is kept elsewhere its record is told in their place:
/// what is in the ledger of whoever executes it stays there.
ReleaseDetails releaseDetails(const ReleaseRecord& record, const ReleaseSetting& setting,
                              const QList<LedgerEntry>& log);

/// What of this release waits for whoever sits here.
QList<InboxItem> inboxItems(const ReleaseRecord& record, const ReleaseSetting& setting);

/// Which release a rollback of the environment takes back: the last one that changed something, and was not
/// taken back. Null: none.
const ReleaseRecord* lastReleased(const QList<ReleaseRecord>& releases, const QString& environment);

} // namespace ph

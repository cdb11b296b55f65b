#include "app/release/DeskTexts.h"
#include "app/release/ReleaseDesk.h"
#include "app/release/ReleaseMoves.h"
#include "services/release/GateStatementCount.h"

namespace ph {

namespace {

template <class Said>
void unite(QList<Said>& with, const QList<Said>& others)
{
    for (const auto& one : others) {
        if (!with.contains(one))
            with << one;
    }
}

/// That somebody else ended it, as the home says; empty: nobody did.
QString whoEndedIt(const HomeRecord& there, const ReleaseRecord& kept, const StateTrust& trust,
                   const QString& ownKey)
{
    QStringList ignored;
    const auto told = recordFromHome(there, ignored, trust);
    const auto by = told ? toldBy(there, *told, trust).value_or(QString()) : QString();
    const bool isEnded = told && told->planDigest == kept.planDigest &&
                         (told->state == ReleaseState::Stopped || told->state == ReleaseState::RollingBack ||
                          told->state == ReleaseState::RolledBack);
    return !by.isEmpty() && by != ownKey && isEnded
               ? QStringLiteral("It is %1 in the release home, as %2 says.")
                     .arg(releaseStateName(told->state), by)
               : QString();
}

} // namespace

/// What colleagues said since the last step. A home that is away stops nothing that was approved: half a
/// release is worse than a whole one, and that it was not asked is said.
QString ReleaseDesk::whyNotOn(const ReleaseEnvironment& environment, const QString& id, QStringList& notes)
{
    const auto goOn = [&](const Error& error) {
        const auto note = DeskTexts::tr("What others said while it ran was not looked at, and it went on: %1")
                              .arg(errorSentence(error));
        if (!notes.contains(note))
            notes << note;
        return QString();
    };
    auto heard = store_->release(id);
    if (!heard)
        return goOn(heard.error());
    if (!heard->rollbackOf.isEmpty()) // needs nobody's word
        return {};
    const auto policy = policyOf(environment);
    const auto tier = policy ? tierOf(*policy, heard->plan.tier) : Result<PolicyTier>(fail(policy.error()));
    if (!tier)
        return goOn(tier.error());
    const auto opened = home(environment);
    const auto there = opened ? opened->read(id) : Result<HomeRecord>(fail(opened.error()));
    if (!there)
        return goOn(there.error());
    if (auto ended = whoEndedIt(*there, *heard, keysOfPolicies({environment}), keyId()); !ended.isEmpty())
        return ended;
    QStringList told; // when it began, and again when somebody looks at it
    ReleaseRecord said;
    readSaid(*there, said, told);
    unite(heard->approvals, said.approvals);
    auto quorum = quorumOf(*policy, *tier);
    quorum.validFor = std::chrono::milliseconds(0); // it began with them: they do not lapse on the way
    const auto missing = countApprovals(quorum, heard->approvals, subjectOfApprovals(*heard), now()).missing;
    if (!missing.isEmpty()) { // what stops it stands with it, as what let it begin does
        for (const auto& approval : std::as_const(said.approvals)) {
            if (const auto key = approverKey(*policy, approval.keyId); !key.isEmpty())
                (void)store_->recordHeard(approval, key); // that it stops is said either way
        }
    }
    return missing.join(u' ');
}

} // namespace ph

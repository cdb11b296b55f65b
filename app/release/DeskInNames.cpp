#include "app/release/KeyLabels.h"
#include "app/release/ReleaseDesk.h"

namespace ph {

template <class T>
Result<T> ReleaseDesk::inNames(Result<T> said) const
{
    if (!said)
        said.error().detail = ph::inNames({said.error().detail}, *workspace_).first();
    else if constexpr (requires { said->notes; })
        said->notes = ph::inNames(std::move(said->notes), *workspace_);
    return said;
}

Result<DeskOutcome> ReleaseDesk::submit(const ReleasePlan& plan)
{
    return inNames(submitted(plan));
}

Result<DeskOutcome> ReleaseDesk::approve(const QString& id, const QString& comment)
{
    return inNames(decided(id, Approval::Decision::Approve, comment, std::nullopt));
}

Result<DeskOutcome> ReleaseDesk::reject(const QString& id, const QString& comment)
{
    return inNames(decided(id, Approval::Decision::Reject, comment, std::nullopt));
}

Result<DeskOutcome> ReleaseDesk::comment(const QString& id, const QString& comment)
{
    return inNames(decided(id, Approval::Decision::Comment, comment, std::nullopt));
}

Result<DeskOutcome> ReleaseDesk::revoke(const QString& id, const QString& comment)
{
    return inNames(decided(id, Approval::Decision::Revoke, comment, std::nullopt));
}

Result<DeskOutcome> ReleaseDesk::decide(const QString& id, Approval::Decision decision,
                                        const QString& comment, const Seen& seen)
{
    return inNames(decided(id, decision, comment, std::optional(seen)));
}

Result<DeskOutcome> ReleaseDesk::cancel(const QString& id, const QString& reason)
{
    return inNames(cancelled(id, reason));
}

Result<DeskOutcome> ReleaseDesk::waive(const QString& id, const QString& gate, const QString& group,
                                       const QString& reason, std::int64_t expiresMs)
{
    return inNames(waived(id, gate, group, reason, expiresMs));
}

Result<DeskOutcome> ReleaseDesk::answer(const QString& id, const QString& gate, const QString& item,
                                        ChecklistAnswer::Word word, const QString& note)
{
    return inNames(answered(id, gate, item, word, note));
}

Result<DeskOutcome> ReleaseDesk::execute(const QString& id)
{
    return inNames(executed(id));
}

Result<DeskOutcome> ReleaseDesk::confirm(const QString& id)
{
    return inNames(confirmed(id));
}

Result<RollbackLook> ReleaseDesk::rollbackPlan(const QString& environment, const QString& to)
{
    return inNames(rollbackSeen(environment, to));
}

Result<DeskOutcome> ReleaseDesk::rollback(const QString& environment, const QString& to,
                                          const QString& reason)
{
    return inNames(rolledBack(environment, to, reason));
}

Result<QString> ReleaseDesk::rehearse(const QString& environment, const QString& to)
{
    return inNames(rehearsed(environment, to));
}

Result<StoredRollout> ReleaseDesk::askRollout(const QString& id, RolloutRequest::Kind kind,
                                              const QString& reason)
{
    return inNames(rolloutAsked(id, kind, reason));
}

Result<ReleaseListing> ReleaseDesk::releases()
{
    return inNames(releasesRead());
}

Result<DeskOutcome> ReleaseDesk::release(const QString& id)
{
    return inNames(releaseRead(id));
}

} // namespace ph

#include "app/release/ReleaseDesk.h"
#include "app/release/ReleaseMoves.h"
#include "services/release/PlanSteps.h"

#include <QSet>

namespace ph {

namespace {

/// Whose approvals a release from elsewhere has. How long ago they were given does not matter: it was
/// released with them.
Result<void> wasApproved(const ReleaseEnvironment& environment, const ReleaseRecord& record,
                         std::int64_t nowMs)
{
    const auto policy = policyOf(environment);
    const auto tier = policy ? tierOf(*policy, record.plan.tier) : Result<PolicyTier>(fail(policy.error()));
    if (!tier)
        return fail(tier.error());
    auto quorum = quorumOf(*policy, *tier);
    quorum.validFor = std::chrono::milliseconds(0);
    const auto count = countApprovals(quorum, record.approvals, subjectOfApprovals(record), nowMs);
    if (!count.enough())
        return fail(
            ErrorKind::Forbidden, record.plan.id,
            (QStringList(QStringLiteral("It was released from another workspace without the approvals "
                                        "that the policy asks for.")) +
             count.missing)
                .join(u' '));
    return {};
}

} // namespace

Result<ReleaseRecord> ReleaseDesk::lookedAt(const ReleaseEnvironment& environment, ReleaseRecord record)
{
    const auto there = places(environment, record.plan.id);
    if (!there)
        return fail(there.error());
    QSet<QString> reached; // places where the value of a later step is
    for (auto step = record.steps.rbegin(); step != record.steps.rend(); ++step) {
        const auto planned = step->step;
        step->step.value.replace(planDigestPlaceholder, record.planDigest);
        step->step.expected.replace(planDigestPlaceholder, record.planDigest);
        const auto seen = (*there)->observe(step->step);
        // What is gone holds no tag.
        if (!seen && !(seen.error().kind == ErrorKind::NotFound && planned.kind == PlanStep::Kind::SetTag))
            return fail(seen.error());
        step->observed = seen.value_or(QString());
        step->observedMs = now();
        if (*step->observed == step->step.value)
            reached.insert(planned.place);
        step->state =
            reached.contains(planned.place) ? StepRecord::State::Confirmed : StepRecord::State::Planned;
    }
    return record;
}

Result<KnownRelease> ReleaseDesk::takenBack(const ReleaseEnvironment& environment)
{
    auto own = store_->releases();
    if (!own)
        return fail(own.error());
    auto all = releases();
    if (!all) { // nothing of the home stands in the way of one's own
        const auto note = errorSentence(all.error());
        all = ReleaseListing{*own, {}, {note}};
        for (const auto& record : std::as_const(*own))
            all->here.insert(record.plan.id);
    }
    KnownRelease known;
    known.kept = KnownRelease::Kept::Home;
    while (const auto* last = lastReleased(all->releases, environment.name)) {
        known.record = *last;
        if (all->here.contains(last->plan.id)) {
            known.kept = KnownRelease::Kept::Here;
            return known;
        }
        if (const auto approved = wasApproved(environment, *last, now()); !approved) {
            known.notes << errorSentence(approved.error());
        } else {
            auto seen = lookedAt(environment, *last);
            if (!seen)
                return fail(seen.error());
            if (changedSomething(*seen)) {
                known.record = std::move(*seen);
                return known;
            }
            known.notes << QStringLiteral("%1: the release home says that it was released, and nothing of it "
                                          "is there.")
                               .arg(last->plan.id);
        }
        all->releases.removeAt(last - all->releases.constData());
    }
    return fail(ErrorKind::NotFound, environment.name,
                (QStringList(QStringLiteral("Nothing that was released here can be taken back.")) +
                 known.notes + all->notes)
                    .join(u' '));
}

} // namespace ph

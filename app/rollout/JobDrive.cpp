#include "app/rollout/JobDrive.h"

#include "app/rollout/RolloutArming.h"
#include "models/values/RecordedDetail.h"
#include "services/rollout/ConfigMapStore.h"
#include "services/rollout/RolloutPlanTexts.h"

namespace ph {

JobDrive::JobDrive(Workspace& workspace, const ReleaseEnvironment& environment, const FoundRollout& found,
                   const RolloutDriver::Settings& settings, RolloutWait wait, Need need)
    : workspace_(workspace)
    , environment_(environment)
    , found_(found)
    , settings_(settings)
    , wait_(std::move(wait))
    , need_(need)
{
}

/// Nothing moves before the cluster drives it.
tl::unexpected<Error> JobDrive::notArmed(const RecordedText& why) const
{
    return fail(ErrorKind::RateLimited, found_.rollout.plan.id,
                rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning",
                                              "its tier wants the rollout driven in the cluster, and it is "
                                              "not: %1"))
                    .arg(why));
}

Result<void> JobDrive::arm(const std::stop_token& stop) const
{
    const auto ask = driverJobFor(found_, environment_, {});
    if (!ask)
        return notArmed(recordedDetail(ask.error()));
    const auto preview = previewArming(found_.client, *ask);
    if (!preview)
        return notArmed(recordedDetail(preview.error()));
    ArmPatience patience;
    patience.pause = wait_;
    const auto armed = armRollout(workspace_, found_, *preview, patience, stop);
    if (!armed)
        return notArmed(recordedDetail(armed.error()));
    if (armed->seen == ArmOutcome::Seen::Done)
        return {};
    return notArmed(armed->job ? armedLine(*armed->job)
                               : rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning",
                                                               "whether its Job is there was not seen")));
}

/// Why no Job drives it any more; none where one does, or nobody can tell. One that has to is waited for
/// while its next pod comes.
std::optional<RecordedText> JobDrive::whyLeft(const ClusterClient& client) const
{
    using Standing = ArmedJob::Standing;
    const auto job = armedJob(client, found_.ns, found_.rollout.plan.id, toMs(settings_.clock()));
    if (!job)
        return job.error().retryable() ? std::nullopt : std::optional(recordedDetail(job.error()));
    if (!*job)
        return rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning", "it has no Job any more"));
    const auto standing = (*job)->standing;
    const bool stays =
        standing == Standing::Driving || (standing == Standing::Starting && need_ == Need::Required);
    return stays ? std::nullopt : std::optional(armedLine(**job));
}

Result<std::optional<RolloutState>> JobDrive::follow(const std::stop_token& stop) const
{
    constexpr int looksPerJob = 10;
    const auto client = found_.client.stoppedBy({});
    ConfigMapStore store(client, found_.ns);
    auto seen = found_.rollout;
    for (int looks = 0; !stop.stop_requested(); ++looks) {
        std::optional<RecordedText> lost;
        if (looks % looksPerJob == 0)
            lost = whyLeft(client);
        const auto stored = store.load(seen.plan.id);
        if (!stored && !stored.error().retryable())
            return fail(stored.error());
        if (stored && stored->version != seen.version && settings_.told)
            settings_.told(*stored);
        if (stored)
            seen = *stored;
        if (seen.state.outcome != RolloutOutcome::Open && stored)
            return std::optional(seen.state);
        if (lost && need_ == Need::Required)
            return notArmed(*lost);
        if (lost)
            return std::optional<RolloutState>();
        wait_(settings_.lookInterval, stop);
    }
    return fail(ErrorKind::Cancelled, seen.plan.id,
                rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning",
                                              "It goes on in the cluster; execute it again to follow it, or "
                                              "roll it back.")));
}

} // namespace ph

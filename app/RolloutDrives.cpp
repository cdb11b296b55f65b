#include "app/RolloutDrives.h"

#include "models/tables/RolloutWords.h"

#include <algorithm>

namespace ph {

void tellProgress(const JobContext& job, const StoredRollout& rollout, std::int64_t nowMs)
{
    const auto steps = rolloutSteps({rollout.plan, rollout.state}, nowMs);
    const auto present =
        std::find_if(steps.begin(), steps.end(), [](const auto& step) { return step.isPresent; });
    if (present != steps.end())
        job.progress(QStringLiteral("%1: %2").arg(rolloutStepText(*present), rolloutPhaseText(*present)),
                     present - steps.begin(), steps.size());
}

RolloutDrives::RolloutDrives(JobRunner& runner, Clock clock, QObject* parent)
    : QObject(parent)
    , runner_(runner)
    , clock_(std::move(clock))
{
}

RolloutDrives::~RolloutDrives() = default;

void RolloutDrives::begin(const QString& key, const QString& id, Work work)
{
    if (drives_.contains(key) || isFull())
        return;
    auto& drive = drives_[key];
    drive.id = id;
    drive.job = runner_.run<DrivenRollout>(
        {.title = tr("Driving %1").arg(id)},
        [work = std::move(work), clock = clock_](JobContext& job) {
            RolloutDriver::Settings settings;
            settings.told = [&](const StoredRollout& now) { tellProgress(job, now, toMs(clock())); };
            std::optional<Result<DrivenRollout>> driven;
            job.aside([&] { driven = work(std::move(settings), job.stop); }, {});
            return *std::move(driven);
        },
        this,
        [this, key, id](Result<DrivenRollout> driven) {
            drives_.erase(key);
            Q_EMIT changed(key);
            Q_EMIT ended(key, id, driven);
        });
    Q_EMIT changed(key);
}

void RolloutDrives::stop(const QString& key)
{
    const auto drive = drives_.find(key);
    if (drive == drives_.end())
        return;
    drive->second.standing = Standing::Stopping;
    drive->second.job.cancel();
    Q_EMIT changed(key);
}

RolloutDrives::Standing RolloutDrives::standing(const QString& key) const
{
    const auto drive = drives_.find(key);
    return drive == drives_.end() ? Standing::Idle : drive->second.standing;
}

QStringList RolloutDrives::driven() const
{
    QStringList ids;
    for (const auto& [key, drive] : drives_)
        ids << drive.id;
    return ids;
}

} // namespace ph

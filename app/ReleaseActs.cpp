#include "app/ReleaseActs.h"

#include "app/RolloutDrives.h"
#include "app/release/GateSubjects.h"
#include "app/rollout/AnalysisByMetrics.h"

#include <QScopeGuard>

namespace ph {

ReleaseActs::ReleaseActs(Workspace& workspace, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
{
}

ReleaseActs::~ReleaseActs() = default;

void ReleaseActs::begin(const QString& id, ReleaseMove move, const QString& title, Turn turn, Work work)
{
    auto& job = jobs_[{id, move}];
    if (job.isRunning())
        return;
    JobSpec spec{.title = title};
    if (turn == Turn::InTurn) {
        spec.slot = homeSlot;
        spec.slotLimit = 1;
    }
    job = workspace_.runner().run<DeskOutcome>(
        std::move(spec),
        [&workspace = workspace_, work = std::move(work), id,
         driven = driven_](JobContext& context) -> Result<DeskOutcome> {
            auto desk = ReleaseDesk::open(workspace, context.stop,
                                          {.rollout = meansOf(workspace, context, id, driven),
                                           .facts = factsOf(workspace, context.stop)});
            if (!desk)
                return fail(desk.error());
            return work(*desk);
        },
        this, [this, id, move](Result<DeskOutcome> outcome) { Q_EMIT ended(id, move, outcome); });
    Q_EMIT begun(id, move);
}

RolloutMeans ReleaseActs::meansOf(Workspace& workspace, const JobContext& job, const QString& id,
                                  std::shared_ptr<Driven> driven)
{
    RolloutMeans means;
    means.analysis = analysisByMetrics(workspace);
    means.driver.told = [&job, clock = workspace.clock()](const StoredRollout& now) {
        tellProgress(job, now, toMs(clock()));
    };
    // Other releases and looks at homes do not wait for a rollout, which needs none.
    means.meanwhile = [&job, id, driven = std::move(driven)](RolloutHand hand,
                                                             const std::function<void()>& work,
                                                             const std::function<bool()>& goesOnWaiting) {
        const auto waits = [&] {
            job.progress(tr("Waits for its turn with the release homes"), 0, 0);
            return goesOnWaiting();
        };
        const auto tell = [&](auto change) {
            const std::lock_guard lock(driven->mutex);
            change(driven->ids);
        };
        if (hand == RolloutHand::Follows)
            return job.aside(work, waits);
        tell([&](QStringList& ids) { ids.append(id); });
        const auto done = qScopeGuard([&] { tell([&](QStringList& ids) { ids.removeOne(id); }); });
        job.aside(work, waits);
    };
    return means;
}

QStringList ReleaseActs::driven() const
{
    const std::lock_guard lock(driven_->mutex);
    return driven_->ids;
}

QList<ReleaseMove> ReleaseActs::underWay(const QString& id) const
{
    QList<ReleaseMove> moves;
    for (const auto& [key, job] : jobs_) {
        if (key.first == id && job.isRunning())
            moves << key.second;
    }
    return moves;
}

} // namespace ph

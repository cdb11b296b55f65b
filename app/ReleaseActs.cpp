#include "app/ReleaseActs.h"

#include "app/release/GateSubjects.h"
#include "app/rollout/AnalysisByMetrics.h"

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
        [&workspace = workspace_, work = std::move(work)](JobContext& context) -> Result<DeskOutcome> {
            auto desk = ReleaseDesk::open(workspace, context.stop,
                                          {.rollout = {.analysis = analysisByMetrics(workspace)},
                                           .facts = factsOf(workspace, context.stop)});
            if (!desk)
                return fail(desk.error());
            return work(*desk);
        },
        this, [this, id, move](Result<DeskOutcome> outcome) { Q_EMIT ended(id, move, outcome); });
    Q_EMIT begun(id, move);
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

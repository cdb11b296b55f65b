#include "app/Pinning.h"

#include "services/sync/ServerPatience.h"

namespace ph {

Pinning::Pinning(Workspace& workspace, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
{
}

void Pinning::pin(const QList<EntityKey>& runs)
{
    if (runs.isEmpty())
        return;
    std::map<qint64, LinkPtr> links;
    for (const auto& key : runs)
        links.emplace(key.connection.value, workspace_.links().find(key.connection));
    JobSpec spec;
    spec.title = tr("Keeping %Ln runs for offline use", nullptr, int(runs.size()));
    spec.slot = QStringLiteral("pin");
    spec.slotLimit = 1;
    spec.priority = JobSpec::Priority::Background;
    auto& cache = workspace_.cache();
    std::erase_if(jobs_, [](const JobHandle& job) { return !job.isRunning(); });
    jobs_.push_back(workspace_.runner().run<PinSummary>(
        std::move(spec),
        [&cache, runs, links](JobContext& job) -> Result<PinSummary> {
            // All of them before the first is asked for: whatever ends this early, what they lack is fetched
            // behind later passes.
            const auto extent = PinScope().extent();
            if (auto pinned = cache.pin(std::vector<EntityKey>(runs.begin(), runs.end()), extent); !pinned)
                return fail(pinned.error());
            PinSummary all;
            qint64 done = 0;
            std::map<ConnectionId, ServerPatience> patience;
            for (const auto& key : runs) {
                job.progress(key.remoteId.left(12), done++, runs.size());
                const auto& link = links.at(key.connection.value);
                if (!link) {
                    all.left.push_back({key.remoteId, Error::make(ErrorKind::Offline, key.remoteId)});
                    continue;
                }
                auto one = fetchWhole(cache, *link, key, {}, job.stop, {});
                if (!one)
                    return fail(one.error());
                all.add(*one);
                if (const auto faulty = patience[key.connection].note(*one))
                    return fail(*faulty);
            }
            return all;
        },
        this,
        [this, runs](Result<PinSummary> summary) {
            if (!summary) {
                Q_EMIT ended(summary.error().kind == ErrorKind::Cancelled
                                 ? tr("Pinning was cancelled; what was fetched is kept.")
                                 : tr("Pinning ended early: %1").arg(syncErrorText(summary.error())),
                             runs);
                return;
            }
            auto text = tr("Kept for offline use: %1, %2, %3")
                            .arg(tr("%Ln runs", nullptr, int(summary->runs)),
                                 tr("%Ln histories", nullptr, int(summary->histories)),
                                 tr("%Ln files", nullptr, int(summary->artifacts)));
            if (!summary->left.empty())
                text = tr("%1; %Ln items could not be fetched", nullptr, int(summary->left.size())).arg(text);
            Q_EMIT ended(text, runs);
        }));
}

} // namespace ph

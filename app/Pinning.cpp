#include "app/Pinning.h"

#include "services/sync/ServerPatience.h"
#include "services/sync/SyncErrorText.h"

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
    // Pinned by this, and not come to yet. The job's until it ends, the window's then.
    auto waiting = std::make_shared<std::deque<EntityKey>>();
    std::erase_if(jobs_, [](const JobHandle& job) { return !job.isRunning(); });
    jobs_.push_back(workspace_.runner().run<PinSummary>(
        std::move(spec),
        [&cache, runs, links, waiting](JobContext& job) -> Result<PinSummary> {
            for (const auto& key : runs) {
                const auto extent = cache.pinExtent(key);
                if (!extent)
                    return fail(extent.error());
                if (!*extent)
                    waiting->push_back(key);
            }
            // All of them before the first is asked for: whatever ends this early, what they lack is fetched
            // behind later passes.
            if (auto pinned =
                    cache.pin(std::vector<EntityKey>(runs.begin(), runs.end()), PinScope().extent());
                !pinned)
                return fail(pinned.error());
            PinSummary all;
            qint64 done = 0;
            std::map<ConnectionId, ServerPatience> patience;
            for (const auto& key : runs) {
                job.progress(key.remoteId.left(12), done++, runs.size());
                if (job.stop.stop_requested())
                    return fail(ErrorKind::Cancelled, key.remoteId);
                if (!waiting->empty() && waiting->front() == key)
                    waiting->pop_front();
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
        [this, runs, waiting](Result<PinSummary> summary) {
            if (!summary && summary.error().kind == ErrorKind::Cancelled)
                return withdraw(runs, *waiting);
            if (!summary) {
                Q_EMIT ended(tr("Pinning ended early: %1").arg(syncErrorText(summary.error())), runs);
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

// Whoever cancels wants no more of them; who closes the window meanwhile has not said so.
void Pinning::withdraw(const QList<EntityKey>& runs, const std::deque<EntityKey>& waiting)
{
    jobs_.push_back(workspace_.runner().run<void>(
        {},
        [&cache = workspace_.cache(), waiting](JobContext&) -> Result<void> {
            for (const auto& key : waiting) {
                if (auto unpinned = cache.unpin(key); !unpinned)
                    return unpinned;
            }
            return {};
        },
        this,
        [this, runs](Result<void> done) {
            Q_EMIT ended(done ? tr("Pinning was cancelled; what was fetched is kept.")
                              : syncErrorText(done.error()),
                         runs);
        }));
}

} // namespace ph

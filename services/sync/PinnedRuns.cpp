#include "services/sync/PinnedRuns.h"

#include "services/sync/ServerPatience.h"

namespace ph {

namespace {

/// What is kept of one owner's artifacts, beside what its cached listings say that there is.
class KeptArtifacts {
public:
    KeptArtifacts(CacheStore& store, const EntityKey& owner, std::set<QString> paths)
        : store_(store)
        , owner_(owner)
        , paths_(std::move(paths))
    {
    }

    /// `sinceMs`: a listing from before this does not count.
    Result<bool> areAll(std::int64_t sinceMs, const QString& directory = {}, int depth = 0) const
    {
        if (depth > maxArtifactDepth)
            return true; // nobody fetches what lies deeper
        auto listing = store_.artifactList(owner_, directory);
        if (!listing)
            return fail(listing.error());
        if (!*listing || (sinceMs != noTime && (*listing)->fetchedMs < sinceMs))
            return false;
        for (const auto& entry : (*listing)->entries) {
            auto here = entry.kind == ArtifactEntry::Kind::Directory ? areAll(sinceMs, entry.path, depth + 1)
                                                                     : Result<bool>(isKept(entry));
            if (!here || !*here)
                return here;
        }
        return true;
    }

private:
    /// A file of unknown size may be one that is left out for its size: it is not waited for.
    bool isKept(const ArtifactEntry& entry) const
    {
        return !entry.size || *entry.size > PinScope().maxArtifactBytes || paths_.contains(entry.path);
    }

    CacheStore& store_;
    const EntityKey& owner_;
    const std::set<QString> paths_;
};

Result<bool> areArtifactsKept(CacheStore& store, const EntityKey& owner, std::int64_t sinceMs)
{
    auto paths = store.artifactPaths(owner);
    if (!paths)
        return fail(paths.error());
    return KeptArtifacts(store, owner, std::move(*paths)).areAll(sinceMs);
}

} // namespace

Result<bool> isFetched(CacheStore& store, const Run& run, PinExtent extent)
{
    const auto chosen = store.chosenArtifacts(run.key);
    if (!chosen)
        return fail(chosen.error());
    if (!chosen->empty())
        return false;
    for (const auto& metric : run.metrics) {
        auto stale = isStale(store, run, metric.key);
        if (!stale)
            return stale;
        if (*stale)
            return false;
    }
    if (extent == PinExtent::Histories)
        return true;
    auto kept = areArtifactsKept(store, run.key, run.endMs); // much is logged just before a run ends
    if (!kept || !*kept)
        return kept;
    auto models = store.loggedModels(run.key);
    if (!models)
        return fail(models.error());
    for (const auto& model : *models) {
        if (kept = areArtifactsKept(store, model.key, noTime); !kept || !*kept)
            return kept;
    }
    return true;
}

PinnedRuns::PinnedRuns(Pace pace)
    : pace_(pace)
{
}

Result<bool> PinnedRuns::isDue(CacheStore& store, const EntityKey& key, const std::optional<Run>& run,
                               PinExtent extent, std::int64_t nowMs)
{
    if (!run)
        return !seen_.contains(key.remoteId) || nowMs >= seen_[key.remoteId].restsUntilMs;
    if (run->lifecycle == Lifecycle::Deleted) {
        seen_.erase(key.remoteId);
        return false;
    }
    const auto chosen = store.chosenArtifacts(key);
    if (!chosen)
        return fail(chosen.error());
    if (const auto it = seen_.find(key.remoteId); it != seen_.end() && it->second.extent == extent) {
        const auto& seen = it->second;
        const bool wasAll = seen.restsUntilMs == noTime;
        if (wasAll ? chosen->empty() && seen.seenMs == run->seenMs
                   : seen.status == run->status && nowMs < seen.restsUntilMs)
            return false;
    }
    auto fetched = isFetched(store, *run, extent);
    if (!fetched)
        return fetched;
    if (*fetched)
        seen_[key.remoteId] = {run->seenMs, run->status, extent};
    return !*fetched;
}

Result<PinSummary> PinnedRuns::fetchOne(CacheStore& store, Link& link, const EntityKey& key, PinExtent extent,
                                        const Clock& clock, std::stop_token stop,
                                        const std::function<void(const Progress&)>& progress)
{
    PinScope scope;
    if (extent == PinExtent::Histories)
        scope.artifacts = PinScope::Artifacts::Skip;
    auto one = fetchWhole(store, link, key, scope, std::move(stop), progress);
    const auto now = toMs(clock());
    if (!one) {
        if (one.error().retryAfter) {
            refusal_ = one.error();
            refusedUntilMs_ = now + std::int64_t(refusal_->retryAfter->count());
        }
        return one;
    }
    const auto run = store.run(key);
    if (!run)
        return fail(run.error());
    seen_[key.remoteId] = {*run ? (*run)->seenMs : noTime, *run ? (*run)->status : RunStatus::Unknown, extent,
                           now + std::int64_t(pace_.rest.count()), one->left};
    return one;
}

Result<PinSummary> PinnedRuns::fetch(CacheStore& store, Link& link, std::stop_token stop,
                                     const std::function<void(const Progress&)>& progress)
{
    auto pinned = store.pinned();
    if (!pinned)
        return fail(pinned.error());
    std::erase_if(*pinned, [&](const EntityKey& key) { return key.connection != link.connection().id; });
    std::set<QString> ids;
    for (const auto& key : *pinned)
        ids.insert(key.remoteId);
    std::erase_if(seen_, [&](const auto& seen) { return !ids.contains(seen.first); });
    PinSummary all;
    if (pinned->empty() || !capability<RunSource>(link.connector()))
        return all;
    auto context = link.context(stop);
    if (!context)
        return fail(context.error());
    const auto nowMs = [&] { return toMs(context->clock()); };
    if (refusal_ && nowMs() < refusedUntilMs_)
        return fail(*refusal_);

    ServerPatience patience;
    std::size_t fetched = 0;
    for (const auto& key : *pinned) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, link.connection().name);
        const auto extent = store.pinExtent(key);
        const auto run = store.run(key);
        if (!extent || !run)
            return fail(extent ? run.error() : extent.error());
        if (!*extent)
            continue; // unpinned meanwhile
        auto due = isDue(store, key, *run, **extent, nowMs());
        if (!due)
            return fail(due.error());
        if (*due && fetched < pace_.runs) {
            ++fetched;
            auto one = fetchOne(store, link, key, **extent, context->clock, stop, progress);
            if (!one)
                return one;
            if (auto fault = patience.note(*one))
                return fail(*fault);
            one->left.clear(); // named below
            all.add(*one);
        }
        if (const auto it = seen_.find(key.remoteId); it != seen_.end())
            all.left.insert(all.left.end(), it->second.left.begin(), it->second.left.end());
    }
    return all;
}

} // namespace ph

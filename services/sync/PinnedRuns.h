#pragma once

#include "services/sync/RunFetch.h"

#include <map>

namespace ph {

/// Whether all that a pin keeps up is cached: the history of each metric as far as the run was last seen to
/// have come, the artifacts that were chosen of it, and, with PinExtent::Everything, each listed artifact of
/// it and of its logged models that is not above PinScope's limit. Listings are as old as they were cached;
/// none is not all.
Result<bool> isFetched(CacheStore& store, const Run& run, PinExtent extent);

/// What pins were marked for and is not cached: fetched behind each pass over their connection, be it that
/// its server did not answer when they were pinned, be it that their runs go on. Remembers from pass to pass.
/// Deleted runs stay as they are. One call at a time.
class PinnedRuns {
public:
    struct Pace {
        std::size_t runs = 20; ///< fetched in one call; others come with the next
        /// What could not be fetched, and what goes on, is not asked for again before this.
        std::chrono::milliseconds rest = std::chrono::minutes(10);
    };
    explicit PinnedRuns(Pace pace);

    /// PinSummary::left names what a run lacks while it rests, too. Ends early as pinRun() does, and with the
    /// server's fault where ServerPatience ends; a server that said when to ask again is not asked before,
    /// which is the same error.
    Result<PinSummary> fetch(CacheStore& store, Link& link, std::stop_token stop,
                             const std::function<void(const Progress&)>& progress = {});

private:
    /// How a run was found or left.
    struct Seen {
        std::int64_t seenMs = noTime; ///< the reading of the run that this was decided on
        RunStatus status = RunStatus::Unknown;
        PinExtent extent = PinExtent::Everything;
        std::int64_t restsUntilMs = noTime; ///< none: all was there
        std::vector<ItemFault> left = {};
    };
    /// Fetches one of them and remembers how it was left.
    Result<PinSummary> fetchOne(CacheStore& store, Link& link, const EntityKey& key, PinExtent extent,
                                const Clock& clock, std::stop_token stop,
                                const std::function<void(const Progress&)>& progress);
    Result<bool> isDue(CacheStore& store, const EntityKey& key, const std::optional<Run>& run,
                       PinExtent extent, std::int64_t nowMs);

    const Pace pace_;
    std::map<QString, Seen> seen_; ///< by the run's id
    std::optional<Error> refusal_; ///< says when to ask again
    std::int64_t refusedUntilMs_ = noTime;
};

} // namespace ph

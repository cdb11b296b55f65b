#pragma once

#include "services/store/CacheStore.h"
#include "services/sync/Link.h"

namespace ph {

/// What one run has beyond its row (histories, artifacts, those of its logged models), from the cache or its
/// server, kept for later. All block; all take a null link for "offline: the cache only". The window,
/// `pilothouse` and pinning use the same functions.

enum class Freshness {
    CacheFirst, ///< ask the server only for what the cache lacks
    ServerFirst ///< ask the server; where it cannot answer, the cache with its age
};

/// A value and how old it is.
template <class T>
struct Aged {
    T value;
    std::int64_t fetchedMs = noTime;
    std::optional<Error> staleBecause = std::nullopt; ///< why the server did not answer, where it was asked
    std::vector<ItemFault> faults = {};               ///< what of it could not be read where it was asked now
    enum class From { Cache, Server } from = From::Cache;
};

/// Whether the server knows more of a metric's history than what is cached of it: the run has ended since, or
/// has a later value. `run`: as it was last read, with its metrics.
Result<bool> isStale(CacheStore& store, const Run& run, const QString& metricKey);

/// NotFound where the metric was never cached and there is no link; Unreadable where no point comes of a
/// metric of which the run has a last value. With CacheFirst, too, the server is asked where the cached
/// history is stale, for a run that goes on, and where not all of it could be read.
Result<Aged<MetricPoints>> history(CacheStore& store, Link* link, const Run& run, const QString& metricKey,
                                   Freshness freshness, std::stop_token stop);

/// `owner`: a run or a logged model that is in the cache.
Result<Aged<std::vector<ArtifactEntry>>> artifacts(CacheStore& store, Link* link, const EntityKey& owner,
                                                   const QString& directory, Freshness freshness,
                                                   std::stop_token stop);

/// At most maxBytes (Invalid beyond); kept in the cache.
Result<Aged<QByteArray>> artifactBytes(CacheStore& store, Link* link, const EntityKey& owner,
                                       const QString& path, qint64 maxBytes, Freshness freshness,
                                       std::stop_token stop);

/// The run read again from its server and kept. What of it cannot be read stays as it was and is known as
/// unread.
Result<Run> refreshRun(CacheStore& store, Link& link, const EntityKey& run, std::stop_token stop);

/// The logged models of an experiment read again from its server and kept.
Result<void> refreshLoggedModels(CacheStore& store, Link& link, ConnectionId connection,
                                 const QString& experimentId, std::stop_token stop);

/// Those of a run that is in the cache; without any, their age is not known.
Result<Aged<std::vector<LoggedModel>>> loggedModels(CacheStore& store, Link* link, const EntityKey& run,
                                                    Freshness freshness, std::stop_token stop);

/// How deep below an owner's artifacts is looked: a server may list a directory inside itself for ever.
inline constexpr int maxArtifactDepth = 16;

struct PinScope {
    qint64 maxArtifactBytes = 16 << 20; ///< larger files are left out and named
    /// Files or directories; empty: everything under the limit, of the run's logged models too.
    QStringList artifactPaths = {};
    std::optional<EntityKey> loggedModel = std::nullopt; ///< artifactPaths are of this one; none: the run's
    enum class Artifacts { Keep, Skip } artifacts = Artifacts::Keep;
    /// What is kept up of a run that is pinned with this scope.
    PinExtent extent() const;
    std::vector<ChosenArtifact> chosen() const; ///< artifactPaths, as they are marked
};

struct PinSummary {
    qint64 runs = 0;
    qint64 histories = 0;
    qint64 points = 0;
    qint64 artifacts = 0;
    qint64 answers = 0; ///< how many histories, listings and files the server gave now
    /// What could not be fetched, or was too large: "<run id> <metric>" or "<run's or model's id>/<path>".
    std::vector<ItemFault> left;
    void add(const PinSummary& other);
};

/// Fetches all histories of a run as it was last read, counted in `summary` one by one: that stands also
/// where an error ends it early (see endsFetching()). Everything else is named in PinSummary::left; behind
/// several faults of the server in a row the rest of the run is, without being asked for.
Result<void> fetchHistories(CacheStore& store, Link& link, const Run& run, std::stop_token stop,
                            const std::function<void(const Progress&)>& progress, PinSummary& summary);

/// Marks the run as pinned and fetches all of its histories, its artifacts and those of its logged models.
/// Only what endsFetching() ends it early; everything else is named in PinSummary::left.
Result<PinSummary> pinRun(CacheStore& store, Link& link, const EntityKey& run, const PinScope& scope,
                          std::stop_token stop, const std::function<void(const Progress&)>& progress);

/// The same of a run that is marked, with all that was chosen of its artifacts and is not fetched yet,
/// instead of the scope's. Whoever does so with run after run marks all of them first, so that those it does
/// not come to are fetched later (PinnedRuns), and wants a ServerPatience.
Result<PinSummary> fetchWhole(CacheStore& store, Link& link, const EntityKey& run, const PinScope& scope,
                              std::stop_token stop, const std::function<void(const Progress&)>& progress);

/// Whether nothing more can or may be fetched now after such an error: storage errors, Cancelled,
/// Unauthorized, and of a server that cannot be reached, is late, or asks to slow down (Error::retryAfter).
bool endsFetching(ErrorKind kind);

} // namespace ph

#pragma once

#include "models/values/CacheUse.h"
#include "models/values/Endpoint.h"
#include "models/values/ModelVersion.h"
#include "models/values/Result.h"
#include "models/values/RunBatch.h"
#include "models/values/RunTable.h"
#include "services/store/UnreadItem.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <stop_token>

namespace ph {

enum class UnlistedModels;
enum class UnlistedVersions;
enum class UnlistedEndpoints;
struct VersionsRead;
struct HistoryValues;
struct MetricAt;

/// Where a connection's reading of one experiment stands. Saved with the rows it speaks of, in one
/// transaction.
struct SyncCursor {
    std::int64_t startedMs = noTime; ///< newest start time seen: the next incremental read asks from here
    std::int64_t endedMs = noTime;   ///< newest end time seen
    std::int64_t backfillBeforeMs =
        noTime; ///< the first pass has read everything that started at or after this
    enum class Backfill { NotStarted, Running, Done } backfill = Backfill::NotStarted;
    std::int64_t fullPassMs = noTime; ///< when the last complete pass (which finds deletions) ended
    friend bool operator==(const SyncCursor&, const SyncCursor&) = default;
};

/// One cached metric series and how much of it is here.
struct SeriesInfo {
    std::int64_t runRow = 0;
    QString metricKey;
    std::int64_t points = 0;
    std::int64_t firstStep = 0, lastStep = 0;
    std::int64_t fetchedMs = noTime;
    enum class State {
        Complete,
        Live
    } state = State::Complete; ///< Live: the run was still RUNNING when read
    friend bool operator==(const SeriesInfo&, const SeriesInfo&) = default;
};

/// The last cached point of a series.
struct SeriesEnd {
    std::int64_t step = 0;
    std::int64_t timestampMs = noTime;
};

/// Whether the run's latest value of the metric is newer than what is cached of its history.
bool isBehind(const SeriesEnd& end, const Metric& latest);

/// min, max, first and last of consecutive buckets of 64 points, in logged order; NaN points are counted, not
/// folded.
struct SeriesOverview {
    struct Bucket {
        std::int64_t firstStep, lastStep, firstMs, lastMs;
        double min, max, first, last; ///< NaN where the bucket holds only NaN
        std::uint32_t points, nans;
        /// Only with Infinities::Apart, where min, max, first and last are of the finite values.
        std::uint32_t plusInfinities = 0, minusInfinities = 0;
    };
    std::vector<Bucket> buckets;
    std::int64_t points = 0; ///< of the whole series
};

/// Which part of a series an overview is wanted of, and how coarse it may be.
struct OverviewScope {
    /// Buckets that touch these steps.
    std::int64_t firstStep = std::numeric_limits<std::int64_t>::min();
    std::int64_t lastStep = std::numeric_limits<std::int64_t>::max();
    /// Neighbouring buckets become one until there are about so many; 0: as stored. No extreme is lost.
    std::size_t most = 0;
    /// Apart: counted like NaN, so that they hide no finite extreme; chunks that hold some are decoded.
    enum class Infinities { Folded, Apart } infinities = Infinities::Folded;
    bool isWhole() const
    {
        return firstStep == std::numeric_limits<std::int64_t>::min() &&
               lastStep == std::numeric_limits<std::int64_t>::max();
    }
};

struct CachedExperiment {
    Experiment experiment;
    std::int64_t runs = 0; ///< cached, active
    std::int64_t seenMs = noTime;
    SyncCursor cursor;
};

/// When its server told of an experiment last.
struct ExperimentSeen {
    EntityKey key;
    std::int64_t seenMs = noTime;
};

/// What a table load is asked for. Empty lists: no restriction.
struct TableScope {
    std::vector<EntityKey> experiments;
    enum class Deleted { Hide, Show } deleted = Deleted::Hide;
};

/// How a run is called, and which experiment it is of.
struct RunName {
    EntityKey run;
    QString experimentId, name; ///< the name may be empty
    friend bool operator==(const RunName&, const RunName&) = default;
};

/// What of a pinned run is fetched by itself, as it grows.
enum class PinExtent {
    Everything, ///< histories, artifacts, those of its logged models
    Histories   ///< which artifacts are kept was chosen by hand
};

/// A file or directory that somebody chose of a pinned run's artifacts.
struct ChosenArtifact {
    QString model; ///< the id of its logged model whose it is; empty: the run's own
    QString path;

    friend bool operator==(const ChosenArtifact&, const ChosenArtifact&) = default;
};

/// cache.db: everything that can be fetched again. Blocking and thread-safe; never call it on the GUI thread.
/// Readers each get a connection of their own; one write connection serialises writers. WAL,
/// synchronous=NORMAL. All errors are ErrorKind::Storage with SQLite's message, except where said.
class CacheStore {
public:
    /// Opens or creates. A damaged file is set aside as cache-damaged-<UTC date-time>.db beside it and a new
    /// one is made; `setAside` then names it. SQLITE_BUSY, SQLITE_FULL, unreadable folders are errors and
    /// never "damage".
    struct Opened;
    static Result<Opened> open(const std::filesystem::path& file);
    ~CacheStore();

    // --- written by sync
    Result<void> putExperiments(ConnectionId connection, std::span<const Experiment> experiments,
                                std::int64_t seenMs);
    /// Inserts or updates the batch's runs, whole (params, tags, metrics that are gone are removed), and the
    /// cursor, in one transaction. Runs are matched by (connection, run id).
    Result<void> putRuns(ConnectionId connection, const QString& experimentId, const RunBatch& runs,
                         std::int64_t seenMs, const std::optional<SyncCursor>& cursor);
    Result<SyncCursor> cursor(ConnectionId connection, const QString& experimentId);
    Result<void> putCursor(ConnectionId connection, const QString& experimentId, const SyncCursor& cursor);
    /// After a complete pass that began at `passBeganMs`: runs of the experiment not seen since are gone from
    /// the server; they are removed here unless pinned (then marked Deleted). Returns how many.
    Result<std::int64_t> removeUnseen(ConnectionId connection, const QString& experimentId,
                                      std::int64_t passBeganMs);
    /// Forgets an experiment that its server no longer lists, with its runs; pinned runs stay (marked
    /// Deleted), and it with them. Returns how many runs are gone from the server.
    Result<std::int64_t> removeExperiment(ConnectionId connection, const QString& experimentId);
    /// Inserts or updates; what a model names as a gap stays as it is cached.
    Result<void> putLoggedModels(ConnectionId connection, const QString& experimentId,
                                 std::span<const LoggedModel> models, std::int64_t seenMs);
    /// Logged models of the experiment's runs that were not seen since are gone from the server; those of
    /// pinned runs stay.
    Result<void> removeUnseenModels(ConnectionId connection, const QString& experimentId,
                                    std::int64_t sinceMs);
    Result<void> putRegisteredModels(ConnectionId connection, std::span<const RegisteredModel> models,
                                     std::int64_t seenMs, UnlistedModels unlisted);
    /// The versions of one of them.
    Result<void> putModelVersions(ConnectionId connection, const QString& model,
                                  std::span<const ModelVersion> versions, const VersionsRead& when,
                                  UnlistedVersions unlisted);
    /// When the versions of each registered model were last read.
    Result<QMap<QString, VersionsRead>> modelVersionsRead(ConnectionId connection);
    Result<void> putEndpoints(ConnectionId connection, std::span<const Endpoint> endpoints,
                              UnlistedEndpoints unlisted);
    Result<void> removeEndpoints(ConnectionId connection, const QStringList& remoteIds);
    /// Ids of cached runs whose status is RUNNING or SCHEDULED.
    Result<QStringList> unfinishedRuns(ConnectionId connection, const QString& experimentId);
    /// When a pass over each connection last ended well.
    Result<std::map<ConnectionId, std::int64_t>> lastSuccesses();
    /// `unread`: what that pass, or one before it, could not read and later ones may not look at.
    Result<void> putLastSuccess(ConnectionId connection, std::int64_t atMs,
                                std::span<const UnreadItem> unread = {});
    Result<std::vector<UnreadItem>> unread(ConnectionId connection);
    /// Those of one run: what is shown of these parts is older than the run's "seen".
    Result<std::vector<UnreadItem>> unread(const EntityKey& run);
    /// The run has been read since: all that could not be read of it now; empty: it was read whole.
    Result<void> putUnread(const EntityKey& run, std::span<const UnreadItem> unread);
    /// Forgets what was read of a connection, e.g. because it points at another place now; pins stay.
    Result<void> forgetRead(ConnectionId connection);
    /// Forgets everything of a connection.
    Result<void> removeConnection(ConnectionId connection);

    // --- metric histories
    /// Replaces the cached history. Live: kept in the row table as a tail, compacted into chunks on Complete
    /// or whenever it passes 4,096 points.
    Result<void> putHistory(const EntityKey& run, const QString& metricKey, const MetricPoints& points,
                            SeriesInfo::State state, std::int64_t fetchedMs);
    /// Adds points behind what is there (live tail).
    Result<void> appendHistory(const EntityKey& run, const QString& metricKey, const MetricPoints& points,
                               std::int64_t fetchedMs);
    /// None where the history was never fetched.
    Result<std::optional<MetricPoints>> history(const EntityKey& run, const QString& metricKey);
    /// Only chunks that touch [firstStep, lastStep] are decoded.
    Result<MetricPoints> historyRange(const EntityKey& run, const QString& metricKey, std::int64_t firstStep,
                                      std::int64_t lastStep);
    /// Decodes no points but for Infinities::Apart. In memory there is never more than the answer and one
    /// chunk's buckets.
    Result<std::optional<SeriesOverview>> overview(const EntityKey& run, const QString& metricKey,
                                                   const OverviewScope& scope = {});
    Result<std::vector<SeriesInfo>> series(const EntityKey& run);
    /// One of them, at a cost that does not grow with their number; none where it was never fetched.
    Result<std::optional<SeriesInfo>> series(const EntityKey& run, const QString& metricKey);
    /// None where the history was never fetched, has no points, or is damaged. Decodes no points.
    Result<std::optional<SeriesEnd>> seriesEnd(const EntityKey& run, const QString& metricKey);
    /// Values of many runs (by store id) at a place of their histories; see HistoryValues.
    Result<HistoryValues> historyValues(std::span<const std::int64_t> runRows, const MetricAt& at,
                                        std::stop_token stop);

    // --- read by screens and the command line
    Result<std::vector<CachedExperiment>> experiments();
    /// Changes with each pass, without a new revision().
    Result<std::vector<ExperimentSeen>> experimentsSeen();
    Result<std::optional<Run>> run(const EntityKey& key);
    Result<std::vector<RegisteredModel>> registeredModels();                 ///< by connection and name
    Result<std::vector<ModelVersion>> modelVersions(const EntityKey& model); ///< newest first
    Result<std::vector<Endpoint>> endpoints(); ///< by connection, namespace and name
    /// Runs whose id starts with `prefix`, in any connection; at most `limit`.
    Result<std::vector<EntityKey>> runsByIdPrefix(const QString& prefix, int limit);
    Result<std::vector<EntityKey>> childRuns(const EntityKey& parent);
    Result<std::vector<LoggedModel>> loggedModels(const EntityKey& run);
    /// The columnar picture of all runs in scope. `connectionNames` fills the "connection" column. `previous`
    /// lets unchanged columns be shared. Stops between columns when asked: Cancelled.
    Result<RunTablePtr> loadTable(const TableScope& scope, const QMap<qint64, QString>& connectionNames,
                                  const RunTablePtr& previous, std::stop_token stop);
    /// Store ids of runs whose name, tags or notes contain all words of `text` (FTS5; prefixes, and any part
    /// of text that is written without spaces).
    Result<std::vector<std::int64_t>> matchText(const QString& text);
    /// The same as keys, the latest cached first, at most `limit`.
    Result<std::vector<EntityKey>> runsByText(const QString& text, int limit);
    /// Every cached run, the latest first; at a cost that does not grow with what is logged. Cancelled.
    Result<void> runNames(const std::function<void(const RunName&)>& take, std::stop_token stop);
    Result<std::int64_t> runCount();
    Result<std::int64_t> deletedRunCount(); ///< of those, the ones that are deleted on their server

    // --- pins: what must stay readable offline
    /// A run that is pinned already keeps the wider extent, and what was chosen before.
    Result<void> pin(const EntityKey& run, PinExtent extent = PinExtent::Everything,
                     std::span<const ChosenArtifact> chosen = {});
    Result<void> pin(std::span<const EntityKey> runs, PinExtent extent,
                     std::span<const ChosenArtifact> chosen = {}); ///< all of them or none
    Result<void> unpin(const EntityKey& run);
    Result<std::vector<EntityKey>> pinned();
    Result<std::optional<PinExtent>> pinExtent(const EntityKey& run);          ///< none: not pinned
    Result<std::vector<ChosenArtifact>> chosenArtifacts(const EntityKey& run); ///< until noteFetched()
    Result<void> noteFetched(const EntityKey& run, const ChosenArtifact& chosen);

    // --- artifacts kept for offline use, of a run or a logged model; bytes as given, at most 64 MiB each.
    //     Written only for owners that are in the cache (NotFound otherwise).
    Result<void> putArtifact(const EntityKey& owner, const QString& path, const QByteArray& bytes,
                             std::int64_t fetchedMs);
    struct CachedArtifact {
        QByteArray bytes;
        std::int64_t fetchedMs = noTime;
    };
    Result<std::optional<CachedArtifact>> artifact(const EntityKey& owner, const QString& path);
    /// The paths of all that are kept, without reading them.
    Result<std::set<QString>> artifactPaths(const EntityKey& owner);
    Result<void> putArtifactList(const EntityKey& owner, const QString& directory,
                                 std::span<const ArtifactEntry> entries, std::int64_t fetchedMs);
    struct CachedListing {
        std::vector<ArtifactEntry> entries;
        std::int64_t fetchedMs = noTime;
    };
    Result<std::optional<CachedListing>> artifactList(const EntityKey& owner, const QString& directory);

    // --- how much is kept
    /// What of a kind goes until no more than `mostBytes` are left; 0: nothing does. Nothing of Tables is
    /// here.
    Result<CachePlan> previewRetention(CacheKind kind, std::int64_t mostBytes);
    /// Takes away what was fetched by plan.beforeMs and is not pinned; says what went. The room is used
    /// again.
    Result<CachePlan> applyRetention(const CachePlan& plan);

    /// Grows with every change that is committed; a cheap way to know that a picture is stale. That something
    /// was seen once more as it was known is no change.
    std::uint64_t revision() const;

private:
    struct Private;
    explicit CacheStore(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

struct CacheStore::Opened {
    std::unique_ptr<CacheStore> store;
    std::filesystem::path setAside; ///< where a damaged predecessor lies now; empty: all was well
};

} // namespace ph

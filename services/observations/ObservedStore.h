#pragma once

#include "models/values/MetricSeries.h"
#include "models/values/Result.h"
#include "models/values/Retention.h"
#include "models/values/TimelineItem.h"
#include "services/store/CacheStore.h"

#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>

namespace ph {

class TimelineTableBuilder;

/// All that a source has of one kind now, as one look found it.
struct ObservedLook {
    QString source;
    TimelineKind kind = TimelineKind::Alert;
    std::vector<TimelineItem> items = {}; ///< of that source and kind; what lasts ends with stillGoing
    std::int64_t atMs = noTime;
    /// Partial: some of it could not be read, so that nothing is known of what is not among the items.
    enum class Extent { Whole, Partial } extent = Extent::Whole;
};

/// What a batch did.
struct ObservedTally {
    std::int64_t written = 0; ///< new, or told otherwise than before
    std::int64_t ended = 0;   ///< no longer among what the look found
};

/// Whose numbers these are.
struct ObservedSeriesKey {
    QString source;     ///< name of the connection
    QString expression; ///< or what a panel calls it
    TimelineScope scope = {};
    MetricLabels labels = {};
    friend bool operator==(const ObservedSeriesKey&, const ObservedSeriesKey&) = default;
};

/// A kept series, and from when to when there are points.
struct ObservedSeries {
    ObservedSeriesKey key;
    std::int64_t points = 0, firstMs = noTime, lastMs = noTime;
};

/// A file or an answer as it was when it was met under a name.
struct ObservedDocument {
    QString kind, name;                             ///< "policy", "/etc/policy.yaml"
    QString digest = {};                            ///< SHA-256 of the bytes, lower-case hexadecimal
    std::int64_t firstMs = noTime, lastMs = noTime; ///< from when until when it was seen so
    friend bool operator==(const ObservedDocument&, const ObservedDocument&) = default;
};

struct NamedDocument {
    QString kind, name;
};

/// What belongs to an environment, as those know who know its files and incidents.
struct EnvironmentHold {
    QString environment;
    QList<NamedDocument> documents = {};           ///< that stay
    QList<NamedDocument> logs = {};                ///< that may go
    std::vector<RetentionRule::Stretch> kept = {}; ///< points of these times stay
};

/// About how much is kept of an environment.
struct EnvironmentShare {
    std::int64_t items = 0, itemBytes = 0;
    std::int64_t points = 0, metricBytes = 0;
    std::int64_t documentBytes = 0, logBytes = 0;
    std::int64_t total() const { return itemBytes + metricBytes + documentBytes + logBytes; }
};

/// What went, and what there is then.
struct EnvironmentTrim {
    std::int64_t points = 0, logs = 0;
    std::int64_t beforeMs = noTime; ///< all that went was over by then; noTime: nothing went
    EnvironmentShare share;
};

/// observed.db: what was seen and passes, and no server keeps. WAL, synchronous=NORMAL. A newer schema is
/// refused (Unsupported). Blocking and thread-safe; never call it on the GUI thread. Several processes may
/// share it. Errors are ErrorKind::Storage, except where said.
class ObservedStore {
public:
    struct Opened;
    /// Opens or creates. A damaged file is set aside as observed-damaged-<UTC date-time>.db beside it, since
    /// it cannot be fetched again, and never deleted; `setAside` then names it. SQLITE_BUSY, SQLITE_FULL and
    /// unreadable folders are errors and never "damage".
    static Result<Opened> open(const std::filesystem::path& file);
    /// Only to be read, as of a pack: nothing is created, migrated or set aside. Unsupported also where the
    /// schema is older; Invalid where it is none of ours. `vfs`: DatabaseOptions::vfs; with one, `file` is
    /// but what errors call it.
    static Result<std::unique_ptr<ObservedStore>> openReadOnly(const std::filesystem::path& file,
                                                               const std::string& vfs = {});
    ~ObservedStore();

    /// Keeps items, matched by source and id, in one transaction. Putting the same twice changes nothing;
    /// what is told otherwise is told anew, but for when it happened and was seen first.
    Result<ObservedTally> putItems(std::span<const TimelineItem> items);
    /// The same of a look; what went on until then and is not in it ended by then.
    Result<ObservedTally> putLook(const ObservedLook& look);
    /// When all of a kind was last seen of each source: what goes on was still so then.
    struct Looked {
        QString source;
        TimelineKind kind = TimelineKind::Alert;
        std::int64_t atMs = noTime;
        friend bool operator==(const Looked&, const Looked&) = default;
    };
    Result<std::vector<Looked>> looks();

    /// Adds what touches [fromMs, toMs] to `builder`, in one scan; of a long timeline two connections read a
    /// part each. Cancelled where it is stopped.
    Result<void> readTimeline(TimelineTableBuilder& builder, std::int64_t fromMs, std::int64_t toMs,
                              std::stop_token stop);

    /// Keeps points, oldest first; between its first and last these replace what was there. Invalid where
    /// they are not in order.
    Result<void> putMetrics(const ObservedSeriesKey& key, const MetricSeries& points);
    Result<std::vector<ObservedSeries>> metricSeries();
    /// Points in [fromMs, toMs]; only chunks that touch it are decoded. Empty where nothing is kept.
    Result<MetricSeries> metrics(const ObservedSeriesKey& key, std::int64_t fromMs, std::int64_t toMs);
    /// Buckets of 64 points that touch [fromMs, toMs], oldest first; decodes no points. Steps are times.
    Result<SeriesOverview> metricOverview(const ObservedSeriesKey& key, std::int64_t fromMs,
                                          std::int64_t toMs);

    /// Keeps bytes (at most 64 MiB: Invalid above) as what `name` was at `nowMs`, and returns how that is
    /// known. The same as last time prolongs it.
    Result<ObservedDocument> putDocument(const QString& kind, const QString& name, const QByteArray& bytes,
                                         std::int64_t nowMs);
    /// NotFound. Unreadable where they are not what the digest says.
    Result<QByteArray> document(const QString& digest);
    /// What a name was, oldest first.
    Result<std::vector<ObservedDocument>> documents(const QString& kind, const QString& name);

    Result<EnvironmentShare> share(const EnvironmentHold& hold);
    /// Windows of metrics and logs go, the oldest first, until no more than `mostBytes` are kept of the
    /// environment or nothing is left that may go. Items and other documents stay. The room is used again.
    Result<EnvironmentTrim> trim(const EnvironmentHold& hold, std::int64_t mostBytes);

    /// What a rule would take away; nothing is.
    Result<RetentionPlan> previewRetention(const RetentionRule& rule, std::int64_t nowMs);
    /// Takes away what a preview named, and what became that old meanwhile; the file gets smaller. Returns
    /// what went.
    Result<RetentionPlan> applyRetention(const RetentionPlan& plan);

    /// Grows with every committed change but of points of metrics, which come all the time and change no
    /// picture of what happened; a cheap way to know that one is stale.
    Result<std::int64_t> revision();

private:
    struct Private;
    explicit ObservedStore(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

struct ObservedStore::Opened {
    std::unique_ptr<ObservedStore> store;
    std::filesystem::path setAside; ///< where a damaged predecessor lies now; empty: all was well
};

} // namespace ph

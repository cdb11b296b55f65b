#pragma once

#include "services/jobs/JobRunner.h"
#include "services/sync/EndpointFeed.h"
#include "services/sync/SyncPass.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <random>

namespace ph {

/// Keeps the cache level with every enabled connection: one pass at a time for each, again after an interval,
/// later after a failure (backoff with jitter, Retry-After honoured), not at all after a 401 until somebody
/// acts. Behind each pass, what pinned runs lack is fetched. A cluster is followed instead, and a following
/// that ended is taken up by the same rules. Lives on the GUI thread and only plans there; passes run as
/// jobs.
class Poller : public QObject {
    Q_OBJECT
public:
    struct Settings {
        std::chrono::milliseconds interval{30'000};
        std::chrono::milliseconds fullPassEvery{std::chrono::hours(1)};
        AliasLog* aliases = nullptr;  ///< where looks at registries are noted; null: registries are not read
        Observer* observer = nullptr; ///< who is told what changes of endpoints, and of runs; null: nobody
        /// A planned pass behind one that succeeded is told of when it takes longer; most find nothing.
        std::chrono::milliseconds quietFor{1'000};
        Clock clock = systemNow;
        unsigned seed = std::random_device{}();
        std::map<ConnectionId, std::int64_t> lastSuccesses = {}; ///< as kept when the program began
    };

    Poller(JobRunner& runner, Links& links, CacheStore& store, Settings settings, QObject* parent = nullptr);
    ~Poller() override;

    /// Begins, or begins anew with changed settings; a disabled connection is only shown.
    void watch(const Connection& connection);
    void forget(ConnectionId id);

    enum class Pass {
        Usual, ///< a complete one only where it is due
        Whole  ///< which alone finds deletions and edits of finished runs
    };
    /// A pass now, whatever was planned; also clears a stop after 401. A whole one that is asked for while
    /// another runs comes behind it.
    void syncNow(ConnectionId id, Pass pass = Pass::Usual);
    /// Ends the pass that runs; the next comes after the usual interval.
    void cancel(ConnectionId id);
    /// What the user looks at: read before all else, and at once where it was never read.
    void setFocus(ConnectionId id, const QStringList& experimentIds);

    QList<SyncState> states() const;
    SyncState state(ConnectionId id) const;

Q_SIGNALS:
    void stateChanged(ph::SyncState state);
    /// Rows were committed: whoever shows them may look again. At most a few times a second.
    void cacheChanged(ph::ConnectionId connection);
    void passEnded(ph::ConnectionId connection, ph::SyncSummary summary);
    /// More of some pinned runs is cached.
    void pinnedFetched(ph::ConnectionId connection);
    void endpointsChanged(ph::ConnectionId connection, std::shared_ptr<const ph::EndpointsChange> change);

private:
    struct Entry;
    void plan(Entry& entry, std::chrono::milliseconds after);
    enum class Telling { AtOnce, WhenItTakesTime };
    void start(Entry& entry, Telling telling);
    void tellOfPass(Entry& entry);
    void follow(Entry& entry, LinkPtr link);
    void retire(Entry& entry);
    void succeeded(Entry& entry);
    void fetchPinned(Entry& entry);
    void noteUnread(Entry& entry, std::vector<ItemFault> faults);
    void failed(Entry& entry, const Error& error);
    void finish(ConnectionId id, Result<SyncSummary> result);
    void announce(Entry& entry);

    JobRunner& runner_;
    Links& links_;
    CacheStore& store_;
    const Settings settings_;
    std::mt19937 random_;
    std::map<ConnectionId, std::int64_t> lastSuccesses_;
    std::map<ConnectionId, std::unique_ptr<Entry>> entries_;
};

} // namespace ph

Q_DECLARE_METATYPE(ph::SyncState)

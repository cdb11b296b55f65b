#include "services/sync/Poller.h"

#include "services/log/Log.h"
#include "services/sync/Backoff.h"
#include "services/sync/PinnedRuns.h"
#include "services/sync/SyncErrorText.h"

#include <set>

namespace ph {

namespace {

/// One fault an item: a pass meets some more than once.
QList<ItemFault> unreadOf(const std::vector<ItemFault>& faults)
{
    QList<ItemFault> unread;
    std::set<QString> seen;
    for (const auto& fault : faults) {
        if (seen.insert(fault.item).second)
            unread.append(fault);
    }
    return unread;
}

void logUnread(const Connection& connection, const SyncState& state)
{
    if (state.unreadItems == 0)
        return;
    QStringList items;
    for (const auto& [item, error] : state.unread)
        items.append(QStringLiteral("%1: %2 %3").arg(item, errorKindName(error.kind), error.forRecords()));
    qCWarning(lcSync).noquote() << connection.name << "items not read:" << state.unreadItems
                                << items.join(QLatin1String("; "));
}

} // namespace

struct Poller::Entry {
    Connection connection;
    SyncState state;
    QTimer timer;
    QTimer tellLater;
    JobHandle job;
    JobHandle pinJob;
    std::shared_ptr<PinnedRuns> pins = std::make_shared<PinnedRuns>(PinnedRuns::Pace{});
    std::vector<ItemFault> passFaults, pinFaults;
    EndpointFeed* feed = nullptr; ///< a child of the poller; of a cluster that is followed
    enum class WhenFeedEnds { Wait, BeginAnew } whenFeedEnds = WhenFeedEnds::Wait;
    bool feedIsWhole = false;  ///< all endpoints have come once
    bool feedIsBehind = false; ///< in trouble, and not level again yet
    QStringList focus;
    int failures = 0;
    Pass now = Pass::Usual, next = Pass::Usual;
    std::uint64_t revisionSeen = 0;
};

Poller::Poller(JobRunner& runner, Links& links, CacheStore& store, Settings settings, QObject* parent)
    : QObject(parent)
    , runner_(runner)
    , links_(links)
    , store_(store)
    , settings_(std::move(settings))
    , random_(settings_.seed)
    , lastSuccesses_(settings_.lastSuccesses)
{
}

Poller::~Poller()
{
    // All at once: each is waited for as it goes.
    const auto feeds = findChildren<EndpointFeed*>();
    for (auto* feed : feeds)
        feed->stop();
}

void Poller::watch(const Connection& connection)
{
    auto& slot = entries_[connection.id];
    const auto focus = slot ? slot->focus : QStringList();
    const auto next = slot ? slot->next : Pass::Usual;
    if (slot)
        retire(*slot);
    slot = std::make_unique<Entry>(); // the old one's job is cancelled with it
    auto& entry = *slot;
    entry.connection = connection;
    entry.focus = focus;
    entry.next = next;
    entry.state.connection = connection.id;
    if (const auto last = lastSuccesses_.find(connection.id); last != lastSuccesses_.end()) {
        entry.state.lastSuccessMs = last->second;
        entry.state.successIsOld = true;
    }
    entry.timer.setSingleShot(true);
    connect(&entry.timer, &QTimer::timeout, this, [this, &entry] {
        const auto& state = entry.state;
        const bool wentWell =
            state.errorKind.isEmpty() && state.lastSuccessMs != noTime && !state.successIsOld;
        start(entry, wentWell ? Telling::WhenItTakesTime : Telling::AtOnce);
    });
    entry.tellLater.setSingleShot(true);
    entry.tellLater.setInterval(settings_.quietFor);
    connect(&entry.tellLater, &QTimer::timeout, this, [this, &entry] { tellOfPass(entry); });
    if (!connection.enabled) {
        links_.close(connection.id);
        entry.state.phase = SyncState::Phase::Disabled;
        announce(entry);
        return;
    }
    if (auto link = links_.open(connection); !link) {
        entry.state.phase = SyncState::Phase::Stopped;
        entry.state.errorKind = errorKindName(link.error().kind);
        entry.state.errorText = syncErrorText(link.error(), connection);
        announce(entry);
        return;
    }
    plan(entry, std::chrono::milliseconds(0));
}

void Poller::forget(ConnectionId id)
{
    if (const auto it = entries_.find(id); it != entries_.end())
        retire(*it->second);
    entries_.erase(id);
    lastSuccesses_.erase(id);
    links_.close(id);
}

void Poller::syncNow(ConnectionId id, Pass pass)
{
    const auto it = entries_.find(id);
    if (it == entries_.end() || !it->second->connection.enabled)
        return;
    if (pass == Pass::Whole)
        it->second->next = pass;
    if (it->second->job.isRunning()) {
        if (it->second->tellLater.isActive()) { // somebody waits for it now
            it->second->tellLater.stop();
            tellOfPass(*it->second);
        }
        return;
    }
    it->second->failures = 0;
    if (auto* feed = it->second->feed) {
        it->second->whenFeedEnds = Entry::WhenFeedEnds::BeginAnew;
        feed->stop();
        return;
    }
    // Credentials may have changed behind their reference: ask for them again.
    if (it->second->state.phase == SyncState::Phase::Stopped)
        watch(Connection(it->second->connection));
    else
        start(*it->second, Telling::AtOnce);
}

void Poller::cancel(ConnectionId id)
{
    const auto it = entries_.find(id);
    if (it == entries_.end())
        return;
    it->second->job.cancel();
    it->second->pinJob.cancel();
    if (auto* feed = it->second->feed)
        feed->stop();
}

void Poller::setFocus(ConnectionId id, const QStringList& experimentIds)
{
    if (const auto it = entries_.find(id); it != entries_.end())
        it->second->focus = experimentIds;
}

QList<SyncState> Poller::states() const
{
    QList<SyncState> all;
    for (const auto& [id, entry] : entries_)
        all.append(entry->state);
    return all;
}

SyncState Poller::state(ConnectionId id) const
{
    const auto it = entries_.find(id);
    return it == entries_.end()
               ? SyncState{.connection = id, .activity = {}, .errorKind = {}, .errorText = {}}
               : it->second->state;
}

void Poller::plan(Entry& entry, std::chrono::milliseconds after)
{
    entry.tellLater.stop();
    entry.state.phase = entry.state.errorKind.isEmpty() ? SyncState::Phase::Idle : SyncState::Phase::Waiting;
    entry.state.nextTryMs = toMs(settings_.clock() + after);
    entry.timer.start(after);
    announce(entry);
}

void Poller::tellOfPass(Entry& entry)
{
    entry.state.phase = SyncState::Phase::Syncing;
    entry.state.nextTryMs = noTime;
    entry.state.activity.clear();
    entry.state.runsSeen = entry.state.experimentsDone = entry.state.experiments = 0;
    announce(entry);
}

void Poller::start(Entry& entry, Telling telling)
{
    if (entry.job.isRunning() || entry.feed)
        return;
    entry.timer.stop();
    auto link = links_.find(entry.connection.id);
    if (!link)
        return;
    entry.revisionSeen = store_.revision();
    const bool isFollowed = capability<EndpointSource>(link->connector()) != nullptr;
    if (telling == Telling::AtOnce || isFollowed)
        tellOfPass(entry);
    else
        entry.tellLater.start();
    if (isFollowed) {
        follow(entry, std::move(link));
        return;
    }

    const auto id = entry.connection.id;
    entry.now = std::exchange(entry.next, Pass::Usual);
    const auto fullPassEvery =
        entry.now == Pass::Whole ? std::chrono::milliseconds(0) : settings_.fullPassEvery;
    SyncScope scope{.firstExperiments = entry.focus, .fullPassEvery = fullPassEvery};
    JobSpec spec;
    spec.title = tr("Syncing %1").arg(entry.connection.name);
    spec.slot = QStringLiteral("sync-%1").arg(id.value);
    spec.slotLimit = 1;
    spec.priority = JobSpec::Priority::Background;
    entry.job = runner_.run<SyncSummary>(
        std::move(spec),
        [this, link, scope, id](JobContext& job) -> Result<SyncSummary> {
            auto summary =
                SyncPass(*link, store_, scope, settings_.observer)
                    .run(job.stop, [this, id, &job](const SyncProgress& p) {
                        job.progress(p.text, p.experimentsDone, p.experiments);
                        // Queued: the poller lives on another thread, and may be gone before this arrives.
                        QMetaObject::invokeMethod(this, [this, id, p] {
                            const auto it = entries_.find(id);
                            if (it == entries_.end() || it->second->state.phase != SyncState::Phase::Syncing)
                                return;
                            it->second->state.activity = p.text;
                            it->second->state.runsSeen = p.runsRead;
                            it->second->state.experimentsDone = p.experimentsDone;
                            it->second->state.experiments = p.experiments;
                            announce(*it->second);
                        });
                    });
            if (!summary || !settings_.aliases)
                return summary;
            auto registry = readRegistry(*link, store_, *settings_.aliases, job.stop, scope.fullPassEvery);
            summary->addRegistry(std::move(registry));
            return summary;
        },
        this, [this, id](Result<SyncSummary> result) { finish(id, std::move(result)); });
}

void Poller::finish(ConnectionId id, Result<SyncSummary> result)
{
    const auto it = entries_.find(id);
    if (it == entries_.end())
        return;
    auto& entry = *it->second;
    entry.state.activity.clear();
    if (result) {
        succeeded(entry);
        entry.passFaults = result->faults;
        noteUnread(entry, entry.passFaults);
        fetchPinned(entry);
        plan(entry, entry.next == Pass::Whole ? std::chrono::milliseconds(0) : settings_.interval);
        Q_EMIT passEnded(id, *result);
        return;
    }
    if (entry.now == Pass::Whole && result.error().kind != ErrorKind::Cancelled)
        entry.next = Pass::Whole; // still owed
    failed(entry, result.error());
}

// A job of its own, so that a large fetch delays no pass.
void Poller::fetchPinned(Entry& entry)
{
    const auto link = links_.find(entry.connection.id);
    if (!link || entry.pinJob.isRunning())
        return;
    const auto id = entry.connection.id;
    JobSpec spec;
    spec.slot = QStringLiteral("pinned-%1").arg(id.value);
    spec.slotLimit = 1;
    spec.priority = JobSpec::Priority::Background;
    entry.pinJob = runner_.run<PinSummary>(
        std::move(spec),
        [&store = store_, link, pins = entry.pins](JobContext& job) {
            return pins->fetch(store, *link, job.stop);
        },
        this,
        [this, id](Result<PinSummary> summary) {
            const auto it = entries_.find(id);
            if (it == entries_.end() || (!summary && summary.error().kind == ErrorKind::Cancelled))
                return;
            auto& one = *it->second;
            const auto before = one.state;
            one.pinFaults =
                summary ? summary->left : std::vector<ItemFault>{{tr("pinned runs"), summary.error()}};
            noteUnread(one, one.passFaults);
            if (one.state != before || store_.revision() != one.revisionSeen)
                announce(one);
            if (!summary || summary->runs > 0)
                Q_EMIT pinnedFetched(id);
        });
}

void Poller::follow(Entry& entry, LinkPtr link)
{
    const auto id = entry.connection.id;
    auto* feed = new EndpointFeed(std::move(link), store_, settings_.observer, settings_.clock, this);
    entry.feed = feed;
    entry.whenFeedEnds = Entry::WhenFeedEnds::Wait;
    entry.feedIsWhole = entry.feedIsBehind = false;
    const auto ofEntry = [this, id, feed](auto act) {
        if (const auto it = entries_.find(id); it != entries_.end() && it->second->feed == feed)
            act(*it->second);
    };
    connect(feed, &EndpointFeed::changed, this,
            [this, id, ofEntry](const std::shared_ptr<const EndpointsChange>& change) {
                ofEntry([&](Entry& one) {
                    one.feedIsWhole |= change->kind == EndpointsChange::Kind::Everything;
                    one.state.endpoints = qint64(change->total);
                    noteUnread(one, change->faults);
                    // One kind of object that changes says nothing of another that cannot be read.
                    if (one.feedIsWhole && !one.feedIsBehind) {
                        succeeded(one);
                        one.state.phase = SyncState::Phase::Idle;
                    }
                    announce(one);
                    Q_EMIT endpointsChanged(id, change);
                });
            });
    connect(feed, &EndpointFeed::troubled, this, [this, ofEntry](const Error& error) {
        ofEntry([&](Entry& one) {
            one.feedIsBehind = true;
            one.state.phase = SyncState::Phase::Waiting;
            one.state.errorKind = errorKindName(error.kind);
            one.state.errorText = syncErrorText(error, one.connection);
            announce(one);
        });
    });
    connect(feed, &EndpointFeed::levelAgain, this, [this, ofEntry] {
        ofEntry([&](Entry& one) {
            one.feedIsBehind = false;
            if (one.feedIsWhole)
                succeeded(one);
            one.state.phase = one.feedIsWhole ? SyncState::Phase::Idle : SyncState::Phase::Syncing;
            one.state.errorKind.clear();
            one.state.errorText.clear();
            announce(one);
        });
    });
    connect(feed, &EndpointFeed::ended, this, [this, ofEntry, feed](const Error& error) {
        feed->deleteLater(); // its thread has nothing left to do
        ofEntry([&](Entry& one) {
            one.feed = nullptr;
            if (error.kind == ErrorKind::Cancelled && one.whenFeedEnds == Entry::WhenFeedEnds::BeginAnew)
                watch(Connection(one.connection)); // with credentials that are read anew
            else
                failed(one, error);
        });
    });
}

/// The entry goes: its feed ends by itself, so that nobody waits for it here.
void Poller::retire(Entry& entry)
{
    if (!entry.feed)
        return;
    std::exchange(entry.feed, nullptr)->stop();
}

void Poller::succeeded(Entry& entry)
{
    entry.failures = 0;
    entry.state.lastSuccessMs = lastSuccesses_[entry.connection.id] = toMs(settings_.clock());
    entry.state.successIsOld = false;
    entry.state.errorKind.clear();
    entry.state.errorText.clear();
}

void Poller::noteUnread(Entry& entry, std::vector<ItemFault> faults)
{
    faults.insert(faults.end(), entry.pinFaults.begin(), entry.pinFaults.end());
    const auto before = entry.state.unread;
    entry.state.unread = unreadOf(faults);
    entry.state.unreadItems = entry.state.unread.size();
    entry.state.unread.resize(std::min(entry.state.unread.size(), SyncState::maxUnread));
    if (entry.state.unread != before || !entry.feed)
        logUnread(entry.connection, entry.state);
}

void Poller::failed(Entry& entry, const Error& error)
{
    if (error.kind == ErrorKind::Cancelled) {
        plan(entry, settings_.interval);
        return;
    }
    qCWarning(lcSync).noquote() << entry.connection.name << errorKindName(error.kind) << error.where
                                << error.forRecords();
    entry.state.errorKind = errorKindName(error.kind);
    entry.state.errorText = syncErrorText(error, entry.connection);
    if (error.kind == ErrorKind::Unauthorized) {
        if (const auto link = links_.find(entry.connection.id))
            link->stopAsking(Error::make(error.kind, entry.connection.name,
                                         tr("Re-enter the credentials of this connection.")));
    }
    if (error.kind == ErrorKind::Unauthorized || error.kind == ErrorKind::Invalid ||
        error.kind == ErrorKind::Conflict || error.kind == ErrorKind::Unsupported) {
        // Asking again cannot help before somebody changes something, and would look like an attack.
        entry.tellLater.stop();
        entry.state.phase = SyncState::Phase::Stopped;
        entry.state.nextTryMs = noTime;
        announce(entry);
        return;
    }
    ++entry.failures;
    const auto unit = std::uniform_real_distribution<double>(0, 1)(random_);
    plan(entry, backoffDelay(entry.failures, unit, error.retryAfter));
}

void Poller::announce(Entry& entry)
{
    Q_EMIT stateChanged(entry.state);
    if (const auto revision = store_.revision(); revision != entry.revisionSeen) {
        entry.revisionSeen = revision;
        Q_EMIT cacheChanged(entry.connection.id);
    }
}

} // namespace ph

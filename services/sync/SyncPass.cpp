#include "services/sync/SyncPass.h"

#include "services/log/Log.h"
#include "services/sync/EndpointPass.h"

#include <QCoreApplication>

#include <atomic>
#include <future>
#include <set>

namespace ph {

namespace {

// Small first pages show something at once; larger ones then cost the server less per run.
constexpr int firstPage = 50;
constexpr int laterPage = 1000;

// Clients write start and end times by their own clocks: look a little behind what was seen.
constexpr std::int64_t overlapMs = 10 * 60 * 1000;

std::int64_t later(std::int64_t a, std::int64_t b)
{
    return a == noTime ? b : b == noTime ? a : std::max(a, b);
}

/// Whether other things of the same server may be readable all the same.
bool concernsOnlyThis(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Invalid:
    case ErrorKind::Unreadable:
    case ErrorKind::Unsupported:
    case ErrorKind::ServerFault:
        return true;
    default:
        return false;
    }
}

QString modelsOf(const Experiment& experiment)
{
    return QCoreApplication::translate("SyncPass", "%1: logged models").arg(experiment.name);
}

} // namespace

struct SyncPass::Reading {
    Experiment experiment;
    SyncCursor cursor;
    RunQuery query;           // the backfill's, between its first page and the rest
    bool resumed = false;     // an earlier pass began this backfill
    bool complete = false;    // this pass has read all of it
    bool runsChanged = false; // something is new here
    std::optional<Error> failed;
    std::set<QString> unfinishedSeen;
};

void SyncSummary::add(const SyncSummary& other)
{
    experiments += other.experiments;
    runsRead += other.runsRead;
    runsRemoved += other.runsRemoved;
    loggedModels += other.loggedModels;
    registeredModels += other.registeredModels;
    endpoints += other.endpoints;
    faults.insert(faults.end(), other.faults.begin(), other.faults.end());
}

void SyncSummary::addRegistry(Result<RegistrySummary> registry)
{
    if (!registry) {
        faults.push_back({QCoreApplication::translate("SyncPass", "model registry"), registry.error()});
        return;
    }
    registeredModels += registry->models;
    for (auto& fault : registry->faults)
        faults.push_back(std::move(fault));
}

SyncPass::SyncPass(Link& link, CacheStore& store, SyncScope scope)
    : link_(link)
    , store_(store)
    , scope_(std::move(scope))
{
}

SyncPass::~SyncPass() = default;

std::int64_t SyncPass::nowMs() const
{
    return toMs(context_->clock());
}

void SyncPass::report(const Reading& reading)
{
    const std::lock_guard lock(mutex_);
    if (!progress_)
        return;
    progress_({QCoreApplication::translate("SyncPass", "%1: %Ln runs read", nullptr, int(summary_.runsRead))
                   .arg(reading.experiment.name),
               summary_.runsRead, qint64(finished_), qint64(readings_.size())});
}

Result<SyncSummary> SyncPass::run(std::stop_token stop, std::function<void(const SyncProgress&)> progress)
{
    progress_ = std::move(progress);
    const std::stop_callback passOn(stop, [this] { stop_.request_stop(); });
    if (!capability<RunSource>(link_.connector()) && capability<EndpointSource>(link_.connector()))
        return readCluster(stop_.get_token());
    auto server = link_.reach<RunSource>(stop_.get_token());
    if (!server)
        return fail(server.error());
    source_ = &server->source;
    context_.emplace(std::move(server->context));

    if (auto done = recallUnread(); !done)
        return fail(done.error());
    if (auto done = readExperiments(); !done)
        return fail(done.error());

    // Something of everything first, so that no experiment waits behind a large one.
    if (auto done = readFirstPages(); !done)
        return fail(done.error());
    std::vector<Reading*> some, whole;
    for (auto& reading : readings_)
        (isFullPassDue(reading) ? whole : some).push_back(&reading);
    if (auto done = twoAtOnce(some, [this](Reading& r) { return level(r, &SyncPass::readNews); }); !done)
        return fail(done.error());
    // One after the other: the source does not tell whose an unreadable item is, and it forbids removing.
    for (auto* reading : whole) {
        if (auto done = level(*reading, &SyncPass::readEverything); !done)
            return fail(done.error());
    }
    takeFaults(FaultsOf::Runs);
    const auto failed = [](const Reading& r) { return r.failed.has_value(); };
    if (!readings_.empty() && std::all_of(readings_.begin(), readings_.end(), failed))
        return fail(*readings_.front().failed);
    keepUnread();
    if (auto kept = store_.putLastSuccess(link_.connection().id, nowMs(), unread_); !kept)
        return fail(kept.error());
    return summary_;
}

Result<SyncSummary> SyncPass::readCluster(std::stop_token stop)
{
    auto read = readEndpoints(link_, store_, std::move(stop));
    if (!read)
        return fail(read.error());
    summary_.endpoints = qint64(read->total);
    summary_.faults = std::move(read->faults);
    return summary_;
}

// A server takes seconds for a page of runs and serves two requests as fast as one.
Result<void> SyncPass::twoAtOnce(const std::vector<Reading*>& readings,
                                 const std::function<Result<void>(Reading&)>& step)
{
    std::atomic<std::size_t> next = 0;
    std::optional<Error> failed;
    const auto work = [&] {
        for (std::size_t i = next++; i < readings.size(); i = next++) {
            if (auto done = step(*readings[i]); !done) {
                const std::lock_guard lock(mutex_);
                if (!failed)
                    failed = done.error(); // that the other one was cancelled follows from it
                stop_.request_stop();
                return;
            }
        }
    };
    std::future<void> other;
    if (readings.size() > 1)
        other = std::async(std::launch::async, work);
    work();
    if (other.valid())
        other.get();
    if (failed)
        return fail(*failed);
    return {};
}

Result<void> SyncPass::readFirstPages()
{
    std::vector<Reading*> unknown;
    for (auto& reading : readings_) {
        if (reading.cursor.backfill == SyncCursor::Backfill::NotStarted)
            unknown.push_back(&reading);
    }
    if (unknown.empty())
        return {};
    const auto step = [this](Reading& reading) { return setAside(reading, readFirstPage(reading)); };
    // The first by itself: a server that refuses us is asked once.
    if (auto done = step(*unknown.front()); !done)
        return done;
    unknown.erase(unknown.begin());
    return twoAtOnce(unknown, step);
}

bool SyncPass::isFullPassDue(const Reading& reading) const
{
    return reading.cursor.backfill == SyncCursor::Backfill::Done && !reading.complete &&
           (reading.cursor.fullPassMs == noTime ||
            nowMs() - reading.cursor.fullPassMs >= scope_.fullPassEvery.count());
}

Result<void> SyncPass::level(Reading& reading, Step read)
{
    report(reading);
    Result<void> done;
    if (!reading.failed) {
        done = (this->*read)(reading);
        if (done && (reading.runsChanged || areModelsOwed(reading)))
            done = readLoggedModels(reading);
        done = setAside(reading, std::move(done));
    }
    {
        const std::lock_guard lock(mutex_);
        ++finished_;
    }
    report(reading);
    return done;
}

Result<void> SyncPass::readNews(Reading& reading)
{
    if (reading.cursor.backfill != SyncCursor::Backfill::Done)
        return readRest(reading);
    return reading.complete ? Result<void>() : readChanges(reading);
}

// One experiment that cannot be read never hides the others: only an error that concerns all of them comes
// back.
Result<void> SyncPass::setAside(Reading& reading, Result<void> done)
{
    if (done || !concernsOnlyThis(done.error().kind))
        return done;
    const auto& error = done.error();
    qCWarning(lcSync).noquote() << link_.connection().name << reading.experiment.name
                                << errorKindName(error.kind) << error.where << error.detail;
    reading.failed = error;
    addFault({reading.experiment.name, error});
    return {};
}

void SyncPass::addFault(ItemFault fault)
{
    const std::lock_guard lock(mutex_);
    summary_.faults.push_back(std::move(fault));
}

/// How many there were.
std::size_t SyncPass::takeFaults(FaultsOf whose)
{
    const auto faults = source_->takeFaults();
    for (const auto& fault : faults) {
        addFault(fault);
        if (whose == FaultsOf::Listing)
            listed_.insert(fault.item);
        else if (!listed_.contains(fault.item))
            unread_.push_back({fault, noTime});
    }
    return faults.size();
}

Result<void> SyncPass::recallUnread()
{
    auto earlier = store_.unread(link_.connection().id);
    if (!earlier)
        return fail(earlier.error());
    earlier_ = std::move(*earlier);
    for (const auto& unread : earlier_) {
        for (const auto& part : unread.fault.item.split(u'/', Qt::SkipEmptyParts))
            awaited_.emplace(part, unread.fault.item);
    }
    return {};
}

void SyncPass::noteRead(const RunBatch& runs)
{
    if (awaited_.empty())
        return;
    for (const auto& row : runs.runs) {
        const auto [from, to] = awaited_.equal_range(QString::fromStdString(std::string(runs.view(row.id))));
        for (auto it = from; it != to; ++it)
            readAgain_.insert(it->second);
    }
}

// What this pass did not look at is as unread as before: until its run has been read, or everything has.
void SyncPass::keepUnread()
{
    auto oldestFullPass = readings_.empty() ? noTime : std::numeric_limits<std::int64_t>::max();
    for (const auto& reading : readings_)
        oldestFullPass = std::min<std::int64_t>(oldestFullPass, reading.cursor.fullPassMs);
    std::set<QString> met;
    for (const auto& fault : summary_.faults)
        met.insert(fault.item);
    for (auto& unread : unread_)
        unread.passEndedMs = nowMs();
    for (const auto& earlier : earlier_) {
        const auto& item = earlier.fault.item;
        if (met.contains(item) || readAgain_.contains(item) || oldestFullPass > earlier.passEndedMs)
            continue;
        summary_.faults.push_back(earlier.fault);
        unread_.push_back(earlier);
    }
}

Result<void> SyncPass::readExperiments()
{
    auto experiments = source_->fetchExperiments(*context_);
    if (!experiments)
        return fail(experiments.error());
    const auto id = link_.connection().id;
    for (auto& e : *experiments)
        e.key.connection = id;
    if (auto put = store_.putExperiments(id, *experiments, nowMs()); !put)
        return put;
    summary_.experiments = qint64(experiments->size());
    // An experiment that could not be read is not one that is gone.
    if (takeFaults(FaultsOf::Listing) == 0) {
        if (auto removed = removeVanished(*experiments); !removed)
            return removed;
    }

    const auto rank = [this](const Experiment& e) {
        const auto at = scope_.firstExperiments.indexOf(e.key.remoteId);
        return at < 0 ? scope_.firstExperiments.size() : at;
    };
    std::stable_sort(experiments->begin(), experiments->end(), [&](const Experiment& a, const Experiment& b) {
        const auto ra = rank(a), rb = rank(b);
        return ra != rb ? ra < rb : a.updatedMs > b.updatedMs;
    });
    for (auto& e : *experiments) {
        auto cursor = store_.cursor(id, e.key.remoteId);
        if (!cursor)
            return fail(cursor.error());
        Reading reading{
            .experiment = std::move(e), .cursor = *cursor, .query = {}, .failed = {}, .unfinishedSeen = {}};
        reading.query.experimentIds = {reading.experiment.key.remoteId};
        reading.resumed = cursor->backfill == SyncCursor::Backfill::Running;
        readings_.push_back(std::move(reading));
    }
    return {};
}

// Experiments that were deleted for good. An empty list is no evidence: an unmounted folder looks the same.
Result<void> SyncPass::removeVanished(const std::vector<Experiment>& listed)
{
    if (listed.empty())
        return {};
    std::set<QString> present;
    for (const auto& e : listed)
        present.insert(e.key.remoteId);
    auto cached = store_.experiments();
    if (!cached)
        return fail(cached.error());
    for (const auto& e : *cached) {
        const auto& key = e.experiment.key;
        if (key.connection != link_.connection().id || present.contains(key.remoteId))
            continue;
        auto removed = store_.removeExperiment(key.connection, key.remoteId);
        if (!removed)
            return fail(removed.error());
        summary_.runsRemoved += *removed;
    }
    return {};
}

Result<void> SyncPass::put(Reading& reading, const RunBatch& runs)
{
    // A moment in the future is some clock's fault: going on from there would miss all that comes before it.
    const auto latest = nowMs() + overlapMs;
    const auto goOnFrom = [latest](std::int64_t cursor, std::int64_t seen) {
        return seen > latest ? cursor : later(cursor, seen);
    };
    for (const auto& row : runs.runs) {
        const auto started = goOnFrom(reading.cursor.startedMs, row.startMs);
        const auto ended = goOnFrom(reading.cursor.endedMs, row.endMs);
        reading.runsChanged |= started > reading.cursor.startedMs || ended > reading.cursor.endedMs;
        reading.cursor.startedMs = started;
        reading.cursor.endedMs = ended;
        if (row.status == RunStatus::Running || row.status == RunStatus::Scheduled)
            reading.unfinishedSeen.insert(QString::fromStdString(std::string(runs.view(row.id))));
    }
    {
        const std::lock_guard lock(mutex_);
        read_.add(runs);
        summary_.runsRead = qint64(read_.count());
        noteRead(runs);
    }
    return store_.putRuns(link_.connection().id, reading.experiment.key.remoteId, runs, nowMs(),
                          reading.cursor);
}

// Reads and keeps one page; false: it was the last.
Result<bool> SyncPass::readPage(Reading& reading, RunQuery& query, int pageSize)
{
    if (context_->stop.stop_requested())
        return fail(ErrorKind::Cancelled, link_.connection().name);
    query.pageSize = pageSize;
    auto page = source_->fetchRuns(*context_, query);
    if (!page)
        return fail(page.error());
    if (reading.cursor.backfill == SyncCursor::Backfill::Running) {
        // Newest first: everything that started at or after the oldest of this page has been read.
        for (const auto& row : page->runs.runs) {
            if (row.startMs != noTime)
                reading.cursor.backfillBeforeMs =
                    reading.cursor.backfillBeforeMs == noTime
                        ? row.startMs
                        : std::min(reading.cursor.backfillBeforeMs, row.startMs);
        }
    }
    if (auto kept = put(reading, page->runs); !kept)
        return fail(kept.error());
    report(reading);
    query.pageToken = page->nextPageToken;
    return !page->nextPageToken.isEmpty();
}

Result<void> SyncPass::readFirstPage(Reading& reading)
{
    reading.cursor.backfill = SyncCursor::Backfill::Running;
    auto more = readPage(reading, reading.query, firstPage);
    if (!more)
        return fail(more.error());
    if (*more)
        return {};
    reading.complete = true;
    reading.cursor.backfill = SyncCursor::Backfill::Done;
    reading.cursor.fullPassMs = nowMs();
    return store_.putCursor(link_.connection().id, reading.experiment.key.remoteId, reading.cursor);
}

Result<void> SyncPass::readRest(Reading& reading)
{
    auto& query = reading.query;
    if (reading.resumed && reading.cursor.backfillBeforeMs != noTime)
        query.startedBeforeMs =
            reading.cursor.backfillBeforeMs + 1; // runs that share the millisecond come again
    for (;;) {
        auto more = readPage(reading, query, laterPage);
        if (!more)
            return fail(more.error());
        if (!*more)
            break;
    }
    reading.cursor.backfill = SyncCursor::Backfill::Done;
    // A resumed backfill asked by start time and so never saw runs without one: let the next pass read
    // everything.
    reading.cursor.fullPassMs = reading.resumed ? noTime : nowMs();
    return store_.putCursor(link_.connection().id, reading.experiment.key.remoteId, reading.cursor);
}

Result<void> SyncPass::readChanges(Reading& reading)
{
    const auto sinceStart = reading.cursor.startedMs;
    const auto sinceEnd = reading.cursor.endedMs;
    RunQuery started;
    started.experimentIds = reading.query.experimentIds;
    if (sinceStart != noTime)
        started.startedAtOrAfterMs = sinceStart - overlapMs;
    for (bool more = true; more;) {
        auto page = readPage(reading, started, laterPage);
        if (!page)
            return fail(page.error());
        more = *page;
    }
    if (sinceEnd != noTime) {
        RunQuery ended;
        ended.experimentIds = reading.query.experimentIds;
        ended.endedAtOrAfterMs = sinceEnd - overlapMs;
        for (bool more = true; more;) {
            auto page = readPage(reading, ended, laterPage);
            if (!page)
                return fail(page.error());
            more = *page;
        }
    }
    return readUnfinished(reading);
}

// Runs that we hold as going on: read again, whatever their clocks say.
Result<void> SyncPass::readUnfinished(Reading& reading)
{
    const auto id = link_.connection().id;
    auto known = store_.unfinishedRuns(id, reading.experiment.key.remoteId);
    if (!known)
        return fail(known.error());
    if (known->isEmpty())
        return {};
    RunQuery going;
    going.experimentIds = reading.query.experimentIds;
    going.status = RunStatus::Running;
    reading.unfinishedSeen.clear();
    for (bool more = true; more;) {
        auto page = readPage(reading, going, laterPage);
        if (!page)
            return fail(page.error());
        more = *page;
    }
    for (const auto& runId : *known) {
        if (reading.unfinishedSeen.contains(runId))
            continue;
        if (context_->stop.stop_requested())
            return fail(ErrorKind::Cancelled, link_.connection().name);
        auto run = source_->fetchRun(*context_, runId);
        if (!run && run.error().kind == ErrorKind::NotFound)
            continue; // the next complete pass removes it
        if (!run)
            return fail(run.error());
        if (auto kept = put(reading, *run); !kept)
            return kept;
    }
    return {};
}

Result<void> SyncPass::readEverything(Reading& reading)
{
    const auto began = nowMs();
    RunQuery everything;
    everything.experimentIds = reading.query.experimentIds;
    for (bool more = true; more;) {
        auto page = readPage(reading, everything, laterPage);
        if (!page)
            return fail(page.error());
        more = *page;
    }
    reading.runsChanged = true; // edits of finished runs show nowhere else
    // A run that could not be read is not a run that is gone.
    if (takeFaults(FaultsOf::Runs) == 0) {
        auto removed = store_.removeUnseen(link_.connection().id, reading.experiment.key.remoteId, began);
        if (!removed)
            return fail(removed.error());
        summary_.runsRemoved += *removed;
    }
    reading.cursor.fullPassMs = nowMs();
    return store_.putCursor(link_.connection().id, reading.experiment.key.remoteId, reading.cursor);
}

// A fault of the server may pass without any run changing, and nothing else would ask again.
bool SyncPass::areModelsOwed(const Reading& reading) const
{
    return std::any_of(earlier_.begin(), earlier_.end(),
                       [item = modelsOf(reading.experiment)](const UnreadItem& unread) {
                           return unread.fault.item == item && unread.fault.error.retryable();
                       });
}

Result<void> SyncPass::readLoggedModels(Reading& reading)
{
    auto models = source_->fetchLoggedModels(*context_, reading.experiment.key.remoteId);
    const auto item = modelsOf(reading.experiment);
    if (!models) {
        const auto& error = models.error();
        if (!concernsOnlyThis(error.kind))
            return fail(error);
        qCWarning(lcSync).noquote() << link_.connection().name << item << errorKindName(error.kind)
                                    << error.where << error.detail;
        addFault({item, error});
        const std::lock_guard lock(mutex_);
        unread_.push_back({{item, error}, noTime});
        return {}; // what is cached of them stands
    }
    for (auto& model : *models)
        model.key.connection = link_.connection().id;
    {
        const std::lock_guard lock(mutex_);
        summary_.loggedModels += qint64(models->size());
        readAgain_.insert(item);
    }
    return store_.putLoggedModels(link_.connection().id, reading.experiment.key.remoteId, *models, nowMs());
}

} // namespace ph

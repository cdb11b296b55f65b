#include "services/sync/ExperimentReading.h"

#include "services/log/Log.h"

#include <QCoreApplication>

namespace ph {

namespace {

// Small first pages show something at once; larger ones then cost the server less per run.
constexpr int firstPageSize = 50;
constexpr int laterPageSize = 1000;

// Clients write start and end times by their own clocks: look a little behind what was seen.
constexpr std::int64_t overlapMs = 10 * 60 * 1000;

std::int64_t laterOf(std::int64_t a, std::int64_t b)
{
    return a == noTime ? b : b == noTime ? a : std::max(a, b);
}

void logFault(const Connection& connection, const ItemFault& fault)
{
    qCWarning(lcSync).noquote() << connection.name << fault.item << errorKindName(fault.error.kind)
                                << fault.error.where << fault.error.forRecords();
}

} // namespace

ExperimentReading::ExperimentReading(const SyncRoute& route, Experiment experiment, const SyncCursor& cursor)
    : route_(route)
    , experiment_(std::move(experiment))
    , cursor_(cursor)
    , backfill_(ownRuns())
    , resumed_(cursor.backfill == SyncCursor::Backfill::Running)
{
}

bool ExperimentReading::isUnknown() const
{
    return cursor_.backfill == SyncCursor::Backfill::NotStarted;
}

bool ExperimentReading::isLevel() const
{
    return cursor_.backfill == SyncCursor::Backfill::Done;
}

bool ExperimentReading::isFullPassDue(std::chrono::milliseconds every) const
{
    return isLevel() && !complete_ &&
           (cursor_.fullPassMs == noTime || nowMs() - cursor_.fullPassMs >= every.count());
}

Result<void> ExperimentReading::readFirstPage()
{
    auto done = setAside(firstPage());
    addDone(1);
    return done;
}

void ExperimentReading::addDone(int halves)
{
    route_.tally.addHalvesDone(halves);
    halvesLeft_ -= halves;
}

Result<void> ExperimentReading::readNews()
{
    return level(&ExperimentReading::news);
}

Result<void> ExperimentReading::readEverything()
{
    return level(&ExperimentReading::everything);
}

Result<void> ExperimentReading::level(Part part)
{
    route_.tally.report(experiment_.name);
    Result<void> done;
    if (!failed_) {
        done = (this->*part)();
        // A fault of the server may pass without any run changing, and nothing else would ask again.
        if (done && (runsChanged_ || route_.tally.isOwed(modelsItem())))
            done = loggedModels();
        done = setAside(std::move(done));
    }
    addDone(halvesLeft_);
    route_.tally.report(experiment_.name);
    return done;
}

Result<void> ExperimentReading::setAside(Result<void> done)
{
    if (done || !concernsOnlyThis(done.error()))
        return done;
    failed_ = done.error();
    const ItemFault fault{experiment_.name, done.error()};
    logFault(route_.connection, fault);
    route_.tally.addFault(fault);
    return {};
}

/// Whether other things of the same server may be readable all the same; the tally learns of it.
bool ExperimentReading::concernsOnlyThis(const Error& error) const
{
    switch (error.kind) {
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Invalid:
    case ErrorKind::Unreadable:
    case ErrorKind::Unsupported:
    case ErrorKind::ServerFault:
        route_.tally.noteAnswer();
        return true;
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
        return route_.tally.noteLost(experiment_.key.remoteId) == SyncTally::Lost::OneExperiment;
    default:
        return false;
    }
}

Result<void> ExperimentReading::firstPage()
{
    cursor_.backfill = SyncCursor::Backfill::Running;
    if (auto read = readPage(backfill_, firstPageSize); !read)
        return read;
    if (!backfill_.atEnd())
        return {};
    complete_ = true;
    cursor_.backfill = SyncCursor::Backfill::Done;
    cursor_.fullPassMs = nowMs();
    return keepCursor();
}

Result<void> ExperimentReading::news()
{
    if (cursor_.backfill != SyncCursor::Backfill::Done) {
        // What an earlier pass began asks for older runs only: others may have started and ended since.
        if (auto read = rest(); !read || !resumed_)
            return read;
    }
    return complete_ ? Result<void>() : changes();
}

Result<void> ExperimentReading::rest()
{
    if (resumed_ && cursor_.backfillBeforeMs != noTime) {
        auto older = ownRuns();
        older.startedBeforeMs = cursor_.backfillBeforeMs + 1; // runs that share the millisecond come again
        backfill_ = RunPages(std::move(older));
    }
    if (auto read = readAll(backfill_); !read)
        return read;
    cursor_.backfill = SyncCursor::Backfill::Done;
    // A resumed backfill asked by start time and so never saw runs without one: let the next pass read
    // everything.
    cursor_.fullPassMs = resumed_ ? noTime : nowMs();
    return keepCursor();
}

Result<void> ExperimentReading::changes()
{
    const auto sinceStart = cursor_.startedMs;
    const auto sinceEnd = cursor_.endedMs;
    auto started = ownRuns();
    if (sinceStart != noTime)
        started.startedAtOrAfterMs = sinceStart - overlapMs;
    if (auto read = readPages(std::move(started)); !read)
        return read;
    if (sinceEnd != noTime) {
        auto ended = ownRuns();
        ended.endedAtOrAfterMs = sinceEnd - overlapMs;
        if (auto read = readPages(std::move(ended)); !read)
            return read;
    }
    return unfinished();
}

// Runs that we hold as going on: read again, whatever their clocks say.
Result<void> ExperimentReading::unfinished()
{
    auto known = route_.store.unfinishedRuns(route_.connection.id, experiment_.key.remoteId);
    if (!known)
        return fail(known.error());
    if (known->isEmpty())
        return {};
    auto going = ownRuns();
    going.status = RunStatus::Running;
    unfinishedSeen_.clear();
    if (auto read = readPages(std::move(going)); !read)
        return read;
    for (const auto& runId : *known) {
        if (unfinishedSeen_.contains(runId))
            continue;
        if (route_.context.stop.stop_requested())
            return fail(ErrorKind::Cancelled, route_.connection.name);
        auto run = route_.source.fetchRun(route_.context, runId);
        if (!run && run.error().kind == ErrorKind::NotFound)
            continue; // the next complete pass removes it
        if (!run)
            return fail(run.error());
        if (auto kept = keep(*run); !kept)
            return kept;
    }
    return {};
}

Result<void> ExperimentReading::everything()
{
    const auto began = nowMs();
    if (auto read = readPages(ownRuns()); !read)
        return read;
    runsChanged_ = true; // edits of finished runs show nowhere else
    // A run that could not be read is not a run that is gone.
    if (route_.tally.takeFaults(SyncTally::FaultsOf::Runs) == 0) {
        auto removed = route_.store.removeUnseen(route_.connection.id, experiment_.key.remoteId, began);
        if (!removed)
            return fail(removed.error());
        route_.tally.addRunsRemoved(*removed);
        wholeSinceMs_ = began;
    }
    cursor_.fullPassMs = nowMs();
    return keepCursor();
}

Result<void> ExperimentReading::loggedModels()
{
    auto models = route_.source.fetchLoggedModels(route_.context, experiment_.key.remoteId);
    if (!models) {
        if (!concernsOnlyThis(models.error()))
            return fail(models.error());
        const ItemFault fault{modelsItem(), models.error()};
        logFault(route_.connection, fault);
        route_.tally.addUnread(fault);
        return {}; // what is cached of them stands
    }
    for (auto& model : *models)
        model.key.connection = route_.connection.id;
    route_.tally.addLoggedModels(modelsItem(), models->size());
    if (auto kept =
            route_.store.putLoggedModels(route_.connection.id, experiment_.key.remoteId, *models, nowMs());
        !kept || !wholeSinceMs_)
        return kept;
    if (route_.tally.takeFaults(SyncTally::FaultsOf::Runs) > 0)
        return {}; // a model that could not be read is not one that is gone
    return route_.store.removeUnseenModels(route_.connection.id, experiment_.key.remoteId, *wholeSinceMs_);
}

Result<void> ExperimentReading::readPages(RunQuery query)
{
    RunPages pages(std::move(query));
    return readAll(pages);
}

// All that are left.
Result<void> ExperimentReading::readAll(RunPages& pages)
{
    while (!pages.atEnd()) {
        if (auto read = readPage(pages, laterPageSize); !read)
            return read;
    }
    return {};
}

// Reads and keeps one page.
Result<void> ExperimentReading::readPage(RunPages& pages, int pageSize)
{
    if (route_.context.stop.stop_requested())
        return fail(ErrorKind::Cancelled, route_.connection.name);
    auto page = pages.next(route_.source, route_.context, pageSize);
    if (!page)
        return fail(page.error());
    if (cursor_.backfill == SyncCursor::Backfill::Running) {
        // Newest first: everything that started at or after the oldest of this page has been read.
        for (const auto& row : page->runs) {
            if (row.startMs != noTime)
                cursor_.backfillBeforeMs = cursor_.backfillBeforeMs == noTime
                                               ? row.startMs
                                               : std::min(cursor_.backfillBeforeMs, row.startMs);
        }
    }
    if (auto kept = keep(*page); !kept)
        return kept;
    route_.tally.report(experiment_.name);
    return {};
}

Result<void> ExperimentReading::keep(const RunBatch& runs)
{
    // A moment in the future is some clock's fault: going on from there would miss all that comes before it.
    const auto latest = nowMs() + overlapMs;
    const auto goOnFrom = [latest](std::int64_t known, std::int64_t seen) {
        return seen > latest ? known : laterOf(known, seen);
    };
    for (const auto& row : runs.runs) {
        const auto started = goOnFrom(cursor_.startedMs, row.startMs);
        const auto ended = goOnFrom(cursor_.endedMs, row.endMs);
        runsChanged_ |= started > cursor_.startedMs || ended > cursor_.endedMs;
        cursor_.startedMs = started;
        cursor_.endedMs = ended;
        if (row.status == RunStatus::Running || row.status == RunStatus::Scheduled)
            unfinishedSeen_.insert(QString::fromStdString(std::string(runs.view(row.id))));
    }
    route_.tally.addRuns(runs);
    if (route_.observer)
        route_.observer->noteRuns(route_.connection.name, runs);
    return route_.store.putRuns(route_.connection.id, experiment_.key.remoteId, runs, nowMs(), cursor_);
}

Result<void> ExperimentReading::keepCursor()
{
    return route_.store.putCursor(route_.connection.id, experiment_.key.remoteId, cursor_);
}

RunQuery ExperimentReading::ownRuns() const
{
    RunQuery query;
    query.experimentIds = {experiment_.key.remoteId};
    return query;
}

/// What a fault in reading its logged models is filed under.
QString ExperimentReading::modelsItem() const
{
    return QCoreApplication::translate("SyncPass", "%1: logged models").arg(experiment_.name);
}

std::int64_t ExperimentReading::nowMs() const
{
    return toMs(route_.context.clock());
}

} // namespace ph

#include "services/sync/SyncPass.h"

#include "services/connectors/Catalog.h"
#include "services/sync/EndpointPass.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <limits>
#include <mutex>
#include <set>

namespace ph {

namespace {

constexpr std::chrono::milliseconds worthAThread{50};

} // namespace

SyncPass::SyncPass(Link& link, CacheStore& store, SyncScope scope, Observer* observer)
    : link_(link)
    , store_(store)
    , scope_(std::move(scope))
    , observer_(observer)
{
}

std::int64_t SyncPass::nowMs() const
{
    return toMs(context_->clock());
}

Result<SyncSummary> SyncPass::run(std::stop_token stop, std::function<void(const SyncProgress&)> progress)
{
    const std::stop_callback passOn(stop, [this] { stop_.request_stop(); });
    if (!capability<RunSource>(link_.connector()) && capability<EndpointSource>(link_.connector()))
        return readCluster(stop_.get_token());
    if (holdingOf(link_.connection().kind) == ConnectorDescriptor::Holds::Monitoring)
        return lookAtMonitor(stop_.get_token());
    auto server = link_.reach<RunSource>(stop_.get_token());
    if (!server)
        return fail(server.error());
    context_.emplace(std::move(server->context));
    return readServer(server->source, std::move(progress));
}

Result<SyncSummary> SyncPass::readCluster(std::stop_token stop)
{
    auto read = readEndpoints(link_, store_, std::move(stop));
    if (!read)
        return fail(read.error());
    SyncSummary summary;
    summary.endpoints = qint64(read->total);
    summary.faults = std::move(read->faults);
    return summary;
}

Result<SyncSummary> SyncPass::lookAtMonitor(std::stop_token stop)
{
    const auto context = link_.context(std::move(stop));
    if (!context)
        return fail(context.error());
    const auto report = link_.connector().probe(*context);
    if (!report)
        return fail(report.error());
    if (report->usable)
        return SyncSummary();
    const auto refusal =
        std::find_if(report->lines.rbegin(), report->lines.rend(),
                     [](const ProbeLine& line) { return line.verdict == ProbeLine::Verdict::No; });
    return fail(report->failure.value_or(ErrorKind::Unreadable), link_.connection().name,
                refusal == report->lines.rend() ? QString() : refusal->detail);
}

Result<SyncSummary> SyncPass::readServer(RunSource& source, std::function<void(const SyncProgress&)> progress)
{
    const auto& connection = link_.connection();
    auto earlier = store_.unread(connection.id);
    if (!earlier)
        return fail(earlier.error());
    tally_.emplace(*std::move(earlier), std::move(progress));
    context_->fault = [this](const ItemFault& fault) { tally_->meet(fault); };
    if (auto done = list({connection, source, *context_, store_, *tally_, observer_}); !done)
        return fail(done.error());
    // Something of everything first, so that no experiment waits behind a large one.
    if (auto done = readFirstPages(); !done)
        return fail(done.error());
    if (auto done = readAll(); !done)
        return fail(done.error());
    // A lost page that nothing came after: is it the experiment's fault, or has the server gone?
    if (tally_->isSilent()) {
        if (auto there = source.fetchExperiments(*context_); !there)
            return fail(there.error());
    }
    tally_->takeFaults(SyncTally::FaultsOf::Runs);
    const auto failed = [](const ExperimentReading& reading) { return reading.failed().has_value(); };
    if (!readings_.empty() && std::all_of(readings_.begin(), readings_.end(), failed))
        return fail(*readings_.front().failed());
    auto known = store_.unread(connection.id);
    if (!known)
        return fail(known.error());
    const auto unread = tally_->conclude(*std::move(known), nowMs(), oldestFullPassMs());
    if (auto kept = store_.putLastSuccess(connection.id, nowMs(), unread); !kept)
        return fail(kept.error());
    return tally_->summary();
}

Result<void> SyncPass::list(const SyncRoute& route)
{
    auto experiments = route.source.fetchExperiments(route.context);
    if (!experiments)
        return fail(experiments.error());
    const auto id = route.connection.id;
    for (auto& e : *experiments)
        e.key.connection = id;
    if (auto put = store_.putExperiments(id, *experiments, nowMs()); !put)
        return put;
    route.tally.addListed(experiments->size());
    // An experiment that could not be read is not one that is gone.
    if (route.tally.takeFaults(SyncTally::FaultsOf::Listing) == 0) {
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
        const auto cursor = store_.cursor(id, e.key.remoteId);
        if (!cursor)
            return fail(cursor.error());
        readings_.emplace_back(route, std::move(e), *cursor);
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
    auto cached = store_.experimentsSeen();
    if (!cached)
        return fail(cached.error());
    for (const auto& [key, seenMs] : *cached) {
        if (key.connection != link_.connection().id || present.contains(key.remoteId))
            continue;
        auto removed = store_.removeExperiment(key.connection, key.remoteId);
        if (!removed)
            return fail(removed.error());
        tally_->addRunsRemoved(*removed);
    }
    return {};
}

Result<void> SyncPass::readFirstPages()
{
    std::vector<ExperimentReading*> unknown;
    for (auto& reading : readings_) {
        if (reading.isUnknown())
            unknown.push_back(&reading);
    }
    if (unknown.empty())
        return {};
    // The first by itself: a server that refuses us is asked once.
    if (auto done = unknown.front()->readFirstPage(); !done)
        return done;
    unknown.erase(unknown.begin());
    return twoAtOnce(unknown, &ExperimentReading::readFirstPage);
}

Result<void> SyncPass::readAll()
{
    std::vector<ExperimentReading*> some, whole;
    for (auto& reading : readings_)
        (reading.isFullPassDue(scope_.fullPassEvery) ? whole : some).push_back(&reading);
    if (auto done = twoAtOnce(some, &ExperimentReading::readNews); !done)
        return done;
    for (auto* reading : whole) {
        if (auto done = reading->readEverything(); !done)
            return done;
    }
    return {};
}

// A server takes seconds for a page of runs and serves two requests as fast as one.
Result<void> SyncPass::twoAtOnce(const std::vector<ExperimentReading*>& readings, Step step)
{
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::optional<Error> failed;
    enum class Left { Some, Nothing };
    const auto readOne = [&] {
        const auto i = next++;
        if (i >= readings.size())
            return Left::Nothing;
        const auto done = (readings[i]->*step)();
        if (done)
            return Left::Some;
        const std::lock_guard lock(mutex);
        if (!failed)
            failed = done.error(); // that the other one was cancelled follows from it
        stop_.request_stop();
        return Left::Nothing;
    };
    const auto work = [&] {
        while (readOne() == Left::Some) {
        }
    };
    // Whoever answers at once, and has nothing new, is not worth a thread.
    const auto isLevel = std::all_of(readings.begin(), readings.end(),
                                     [](const ExperimentReading* reading) { return reading->isLevel(); });
    const auto beganAt = std::chrono::steady_clock::now();
    while (isLevel && std::chrono::steady_clock::now() - beganAt < worthAThread && readOne() == Left::Some) {
    }
    std::future<void> other;
    if (next + 1 < readings.size() && !failed)
        other = std::async(std::launch::async, work);
    work();
    if (other.valid())
        other.get();
    if (failed)
        return fail(*failed);
    return {};
}

std::int64_t SyncPass::oldestFullPassMs() const
{
    auto oldest = readings_.empty() ? noTime : std::numeric_limits<std::int64_t>::max();
    for (const auto& reading : readings_)
        oldest = std::min(oldest, reading.fullPassMs());
    return oldest;
}

} // namespace ph

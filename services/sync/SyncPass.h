#pragma once

#include "services/sync/DistinctRuns.h"
#include "services/sync/RegistryPass.h"

#include <map>
#include <mutex>
#include <set>

namespace ph {

/// How far a pass goes.
struct SyncScope {
    /// Experiments to read before all others: what the user looks at.
    QStringList firstExperiments = {};
    /// A complete pass (which alone finds deletions and edits of finished runs) is due when the last is
    /// older.
    std::chrono::milliseconds fullPassEvery = std::chrono::hours(1);
};

/// Where a pass is.
struct SyncProgress {
    QString text; ///< "fraud-detection: 1,200 runs read"
    qint64 runsRead = 0;
    qint64 experimentsDone = 0;
    qint64 experiments = 0; ///< 0: not known yet
};

/// What a pass did; also what `pilothouse sync` prints.
struct SyncSummary {
    qint64 experiments = 0;
    qint64 runsRead = 0;    ///< a run that came twice counts once
    qint64 runsRemoved = 0; ///< gone from the server
    qint64 loggedModels = 0;
    qint64 registeredModels = 0;   ///< prompts too
    qint64 endpoints = 0;          ///< of clusters
    std::vector<ItemFault> faults; ///< items that could not be read while the rest could

    void add(const SyncSummary& other);
    /// A registry that could not be read is one item that could not be read.
    void addRegistry(Result<RegistrySummary> registry);
};

/// Brings the cache level with one connection. First the newest page of every experiment, then the rest of
/// each; from then on only what started or ended since, runs that are still going, and now and then
/// everything. Two experiments are read at once, each page by page. Every page is committed with its cursor,
/// so that a pass that dies anywhere goes on where it was. Ends early with Cancelled, or with the first error
/// that concerns the whole connection; what was read stays. A cluster has no runs: its endpoints are read.
class SyncPass {
public:
    SyncPass(Link& link, CacheStore& store, SyncScope scope);
    ~SyncPass();

    Result<SyncSummary> run(std::stop_token stop, std::function<void(const SyncProgress&)> progress = {});

private:
    struct Reading; // one experiment on its way
    using Step = Result<void> (SyncPass::*)(Reading&);

    Result<void> twoAtOnce(const std::vector<Reading*>& readings,
                           const std::function<Result<void>(Reading&)>& step);
    Result<SyncSummary> readCluster(std::stop_token stop);
    Result<void> readExperiments();
    Result<void> readFirstPages();
    bool isFullPassDue(const Reading& reading) const;
    enum class FaultsOf { Listing, Runs };
    std::size_t takeFaults(FaultsOf whose);
    Result<void> recallUnread();
    void noteRead(const RunBatch& runs);
    void keepUnread();
    Result<void> removeVanished(const std::vector<Experiment>& listed);
    Result<void> level(Reading& reading, Step read);
    Result<void> setAside(Reading& reading, Result<void> done);
    Result<void> readNews(Reading& reading);
    Result<void> readFirstPage(Reading& reading);
    Result<void> readRest(Reading& reading);
    Result<void> readChanges(Reading& reading);
    Result<void> readUnfinished(Reading& reading);
    Result<void> readEverything(Reading& reading);
    Result<void> readLoggedModels(Reading& reading);
    bool areModelsOwed(const Reading& reading) const;
    Result<bool> readPage(Reading& reading, RunQuery& query, int pageSize);
    Result<void> put(Reading& reading, const RunBatch& runs);
    void addFault(ItemFault fault);
    std::int64_t nowMs() const;
    void report(const Reading& reading);

    Link& link_;
    CacheStore& store_;
    const SyncScope scope_;
    RunSource* source_ = nullptr;
    std::optional<CallContext> context_;
    std::stop_source stop_; // a failure that concerns the whole connection ends both that are read at once
    std::vector<Reading> readings_;
    std::mutex mutex_; // of what two readings share:
    std::size_t finished_ = 0;
    std::function<void(const SyncProgress&)> progress_;
    SyncSummary summary_;
    DistinctRuns read_;
    std::vector<UnreadItem> earlier_;         // what passes before this one could not read
    std::vector<UnreadItem> unread_;          // what the next one may not look at
    std::multimap<QString, QString> awaited_; // parts of earlier faults' items (run ids) to the items
    std::set<QString> readAgain_;             // such items
    std::set<QString> listed_;                // items that the list of experiments names in every pass
};

} // namespace ph

#pragma once

#include "services/sync/ExperimentReading.h"
#include "services/sync/Link.h"

namespace ph {

/// How far a pass goes.
struct SyncScope {
    /// Experiments to read before all others: what the user looks at.
    QStringList firstExperiments = {};
    /// A complete pass (which alone finds deletions and edits of finished runs) is due when the last is
    /// older.
    std::chrono::milliseconds fullPassEvery = std::chrono::hours(1);
};

/// Brings the cache level with one connection. First the newest page of every experiment, then the rest of
/// each; from then on only what started or ended since, runs that are still going, and now and then
/// everything. Two experiments are read at once, each page by page. Every page is committed with its cursor,
/// so that a pass that dies anywhere goes on where it was. Ends early with Cancelled, or with the first error
/// that concerns the whole connection; what was read stays. A cluster has no runs: its endpoints are read.
class SyncPass {
public:
    /// `observer` is told of the runs that come; null: nobody is.
    SyncPass(Link& link, CacheStore& store, SyncScope scope, Observer* observer = nullptr);

    Result<SyncSummary> run(std::stop_token stop, std::function<void(const SyncProgress&)> progress = {});
    /// What run() did, also where it ended early: it stays.
    SyncSummary summary() const { return tally_ ? tally_->summary() : SyncSummary(); }

private:
    using Step = Result<void> (ExperimentReading::*)();

    Result<SyncSummary> readCluster(std::stop_token stop);
    /// Nothing of it is kept: whether it can be asked is all there is to see.
    Result<SyncSummary> lookAtMonitor(std::stop_token stop);
    Result<SyncSummary> readServer(RunSource& source, std::function<void(const SyncProgress&)> progress);
    Result<void> list(const SyncRoute& route);
    Result<void> removeVanished(const std::vector<Experiment>& listed);
    Result<void> readFirstPages();
    Result<void> readAll();
    Result<void> twoAtOnce(const std::vector<ExperimentReading*>& readings, Step step);
    std::int64_t oldestFullPassMs() const;
    std::int64_t nowMs() const;

    Link& link_;
    CacheStore& store_;
    const SyncScope scope_;
    Observer* const observer_;
    std::stop_source stop_; // a failure that concerns the whole connection ends both that are read at once
    std::optional<CallContext> context_;
    std::optional<SyncTally> tally_;
    std::vector<ExperimentReading> readings_;
};

} // namespace ph

#pragma once

#include "services/connectors/RunPages.h"
#include "services/observations/Observer.h"
#include "services/store/CacheStore.h"
#include "services/sync/SyncTally.h"

#include <set>

namespace ph {

/// From where to where a pass reads.
struct SyncRoute {
    const Connection& connection;
    RunSource& source;
    const CallContext& context;
    CacheStore& store;
    SyncTally& tally;
    Observer* observer = nullptr; ///< who is told of runs; null: nobody
};

/// One experiment on its way to being level with its server. Every page is committed with its cursor, so that
/// what dies anywhere goes on where it was. One experiment that cannot be read never hides the others: an
/// error that concerns it alone is told to the tally and kept in failed(), and nothing more is read of it;
/// errors that come back concern the whole connection, or are Cancelled. A page that was dropped or late
/// concerns its experiment alone, unless another one's was just before: then nobody answers any more.
class ExperimentReading {
public:
    /// `cursor`: as it is cached.
    ExperimentReading(const SyncRoute& route, Experiment experiment, const SyncCursor& cursor);

    bool isUnknown() const; ///< nothing of it has been read ever
    bool isLevel() const;   ///< only news are left to read
    /// All of it was read longer ago than `every`.
    bool isFullPassDue(std::chrono::milliseconds every) const;
    std::int64_t fullPassMs() const { return cursor_.fullPassMs; } ///< when all of it was read; or noTime
    const std::optional<Error>& failed() const { return failed_; }

    /// The newest few runs.
    Result<void> readFirstPage();
    /// What an unfinished first reading lacks, then, unless it began in this pass, what started or ended
    /// since and runs that go on.
    Result<void> readNews();
    /// All of it, which alone finds deletions and edits of finished runs. Not while another is read: the
    /// source does not tell whose an unreadable item is, and it forbids removing.
    Result<void> readEverything();

private:
    using Part = Result<void> (ExperimentReading::*)();
    Result<void> level(Part part);
    void addDone(int halves);
    Result<void> setAside(Result<void> done);
    bool concernsOnlyThis(const Error& error) const;
    Result<void> firstPage();
    Result<void> news();
    Result<void> rest();
    Result<void> changes();
    Result<void> unfinished();
    Result<void> everything();
    Result<void> loggedModels();
    Result<void> readPages(RunQuery query);
    Result<void> readAll(RunPages& pages);
    Result<void> readPage(RunPages& pages, int pageSize);
    Result<void> keep(const RunBatch& runs);
    Result<void> keepCursor();
    RunQuery ownRuns() const;
    QString modelsItem() const;
    std::int64_t nowMs() const;

    SyncRoute route_;
    Experiment experiment_;
    SyncCursor cursor_;
    RunPages backfill_;                        // between its first page and the rest
    bool resumed_ = false;                     // an earlier pass began this backfill
    bool complete_ = false;                    // this pass has read all of it
    bool runsChanged_ = false;                 // something is new here
    std::optional<std::int64_t> wholeSinceMs_; // all runs were read in this pass, from then on
    std::optional<Error> failed_;
    std::set<QString> unfinishedSeen_;
    int halvesLeft_ = 2; // for the progress
};

} // namespace ph

#pragma once

#include "services/connectors/Capabilities.h"
#include "services/connectors/DistinctRuns.h"
#include "services/connectors/ItemFaults.h"
#include "services/sync/SyncSummary.h"
#include "services/sync/UnreadItems.h"

#include <functional>
#include <mutex>
#include <set>

namespace ph {

/// Where a pass is.
struct SyncProgress {
    QString text; ///< "fraud-detection: 1,200 runs read"
    qint64 runsRead = 0;
    qint64 experimentsDone = 0;
    qint64 experiments = 0; ///< 0: not known yet
};

/// What a pass has done so far, told by the two experiments that are read at once. Thread-safe.
class SyncTally {
public:
    /// `earlier`: what the passes before this one left unread. `progress` is called on the threads that read,
    /// one at a time.
    SyncTally(std::vector<UnreadItem> earlier, std::function<void(const SyncProgress&)> progress);

    /// A page of this experiment was dropped or late. It concerns that experiment alone unless another one's
    /// was the last that happened, with no answer in between.
    enum class Lost { OneExperiment, Server };
    Lost noteLost(const QString& experimentId);
    /// Something came from the server, be it a refusal.
    void noteAnswer();
    /// Nothing has been answered since a page was lost.
    bool isSilent() const;

    void addListed(std::size_t experiments);
    /// An experiment's first page, and what comes behind it, are a half of it each.
    void addHalvesDone(int halves);
    void addRuns(const RunBatch& runs);
    void addRunsRemoved(qint64 runs);
    void addLoggedModels(const QString& item, std::size_t models);
    void addFault(const ItemFault& fault);
    /// A fault that the next pass may not meet again although it is still there.
    void addUnread(const ItemFault& fault);
    /// A call left this item out.
    void meet(const ItemFault& fault) { met_.add(fault.item, fault.error); }
    /// What was met since this was last asked is of these; how many there were.
    enum class FaultsOf { Listing, Runs };
    std::size_t takeFaults(FaultsOf whose);
    /// An earlier pass could not read this item, and asking again may help.
    bool isOwed(const QString& item) const;

    void report(const QString& experiment) const;

    /// Adds to the summary what earlier passes could not read and this one has not looked at; gives what the
    /// next one has to know of. `known`: as unread by now; `oldestFullPassMs`: see UnreadItems::standing().
    std::vector<UnreadItem> conclude(std::vector<UnreadItem> known, std::int64_t nowMs,
                                     std::int64_t oldestFullPassMs);
    SyncSummary summary() const; ///< an item that failed alike more than once is in it once

private:
    void keep(const ItemFault& fault);

    const std::function<void(const SyncProgress&)> progress_;
    ItemFaults met_;
    mutable std::mutex mutex_;
    SyncSummary summary_;
    std::set<QString> kept_; // what tells its faults apart
    int halvesDone_ = 0;     // of experiments
    DistinctRuns read_;
    UnreadItems unread_;
    std::optional<QString> lost_; // the experiment whose page was lost last, and nothing was answered since
};

} // namespace ph

#include "services/sync/SyncTally.h"

#include <QCoreApplication>

namespace ph {

SyncTally::SyncTally(std::vector<UnreadItem> earlier, std::function<void(const SyncProgress&)> progress)
    : progress_(std::move(progress))
    , unread_(std::move(earlier))
{
}

SyncTally::Lost SyncTally::noteLost(const QString& experimentId)
{
    const std::lock_guard lock(mutex_);
    if (lost_ && *lost_ != experimentId)
        return Lost::Server; // however often it is asked
    lost_ = experimentId;
    return Lost::OneExperiment;
}

void SyncTally::noteAnswer()
{
    const std::lock_guard lock(mutex_);
    lost_.reset();
}

bool SyncTally::isSilent() const
{
    const std::lock_guard lock(mutex_);
    return lost_.has_value();
}

void SyncTally::addListed(std::size_t experiments)
{
    const std::lock_guard lock(mutex_);
    summary_.experiments += qint64(experiments);
}

void SyncTally::addHalvesDone(int halves)
{
    const std::lock_guard lock(mutex_);
    halvesDone_ += halves;
}

void SyncTally::addRuns(const RunBatch& runs)
{
    const std::lock_guard lock(mutex_);
    lost_.reset();
    read_.add(runs);
    summary_.runsRead = qint64(read_.count());
    unread_.noteRead(runs);
}

void SyncTally::addRunsRemoved(qint64 runs)
{
    const std::lock_guard lock(mutex_);
    summary_.runsRemoved += runs;
}

void SyncTally::addLoggedModels(const QString& item, std::size_t models)
{
    const std::lock_guard lock(mutex_);
    lost_.reset();
    summary_.loggedModels += qint64(models);
    unread_.noteRead(item);
}

// The mutex is held.
void SyncTally::keep(const ItemFault& fault)
{
    const auto told = QStringList{fault.item, errorKindName(fault.error.kind), fault.error.where};
    if (kept_.insert(told.join(QChar(0))).second)
        summary_.faults.push_back(fault);
}

void SyncTally::addFault(const ItemFault& fault)
{
    const std::lock_guard lock(mutex_);
    keep(fault);
}

void SyncTally::addUnread(const ItemFault& fault)
{
    const std::lock_guard lock(mutex_);
    keep(fault);
    unread_.add(fault);
}

std::size_t SyncTally::takeFaults(FaultsOf whose)
{
    const auto faults = met_.take();
    const std::lock_guard lock(mutex_);
    for (const auto& fault : faults) {
        keep(fault);
        if (whose == FaultsOf::Listing)
            unread_.addListed(fault);
        else
            unread_.add(fault);
    }
    return faults.size();
}

bool SyncTally::isOwed(const QString& item) const
{
    const std::lock_guard lock(mutex_);
    return unread_.isOwed(item);
}

void SyncTally::report(const QString& experiment) const
{
    const std::lock_guard lock(mutex_);
    if (!progress_)
        return;
    progress_({QCoreApplication::translate("SyncPass", "%1: %Ln runs read", nullptr, int(summary_.runsRead))
                   .arg(experiment),
               summary_.runsRead, halvesDone_ / 2, summary_.experiments});
}

std::vector<UnreadItem> SyncTally::conclude(std::vector<UnreadItem> known, std::int64_t nowMs,
                                            std::int64_t oldestFullPassMs)
{
    const std::lock_guard lock(mutex_);
    unread_.noteKnown(std::move(known));
    auto unread = unread_.found(nowMs);
    for (const auto& item : unread_.standing(summary_.faults, oldestFullPassMs)) {
        summary_.faults.push_back(item.fault);
        unread.push_back(item);
    }
    return unread;
}

SyncSummary SyncTally::summary() const
{
    const std::lock_guard lock(mutex_);
    return summary_;
}

} // namespace ph

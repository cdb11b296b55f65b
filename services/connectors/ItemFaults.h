#pragma once

#include "services/connectors/Capabilities.h"

#include <functional>
#include <mutex>

namespace ph {

/// Faults of single items, gathered until RunSource::takeFaults(). Thread-safe. One fault an item, and at
/// most `limit`, so that a wholly broken store does not fill memory.
class ItemFaults {
public:
    static constexpr std::size_t limit = 1000;

    void add(const QString& item, const Error& error)
    {
        const std::lock_guard lock(mutex_);
        const auto same = std::find_if(faults_.begin(), faults_.end(),
                                       [&item](const ItemFault& fault) { return fault.item == item; });
        if (same == faults_.end() && faults_.size() < limit)
            faults_.push_back({item, error});
    }
    std::vector<ItemFault> take()
    {
        const std::lock_guard lock(mutex_);
        return std::exchange(faults_, {});
    }
    /// Those of the items that `isWanted`; the others stay for whoever met them.
    std::vector<ItemFault> take(const std::function<bool(const QString& item)>& isWanted)
    {
        const std::lock_guard lock(mutex_);
        const auto taken = std::stable_partition(
            faults_.begin(), faults_.end(), [&](const ItemFault& fault) { return !isWanted(fault.item); });
        std::vector<ItemFault> wanted(taken, faults_.end());
        faults_.erase(taken, faults_.end());
        return wanted;
    }
    std::vector<ItemFault> takeOfRun(const QString& runId)
    {
        return take([&runId](const QString& item) { return isInRun(item, runId); });
    }

private:
    std::mutex mutex_;
    std::vector<ItemFault> faults_;
};

} // namespace ph

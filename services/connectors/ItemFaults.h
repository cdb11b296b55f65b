#pragma once

#include "services/connectors/Connector.h"

#include <algorithm>
#include <mutex>

namespace ph {

/// Faults of single items, gathered by whoever asks. Thread-safe. One fault an item, and at most `limit`, so
/// that a wholly broken store does not fill memory.
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
    /// For CallContext::fault, of calls that end before this does.
    std::function<void(const ItemFault&)> sink()
    {
        return [this](const ItemFault& fault) { add(fault.item, fault.error); };
    }

private:
    std::mutex mutex_;
    std::vector<ItemFault> faults_;
};

/// Those of one call, told to whoever asks as it ends.
class FaultsOfCall : public ItemFaults {
public:
    explicit FaultsOfCall(const CallContext& context)
        : context_(context)
    {
    }
    FaultsOfCall(const FaultsOfCall&) = delete;
    FaultsOfCall& operator=(const FaultsOfCall&) = delete;
    ~FaultsOfCall()
    {
        for (const auto& fault : take())
            context_.fault(fault);
    }

private:
    const CallContext& context_;
};

} // namespace ph

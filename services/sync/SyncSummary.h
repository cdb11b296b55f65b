#pragma once

#include "services/sync/RegistryPass.h"

namespace ph {

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

} // namespace ph

#include "services/sync/SyncSummary.h"

#include <QCoreApplication>

namespace ph {

void SyncSummary::add(const SyncSummary& other)
{
    experiments += other.experiments;
    runsRead += other.runsRead;
    runsRemoved += other.runsRemoved;
    loggedModels += other.loggedModels;
    registeredModels += other.registeredModels;
    endpoints += other.endpoints;
    faults.insert(faults.end(), other.faults.begin(), other.faults.end());
}

void SyncSummary::addRegistry(Result<RegistrySummary> registry)
{
    if (!registry) {
        faults.push_back({QCoreApplication::translate("SyncPass", "model registry"), registry.error()});
        return;
    }
    registeredModels += registry->models;
    for (auto& fault : registry->faults)
        faults.push_back(std::move(fault));
}

} // namespace ph

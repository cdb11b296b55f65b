#pragma once

#include "services/incidents/IncidentStore.h"
#include "tests/app/Desk.h"
#include "tests/services/RecordedIncident.h"

namespace ph::testing {

/// What was observed, and an incident of it, as an earlier session left them. Its id.
inline QString leave(const Desk& desk, const RecordedIncident& incident)
{
    auto stores = openStores(desk.folder());
    if (!stores || !stores->observed->putItems(incident.items))
        return {};
    IncidentStore store(*stores->state);
    const auto opened = store.open({incident.scope.environment,
                                    QStringLiteral("as it was recorded"),
                                    IncidentSeverity::Sev2,
                                    {},
                                    incident.onsetMs},
                                   QStringLiteral("oncall"), incident.onsetMs + 60'000);
    if (!opened)
        return {};
    IncidentChanged change;
    change.endpoints = QStringList{incident.scope.endpoint};
    if (!store.add(opened->incident, change, QStringLiteral("oncall"), incident.onsetMs + 120'000))
        return {};
    return opened->incident;
}

} // namespace ph::testing

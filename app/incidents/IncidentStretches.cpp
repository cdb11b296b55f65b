#include "app/incidents/IncidentStretches.h"

#include "services/incidents/IncidentStore.h"

namespace ph {

namespace {

constexpr std::int64_t beforeIncidentMs =
    std::int64_t(7) * 24 * 3'600'000; ///< as far back as causes are sought

} // namespace

std::vector<RetentionRule::Stretch> stretchesOf(const QList<Incident>& incidents)
{
    std::vector<RetentionRule::Stretch> kept;
    for (const auto& incident : incidents) {
        if (incident.state == IncidentState::Closed)
            continue;
        kept.push_back({beganMs(incident) - beforeIncidentMs,
                        incident.endedMs == noTime ? stillGoing : incident.endedMs});
    }
    return kept;
}

Result<std::vector<RetentionRule::Stretch>> stretchesOfIncidents(Workspace& workspace)
{
    const auto known = IncidentStore(workspace.state()).incidents();
    if (!known)
        return fail(known.error());
    return stretchesOf(known->incidents);
}

} // namespace ph

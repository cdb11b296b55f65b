#include "app/incidents/IncidentSuspects.h"

#include "services/incidents/Suspects.h"

namespace ph {

OnsetWindow onsetWindow(const Incident& incident)
{
    return {beganMs(incident), suspectLookBackMs};
}

QList<IncidentSuspect> incidentSuspects(const TimelineTable& table, const Incident& incident)
{
    SuspectQuestion question;
    question.onsetMs = onsetWindow(incident).onsetMs;
    question.scope = scopeOfIncident(incident);
    question.lookBackMs = suspectLookBackMs;
    const auto found = suspectsBefore(table, question);
    QList<IncidentSuspect> suspects;
    suspects.reserve(qsizetype(found.size()));
    for (const auto& suspect : found) {
        const auto& parts = suspect.parts;
        suspects.append({int(suspects.size()) + 1, table.item(suspect.row), suspect.score, parts.closeness,
                         parts.certainty, parts.overlap, parts.weight, suspect.leadMs, suspect.mostLeadMs,
                         suspect.alike, suspectKind(table.kind(suspect.row)).why});
    }
    return suspects;
}

} // namespace ph

#include "app/incidents/LoadPostmortem.h"

#include "services/incidents/IncidentStore.h"

namespace ph {

namespace {
constexpr std::int64_t postmortemLookBackMs = 24 * 3'600'000;
} // namespace

Result<PostmortemReading> loadPostmortem(Workspace& workspace, const QString& incident,
                                         const QString& policyFile, std::stop_token stop,
                                         const PastProgress& progress)
{
    auto known = IncidentStore(workspace.state()).record(incident);
    if (!known)
        return fail(known.error());
    const auto checklist = loadChecklist(workspace, known->incident.environment, policyFile);
    if (!checklist)
        return fail(checklist.error());
    const auto nowMs = toMs(workspace.clock()());
    const auto question = questionOf(known->incident, postmortemLookBackMs, nowMs);
    auto reading = loadPast(workspace, question.onsetMs - postmortemLookBackMs, nowMs, stop, progress);
    if (!reading)
        return fail(reading.error());
    auto suspects =
        suspectsBefore(*reading->past.table, {question.onsetMs, question.scope, postmortemLookBackMs});
    auto report = diagnose(checklist->steps, reading->past, question, known->incident.steps);
    return PostmortemReading{{std::move(known->incident), std::move(known->entries), std::move(reading->past),
                              std::move(suspects), std::move(report), nowMs},
                             checklist->notes + reading->notes};
}

} // namespace ph

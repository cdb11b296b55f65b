#include "services/diagnosis/Diagnosis.h"

#include <algorithm>

namespace ph {

DiagnosisReport diagnose(const QList<DiagnosisStep>& checklist, const CachedPast& past,
                         const DiagnosisQuestion& question, const QList<IncidentJudged>& judged)
{
    DiagnosisReport report{question, {}};
    const ConcernOf concern(*past.table, question.scope);
    for (const auto& step : checklist) {
        StepFinding finding{step, step.checks.isEmpty() ? StepVerdict::NoData : StepVerdict::Ok, {}, noTime};
        for (const auto& check : step.checks) {
            finding.checks.append(evaluateCheck(check, past, question, concern));
            const auto& last = finding.checks.constLast();
            finding.verdict = std::max(finding.verdict, last.verdict);
            if (last.observedMs != noTime)
                finding.observedMs = finding.observedMs == noTime
                                         ? last.observedMs
                                         : std::min(finding.observedMs, last.observedMs);
        }
        const auto said = std::find_if(judged.begin(), judged.end(),
                                       [&](const IncidentJudged& word) { return word.step == step.id; });
        if (said != judged.end())
            finding.judged = *said;
        report.steps.append(std::move(finding));
    }
    return report;
}

DiagnosisQuestion questionOf(const Incident& incident, std::int64_t lookBackMs, std::int64_t nowMs)
{
    return {beganMs(incident), scopeOfIncident(incident), nowMs, lookBackMs};
}

} // namespace ph

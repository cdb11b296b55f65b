#pragma once

#include "models/values/Incident.h"
#include "services/diagnosis/CheckEvaluation.h"

namespace ph {

/// What a step says: the worst of its checks. Ok only where every check is.
struct StepFinding {
    DiagnosisStep step;
    StepVerdict verdict = StepVerdict::NoData;
    QList<CheckFinding> checks;       ///< in the order of the step
    std::int64_t observedMs = noTime; ///< of the oldest look that it stands on; noTime: nobody looked
    std::optional<IncidentJudged> judged = {}; ///< a person's last word on it
};

struct DiagnosisReport {
    DiagnosisQuestion question;
    QList<StepFinding> steps; ///< in the order of the checklist
};

/// Runs every check. Pure.
DiagnosisReport diagnose(const QList<DiagnosisStep>& checklist, const CachedPast& past,
                         const DiagnosisQuestion& question, const QList<IncidentJudged>& judged = {});

/// Since when: its onset, else when it was opened.
DiagnosisQuestion questionOf(const Incident& incident, std::int64_t lookBackMs, std::int64_t nowMs);

/// "suspicious: fraud 6 → 7, and 2 more.": what is kept with a person's word.
QString findingText(const StepFinding& finding);
/// What a person who agrees says: "well", "cause" or "unknown".
QString agreedVerdict(StepVerdict verdict);

} // namespace ph

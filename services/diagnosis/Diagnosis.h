#pragma once

#include "services/diagnosis/CheckEvaluation.h"

namespace ph {

/// Runs every check. Pure.
DiagnosisReport diagnose(const QList<DiagnosisStep>& checklist, const CachedPast& past,
                         const DiagnosisQuestion& question, const QList<IncidentJudged>& judged = {});

/// Since when: its onset, else when it was opened.
DiagnosisQuestion questionOf(const Incident& incident, std::int64_t lookBackMs, std::int64_t nowMs);

} // namespace ph

#pragma once

#include "models/values/DiagnosisReport.h"

/// Everything about a diagnosis that has a word, translated. Titles of a policy's own steps stay as they are.
namespace ph {

QString stepVerdictText(StepVerdict verdict);         ///< "Suspicious"
QString judgedVerdictText(const QString& verdict);    ///< "Well", "The cause", "Not known"
QString stepTitleText(const DiagnosisStep& step);     ///< its title, else its id
QString checkTitleText(const DiagnosisCheck& check);  ///< likewise
QString judgedWordText(const IncidentJudged& judged); ///< "Overruled: well"
/// "Overruled by ada 5 min ago: well – same version for weeks".
QString judgedStepText(const JudgedStep& judged, std::int64_t nowMs);
/// "Suspicious: fraud 6 → 7, and 2 more.", of a step whose rows are of `table`; findingText() is what its
/// record says.
QString stepFindingText(const StepFinding& finding, const TimelineTable& table);

} // namespace ph

#pragma once

#include "app/cli/CommandLine.h"
#include "services/diagnosis/Diagnosis.h"
#include "services/diagnosis/ProposedRules.h"

namespace ph {

nlohmann::json diagnosisJson(const Incident& incident, const DiagnosisReport& report,
                             const TimelineTable& table);
QStringList diagnosisLines(const DiagnosisReport& report, const TimelineTable& table);

nlohmann::json trialJson(const RuleTrial& trial);
/// Where a policy says it, and as RULE.yaml holds it.
nlohmann::json learnedRuleJson(const LearnedRule& rule);

} // namespace ph

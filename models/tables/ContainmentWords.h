#pragma once

#include "models/values/ContainmentOption.h"
#include "models/values/Incident.h"

/// Everything about containment that has a word, translated. Sentences of an option come translated.
namespace ph {

/// "Reduce the canary", of what a record calls "reduce-canary"; what was done elsewhere as it is called.
QString containmentActText(const QString& act);

QString containmentKindText(ContainmentKind kind);                         ///< "Reduce the canary"
QString containmentStandingText(ContainmentOption::Standing standing);     ///< "Possible"
QString reversibilityText(ContainmentOption::Reversibility reversibility); ///< "by itself"
QString permitText(ContainmentOption::Permit permit);                      ///< "you may"
QString radiusShareText(const ContainmentOption& option);  ///< "25 % of the requests"; "unknown"
QString timeToEffectText(const ContainmentOption& option); ///< "about 30 s"; "unknown"
/// "Requested 5 min ago by ada, not seen yet: reduce-canary of payments/fraud".
QString containmentRecordText(const ContainmentRecord& record, std::int64_t nowMs);

} // namespace ph

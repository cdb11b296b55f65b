#pragma once

#include "models/values/RuleTrial.h"

/// How a rule did, in words, translated.
namespace ph {

QString trialVerdictText(RuleTrial::Verdict verdict); ///< "Early"
QString trialLeadText(const RuleTrial& trial);        ///< "80 min before", "5 min after", "–"
QString trialAlarmsText(const RuleTrial& trial);      ///< "2 in 30 d"
/// Would it have caught it, how early, how often would it have cried wolf, and over how long; a line each.
QStringList trialLines(const RuleTrial& trial);

} // namespace ph

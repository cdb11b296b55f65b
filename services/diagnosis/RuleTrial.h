#pragma once

#include "models/values/RuleTrial.h"
#include "services/diagnosis/RuleTrips.h"

namespace ph {

/// From when to when users were hurt, of an incident.
struct IncidentSpan {
    std::int64_t fromMs = 0, toMs = 0; ///< toMs: its end, else now
};

struct TrialQuestion {
    IncidentSpan own;
    TimelineScope scope = {};
    std::vector<IncidentSpan> others = {};       ///< where it may speak without crying wolf
    std::int64_t fromMs = noTime, toMs = noTime; ///< the history that is cached; noTime: as far as items go
};

QString trialVerdictName(RuleTrial::Verdict verdict); ///< "early", "late", "missed", "no data"

/// Would it have caught it, how early, and how often would it have cried wolf? Pure.
RuleTrial tryRule(const LearnedRule& rule, const CachedPast& past, const TrialQuestion& question);

/// "early: 1 h 20 min before it began, …; 2 false alarms in 30 d": as an incident's entry keeps it.
QString trialText(const RuleTrial& trial);
/// "45 s", "80 min", "3.5 h", "12.0 d": as people on call count. ms is not negative.
QString spanText(std::int64_t ms);

} // namespace ph

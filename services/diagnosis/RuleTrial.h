#pragma once

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

/// What a rule would have done.
struct RuleTrial {
    enum class Verdict : std::uint8_t {
        Early, ///< it would have spoken by the onset
        Late,  ///< while it went on
        Missed,
        NoData ///< what it goes by was not cached
    };
    Verdict verdict = Verdict::NoData;
    QString reason; ///< one sentence
    /// How long before the onset, at least and at most; below 0 after it. Only where it was caught.
    std::optional<std::int64_t> leadMs = {}, mostLeadMs = {};
    std::optional<std::int64_t> alertLeadMs = {}; ///< before its first alert, at least; none: none fired
    int falseAlarms = 0;                          ///< outside all incidents; those within an hour are one
    std::int64_t quietMs = 0;                     ///< so much history outside incidents was looked through
    QStringList evidence = {};                    ///< references of what it would have spoken by, in time
    bool caught() const { return verdict == Verdict::Early || verdict == Verdict::Late; }
    /// A week of quiet history; none where less than a day of it is cached.
    std::optional<double> falseAlarmsPerWeek() const;
};
QString trialVerdictName(RuleTrial::Verdict verdict); ///< "early", "late", "missed", "no data"

/// Would it have caught it, how early, and how often would it have cried wolf? Pure.
RuleTrial tryRule(const LearnedRule& rule, const CachedPast& past, const TrialQuestion& question);

/// "early: 1 h 20 min before it began, …; 2 false alarms in 30 d": as an incident's entry keeps it.
QString trialText(const RuleTrial& trial);
/// "45 s", "80 min", "3.5 h", "12.0 d": as people on call count. ms is not negative.
QString spanText(std::int64_t ms);

} // namespace ph

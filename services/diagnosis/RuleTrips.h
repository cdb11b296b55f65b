#pragma once

#include "services/diagnosis/CheckEvaluation.h"
#include "services/diagnosis/LearnedRule.h"

namespace ph {

/// A moment at which a rule would have spoken.
struct RuleTrip {
    std::int64_t atMs = 0;         ///< at the latest
    std::int64_t afterMs = noTime; ///< after this, where only two looks bound it; else `atMs` is exact
    std::int64_t reachMs = 0;      ///< so long before an onset it may still be about it
    QString text, reference;       ///< what made it speak, and its evidence
    std::optional<std::uint32_t> row = {}; ///< of the timeline, where that is on it
};

/// What a rule would have said over all that is cached.
struct RuleTrips {
    std::vector<RuleTrip> trips;                    ///< in the order of time
    QList<TimelineKind> kinds = {};                 ///< of the timeline, that it goes by
    std::int64_t firstMs = noTime, lastMs = noTime; ///< of the numbers that it goes by; noTime: none
    QString untried;                                ///< why it cannot be tried; empty: it can
};

/// Pure. A gate that asks a metrics source is asked again at each cached number, by its own rule; one about
/// data goes by the findings of its kind on the timeline, since the data itself is not cached. A gate about
/// what a version was trained with says nothing of what is served, and cannot be tried.
RuleTrips ruleTrips(const LearnedRule& rule, const CachedPast& past, const ConcernOf& concern);

} // namespace ph

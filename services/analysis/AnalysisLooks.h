#pragma once

#include "models/values/CanaryAnalysis.h"

#include <cstddef>

namespace ph {

/// Which look at a stage this is. Looks follow from the time alone, so that asking more often, by one desktop
/// or two, sees nothing that was not seen already: until the next look the evidence of the last one counts.
/// The first five minutes are looked at with each sample, at most every 15 seconds; later ones lie ever
/// farther apart, a tenth of the time that has passed.
struct LookSchedule {
    std::size_t planned = 1;       ///< looks of the first five minutes
    std::size_t look = 0;          ///< the last one that is due, from 1; 0: none yet
    std::int64_t untilMs = noTime; ///< evidence counts up to here
};

LookSchedule lookSchedule(const AnalysisLook& look);

/// How probable it may be that any stage, metric, segment and look of a whole rollout fails where candidate
/// and stable are the same.
inline constexpr double falseAbortBudget = 0.03;

/// The share of falseAbortBudget that a stage, from 0, of so many has: half as much as the one before, since
/// fewer requests are at stake early, and more of them tell later.
double stageBudget(int stage, int stages);

} // namespace ph

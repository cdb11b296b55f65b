#pragma once

#include "models/values/DriftPlan.h"
#include "models/values/Result.h"
#include "models/values/Time.h"

#include <string>
#include <vector>

namespace ph {

/// A comparison as the words of a command line ask for it.
struct DriftWords {
    std::string reference, current, time, window, slide, defaults = "pilothouse", leastRows, duckDb;
    std::string referenceFrom, referenceTo, currentFrom, currentTo;
    std::vector<std::string> columns, segments; ///< names
    std::vector<std::string> crossings;         ///< A*B
    std::vector<std::string> methods;           ///< COL=ks
    std::vector<std::string> thresholds;        ///< COL=0.2, METHOD=0.1, …=p:0.01, …=effect:0.2
    std::vector<std::string> roles, types;      ///< COL=segment, COL=category
};

/// Invalid, naming the word, for one that says nothing.
Result<DriftPlan> driftPlanOf(const DriftWords& words, TimeMs now);

} // namespace ph

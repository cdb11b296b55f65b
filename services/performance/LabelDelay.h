#pragma once

#include "services/performance/OutcomeReading.h"

#include <utility>
#include <vector>

namespace ph {

struct LabelDelays {
    /// So many hours after the prediction, and the share of rows that are labelled by then; ascending.
    std::vector<std::pair<double, double>> labelledBy = {};
    std::size_t beforePrediction = 0; ///< labels that are older than their prediction; not in it
};

/// Rows without a time of a label wait as long as the youngest time among all, and count for that long
/// (Kaplan and Meier, JASA 53, 1958): what came yesterday does not make labels look slow. At most about 200
/// points. Empty where there are not both times.
LabelDelays labelDelays(const PerformanceRows& rows);

} // namespace ph

#include "services/analysis/MixtureTest.h"

#include <algorithm>
#include <cmath>

namespace ph {

AlwaysValid mixtureTest(double difference, double variance, double effectDeviation, double level)
{
    if (!(variance > 0 && effectDeviation > 0))
        return {};
    const double mixing = effectDeviation * effectDeviation, both = variance + mixing;
    const double logShrinkage = std::log(both / variance) / 2;
    const double logRatio = mixing * difference * difference / (2 * variance * both) - logShrinkage;
    const double reach = std::sqrt(2 * variance * both / mixing * (logShrinkage - std::log(1 - level)));
    return {std::min(1.0, std::exp(-logRatio)), difference - reach, difference + reach};
}

} // namespace ph

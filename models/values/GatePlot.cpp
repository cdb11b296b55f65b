#include "models/values/GatePlot.h"

#include <algorithm>
#include <cmath>

namespace ph {

std::optional<GatePlot> gatePlot(const GateResult& result)
{
    if (!result.threshold || !result.margin || !std::isfinite(*result.threshold) ||
        !std::isfinite(*result.margin))
        return std::nullopt;
    const double threshold = *result.threshold;
    const double margin = *result.margin;
    const double size = std::max({std::abs(threshold), std::abs(margin), 1e-300});
    const auto number =
        std::find_if(result.numbers.begin(), result.numbers.end(), [&](const GateNumber& candidate) {
            return std::isfinite(candidate.value) &&
                   std::abs(std::abs(candidate.value - threshold) - std::abs(margin)) <= 1e-9 * size;
        });
    if (number == result.numbers.end())
        return std::nullopt;
    GatePlot plot{.value = number->value, .threshold = threshold, .unit = number->unit};
    if (margin != 0)
        plot.passing =
            (margin > 0) == (plot.value > threshold) ? GatePlot::Passing::Above : GatePlot::Passing::Below;
    // The threshold near the middle, so that rows can be read against each other; never an axis of no length.
    const double reach = std::max(std::abs(plot.value - threshold) * 1.5, std::abs(threshold) * 0.02);
    const double half = reach > 0 ? reach : 1;
    plot.low = threshold - half;
    plot.high = threshold + half;
    if (!std::isfinite(plot.low) || !std::isfinite(plot.high) || !(plot.low < plot.high))
        return std::nullopt;
    return plot;
}

} // namespace ph

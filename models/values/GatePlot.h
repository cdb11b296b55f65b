#pragma once

#include "models/values/Gate.h"

#include <optional>

namespace ph {

/// Value and threshold of a gate on one small axis.
struct GatePlot {
    enum class Passing { Above, Below, NotKnown };
    double value = 0;
    double threshold = 0;
    double low = 0; ///< ends of the axis; the threshold lies between them, the value too
    double high = 1;
    Passing passing = Passing::NotKnown; ///< side of the threshold on which it passes
    QString unit;
    /// Share of the axis, 0 to 1.
    double at(double number) const { return (number - low) / (high - low); }
    friend bool operator==(const GatePlot&, const GatePlot&) = default;
};

/// The picture of a gate that has a threshold, and among its numbers one that lies as far from it as the
/// margin says; none else, nor where any of them is not finite.
std::optional<GatePlot> gatePlot(const GateResult& result);

} // namespace ph

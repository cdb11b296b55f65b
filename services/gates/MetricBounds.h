#pragma once

#include "services/gates/GateKinds.h"

namespace ph {

struct MetricBound {
    QString metric;
    std::optional<double> atLeast, atMost;
    QString unit;
};

/// Passes where every metric is a finite number within its bounds, which belong to it. Threshold and margin
/// are of the one that is nearest to its bound, or farthest beyond it, as a share of the bound.
GateFinding withinBounds(const QList<MetricBound>& bounds, const NumbersByKey& metrics);

/// "at-least" and "at-most" of a settings object.
MetricBound boundFrom(const QJsonObject& settings);

/// The settings "at-least" and "at-most".
std::vector<ShapeField> boundFields();

} // namespace ph

#include "models/charts/NearestPoint.h"

#include <algorithm>

namespace ph {

std::optional<std::size_t> nearestPoint(const CurveData& curve, double x)
{
    if (curve.x.empty())
        return std::nullopt;
    const auto after = std::upper_bound(curve.x.begin(), curve.x.end(), x);
    if (after == curve.x.begin()) {
        const auto end = std::upper_bound(after, curve.x.end(), *after);
        return std::size_t(end - curve.x.begin() - 1);
    }
    const auto before = after - 1;
    if (after == curve.x.end() || x - *before <= *after - x)
        return std::size_t(before - curve.x.begin());
    const auto end = std::upper_bound(after, curve.x.end(), *after);
    return std::size_t(end - curve.x.begin() - 1);
}

} // namespace ph

#include "services/connectors/mlflow/SortedPoints.h"

#include <algorithm>
#include <numeric>

namespace ph {

void sortPoints(MetricPoints& points)
{
    const auto before = [&points](std::size_t a, std::size_t b) {
        return std::pair(points.steps[a], points.timestampsMs[a]) <
               std::pair(points.steps[b], points.timestampsMs[b]);
    };
    std::vector<std::size_t> order(points.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    if (std::is_sorted(order.begin(), order.end(), before))
        return;
    std::stable_sort(order.begin(), order.end(), before);
    MetricPoints sorted;
    sorted.steps.reserve(order.size());
    sorted.timestampsMs.reserve(order.size());
    sorted.values.reserve(order.size());
    for (const auto i : order)
        sorted.append(points.steps[i], points.timestampsMs[i], points.values[i]);
    points = std::move(sorted);
}

} // namespace ph

#include "services/analysis/FamilyWiseError.h"

#include <algorithm>
#include <cmath>

namespace ph {

std::vector<double> adjustedForFamily(std::span<const double> p)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (!std::isnan(p[i]))
            order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return p[a] < p[b]; });
    std::vector<double> adjusted(p.begin(), p.end());
    double largest = 0;
    for (std::size_t k = 0; k < order.size(); ++k) {
        largest = std::max(largest, std::min(1.0, double(order.size() - k) * p[order[k]]));
        adjusted[order[k]] = largest;
    }
    return adjusted;
}

} // namespace ph

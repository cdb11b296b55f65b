#include "services/analysis/FalseDiscovery.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ph {

std::vector<double> adjustedForDiscoveries(std::span<const double> p)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (!std::isnan(p[i]))
            order.push_back(i);
    }
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return p[a] > p[b]; });
    std::vector<double> q(p.size(), std::numeric_limits<double>::quiet_NaN());
    double least = 1;
    auto rank = order.size();
    for (const auto i : order) {
        least = std::min(least, p[i] * double(order.size()) / double(rank--));
        q[i] = least;
    }
    return q;
}

} // namespace ph

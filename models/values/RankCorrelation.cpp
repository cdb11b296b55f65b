#include "models/values/RankCorrelation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ph {

std::vector<double> midranks(std::span<const double> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t first = 0; first < order.size();) {
        auto last = first;
        while (last + 1 < order.size() && values[order[last + 1]] == values[order[first]])
            ++last;
        const double shared = double(first + last) / 2 + 1;
        for (auto i = first; i <= last; ++i)
            ranks[order[i]] = shared;
        first = last + 1;
    }
    return ranks;
}

namespace {

double pearson(const std::vector<double>& x, const std::vector<double>& y)
{
    const double middle = (double(x.size()) + 1) / 2; // of ranks, whatever the ties
    double xy = 0, xx = 0, yy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xy += (x[i] - middle) * (y[i] - middle);
        xx += (x[i] - middle) * (x[i] - middle);
        yy += (y[i] - middle) * (y[i] - middle);
    }
    return xx > 0 && yy > 0 ? std::clamp(xy / std::sqrt(xx * yy), -1.0, 1.0)
                            : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

RankCorrelation spearman(std::span<const double> x, std::span<const double> y)
{
    std::vector<double> left, right;
    for (std::size_t i = 0; i < std::min(x.size(), y.size()); ++i) {
        if (!std::isnan(x[i]) && !std::isnan(y[i])) {
            left.push_back(x[i]);
            right.push_back(y[i]);
        }
    }
    RankCorrelation correlation;
    correlation.n = left.size();
    if (correlation.n >= 2)
        correlation.rho = pearson(midranks(left), midranks(right));
    return correlation;
}

} // namespace ph

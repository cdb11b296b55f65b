#include "models/charts/RankCorrelation.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace ph {

namespace {

std::vector<double> ranks(const std::vector<double>& values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return values[a] < values[b]; });
    std::vector<double> rank(values.size());
    for (std::size_t from = 0; from < order.size();) {
        std::size_t to = from + 1;
        while (to < order.size() && values[order[to]] == values[order[from]])
            ++to;
        for (std::size_t i = from; i < to; ++i)
            rank[order[i]] = double(from + to - 1) / 2;
        from = to;
    }
    return rank;
}

} // namespace

RankCorrelation spearman(std::span<const double> x, std::span<const double> y)
{
    std::vector<double> xs, ys;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (!std::isnan(x[i]) && !std::isnan(y[i])) {
            xs.push_back(x[i]);
            ys.push_back(y[i]);
        }
    }
    RankCorrelation result;
    result.pairs = xs.size();
    if (xs.size() < 3)
        return result;
    const auto xRanks = ranks(xs), yRanks = ranks(ys);
    const double mean = double(xs.size() - 1) / 2;
    double xx = 0, yy = 0, xy = 0;
    for (std::size_t i = 0; i < xs.size(); ++i) {
        xx += (xRanks[i] - mean) * (xRanks[i] - mean);
        yy += (yRanks[i] - mean) * (yRanks[i] - mean);
        xy += (xRanks[i] - mean) * (yRanks[i] - mean);
    }
    if (xx > 0 && yy > 0)
        result.rho = xy / std::sqrt(xx * yy);
    return result;
}

} // namespace ph

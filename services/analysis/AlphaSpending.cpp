#include "services/analysis/AlphaSpending.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ph {

namespace {

constexpr double sharePlanned = 0.9;
constexpr double timePower = 3;        // how steeply spending grows with time
constexpr double farAway = 8;          ///< standard deviations beyond which nothing is
constexpr std::size_t intervals = 160; ///< even, for Simpson's rule

double tailBeyond(double z)
{
    return std::erfc(z / std::numbers::sqrt2) / 2;
}

double density(double z)
{
    return std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi);
}

/// Where sums of normal steps lie that have met no boundary yet, as points of a numerical integral.
struct Mass {
    std::vector<double> at, mass;

    double beyond(double boundary, double step) const
    {
        double sum = 0;
        for (std::size_t i = 0; i < at.size(); ++i)
            sum += mass[i] * tailBeyond((boundary - at[i]) / step);
        return sum;
    }
    Mass next(double boundary, double lowest, double step) const
    {
        Mass moved;
        const double width = (boundary - lowest) / double(intervals);
        for (std::size_t j = 0; j <= intervals; ++j) {
            const double x = lowest + double(j) * width;
            double sum = 0;
            for (std::size_t i = 0; i < at.size(); ++i)
                sum += mass[i] * density((x - at[i]) / step);
            const double weight = j == 0 || j == intervals ? 1 : j % 2 == 1 ? 4 : 2;
            moved.at.push_back(x);
            moved.mass.push_back(sum / step * weight * width / 3);
        }
        return moved;
    }
};

/// Nominal levels of looks 1 to `looks`, which together spend `alpha`.
std::vector<double> spendingLevels(double alpha, std::size_t looks)
{
    std::vector<double> levels;
    Mass mass{{0}, {1}};
    for (std::size_t k = 1; k <= looks; ++k) {
        const double n = double(looks), toSpend = alpha * (std::pow(double(k) / n, timePower) -
                                                           std::pow(double(k - 1) / n, timePower));
        const double deviation = std::sqrt(double(k)); // a step is 1
        double low = 0, high = 10 * deviation;
        for (int i = 0; i < 60; ++i) {
            const double middle = (low + high) / 2;
            (mass.beyond(middle, 1) > toSpend ? low : high) = middle;
        }
        levels.push_back(tailBeyond(high / deviation));
        if (k < looks)
            mass = mass.next(high, -farAway * deviation, 1);
    }
    return levels;
}

} // namespace

double AlphaSpending::level(double alpha, std::size_t planned, std::size_t look)
{
    if (look > planned) {
        const double k = double(look - planned) * std::numbers::pi;
        return alpha * (1 - sharePlanned) * 6 / (k * k);
    }
    auto& levels = planned_[{alpha, planned}];
    if (levels.empty())
        levels = spendingLevels(alpha * sharePlanned, planned);
    return levels[std::clamp<std::size_t>(look, 1, planned) - 1];
}

} // namespace ph

#include "services/analysis/ProportionTest.h"

#include "services/analysis/ShareInterval.h"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace ph {

namespace {

constexpr double mostExactEvents = 2'000;

/// Share of the second where first = ratio * second is likeliest.
double restrictedShare(const EventCount& first, const EventCount& second, double ratio)
{
    const double a = (first.total + second.total) * ratio;
    const double b = -(ratio * (first.total + second.events) + first.events + second.total);
    const double c = first.events + second.events;
    return std::clamp((-b - std::sqrt(std::max(0.0, b * b - 4 * a * c))) / (2 * a), 0.0,
                      std::min(1.0, 1 / ratio));
}

void testExactly(ProportionComparison& result, const EventCount& first, const EventCount& second, double odds)
{
    const double events = first.events + second.events;
    const double least = std::max(0.0, events - second.total), most = std::min(events, first.total);
    std::vector<double> logs{0};
    for (double k = least; k < most; ++k)
        logs.push_back(logs.back() + std::log(odds * (first.total - k) * (events - k) /
                                              ((k + 1) * (second.total - events + k + 1))));
    const double largest = *std::max_element(logs.begin(), logs.end());
    const auto found = std::size_t(first.events - least);
    double below = 0, above = 0;
    for (std::size_t i = 0; i < logs.size(); ++i) {
        if (i != found)
            (i < found ? below : above) += std::exp(logs[i] - largest);
    }
    const double here = std::exp(logs[found] - largest), all = below + here + above;
    result.pGreater = (here + above) / all;
    result.pLess = (here + below) / all;
    result.midGreater = (here / 2 + above) / all;
    result.midLess = (here / 2 + below) / all;
}

} // namespace

ProportionComparison compareProportions(const EventCount& first, const EventCount& second, double ratio,
                                        double level)
{
    ProportionComparison result;
    if (!(first.total > 0 && second.total > 0))
        return result;
    const boost::math::normal normal;
    const double share1 = first.share(), share2 = second.share();
    result.difference = share1 - share2;
    const auto around1 = shareInterval(first, level), around2 = shareInterval(second, level);
    result.low = result.difference - std::hypot(share1 - around1.low, around2.high - share2);
    result.high = result.difference + std::hypot(around1.high - share1, share2 - around2.low);

    const double restricted2 = restrictedShare(first, second, ratio), restricted1 = ratio * restricted2;
    // Where all of the first would be events, no odds say so.
    if (first.events + second.events <= mostExactEvents && restricted1 < 1) {
        testExactly(result, first, second, ratio * (1 - restricted2) / (1 - restricted1));
        return result;
    }
    const double deviation = std::sqrt(restricted1 * (1 - restricted1) / first.total +
                                       ratio * ratio * restricted2 * (1 - restricted2) / second.total);
    const double distance = share1 - ratio * share2;
    if (!(deviation > 0)) {
        result.pGreater = result.midGreater = distance > 0 ? 0 : 1;
        result.pLess = result.midLess = distance < 0 ? 0 : 1;
        return result;
    }
    result.pGreater = result.midGreater =
        boost::math::cdf(boost::math::complement(normal, distance / deviation));
    result.pLess = result.midLess = boost::math::cdf(normal, distance / deviation);
    return result;
}

} // namespace ph

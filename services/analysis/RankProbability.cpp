#include "services/analysis/RankProbability.h"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>

namespace ph {

double rankProbability(const RankCorrelation& correlation)
{
    if (correlation.n < 3 || std::isnan(correlation.rho))
        return std::numeric_limits<double>::quiet_NaN();
    const double rho = correlation.rho;
    if (std::abs(rho) >= 1)
        return 0;
    const double freedom = double(correlation.n) - 2;
    const double t = std::abs(rho) * std::sqrt(freedom / ((1 - rho) * (1 + rho)));
    return 2 * boost::math::cdf(boost::math::complement(boost::math::students_t(freedom), t));
}

} // namespace ph

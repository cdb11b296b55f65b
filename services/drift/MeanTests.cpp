#include "services/drift/MeanTests.h"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>

namespace ph {

MeanTest compareMeans(const SampleMoments& reference, const SampleMoments& current, Variances variances)
{
    const double n = double(reference.n), m = double(current.n);
    if (reference.n == 0 || current.n == 0 || reference.n + current.n < 3)
        return {};
    const double pooled = (reference.squares + current.squares) / (n + m - 2);
    double error = pooled * (1 / n + 1 / m), freedom = n + m - 2;
    if (variances == Variances::Unequal) {
        if (reference.n < 2 || current.n < 2)
            return {};
        const double a = reference.variance() / n, b = current.variance() / m;
        error = a + b;
        const double part = a / error; // squares of small variances would vanish
        freedom = 1 / (part * part / (n - 1) + (1 - part) * (1 - part) / (m - 1));
    }
    const double difference = reference.mean - current.mean;
    MeanTest result;
    if (!(error > 0)) {
        result.t = difference == 0 ? 0 : std::copysign(HUGE_VAL, difference);
        result.p = difference == 0 ? 1 : 0;
        result.d = -result.t;
        return result;
    }
    result.t = difference / std::sqrt(error);
    result.d = -difference / std::sqrt(pooled);
    result.p =
        2 * boost::math::cdf(boost::math::complement(boost::math::students_t(freedom), std::abs(result.t)));
    return result;
}

} // namespace ph

#include "services/analysis/ShareInterval.h"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>

namespace ph {

ShareInterval shareInterval(const EventCount& count, double level)
{
    if (!(count.total > 0))
        return {};
    const double z = boost::math::quantile(boost::math::normal(), (1 + level) / 2);
    const double share = count.share(), zz = z * z / count.total;
    const double half = z * std::sqrt(share * (1 - share) / count.total + zz / (4 * count.total));
    // At a share of 0 or 1 one end is the share itself, but for a rounding.
    return {std::clamp((share + zz / 2 - half) / (1 + zz), 0.0, share),
            std::clamp((share + zz / 2 + half) / (1 + zz), share, 1.0)};
}

} // namespace ph

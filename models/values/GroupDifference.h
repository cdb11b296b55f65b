#pragma once

#include <cstddef>
#include <limits>

namespace ph {

/// How far the mean (or median) of one group of runs lies from that of another, with a bootstrap confidence
/// interval. NaN where it cannot be said: a group without numbers, an interval with fewer than two in a
/// group.
struct GroupDifference {
    double estimate = std::numeric_limits<double>::quiet_NaN(); ///< group minus reference
    double low = std::numeric_limits<double>::quiet_NaN();
    double high = std::numeric_limits<double>::quiet_NaN();
    double level = 0.95;
    std::size_t count = 0;          ///< finite values of the group
    std::size_t referenceCount = 0; ///< and of the reference
    bool hasInterval() const { return low == low && high == high; }
    /// True where the interval does not hold zero.
    bool isClear() const { return hasInterval() && (low > 0 || high < 0); }
    friend bool operator==(const GroupDifference&, const GroupDifference&) = default;
};

} // namespace ph

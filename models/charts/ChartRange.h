#pragma once

namespace ph {

/// Closed interval; invalid while low > high.
struct ChartRange {
    double low = 1, high = 0;
    bool valid() const { return low <= high; }
    double span() const { return high - low; }
    bool contains(double v) const { return v >= low && v <= high; }
    friend bool operator==(const ChartRange&, const ChartRange&) = default;
};

} // namespace ph

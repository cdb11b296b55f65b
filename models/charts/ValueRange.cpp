#include "models/charts/ValueRange.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ph {
namespace {

struct Slice {
    std::size_t begin, end;
};

Slice sliceOf(const CurveData& curve, ChartRange x)
{
    const auto begin = std::lower_bound(curve.x.begin(), curve.x.end(), x.low) - curve.x.begin();
    const auto end = std::upper_bound(curve.x.begin(), curve.x.end(), x.high) - curve.x.begin();
    return {std::size_t(begin), std::size_t(std::max(begin, end))};
}

} // namespace

ChartRange extent(const CurveData& curve, ChartRange x)
{
    const Slice slice = sliceOf(curve, x);
    ChartRange found{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    const auto take = [&](double y) { // NaN compares false both times
        if (y < found.low)
            found.low = y;
        if (y > found.high)
            found.high = y;
    };
    for (std::size_t i = slice.begin; i < slice.end;) {
        const std::size_t block = i / CurveData::blockPoints;
        const std::size_t blockEnd = (block + 1) * CurveData::blockPoints;
        if (i % CurveData::blockPoints == 0 && blockEnd <= slice.end) {
            if (curve.blocks[block].gaps < CurveData::blockPoints) {
                take(curve.y[curve.blocks[block].minAt]);
                take(curve.y[curve.blocks[block].maxAt]);
            }
            i = blockEnd;
        } else {
            take(curve.y[i++]);
        }
    }
    return found.valid() ? found : ChartRange{};
}

ChartRange robustExtent(const CurveData& curve, ChartRange x)
{
    const ChartRange whole = extent(curve, x);
    if (!whole.valid())
        return whole;
    const Slice slice = sliceOf(curve, x);
    constexpr std::size_t most = 20'000;
    const std::size_t stride = std::max<std::size_t>(1, (slice.end - slice.begin) / most);
    std::vector<double> values;
    values.reserve((slice.end - slice.begin) / stride + 1);
    for (std::size_t i = slice.begin; i < slice.end; i += stride) {
        if (!std::isnan(curve.y[i]))
            values.push_back(curve.y[i]);
    }
    if (values.size() < 20)
        return whole;
    const auto at = [&](double share) {
        const auto k = std::ptrdiff_t(share * double(values.size() - 1));
        std::nth_element(values.begin(), values.begin() + k, values.end());
        return values[std::size_t(k)];
    };
    const ChartRange middle{at(0.01), at(0.99)};
    return whole.span() <= 2 * middle.span() ? whole : middle;
}

ChartRange united(ChartRange a, ChartRange b)
{
    if (!a.valid())
        return b;
    if (!b.valid())
        return a;
    return {std::min(a.low, b.low), std::max(a.high, b.high)};
}

ChartRange padded(ChartRange range, double share)
{
    if (!range.valid())
        return range;
    const double span = range.span();
    const double room = span > 0           ? span * share
                        : range.low == 0.0 ? 1
                                           : std::abs(range.low) * std::max(share, 1e-3);
    return {range.low - room, range.high + room};
}

} // namespace ph

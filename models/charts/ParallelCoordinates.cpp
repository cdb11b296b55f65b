#include "models/charts/ParallelCoordinates.h"

#include "models/charts/ValueRange.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ph {

namespace {

constexpr double categoryBand = 0.7; // of the room between two categories
constexpr double fullBandAt = 24;    // runs; fewer lie closer together

ChartRange spanOf(const AxisColumn& column)
{
    if (!column.range.valid())
        return {0, 1};
    if (column.kind == AxisKind::Category)
        return {column.range.low - 0.5, column.range.high + 0.5};
    if (!std::isfinite(column.range.span()))
        return column.range; // from -1e308 to 1e308: no room is left
    const auto range = column.range.span() > 0 ? padded(column.range, 0.02) : padded(column.range);
    return range.span() > 0 ? range : ChartRange{column.range.low - 0.5, column.range.high + 0.5};
}

/// Those that the range touches; category i lies from i - 0.5 to i + 0.5.
ChartRange wholeCategories(ChartRange range)
{
    const double first = std::floor(range.low + 0.5);
    return {first - 0.5, std::max(first, std::ceil(range.high - 0.5)) + 0.5};
}

} // namespace

ParallelCoordinates::ParallelCoordinates(std::vector<AxisColumn> axes)
{
    std::size_t places = 0;
    for (auto& column : axes) {
        places = column.at.size();
        const auto range = spanOf(column);
        axes_.push_back({std::move(column), range});
    }
    failing_.assign(places, 0);
    passing_ = places;
    for (auto& axis : axes_)
        axis.failed.assign((places + 63) / 64, 0);
}

std::optional<std::size_t> ParallelCoordinates::axisOf(const ColumnKey& key) const
{
    const auto it =
        std::find_if(axes_.begin(), axes_.end(), [&](const Axis& a) { return a.column.key == key; });
    return it == axes_.end() ? std::nullopt : std::optional(std::size_t(it - axes_.begin()));
}

void ParallelCoordinates::setDirection(std::size_t index, Direction direction)
{
    axes_[index].direction = direction;
}

double ParallelCoordinates::heightOf(std::size_t index, double value) const
{
    const auto& [column, range, direction, brushes, failed] = axes_[index];
    // Halves first: a span from -1e308 to 1e308 is more than a double holds.
    const double share = (value / 2 - range.low / 2) / (range.high / 2 - range.low / 2);
    return direction == Direction::Upwards ? share : 1 - share;
}

double ParallelCoordinates::valueAt(std::size_t index, double height) const
{
    const auto& axis = axes_[index];
    const double share = axis.direction == Direction::Upwards ? height : 1 - height;
    return axis.range.low * (1 - share) + axis.range.high * share;
}

std::vector<double> ParallelCoordinates::heights(std::size_t index) const
{
    const auto& axis = axes_[index];
    std::vector<double> out(lineCount(), noHeight);
    for (std::size_t place = 0; place < out.size(); ++place) {
        if (axis.column.has(place))
            out[place] = heightOf(index, axis.column.at[place]);
    }
    if (axis.column.kind != AxisKind::Category)
        return out;

    std::vector<std::vector<std::uint32_t>> members(std::size_t(axis.column.categories.size()));
    std::vector<std::uint32_t> order(out.size());
    std::iota(order.begin(), order.end(), 0U);
    if (axisCount() > 1) {
        const std::size_t beside = index > 0 ? index - 1 : 1;
        const auto key = [&](std::uint32_t place) {
            const double at = axes_[beside].column.at[place];
            return std::isnan(at) ? -std::numeric_limits<double>::infinity() : heightOf(beside, at);
        };
        std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return key(a) < key(b); });
    }
    for (const auto place : order) {
        if (axis.column.has(place))
            members[std::size_t(axis.column.at[place])].push_back(place);
    }
    const double band = categoryBand / axis.range.span();
    for (const auto& same : members) {
        const auto count = double(same.size());
        const double spread = band * std::min(1.0, count / fullBandAt);
        for (std::size_t i = 0; i < same.size(); ++i)
            out[same[i]] += spread * ((double(i) + 0.5) / count - 0.5);
    }
    return out;
}

bool ParallelCoordinates::passesAxis(const Axis& axis, std::size_t place) const
{
    if (!axis.column.has(place))
        return axis.brushes.missing == AxisBrushes::Missing::Inside;
    const double at = axis.column.at[place];
    return std::any_of(axis.brushes.ranges.begin(), axis.brushes.ranges.end(),
                       [&](ChartRange range) { return range.contains(at); });
}

void ParallelCoordinates::setBrushes(std::size_t index, const AxisBrushes& brushes)
{
    auto& axis = axes_[index];
    axis.brushes = brushes;
    for (auto& range : axis.brushes.ranges) {
        if (range.low > range.high)
            std::swap(range.low, range.high);
        if (axis.column.kind == AxisKind::Category)
            range = wholeCategories(range);
    }
    const bool everything = axis.brushes.isEmpty();
    for (std::size_t place = 0; place < failing_.size(); ++place) {
        auto& word = axis.failed[place >> 6];
        const auto bit = std::uint64_t(1) << (place & 63);
        const bool before = word & bit;
        const bool now = !everything && !passesAxis(axis, place);
        if (before == now)
            continue;
        word ^= bit;
        if (now && failing_[place]++ == 0)
            --passing_;
        else if (!now && --failing_[place] == 0)
            ++passing_;
    }
}

bool ParallelCoordinates::isBrushed() const
{
    return std::any_of(axes_.begin(), axes_.end(), [](const Axis& axis) { return !axis.brushes.isEmpty(); });
}

std::optional<NearLine> nearestLine(std::span<const float> x, std::span<const std::vector<float>> y,
                                    double atX, double atY, double reach, const std::vector<bool>& drawn)
{
    if (x.size() < 2 || atX < double(x.front()) - reach || atX > double(x.back()) + reach)
        return {};
    const auto after = std::upper_bound(x.begin() + 1, x.end() - 1, float(atX));
    const auto gap = std::size_t(after - x.begin()) - 1;
    const double width = double(x[gap + 1]) - double(x[gap]);
    const double along = std::clamp((atX - double(x[gap])) / width, 0.0, 1.0);
    std::optional<NearLine> best;
    for (std::size_t line = 0; line < drawn.size(); ++line) {
        if (!drawn[line])
            continue;
        const double from = double(y[gap][line]), rise = double(y[gap + 1][line]) - from;
        const double distance = std::abs(from + along * rise - atY) * width / std::hypot(width, rise);
        if (distance <= reach && (!best || distance < best->distance))
            best = NearLine{std::uint32_t(line), distance};
    }
    return best;
}

} // namespace ph

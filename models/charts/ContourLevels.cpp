#include "models/charts/ContourLevels.h"

#include "models/charts/Ticks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ph {

std::vector<double> contourLevels(ChartRange range, AxisKind kind, int wanted)
{
    if (!range.valid() || range.span() <= 0)
        return {};
    const auto ticks = kind == AxisKind::Logarithmic ? logTicks(range, wanted) : linearTicks(range, wanted);
    const auto labelled =
        std::count_if(ticks.begin(), ticks.end(), [](const Tick& t) { return !t.label.isEmpty(); });
    std::vector<double> levels;
    for (const auto& tick : ticks) {
        // Two decades have two powers of ten within: the minor ticks level them.
        if ((!tick.label.isEmpty() || labelled * 2 < wanted) && tick.at > range.low && tick.at < range.high)
            levels.push_back(tick.at);
    }
    return levels;
}

std::size_t contourBand(std::span<const double> levels, double value)
{
    return std::size_t(std::upper_bound(levels.begin(), levels.end(), value) - levels.begin());
}

namespace {

struct Corner {
    QPointF at;
    double value, gap;
};

/// Where the level passes between two corners.
Corner crossing(const Corner& a, const Corner& b, double level)
{
    const double part = (level - a.value) / (b.value - a.value);
    return {a.at + (b.at - a.at) * part, level, a.gap + (b.gap - a.gap) * part};
}

} // namespace

std::vector<QLineF> isoLine(const ScatteredField& field, double level)
{
    std::vector<QLineF> line;
    if (field.isEmpty())
        return line;
    const auto cornerAt = [&](int column, int row) {
        const auto i = std::size_t(row) * std::size_t(field.columns) + std::size_t(column);
        return Corner{{field.x.low + field.x.span() * column / (field.columns - 1),
                       field.y.low + field.y.span() * row / (field.rows - 1)},
                      field.value[i],
                      field.gap[i]};
    };
    const auto add = [&](const Corner& from, const Corner& to) {
        if ((from.gap + to.gap) / 2 <= 1)
            line.emplace_back(from.at, to.at);
    };
    for (int row = 0; row + 1 < field.rows; ++row) {
        for (int column = 0; column + 1 < field.columns; ++column) {
            const std::array corners{cornerAt(column, row), cornerAt(column + 1, row),
                                     cornerAt(column + 1, row + 1), cornerAt(column, row + 1)};
            double mean = 0;
            for (const auto& corner : corners)
                mean += corner.value / 4;
            if (std::isnan(mean))
                continue;
            std::vector<Corner> crossings; // of the edges, counter-clockwise from the lower one
            for (std::size_t i = 0; i < 4; ++i) {
                const auto& a = corners[i];
                const auto& b = corners[(i + 1) % 4];
                if ((a.value >= level) != (b.value >= level))
                    crossings.push_back(crossing(a, b, level));
            }
            if (crossings.size() == 2) {
                add(crossings[0], crossings[1]);
            } else if (crossings.size() == 4) {
                // The corners on the mean's side hang together; the line goes around the other two.
                const bool aroundFirst = (corners[0].value >= level) != (mean >= level);
                add(crossings[aroundFirst ? 3 : 0], crossings[aroundFirst ? 0 : 1]);
                add(crossings[aroundFirst ? 1 : 2], crossings[aroundFirst ? 2 : 3]);
            }
        }
    }
    return line;
}

} // namespace ph

#include "models/charts/GroupCurve.h"

#include "models/charts/ValueRange.h"
#include "models/values/Spread.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ph {
namespace {

constexpr double noValue = std::numeric_limits<double>::quiet_NaN();

/// What the runs say at one x.
struct Cell {
    Spread spread;
    double low = std::numeric_limits<double>::infinity(), high = -low;

    void add(double value, double lowest, double highest)
    {
        spread.add(value);
        low = std::min(low, lowest);
        high = std::max(high, highest);
    }
};

/// The curve's line at x, which lies between points i - 1 and i; NaN across a gap.
double between(const CurveData& curve, std::size_t i, double x)
{
    if (i == 0 || i >= curve.size())
        return noValue;
    const double share = (x - curve.x[i - 1]) / (curve.x[i] - curve.x[i - 1]);
    return curve.y[i - 1] * (1 - share) + curve.y[i] * share;
}

std::vector<double> unionOf(std::span<const CurveDataPtr> curves, std::size_t most)
{
    std::vector<double> grid, next;
    for (const auto& curve : curves) {
        next.clear();
        std::set_union(grid.begin(), grid.end(), curve->x.begin(), curve->x.end(), std::back_inserter(next));
        next.erase(std::unique(next.begin(), next.end()), next.end());
        grid.swap(next);
        if (grid.size() > most)
            return {};
    }
    return grid;
}

void addAtPoints(std::vector<Cell>& cells, const std::vector<double>& grid, const CurveData& curve)
{
    std::size_t i = 0; // the curve's first point beyond the grid's
    for (std::size_t g = 0; g < grid.size(); ++g) {
        while (i < curve.size() && curve.x[i] <= grid[g])
            ++i;
        const double value = i > 0 && curve.x[i - 1] == grid[g] ? curve.y[i - 1] : between(curve, i, grid[g]);
        if (std::isfinite(value))
            cells[g].add(value, value, value);
    }
}

void addInBins(std::vector<Cell>& cells, const std::vector<double>& middles, double width,
               const CurveData& curve)
{
    std::size_t i = 0;
    for (std::size_t g = 0; g < middles.size(); ++g) {
        const double end = middles[g] + width / 2;
        Cell own;
        const bool last = g + 1 == middles.size();
        for (; i < curve.size() && (last || curve.x[i] < end); ++i) {
            if (std::isfinite(curve.y[i]))
                own.add(curve.y[i], curve.y[i], curve.y[i]);
        }
        if (own.spread.count() > 0) {
            cells[g].add(own.spread.mean(), own.low, own.high);
            continue;
        }
        const auto after =
            std::size_t(std::upper_bound(curve.x.begin(), curve.x.end(), middles[g]) - curve.x.begin());
        if (const double value = between(curve, after, middles[g]); std::isfinite(value))
            cells[g].add(value, value, value);
    }
}

double onScale(double value, CurveScale scale)
{
    if (scale == CurveScale::Linear)
        return value;
    return value > 0 ? std::log10(value) : noValue;
}

} // namespace

GroupCurve groupCurve(std::span<const CurveDataPtr> curves, CurveOptions::Band band, CurveScale y,
                      std::size_t most)
{
    GroupCurve out;
    ChartRange range;
    std::size_t logged = 0;
    for (const auto& curve : curves) {
        range = united(range, curve->xRange());
        logged += curve->logged;
    }
    std::vector<double> grid = unionOf(curves, most);
    std::vector<Cell> cells;
    if (grid.empty() && range.valid()) {
        out.grid = GroupCurve::Grid::Bins;
        const double width = range.span() / double(most);
        grid.resize(most);
        for (std::size_t g = 0; g < most; ++g)
            grid[g] = range.low + (double(g) + 0.5) * width;
        cells.resize(most);
        for (const auto& curve : curves)
            addInBins(cells, grid, width, *curve);
    } else {
        cells.resize(grid.size());
        for (const auto& curve : curves)
            addAtPoints(cells, grid, *curve);
    }
    std::vector<double> mean(grid.size(), noValue);
    out.low = out.high = mean;
    out.count.resize(grid.size());
    for (std::size_t g = 0; g < grid.size(); ++g) {
        const Cell& cell = cells[g];
        out.count[g] = std::uint32_t(cell.spread.count());
        if (out.count[g] == 0)
            continue;
        const bool extremes = band == CurveOptions::Band::MinMax;
        const double middle = cell.spread.mean();
        const double spread = band == CurveOptions::Band::Deviation ? cell.spread.deviation() : 0;
        mean[g] = onScale(middle, y);
        out.low[g] = onScale(extremes ? cell.low : middle - spread, y);
        out.high[g] = onScale(extremes ? cell.high : middle + spread, y);
        // What a logarithmic axis cannot show below the mean reaches as far down as the mean itself.
        if (std::isnan(out.low[g]))
            out.low[g] = mean[g];
    }
    CurveData line = indexCurve(std::move(grid), std::move(mean));
    line.logged = logged;
    out.mean = std::make_shared<const CurveData>(std::move(line));
    return out;
}

} // namespace ph

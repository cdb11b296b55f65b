#pragma once

#include "models/charts/AxisColumn.h"

namespace ph {

/// The brushed parts of one axis. A run passes the axis where it lies in any of them.
struct AxisBrushes {
    std::vector<ChartRange> ranges = {}; ///< in axis space; on a category axis they count whole categories
    enum class Missing { Outside, Inside } missing = Missing::Outside; ///< runs without a value on the axis
    bool isEmpty() const { return ranges.empty() && missing == Missing::Outside; }
    friend bool operator==(const AxisBrushes&, const AxisBrushes&) = default;
};

/// A line a run over parallel axes (Inselberg, "The plane with parallel coordinates", The Visual Computer
/// 1985): heights, brushes and which runs pass them all. A place without a value keeps its line, which then
/// runs through the axis' "no value" slot. Heights are shares of the axis: 0 its lower end, 1 its upper.
class ParallelCoordinates {
public:
    enum class Direction { Upwards, Downwards };
    static constexpr double noHeight = std::numeric_limits<double>::quiet_NaN();

    ParallelCoordinates() = default;
    explicit ParallelCoordinates(std::vector<AxisColumn> axes);

    std::size_t axisCount() const { return axes_.size(); }
    std::size_t lineCount() const { return failing_.size(); }
    const AxisColumn& axis(std::size_t index) const { return axes_[index].column; }
    std::optional<std::size_t> axisOf(const ColumnKey& key) const;
    /// What the axis spans, with room at both ends; 0 to 1 where no run has a value.
    ChartRange range(std::size_t index) const { return axes_[index].range; }
    Direction direction(std::size_t index) const { return axes_[index].direction; }
    void setDirection(std::size_t index, Direction direction);

    double heightOf(std::size_t index, double value) const;
    double valueAt(std::size_t index, double height) const; ///< the inverse
    /// By place; noHeight without a value. Runs of one category are spread within its band, in the order of
    /// the axis before (on the first: of the axis after), so that their number is seen and lines cross less.
    std::vector<double> heights(std::size_t index) const;

    const AxisBrushes& brushes(std::size_t index) const { return axes_[index].brushes; }
    /// Looks at this axis only, whatever the others hold: O(runs). Ranges may overlap or be upside down.
    void setBrushes(std::size_t index, const AxisBrushes& brushes);
    bool isBrushed() const;
    bool passes(std::size_t place) const { return failing_[place] == 0; }
    std::size_t passing() const { return passing_; }

private:
    struct Axis {
        AxisColumn column;
        ChartRange range;
        Direction direction = Direction::Upwards;
        AxisBrushes brushes = {};
        std::vector<std::uint64_t> failed = {}; // bit a place
    };
    bool passesAxis(const Axis& axis, std::size_t place) const;

    std::vector<Axis> axes_;
    std::vector<std::uint16_t> failing_; // by place: axes that it does not pass
    std::size_t passing_ = 0;
};

/// A line that goes through `heights`, in pixels, nearest to a point: its index and distance. `y` by station,
/// by line; lines with `drawn` false are not looked at. None without a line within `reach` pixels.
struct NearLine {
    std::uint32_t line = 0;
    double distance = 0;
};
std::optional<NearLine> nearestLine(std::span<const float> x, std::span<const std::vector<float>> y,
                                    double atX, double atY, double reach, const std::vector<bool>& drawn);

} // namespace ph

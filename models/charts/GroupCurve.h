#pragma once

#include "models/charts/CurveData.h"

namespace ph {

/// A group of runs as one curve: their mean at each x, what lies around it, and how many runs that is.
struct GroupCurve {
    CurveDataPtr mean;                ///< in axis space, like the curves it came from
    std::vector<double> low, high;    ///< beside mean->x, in axis space; NaN where there is no mean
    std::vector<std::uint32_t> count; ///< runs that contribute at each x
    enum class Grid { Union, Bins } grid = Grid::Union;
};

/// `curves` have a linear y whatever is drawn: the mean of logarithms would be another mean. `y` is the scale
/// of the result.
///
/// The grid is the union of the curves' x where that is at most `most` places: a run contributes its last
/// point at that x, or between two neighbours of its own the line that joins them; beyond its first and last
/// point and across a gap (NaN) it contributes nothing. Larger unions become `most` even bins: a run
/// contributes the mean of its points in the bin, and its lowest and highest there to MinMax so that no
/// extreme is lost; where the bin holds none of its points, the line at the bin's middle.
///
/// MinMax: the lowest and highest of the runs. Deviation: mean ± sample standard deviation (n - 1) over the
/// runs; with one run it has no width. None: low and high are the mean.
GroupCurve groupCurve(std::span<const CurveDataPtr> curves, CurveOptions::Band band, CurveScale y,
                      std::size_t most = 2'000);

} // namespace ph

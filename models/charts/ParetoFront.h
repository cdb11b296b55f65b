#pragma once

#include "models/values/MetricDirection.h"

#include <cstdint>
#include <span>
#include <vector>

namespace ph {

/// One thing that is wanted of a run. NaN in `values`: the run cannot be judged by it. Unknown is taken as
/// higher-is-better; whoever shows the front says so.
struct Objective {
    std::span<const double> values; ///< by place
    MetricDirection direction = MetricDirection::Unknown;
};

/// True where `a` is no worse than `b` in every objective and better in at least one: Deb, Pratap, Agarwal
/// and Meyarivan, "A fast and elitist multiobjective genetic algorithm: NSGA-II", IEEE TEC 6(2), 2002.
/// False where either lacks a value.
bool dominates(std::span<const Objective> objectives, std::size_t a, std::size_t b);

struct ParetoFront {
    std::vector<std::uint32_t> places; ///< that nothing dominates, best in the first objective first
    std::vector<bool> isOn;            ///< by place
    std::size_t compared = 0;          ///< places with a value for every objective
    std::size_t leftOut = 0;           ///< places without
};

/// The non-dominated set for one to three objectives of equal length; runs that tie in all of them are all on
/// it. O(n log n): the staircase of Kung, Luccio and Preparata, "On finding the maxima of a set of vectors",
/// JACM 22(4), 1975.
ParetoFront paretoFront(std::span<const Objective> objectives);

} // namespace ph

#pragma once

#include <span>
#include <vector>

namespace ph {

/// p values adjusted for having tested many: q[i] is the smallest false discovery rate at which p[i] would
/// be named (Benjamini and Hochberg, J. R. Stat. Soc. B 57(1), 1995). NaN stays NaN and does not count as a
/// test.
std::vector<double> adjustedForDiscoveries(std::span<const double> p);

} // namespace ph

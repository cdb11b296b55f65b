#pragma once

#include <span>
#include <vector>

namespace ph {

/// p values adjusted for having tested many: q[i] is the smallest probability of naming any wrongly at which
/// p[i] would be named (Holm, Scand. J. Statist. 6(2), 1979). NaN stays NaN and does not count as a test.
std::vector<double> adjustedForFamily(std::span<const double> p);

} // namespace ph

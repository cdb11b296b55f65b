#pragma once

#include "services/drift/SortedSample.h"

#include <cstdint>

namespace ph {

/// The largest difference between the distribution functions of two samples.
struct KolmogorovDistance {
    double distance = std::numeric_limits<double>::quiet_NaN(); ///< 0 to 1; NaN where a sample is empty
    std::uint64_t ofPairs = 0;                                  ///< the same times both sizes: a whole number
    double at = std::numeric_limits<double>::quiet_NaN();       ///< a value where it is so large
};

// All of these read samples that are sorted already, once each, so that a sort serves any number of them.
// Both sizes may be up to three thousand million.

/// Reads little of either: a stretch in which no difference can be as large as one found is stepped over.
KolmogorovDistance kolmogorovDistance(const SortedSample& reference, const SortedSample& current);

/// The first Wasserstein distance: by how much values move on average, in their unit. NaN where one is empty.
double wassersteinDistance(const SortedSample& reference, const SortedSample& current);

/// sqrt(2 ∫ (F - G)²), in the square root of the unit (Székely and Rizzo, J. Stat. Plan. Inference 143(8),
/// 2013). NaN where one is empty.
double energyDistance(const SortedSample& reference, const SortedSample& current);

} // namespace ph

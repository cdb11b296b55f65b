#pragma once

#include <cstddef>
#include <cstdint>

namespace ph {

/// How two tables are compared as a whole, and what is called drift. Every number may be changed.
struct MultivariateRules {
    std::size_t leastRows = 50;      ///< on either side; below there is no verdict
    std::size_t mostRows = 50'000;   ///< of a side; of more a sample takes part, always the same one
    std::size_t mostCells = 8 << 20; ///< of a side; with very many columns fewer rows take part
    std::uint64_t seed = 20260117;   ///< of the samples

    double leastAuc = 0.55; ///< of a drift
    double level = 0.95;    ///< of the interval, in (0, 1)
    int folds = 5;          ///< at least 2
    int trees = 50, depth = 3;
    int threads = 1; ///< with more, sums of floating point numbers may come out otherwise each time

    double leastErrorChange = 0.02; ///< of a drift, as a share of the reference's error
    /// Share of the variance that the components hold together, in (0, 1): NannyML's default.
    double explained = 0.65;
    std::size_t mostColumns = 1'000; ///< of a reconstruction, whose work grows with their third power
};

} // namespace ph

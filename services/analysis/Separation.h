#pragma once

#include <QString>

#include <span>
#include <vector>

namespace ph {

/// How far apart the distributions of one key lie in two groups.
struct Separation {
    /// 0 (the same distribution) to 1 (nothing in common): total variation distance of categories, the
    /// Kolmogorov–Smirnov distance of numbers.
    double distance = 0;
    /// How probable at least this distance is among equals: Pearson's chi-squared test (1900) for categories,
    /// Kolmogorov–Smirnov with Stephens' correction for small samples (J. R. Stat. Soc. B 32, 1970) for
    /// numbers; the latter says too much rather than too little where values repeat. Both are rough below
    /// about five a group.
    double p = 1;
};

/// Categories. 1 apart where a side is empty, with p 1.
Separation separation(std::span<const QString> a, std::span<const QString> b);
/// Numbers without NaN.
Separation separation(std::vector<double> a, std::vector<double> b);

} // namespace ph

#pragma once

#include <cstdint>

namespace ph {

/// How probable it is that the distribution function of a sample of `n` independent values is somewhere `d`
/// or more away from the true one: the two-sided Kolmogorov–Smirnov distribution of that `n`, not its limit.
/// `n` at least 1. Which method is used where is as Simard and L'Ecuyer found out (J. Stat. Softw. 39(11),
/// 2011), and as scipy.stats.kstwo.sf does; right to 1e-9 of itself, except where `n` is above a million:
/// there scipy uses an approximation, this does not.
double kolmogorovTail(std::uint64_t n, double d);

/// How probable it is that two samples of one distribution lie so far apart. `ofPairs` is the distance times
/// both sizes. Exact where neither has more than `mostExactly` values (Hodges, Ark. Mat. 3(43), 1958; where
/// values repeat, it says too much rather than too little), else by kolmogorovTail() of round(n m / (n + m)).
/// With 10,000, which may take a fifth of a second, it is scipy.stats.ks_2samp. Sizes at least 1.
double kolmogorovTwoSampleTail(std::uint64_t n, std::uint64_t m, std::uint64_t ofPairs,
                               std::uint64_t mostExactly = 10'000);

} // namespace ph

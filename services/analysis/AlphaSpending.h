#pragma once

#include <cstddef>
#include <map>
#include <utility>
#include <vector>

namespace ph {

/// How much a look at growing evidence may ask of it, so that all looks together err no more often than one
/// test at `alpha` would (Lan and DeMets, Biometrika 70(3), 1983, spending by calendar time as in their Stat.
/// Med. 8, 1989). Remembers what it has worked out. Not for two threads at once.
///
/// The first `planned` looks, equally far apart, spend nine tenths of alpha as the cube of time (Kim and
/// DeMets, Biometrika 74(1), 1987): a wreck is seen at the first of them, and little is taken from the last.
/// Their boundaries allow for what looks have in common, by the recursion of Armitage, McPherson and Rowe (J.
/// R. Stat. Soc. A 132, 1969) for evidence that grows by independent steps. The rest goes to as many later
/// looks as come: 6/(pi k)^2 of it to the k-th, whatever they have in common.
class AlphaSpending {
public:
    /// The one-sided p at or below which look `look`, from 1, finds something; `alpha` in (0, 0.5), `planned`
    /// 1 to 100.
    double level(double alpha, std::size_t planned, std::size_t look);

private:
    std::map<std::pair<double, std::size_t>, std::vector<double>> planned_;
};

} // namespace ph

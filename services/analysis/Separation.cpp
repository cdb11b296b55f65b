#include "services/analysis/Separation.h"

#include <boost/math/distributions/chi_squared.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace ph {

namespace {

/// Upper tail of Kolmogorov's distribution, 2 Σ (-1)^(k-1) exp(-2 k² x²).
double kolmogorovTail(double x)
{
    if (x < 0.2)
        return 1; // where the series no longer converges, the tail is 1 to 12 digits
    double sum = 0, sign = 1;
    for (int k = 1; k <= 100; ++k, sign = -sign) {
        const double term = std::exp(-2.0 * k * k * x * x);
        sum += sign * term;
        if (term < 1e-16)
            break;
    }
    return std::clamp(2 * sum, 0.0, 1.0);
}

} // namespace

Separation separation(std::span<const QString> a, std::span<const QString> b)
{
    if (a.empty() || b.empty())
        return {1, 1};
    std::map<QString, std::pair<double, double>> counts;
    for (const auto& value : a)
        counts[value].first += 1;
    for (const auto& value : b)
        counts[value].second += 1;
    const double n = double(a.size()), m = double(b.size());
    Separation apart;
    double chiSquared = 0;
    for (const auto& [value, count] : counts) {
        const auto [inA, inB] = count;
        apart.distance += std::abs(inA / n - inB / m) / 2;
        const double expectedA = (inA + inB) * n / (n + m), expectedB = (inA + inB) * m / (n + m);
        chiSquared += (inA - expectedA) * (inA - expectedA) / expectedA +
                      (inB - expectedB) * (inB - expectedB) / expectedB;
    }
    if (counts.size() > 1)
        apart.p = boost::math::cdf(
            boost::math::complement(boost::math::chi_squared(double(counts.size()) - 1), chiSquared));
    return apart;
}

Separation separation(std::vector<double> a, std::vector<double> b)
{
    if (a.empty() || b.empty())
        return {1, 1};
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    const double n = double(a.size()), m = double(b.size());
    Separation apart;
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        const double at = std::min(a[i], b[j]);
        while (i < a.size() && a[i] == at)
            ++i;
        while (j < b.size() && b[j] == at)
            ++j;
        apart.distance = std::max(apart.distance, std::abs(double(i) / n - double(j) / m));
    }
    const double root = std::sqrt(n * m / (n + m));
    apart.p = kolmogorovTail((root + 0.12 + 0.11 / root) * apart.distance);
    return apart;
}

} // namespace ph

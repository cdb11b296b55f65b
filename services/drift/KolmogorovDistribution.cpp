#include "services/drift/KolmogorovDistribution.h"

#include <boost/math/constants/constants.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace ph {

namespace {

constexpr double pi = boost::math::constants::pi<double>();

/// log(n!) less Stirling's approximation of it.
double stirlingError(double n)
{
    if (n < 16)
        return boost::math::lgamma(n + 1) - (n + 0.5) * std::log(n) + n - std::log(2 * pi) / 2;
    const double nn = n * n;
    return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / nn) / nn) / nn) / nn) / n;
}

/// x log(x / mean) + mean - x, without cancellation where both are near each other.
double deviance(double x, double mean)
{
    const double difference = x - mean, v = difference / (x + mean);
    if (std::abs(v) >= 0.1)
        return x * std::log(x / mean) - difference;
    double sum = difference * v, term = 2 * x * v;
    for (int k = 1; k < 100; ++k) {
        term *= v * v;
        const double next = sum + term / (2 * k + 1);
        if (next == sum)
            break;
        sum = next;
    }
    return sum;
}

/// The binomial probability of k of n by Loader ("Fast and Accurate Computation of Binomial Probabilities",
/// 2000): right to nearly all digits also where n is a million, which logarithms of factorials are not.
double binomialProbability(double k, double n, double p)
{
    if (k <= 0)
        return std::exp(n * std::log1p(-p));
    if (k >= n)
        return std::pow(p, n);
    const double log = stirlingError(n) - stirlingError(k) - stirlingError(n - k) - deviance(k, n * p) -
                       deviance(n - k, n * (1 - p));
    return std::exp(log) * std::sqrt(n / (2 * pi * k * (n - k)));
}

/// Smirnov's one-sided tail: x Σ C(n, j) (x + j/n)^(j-1) (1 - x - j/n)^(n-j) over j up to n (1 - x). The
/// terms are so smooth in j, and so small at both ends, that of very many each k-th will do: the trapezoid
/// rule then errs by less than can be represented.
double oneSidedTail(double n, double x)
{
    constexpr double mostTerms = 2'048;
    const double last = std::floor(n * (1 - x));
    const double stride = std::max(1.0, std::floor(last / mostTerms));
    double sum = 0;
    for (double j = 0; j <= last; j += stride) {
        const double p = x + j / n;
        if (p < 1)
            sum += binomialProbability(j, n, p) / p;
    }
    return x * sum * stride;
}

/// Durbin's matrix, raised to the power of n (Marsaglia, Tsang and Wang, J. Stat. Softw. 8(18), 2003).
double exactDistribution(std::uint64_t n, double d)
{
    const double nd = double(n) * d;
    const auto k = std::size_t(std::ceil(nd));
    const double h = double(k) - nd;
    const auto size = 2 * k - 1;
    struct Scaled {
        std::vector<double> cells;
        int exponent = 0;
    };
    const auto product = [size](const Scaled& a, const Scaled& b) {
        Scaled result{std::vector<double>(size * size), a.exponent + b.exponent};
        for (std::size_t i = 0; i < size; ++i) {
            for (std::size_t l = 0; l < size; ++l) {
                const double factor = a.cells[i * size + l];
                if (factor == 0)
                    continue;
                for (std::size_t j = 0; j < size; ++j)
                    result.cells[i * size + j] += factor * b.cells[l * size + j];
            }
        }
        const int exponent = std::ilogb(result.cells[(size / 2) * size + size / 2]);
        if (std::abs(exponent) > 256) {
            for (auto& cell : result.cells)
                cell = std::ldexp(cell, -exponent);
            result.exponent += exponent;
        }
        return result;
    };
    Scaled base{std::vector<double>(size * size)}, power{std::vector<double>(size * size)};
    std::vector<double> inverse(size + 1, 1.0); // of factorials
    for (std::size_t i = 1; i <= size; ++i)
        inverse[i] = inverse[i - 1] / double(i);
    for (std::size_t i = 0; i < size; ++i) {
        power.cells[i * size + i] = 1;
        for (std::size_t j = 0; j < size && j <= i + 1; ++j)
            base.cells[i * size + j] = inverse[i + 1 - j];
    }
    for (std::size_t i = 0; i < size; ++i) {
        const double less = std::pow(h, double(i + 1)) * inverse[i + 1];
        base.cells[i * size] -= less;
        base.cells[(size - 1) * size + size - 1 - i] -= less;
    }
    // The corner belongs to both.
    const double corner = std::pow(std::max(0.0, 2 * h - 1), double(size)) - 2 * std::pow(h, double(size));
    base.cells[(size - 1) * size] = (1 + corner) * inverse[size];
    for (auto left = n; left > 0; left /= 2) {
        if (left % 2)
            power = product(power, base);
        if (left > 1)
            base = product(base, base);
    }
    double p = power.cells[(k - 1) * size + k - 1];
    int exponent = power.exponent;
    for (std::uint64_t i = 1; i <= n; ++i) { // n! / n^n
        p *= double(i) / double(n);
        if (p < 1e-200) {
            p = std::ldexp(p, 512);
            exponent -= 512;
        }
    }
    return std::ldexp(p, exponent);
}

/// Four terms of the expansion in 1 / sqrt(n) (Pelz and Good, J. R. Stat. Soc. B 38(2), 1976).
double expandedDistribution(double n, double d)
{
    const double z = std::sqrt(n) * d, z2 = z * z, z4 = z2 * z2, z6 = z4 * z2;
    const double pi2 = pi * pi, pi4 = pi2 * pi2, pi6 = pi4 * pi2;
    if (-pi2 / 8 / z2 < -708)
        return 0;
    const auto most = int(std::ceil(16 * z / pi));
    double k0 = 0, k1 = 0, k2 = 0, k3 = 0;
    for (int k = most; k > 0; --k) {
        const double m = 2 * k - 1, m2 = m * m, m4 = m2 * m2, m6 = m4 * m2;
        const double q = std::exp(-pi2 / 8 / z2 * m2);
        k0 += q;
        k1 += q * (-z2 + pi2 / 4 * m2);
        k2 += q * (6 * z6 + 2 * z4 + (2 * z4 - 5 * z2) * pi2 / 4 * m2 + pi4 * (1 - 2 * z2) / 16 * m4);
        k3 += q * (-30 * z6 - 90 * z4 * z4 + pi2 * (135 * z4 - 96 * z6) / 4 * m2 +
                   pi4 * (-60 * z2 + 212 * z4) / 16 * m4 + pi6 * (5 - 30 * z2) / 64 * m6);
    }
    double extra2 = 0, extra3 = 0;
    for (int k = most; k > 0; --k) {
        const double kk = double(k) * k, q = std::exp(-pi2 / 2 / z2 * kk);
        extra2 += kk * q;
        extra3 += (3 * z2 - pi2 * kk) * kk * q;
    }
    const double root = std::sqrt(2 * pi);
    k0 *= root / z;
    k1 *= root / (6 * z4);
    k2 = k2 * root / (72 * z6 * z) - extra2 * pi2 * root / (36 * z2 * z);
    k3 = k3 * root / (6480 * z6 * z4) + extra3 * pi2 * root / (216 * z6);
    return k0 + k1 / std::sqrt(n) + k2 / n + k3 / (n * std::sqrt(n));
}

/// Paths that leave the band between two diagonals of a square of n by n, as a share of all.
double outsideSquare(std::uint64_t n, std::uint64_t h)
{
    double p = 0;
    for (auto k = std::int64_t(n / h); k >= 0; --k) {
        double ratio = 1;
        const double from = double(n) - double(k) * double(h), to = double(n) + double(k) * double(h) + 1;
        for (std::uint64_t j = 0; j < h; ++j)
            ratio = (from - double(j)) * ratio / (to + double(j));
        p = ratio * (1 - p);
    }
    return 2 * p;
}

/// The same of a rectangle, column by column of a window that slides along the band. Each cell holds the
/// share of the paths to it that have left the band, so that nothing overflows and small shares keep their
/// digits.
double outsideRectangle(std::uint64_t n, std::uint64_t m, std::uint64_t h)
{
    const auto larger = std::int64_t(std::max(n, m)), smaller = std::int64_t(std::min(n, m));
    const auto common = std::gcd(larger, smaller);
    const auto mg = larger / common, ng = smaller / common, width = std::int64_t(h);
    const auto ceilOf = [](std::int64_t a, std::int64_t b) { return (a + b - 1) / b; };
    const auto floorOf = [](std::int64_t a, std::int64_t b) { return a >= 0 ? a / b : -((-a + b - 1) / b); };
    std::int64_t low = 0, high = std::min(ceilOf(width, mg), smaller + 1), length = high - low;
    std::vector<double> share(std::size_t(std::min(2 * high + 2, smaller + 1)), 1.0);
    std::fill(share.begin(), share.begin() + high, 0.0);
    for (std::int64_t i = 1; i <= larger; ++i) {
        const auto lastLow = low, lastLength = length;
        low = std::min(std::max(floorOf(ng * i - width, mg) + 1, std::int64_t(0)), smaller);
        high = std::min(ceilOf(ng * i + width, mg), smaller + 1);
        if (high <= low)
            return 1;
        length = high - low;
        double value = low == 0 ? 0 : 1;
        for (std::int64_t at = 0; at < length; ++at) {
            const double j = double(at + low);
            value = (share[std::size_t(at + low - lastLow)] * double(i) + value * j) / (double(i) + j);
            share[std::size_t(at)] = value;
        }
        for (auto at = length; at < lastLength; ++at)
            share[std::size_t(at)] = 1;
    }
    return share[std::size_t(length - 1)];
}

} // namespace

double kolmogorovTail(std::uint64_t n, double d)
{
    const double count = double(n), t = count * d, square = t * d;
    if (t <= 0.5)
        return 1;
    if (d >= 1)
        return 0;
    if (t <= 1) // n! ((2 t - 1) / n)^n
        return 1 - std::exp(stirlingError(count) + std::log(2 * pi * count) / 2 - count +
                            count * std::log(2 * t - 1));
    if (t >= count - 1)
        return std::min(1.0, 2 * std::pow(1 - d, count));
    if (square >= 370)
        return 0;
    if (d >= 0.5 || (n <= 140 ? square > 4 : square >= 2.2))
        return std::min(1.0, 2 * oneSidedTail(count, d));
    if (n <= 140 || (n <= 5'000 && count * std::pow(d, 1.5) <= 1.4))
        return std::clamp(1 - exactDistribution(n, d), 0.0, 1.0);
    return std::clamp(1 - expandedDistribution(count, d), 0.0, 1.0);
}

double kolmogorovTwoSampleTail(std::uint64_t n, std::uint64_t m, std::uint64_t ofPairs,
                               std::uint64_t mostExactly)
{
    if (ofPairs == 0)
        return 1;
    const auto h = ofPairs / std::gcd(n, m); // a multiple: both terms of the difference are
    if (std::max(n, m) <= mostExactly)
        return std::clamp(n == m ? outsideSquare(n, h) : outsideRectangle(n, m, h), 0.0, 1.0);
    const double pairs = double(n) * double(m);
    return kolmogorovTail(std::uint64_t(std::nearbyint(pairs / double(n + m))), double(ofPairs) / pairs);
}

} // namespace ph

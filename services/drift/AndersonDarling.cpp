#include "services/drift/PooledRuns.h"
#include "services/drift/RankTests.h"

#include <cmath>

namespace ph {

namespace {

/// Of the statistic where both samples are of one distribution.
double andersonVariance(double n, double m)
{
    const double all = n + m, inverses = 1 / n + 1 / m;
    double h = 0, g = 0;
    for (double i = 1; i < all - 1; ++i) {
        h += 1 / (all - i);
        g += h / (i + 1);
    }
    h += 1;
    const double a = 4 * g - 6 + (10 - 6 * g) * inverses;
    const double b = 4 * (2 * g - 4) + 16 * h + (2 * g - 14 * h - 4) * inverses - 8 * h + 4 * g - 6;
    const double c = 4 * (6 * h + 2 * g - 2) + 2 * (4 * h - 4 * g + 6) + (2 * h - 6) * inverses + 4 * h;
    const double d = 4 * (2 * h + 6) - 8 * h;
    return (((a * all + b) * all + c) * all + d) / ((all - 1) * (all - 2) * (all - 3));
}

/// The logarithms of the levels 0.25 to 0.001 over their critical values for two samples, 0.325 to 6.546
/// (table 2 of Scholz and Stephens), by least squares.
double andersonLevel(double standard)
{
    if (standard < 0.325)
        return 0.25;
    if (standard > 6.546)
        return 0.001;
    return std::exp(-1.0777702798204876 + standard * (-1.008226564465251 + standard * 0.01819809457411139));
}

} // namespace

RankTest andersonDarling(const SortedSample& reference, const SortedSample& current)
{
    const double n = double(reference.size()), m = double(current.size()), all = n + m;
    if (reference.isEmpty() || current.isEmpty() || all < 4)
        return {};
    double ofReference = 0, ofCurrent = 0;
    std::size_t runs = 0;
    forEachPooledRun(reference, current, [&](const PooledRun& run) {
        ++runs;
        const double size = double(run.size()), before = double(run.before()) + size / 2;
        const double scale = size / all / (before * (all - before) - all * size / 4);
        const double x = all * (double(run.referenceBefore) + double(run.inReference) / 2) - before * n;
        const double y = all * (double(run.currentBefore) + double(run.inCurrent) / 2) - before * m;
        ofReference += scale * x * x;
        ofCurrent += scale * y * y;
    });
    if (runs < 2)
        return {};
    const double distance = (ofReference / n + ofCurrent / m) * (all - 1) / all;
    RankTest result;
    result.statistic = (distance - 1) / std::sqrt(andersonVariance(n, m));
    result.p = andersonLevel(result.statistic);
    return result;
}

} // namespace ph

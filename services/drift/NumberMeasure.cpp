#include "services/drift/DriftMeasure.h"
#include "services/drift/KolmogorovDistribution.h"
#include "services/drift/MeanTests.h"
#include "services/drift/PooledRuns.h"
#include "services/drift/RankTests.h"
#include "services/drift/SampleDistance.h"

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr std::size_t mostOwnBins = 20; // more different values than this are put into bins
constexpr int ownBins = 10;
constexpr double leastEvidentlyDeviation = 0.001;
constexpr std::uint64_t mostExactlyByScipy = 10'000;
constexpr std::uint64_t mostExactlyByUs = 500; // beyond, the asymptotic p is as good, and takes no time

double deviationOf(const SortedSample& sample)
{
    const int exponent = magnitudeExponent(sample, sample);
    return exponent ? std::ldexp(sample.scaled(exponent).moments().deviation(), -exponent)
                    : sample.moments().deviation();
}

/// In standard deviations; of a constant, what moved at all moved infinitely.
double normed(double distance, double deviation)
{
    return distance == 0 ? 0 : distance / deviation;
}

double kolmogorovTailOf(const SortedSample& reference, const SortedSample& current,
                        const KolmogorovDistance& found, DriftDefaults defaults)
{
    return kolmogorovTwoSampleTail(reference.size(), current.size(), found.ofPairs,
                                   defaults == DriftDefaults::Evidently ? mostExactlyByScipy
                                                                        : mostExactlyByUs);
}

DriftMeasure ofRankTest(const RankTest& test, const SortedSample& reference, const SortedSample& current)
{
    return {test.statistic, test.p, EffectSize::KolmogorovDistance,
            kolmogorovDistance(reference, current).distance};
}

DriftMeasure measureMeans(const SortedSample& reference, const SortedSample& current, Variances variances)
{
    if (const int exponent = magnitudeExponent(reference, current))
        return measureMeans(reference.scaled(exponent), current.scaled(exponent), variances);
    const auto test = compareMeans(reference.moments(), current.moments(), variances);
    return {test.t, test.p, EffectSize::CohensD, test.d};
}

double distanceInUnits(const SortedSample& reference, const SortedSample& current, DriftMethod method,
                       DriftDefaults defaults)
{
    const bool isEvidently = defaults == DriftDefaults::Evidently;
    switch (method) {
    case DriftMethod::Wasserstein:
        return wassersteinDistance(reference, current);
    case DriftMethod::WassersteinNormed: {
        const double deviation = deviationOf(reference);
        return normed(wassersteinDistance(reference, current),
                      isEvidently ? std::max(deviation, leastEvidentlyDeviation) : deviation);
    }
    default: {
        const double distance = energyDistance(reference, current);
        return isEvidently ? distance : normed(distance, std::sqrt(deviationOf(reference)));
    }
    }
}

} // namespace

DriftMeasure measureNumbers(const SortedSample& reference, const SortedSample& current, DriftMethod method,
                            DriftDefaults defaults)
{
    const bool isEvidently = defaults == DriftDefaults::Evidently;
    switch (method) {
    case DriftMethod::KolmogorovSmirnov: {
        const auto found = kolmogorovDistance(reference, current);
        return {found.distance, kolmogorovTailOf(reference, current, found, defaults),
                EffectSize::KolmogorovDistance, found.distance};
    }
    case DriftMethod::AndersonDarling:
        return ofRankTest(andersonDarling(reference, current), reference, current);
    case DriftMethod::CramerVonMises:
        return ofRankTest(cramerVonMises(reference, current), reference, current);
    case DriftMethod::MannWhitney: {
        const auto test = mannWhitney(reference, current);
        return {test.u, isEvidently ? test.pReferenceLess : test.p, EffectSize::CliffsDelta, test.delta};
    }
    case DriftMethod::MeanDifference:
        return measureMeans(reference, current, isEvidently ? Variances::Equal : Variances::Unequal);
    case DriftMethod::Wasserstein:
    case DriftMethod::WassersteinNormed:
    case DriftMethod::EnergyDistance: {
        const double distance = distanceInUnits(reference, current, method, defaults);
        DriftMeasure measure{distance, std::nullopt, EffectSize::Statistic, distance};
        if (!isEvidently)
            measure.p =
                kolmogorovTailOf(reference, current, kolmogorovDistance(reference, current), defaults);
        return measure;
    }
    default:
        return measureCounts(numberCounts(reference, current, method, defaults), method, defaults);
    }
}

DriftCounts numberCounts(const SortedSample& reference, const SortedSample& current, DriftMethod method,
                         DriftDefaults defaults)
{
    if (defaults == DriftDefaults::Pilothouse)
        return pooledDistinct(reference, current, mostOwnBins + 1) <= mostOwnBins
                   ? driftCounts(reference, current)
                   : dividedCounts(reference, current, quantileDividers(reference, ownBins));
    const auto least = std::min(reference.values().front(), current.values().front());
    const auto greatest = std::max(reference.values().back(), current.values().back());
    if (method == DriftMethod::Hellinger) {
        constexpr auto all = std::numeric_limits<std::size_t>::max();
        return binnedCounts(reference, current,
                            sturgesEdges(least, greatest, pooledDistinct(reference, current, all)));
    }
    constexpr std::size_t mostSingly = 20;
    const bool areCounted = method == DriftMethod::ChiSquare || method == DriftMethod::ShareDifference;
    if (areCounted || reference.distinct(mostSingly + 1) <= mostSingly)
        return driftCounts(reference, current);
    return binnedCounts(reference, current, sturgesEdges(least, greatest, reference.size() + current.size()));
}

} // namespace ph

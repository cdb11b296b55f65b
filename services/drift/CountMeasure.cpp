#include "services/drift/CountTests.h"
#include "services/drift/DriftMeasure.h"
#include "services/drift/ShareDistance.h"

#include <cmath>

namespace ph {

namespace {

DriftMeasure ofCountTest(const CountTest& test, const DriftCounts& counts)
{
    return {test.statistic, test.p, EffectSize::CramersV, cramersV(counts)};
}

/// Rows in the order of their categories: what is not known of the order that they had.
std::vector<std::uint32_t> rowsOf(const std::vector<double>& counts)
{
    std::vector<std::uint32_t> rows;
    for (std::size_t category = 0; category < counts.size(); ++category)
        rows.insert(rows.end(), std::size_t(counts[category]), std::uint32_t(category));
    return rows;
}

double distanceOf(const DriftShares& plain, const DriftShares& withoutZeros, DriftMethod method, LogBase base)
{
    switch (method) {
    case DriftMethod::StabilityIndex:
        return stabilityIndex(withoutZeros);
    case DriftMethod::KullbackLeibler:
        return kullbackLeibler(withoutZeros);
    case DriftMethod::JensenShannon:
        return jensenShannonDistance(plain, base);
    case DriftMethod::Hellinger:
        return hellingerDistance(plain);
    default:
        return totalVariation(plain);
    }
}

DriftMeasure measureAsEvidently(const DriftCounts& counts, DriftMethod method)
{
    switch (method) {
    case DriftMethod::ChiSquare:
        return ofCountTest(chiSquaredOfFit(counts), counts);
    case DriftMethod::LikelihoodRatio: {
        auto measure = ofCountTest(likelihoodRatioOfFit(counts), counts);
        if (std::isnan(measure.statistic))
            measure.whyNot = QStringLiteral("Evidently's G-test needs as many rows on either side");
        return measure;
    }
    case DriftMethod::CramersV:
        return {cramersV(counts), chiSquaredOfTable(counts).p, EffectSize::Statistic, cramersV(counts)};
    default:
        break;
    }
    const double distance = distanceOf(plainShares(counts), filledShares(counts), method, LogBase::E);
    DriftMeasure measure{distance, std::nullopt, EffectSize::Statistic, distance};
    if (method == DriftMethod::TotalVariation)
        measure.p = permutedTotalVariation(rowsOf(counts.reference), rowsOf(counts.current));
    return measure;
}

DriftMeasure measureAsWeDo(const DriftCounts& counts, DriftMethod method)
{
    const auto common = withRareTogether(counts);
    const auto table = chiSquaredOfTable(common);
    switch (method) {
    case DriftMethod::ChiSquare:
    case DriftMethod::LikelihoodRatio:
        if (counts.reference.size() > 1 && common.reference.size() < 2)
            return {.whyNot = QStringLiteral("every category is too rare for a comparison of counts")};
        return ofCountTest(method == DriftMethod::ChiSquare ? table : likelihoodRatioOfTable(common), common);
    case DriftMethod::CramersV:
        return {cramersV(common), table.p, EffectSize::Statistic, cramersV(common)};
    default:
        break;
    }
    const double distance = distanceOf(plainShares(counts), smoothedShares(counts), method, LogBase::Two);
    return {distance, table.p, EffectSize::Statistic, distance};
}

} // namespace

DriftMeasure measureCounts(const DriftCounts& counts, DriftMethod method, DriftDefaults defaults)
{
    if (method == DriftMethod::ShareDifference) {
        const auto test = shareDifference(counts);
        const double ofReference = counts.reference.front() / counts.referenceTotal();
        return {test.statistic, test.p, EffectSize::ShareDifference,
                ofReference - counts.current.front() / counts.currentTotal()};
    }
    return defaults == DriftDefaults::Evidently ? measureAsEvidently(counts, method)
                                                : measureAsWeDo(counts, method);
}

} // namespace ph

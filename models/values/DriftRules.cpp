#include "models/values/DriftRules.h"

namespace ph {

namespace {

constexpr std::size_t mostInSmallReference = 1'000;
constexpr std::size_t fewValues = 5;
constexpr double noThreshold = std::numeric_limits<double>::quiet_NaN();

DriftRules evidentlyRules()
{
    DriftRules rules;
    rules.defaults = DriftDefaults::Evidently;
    rules.leastRows = 1;
    rules.leastShare = 0.5;
    for (const auto method : driftMethods())
        rules.setThreshold(method, 0.1);
    for (const auto method :
         {DriftMethod::KolmogorovSmirnov, DriftMethod::ChiSquare, DriftMethod::MannWhitney,
          DriftMethod::ShareDifference, DriftMethod::MeanDifference})
        rules.setThreshold(method, 0.05);
    return rules;
}

DriftRules ownRules()
{
    DriftRules rules;
    rules.thresholds.fill({0.05, 0.1});
    rules.of(DriftMethod::Wasserstein).distance = noThreshold;
    rules.of(DriftMethod::KullbackLeibler).distance = 0.05; // about half of the stability index
    rules.of(DriftMethod::MannWhitney).distance =
        0.15; // Romano et al. 2006: Cliff's delta, the least that counts
    rules.of(DriftMethod::MeanDifference).distance = 0.2; // Cohen 1988: a small effect
    rules.of(DriftMethod::ShareDifference).distance = 0.05;
    rules.of(DriftMethod::TextVocabulary) = {1, 0.05};
    rules.of(DriftMethod::TextGrams) = {1, 0.1};
    return rules;
}

} // namespace

QString driftDefaultsName(DriftDefaults defaults)
{
    return defaults == DriftDefaults::Evidently ? QStringLiteral("evidently") : QStringLiteral("pilothouse");
}

std::optional<DriftDefaults> driftDefaultsFromName(const QString& name)
{
    for (const auto defaults : {DriftDefaults::Pilothouse, DriftDefaults::Evidently}) {
        if (name == driftDefaultsName(defaults))
            return defaults;
    }
    return std::nullopt;
}

bool DriftRules::isScoredByP(DriftMethod method) const
{
    switch (method) {
    case DriftMethod::KolmogorovSmirnov:
    case DriftMethod::ChiSquare:
    case DriftMethod::LikelihoodRatio:
    case DriftMethod::AndersonDarling:
    case DriftMethod::MannWhitney:
    case DriftMethod::CramerVonMises:
    case DriftMethod::ShareDifference:
    case DriftMethod::MeanDifference:
        return true;
    case DriftMethod::TotalVariation:
        return defaults == DriftDefaults::Evidently;
    default:
        return false;
    }
}

double DriftRules::threshold(DriftMethod method) const
{
    return isScoredByP(method) ? of(method).p : of(method).distance;
}

void DriftRules::setThreshold(DriftMethod method, double value)
{
    (isScoredByP(method) ? of(method).p : of(method).distance) = value;
}

void DriftRules::change(DriftMethod method, const ThresholdChange& change)
{
    if (change.score)
        setThreshold(method, *change.score);
    of(method).p = change.p.value_or(of(method).p);
    of(method).distance = change.distance.value_or(of(method).distance);
}

DriftRules driftRules(DriftDefaults defaults)
{
    return defaults == DriftDefaults::Evidently ? evidentlyRules() : ownRules();
}

std::optional<DriftMethod> defaultMethod(const DriftProfile& profile, DriftDefaults defaults)
{
    const bool isByCategory = profile.values == DriftValues::Categories || profile.distinct <= fewValues;
    const auto byCount = profile.distinct <= 2 ? DriftMethod::ShareDifference : DriftMethod::ChiSquare;
    if (defaults == DriftDefaults::Pilothouse) {
        if (profile.values == DriftValues::Texts)
            return DriftMethod::TextGrams;
        return isByCategory ? byCount : DriftMethod::KolmogorovSmirnov;
    }
    if (profile.values == DriftValues::Texts)
        return std::nullopt;
    if (profile.reference <= mostInSmallReference)
        return isByCategory ? byCount : DriftMethod::KolmogorovSmirnov;
    return isByCategory ? DriftMethod::JensenShannon : DriftMethod::WassersteinNormed;
}

bool isDefinedFor(DriftMethod method, DriftValues values, DriftDefaults defaults)
{
    switch (method) {
    case DriftMethod::StabilityIndex:
    case DriftMethod::JensenShannon:
    case DriftMethod::KullbackLeibler:
    case DriftMethod::Hellinger:
        return values != DriftValues::Texts;
    case DriftMethod::TotalVariation:
    case DriftMethod::ChiSquare:
    case DriftMethod::LikelihoodRatio:
    case DriftMethod::CramersV:
        return values == DriftValues::Categories ||
               (values == DriftValues::Numbers && defaults == DriftDefaults::Pilothouse);
    case DriftMethod::ShareDifference:
        return values == DriftValues::Categories;
    case DriftMethod::TextLength:
    case DriftMethod::TextVocabulary:
    case DriftMethod::TextGrams:
        return values == DriftValues::Texts;
    default:
        return values == DriftValues::Numbers;
    }
}

} // namespace ph

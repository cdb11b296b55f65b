#include "models/values/DriftMethod.h"

#include <algorithm>
#include <array>

namespace ph {

namespace {

struct NamedMethod {
    DriftMethod method;
    const char* name;
};

constexpr std::array namedMethods{NamedMethod{DriftMethod::StabilityIndex, "psi"},
                                  NamedMethod{DriftMethod::KolmogorovSmirnov, "ks"},
                                  NamedMethod{DriftMethod::Wasserstein, "wasserstein_raw"},
                                  NamedMethod{DriftMethod::WassersteinNormed, "wasserstein"},
                                  NamedMethod{DriftMethod::JensenShannon, "jensenshannon"},
                                  NamedMethod{DriftMethod::KullbackLeibler, "kl_div"},
                                  NamedMethod{DriftMethod::Hellinger, "hellinger"},
                                  NamedMethod{DriftMethod::TotalVariation, "tvd"},
                                  NamedMethod{DriftMethod::ChiSquare, "chisquare"},
                                  NamedMethod{DriftMethod::LikelihoodRatio, "g_test"},
                                  NamedMethod{DriftMethod::CramersV, "cramer_v"},
                                  NamedMethod{DriftMethod::AndersonDarling, "anderson"},
                                  NamedMethod{DriftMethod::MannWhitney, "mannw"},
                                  NamedMethod{DriftMethod::CramerVonMises, "cramer_von_mises"},
                                  NamedMethod{DriftMethod::EnergyDistance, "ed"},
                                  NamedMethod{DriftMethod::ShareDifference, "z"},
                                  NamedMethod{DriftMethod::MeanDifference, "t_test"},
                                  NamedMethod{DriftMethod::TextLength, "text_length"},
                                  NamedMethod{DriftMethod::TextVocabulary, "text_oov"},
                                  NamedMethod{DriftMethod::TextGrams, "text_ngrams"}};

} // namespace

std::span<const DriftMethod> driftMethods()
{
    static constexpr auto all = [] {
        std::array<DriftMethod, namedMethods.size()> methods{};
        std::transform(namedMethods.begin(), namedMethods.end(), methods.begin(),
                       [](const NamedMethod& named) { return named.method; });
        return methods;
    }();
    return all;
}

QString driftMethodName(DriftMethod method)
{
    return QLatin1String(namedMethods[std::size_t(method)].name);
}

std::optional<DriftMethod> driftMethodFromName(const QString& name)
{
    if (name.compare(QLatin1String("wasserstein_normed"), Qt::CaseInsensitive) == 0)
        return DriftMethod::WassersteinNormed;
    for (const auto& named : namedMethods) {
        if (name.compare(QLatin1String(named.name), Qt::CaseInsensitive) == 0)
            return named.method;
    }
    return std::nullopt;
}

} // namespace ph

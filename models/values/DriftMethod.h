#pragma once

#include <QString>

#include <cstdint>
#include <optional>
#include <span>

namespace ph {

enum class DriftMethod : std::uint8_t {
    StabilityIndex,
    KolmogorovSmirnov,
    Wasserstein,       ///< in the column's unit
    WassersteinNormed, ///< in standard deviations of the reference
    JensenShannon,
    KullbackLeibler,
    Hellinger,
    TotalVariation,
    ChiSquare,
    LikelihoodRatio, ///< the G-test
    CramersV,
    AndersonDarling,
    MannWhitney,
    CramerVonMises,
    EnergyDistance,  ///< in the square root of the unit; with our defaults, of the standard deviation
    ShareDifference, ///< the Z-test
    MeanDifference,  ///< the t-test
    TextLength,
    TextVocabulary,
    TextGrams
};

/// What the values of a column are to drift.
enum class DriftValues : std::uint8_t { Numbers, Categories, Texts };

/// All of them, in the order of the enumeration.
std::span<const DriftMethod> driftMethods();

/// As the command line and files say it. Where Evidently has the method, it is Evidently's name: "psi", "ks",
/// "wasserstein" (which is the normed one), "jensenshannon", "kl_div", "hellinger", "tvd", "chisquare",
/// "g_test", "anderson", "mannw", "cramer_von_mises", "ed", "z", "t_test"; ours are "wasserstein_raw",
/// "cramer_v", "text_length", "text_oov" and "text_ngrams".
QString driftMethodName(DriftMethod method);
/// Upper and lower case are one. "wasserstein_normed" is also understood.
std::optional<DriftMethod> driftMethodFromName(const QString& name);

} // namespace ph

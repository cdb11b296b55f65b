#pragma once

#include "models/values/DriftRules.h"

namespace ph {

/// What a sample leaves out, each kind counted apart.
struct LeftOut {
    std::size_t missing = 0; ///< NaN
    std::size_t plusInfinity = 0, minusInfinity = 0;
    std::size_t total() const { return missing + plusInfinity + minusInfinity; }
    friend bool operator==(const LeftOut&, const LeftOut&) = default;
};

/// By what measure a change is large or small.
enum class EffectSize : std::uint8_t {
    Statistic,          ///< the method's own distance
    KolmogorovDistance, ///< largest difference of the distribution functions, 0 to 1
    CramersV,           ///< 0 to 1
    CliffsDelta,        ///< -1 to 1, positive where current values are greater
    CohensD,            ///< in standard deviations, positive where the current mean is greater
    ShareDifference     ///< -1 to 1, positive where the current share of all but the first is greater
};
/// "statistic", "ks_distance", "cramer_v", "cliffs_delta", "cohens_d", "share_difference".
QString effectSizeName(EffectSize effect);

/// Whether one column moved between reference and current, and by what that was judged.
struct ColumnDrift {
    enum class Verdict : std::uint8_t { NoDrift, Drift, NoData };

    std::optional<DriftMethod> method; ///< nothing: there was none to choose
    double statistic = std::numeric_limits<double>::quiet_NaN();
    /// How probable so much is by chance. Of a distance, with our defaults, that of a test of the same
    /// question: chi-squared of the counts, or Kolmogorov–Smirnov.
    std::optional<double> p;
    std::optional<double> correctedP; ///< for all columns tested together, see correctForColumns()
    EffectSize effectSize = EffectSize::Statistic;
    double effect = std::numeric_limits<double>::quiet_NaN();
    DriftThresholds thresholds = {};
    double threshold = std::numeric_limits<double>::quiet_NaN(); ///< of the score
    bool isScoredByP = false;
    std::size_t nReference = 0, nCurrent = 0; ///< rows with a value
    LeftOut leftOutOfReference = {}, leftOutOfCurrent = {};
    Verdict verdict = Verdict::NoData;
    QString why; ///< in English, one sentence; empty where statistic and threshold say it all

    double score() const { return isScoredByP ? correctedP.value_or(p.value_or(statistic)) : statistic; }
};

QString driftVerdictName(ColumnDrift::Verdict verdict); ///< "no drift", "drift", "no data"

/// What all columns say together.
struct DriftSummary {
    std::size_t drifted = 0, judged = 0, withoutData = 0;
    ColumnDrift::Verdict verdict = ColumnDrift::Verdict::NoData; ///< NoData where no column was judged
};

} // namespace ph

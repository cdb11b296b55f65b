#pragma once

#include "models/values/RunTable.h"

namespace ph {

/// How strongly one key goes with a metric across runs.
struct Association {
    enum class Kind {
        Numeric,    ///< Spearman's rank correlation
        Categorical ///< eta squared and omega squared
    };
    ColumnKey key;
    Kind kind = Kind::Numeric;
    /// 0 to 1, what the list is ranked by: |rho|, or the square root of omega squared, which is on the same
    /// scale.
    double strength = 0;
    double rho = std::numeric_limits<double>::quiet_NaN();          ///< Numeric only
    double etaSquared = std::numeric_limits<double>::quiet_NaN();   ///< Categorical only
    double omegaSquared = std::numeric_limits<double>::quiet_NaN(); ///< Categorical only
    std::size_t n = 0;                                              ///< runs with both the key and the metric
    std::size_t categories = 0;                                     ///< Categorical only
    QString highest, lowest; ///< Categorical only: the values with the highest and lowest mean metric
    double p = std::numeric_limits<double>::quiet_NaN();
    double q =
        std::numeric_limits<double>::quiet_NaN(); ///< p after Benjamini and Hochberg over all keys tested
    /// True where it is unlikely to be chance: q at most 5 %.
    bool isClear() const { return q <= 0.05; }
};

/// A key that was looked at and says nothing here.
struct UntestedKey {
    enum class Reason { Constant, TooFewRuns, NearlyUnique };
    ColumnKey key;
    Reason reason = Reason::Constant;
    std::size_t n = 0;
};

/// Which keys go with one metric across a set of runs: clear ones first, then by strength.
struct Associations {
    QString metric;
    std::size_t runs = 0;       ///< of the set
    std::size_t withMetric = 0; ///< of them, with a finite value of the metric
    QList<Association> items;
    QList<UntestedKey> untested;
    const Association* find(const ColumnKey& key) const; ///< null where it was not tested
    std::size_t untestedFor(UntestedKey::Reason reason) const;
};

/// What keeps a reader from taking it for a cause.
QString associationsNote(const Associations& associations);
/// "12 keys were not tested: 8 are the same in every run, …"; empty where all were.
QString untestedText(const Associations& associations);
/// "ρ −0.61", "η² 0.42 (ω² 0.39)": the figure of its kind.
QString associationFigure(const Association& association);
QString probabilityText(double p); ///< "0.03", "< 0.001", "–" for NaN

} // namespace ph

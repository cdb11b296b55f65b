#pragma once

#include "models/values/DriftMethod.h"

#include <array>
#include <cstddef>
#include <limits>

namespace ph {

/// How statistics are computed and columns are judged.
enum class DriftDefaults : std::uint8_t {
    /// Ours. A column has moved where that is both more than chance (p, corrected for how many columns are
    /// tested) and enough to matter (effect size): one rule for few rows, where chance decides, and for many,
    /// where the effect does.
    Pilothouse,
    /// What Evidently 0.7 computes and decides, also where that may be improved on.
    Evidently
};

/// "pilothouse", "evidently".
QString driftDefaultsName(DriftDefaults defaults);
std::optional<DriftDefaults> driftDefaultsFromName(const QString& name);

/// What a method's result has to be for drift.
struct DriftThresholds {
    double p = 1;        ///< p below this
    double distance = 0; ///< and the distance, of a test the effect size, at least this
    friend bool operator==(const DriftThresholds&, const DriftThresholds&) = default;
};

/// Another threshold than before; what is not set stays.
struct ThresholdChange {
    std::optional<double> score = {}; ///< of what the method is scored by, see DriftRules::isScoredByP()
    std::optional<double> p = {}, distance = {};
    friend bool operator==(const ThresholdChange&, const ThresholdChange&) = default;
};

/// All that a verdict depends on besides the data. Every number may be changed.
struct DriftRules {
    DriftDefaults defaults = DriftDefaults::Pilothouse;
    std::size_t leastRows = 30; ///< with a value, on either side; below there is no verdict
    double leastShare = 0;      ///< of the columns that drift, for all of them to; 0: one does
    std::array<DriftThresholds, std::size_t(DriftMethod::TextGrams) + 1> thresholds = {};

    /// NaN as distance: the method has none by default (its unit is that of the column), and gives no
    /// verdict.
    DriftThresholds& of(DriftMethod method) { return thresholds[std::size_t(method)]; }
    const DriftThresholds& of(DriftMethod method) const { return thresholds[std::size_t(method)]; }

    /// Whether it is p that is called the method's threshold and score; else it is the distance.
    bool isScoredByP(DriftMethod method) const;
    double threshold(DriftMethod method) const;
    void setThreshold(DriftMethod method, double value);
    void change(DriftMethod method, const ThresholdChange& change);
};

DriftRules driftRules(DriftDefaults defaults);

/// What a method is chosen by.
struct DriftProfile {
    DriftValues values = DriftValues::Numbers;
    std::size_t reference = 0, current = 0; ///< rows with a value
    std::size_t distinct = 0;               ///< values of both together; those above 5 need not be counted
};

/// Evidently: as its documentation says, by rows of the reference. Ours: Kolmogorov–Smirnov for numbers,
/// chi-squared for categories, the share for two values, and trigrams for texts. Nothing for texts with
/// Evidently's defaults: those train a classifier, which is not among the methods here.
std::optional<DriftMethod> defaultMethod(const DriftProfile& profile, DriftDefaults defaults);

/// Whether a method can be asked of such a column.
bool isDefinedFor(DriftMethod method, DriftValues values, DriftDefaults defaults);

} // namespace ph

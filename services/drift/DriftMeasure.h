#pragma once

#include "services/drift/ColumnVerdict.h"

namespace ph {

/// What a method found, before it is judged.
struct DriftMeasure {
    double statistic = std::numeric_limits<double>::quiet_NaN(); ///< NaN: not defined for these values
    std::optional<double> p = std::nullopt;
    EffectSize effectSize = EffectSize::Statistic;
    double effect = std::numeric_limits<double>::quiet_NaN();
    QString whyNot = {}; ///< it is not defined; in English
};

/// Both samples have values, and the method is defined for numbers, or is one that compares counts.
DriftMeasure measureNumbers(const SortedSample& reference, const SortedSample& current, DriftMethod method,
                            DriftDefaults defaults);
/// Methods that compare counts by category or bin.
DriftMeasure measureCounts(const DriftCounts& counts, DriftMethod method, DriftDefaults defaults);
DriftMeasure measureTexts(const TextProfile& reference, const TextProfile& current, DriftMethod method);

/// The counts that numbers are compared by: of each value where there are few, else of bins. Evidently has
/// bins of one width over both samples; ours hold a tenth of the reference each.
DriftCounts numberCounts(const SortedSample& reference, const SortedSample& current, DriftMethod method,
                         DriftDefaults defaults);

} // namespace ph

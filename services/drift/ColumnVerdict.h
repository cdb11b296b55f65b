#pragma once

#include "models/values/ColumnDrift.h"
#include "services/drift/DriftCounts.h"
#include "services/drift/SortedSample.h"
#include "services/drift/TextProfile.h"

namespace ph {

/// Each by the method asked for, else by that which suits the data. Rows without a value, and infinite ones,
/// are left out of the comparison and counted.
ColumnDrift numberDrift(const SortedSample& reference, const SortedSample& current, const DriftRules& rules,
                        std::optional<DriftMethod> method = std::nullopt);
ColumnDrift categoryDrift(const CategoryCounts& reference, const CategoryCounts& current,
                          const DriftRules& rules, std::optional<DriftMethod> method = std::nullopt);
/// Numbers that are known by their counts in bins only, by a method that comparesCounts().
ColumnDrift countDrift(const DriftCounts& counts, const DriftRules& rules, DriftMethod method);
ColumnDrift textDrift(const TextProfile& reference, const TextProfile& current, const DriftRules& rules,
                      std::optional<DriftMethod> method = std::nullopt);

/// Whether counts by category or bin are all that the method looks at.
bool comparesCounts(DriftMethod method);

/// Corrects each p for how many columns (or columns and segments) were tested, after Benjamini and Hochberg,
/// and judges anew. Does nothing with Evidently's defaults, which do not correct.
void correctForColumns(std::span<ColumnDrift> columns, const DriftRules& rules);

/// Judges what was measured once more, by other thresholds and fewest rows, corrected for all of `columns`
/// together. What was not measured, and what the rules want more rows of, has no verdict.
void judgeAgain(std::span<ColumnDrift> columns, const DriftRules& rules);

/// What all columns say together.
DriftSummary driftSummary(std::span<const ColumnDrift> columns, const DriftRules& rules);

} // namespace ph

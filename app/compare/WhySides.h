#pragma once

#include "models/charts/LinkedRuns.h"
#include "models/values/ComparedRuns.h"

namespace ph {

/// The two sides that "why different?" is about.
struct WhySides {
    QString nameA, nameB;
    std::vector<std::uint32_t> a, b; ///< places
    bool isOfTwoRuns() const { return a.size() == 1 && b.size() == 1; }
};

/// From what a person has selected, the first of these that holds: two runs; the baseline and some runs; two
/// whole groups; the rest and some runs. With nothing selected: the baseline and all others; the first two
/// groups; the best quarter by the objective, the highest where nobody knows which way is better, and the
/// rest. None where there is nothing to hold against.
std::optional<WhySides> whySides(const ComparedRuns& runs, const LinkedRuns::Ids& selected,
                                 const std::optional<ColumnKey>& objective);

} // namespace ph

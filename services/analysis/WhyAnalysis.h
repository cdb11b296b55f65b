#pragma once

#include "models/values/Associations.h"
#include "models/values/Run.h"
#include "models/values/WhyDifferent.h"

#include <span>
#include <stop_token>

namespace ph {

/// What is known beside the runs.
struct WhyContext {
    QString nameA, nameB;
    QString metric;                             ///< whose values are shown on top; empty: none
    const Associations* associations = nullptr; ///< orders the params; may be null
    QString environmentA = {},
            environmentB = {}; ///< texts of requirements.txt, conda.yaml, …; empty: unknown
};

/// What differs between two runs, ranked: by topic in the order of WhyTopic; within a topic what differs
/// before what one side lacks; params by how strongly they go with the metric, then by name. Long texts and
/// lists carry what was added and removed; a commit carries a link to the changes where its repository has
/// one. Environment texts are compared package by package.
WhyDifferent whyDifferent(const Run& a, const Run& b, const WhyContext& context);

/// The same for two groups of rows, which may be of one run. A key differs where its values are not
/// distributed alike, or one side lacks it clearly more often; within a topic the clear differences stand
/// first (q at most 5 %), then what goes most with the metric, then by separation. The q of Benjamini and
/// Hochberg allows for all keys compared. Keys with a value of its own in each run are identifiers, and left
/// out, but for what is logged of data and code. A run that is on both sides is left out of both, or of the
/// one that has others, too, and a remark says so: tests and the interval are of independent sides. Partial
/// where stopped.
WhyDifferent whyDifferent(const RunTable& table, std::span<const std::uint32_t> a,
                          std::span<const std::uint32_t> b, const WhyContext& context,
                          std::stop_token stop = {});

} // namespace ph

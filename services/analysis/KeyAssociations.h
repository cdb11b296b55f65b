#pragma once

#include "models/values/Associations.h"
#include "models/values/ComparedRuns.h"

#include <stop_token>

namespace ph {

/// Which params, tags, datasets and attributes go most with `metric` over the compared runs. Keys whose every
/// value is a number: Spearman; others: a one-way analysis of variance. Ids, times, notes and whatever is
/// measured rather than chosen (status, duration, other metrics) are not looked at. A key is not tested where
/// it is the same in every run that has the metric, in fewer than 5 of them, or (text) has more categories
/// than half its runs. Empty where stopped.
Associations associations(const ComparedRuns& runs, const QString& metric, std::stop_token stop = {});

/// The same for some rows of a table.
Associations associations(const RunTable& table, std::span<const std::uint32_t> rows, const QString& metric,
                          std::stop_token stop = {});

inline constexpr std::size_t fewestRunsToTest = 5;

} // namespace ph

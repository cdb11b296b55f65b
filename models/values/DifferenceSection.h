#pragma once

#include "models/values/RunTable.h"

#include <optional>

namespace ph {

/// The parts of a difference table, from top to bottom.
enum class DifferenceSection { Metrics, Params, Inputs, Environment, Tags };
inline constexpr int differenceSections = 5;

/// Where a column of the compared runs belongs. Environment: what the run ran as and on: its attributes and
/// the tags that MLflow, or their own words ("git_sha", "torch_version"), mark so. None for what names a run
/// (it is the column's title) and for what says nothing about it: where its files lie, when it was last seen.
std::optional<DifferenceSection> differenceSection(const ColumnKey& key);

} // namespace ph

#pragma once

#include "models/values/ComparedRuns.h"
#include "services/analysis/BootstrapDifference.h"

#include <QList>

namespace ph {

/// The group that others are held against: the baseline's, else the first. `runs` must be grouped.
std::size_t referenceGroup(const ComparedRuns& runs);

/// Each group's difference from the reference group, in the order of ComparedRuns::groups; the reference's
/// own has no interval. Empty where the runs are not grouped or have no such column of numbers.
QList<GroupDifference> groupDifferences(const ComparedRuns& runs, const ColumnKey& column,
                                        Statistic statistic, std::stop_token stop);

} // namespace ph

#pragma once

#include "models/charts/AxisColumn.h"
#include "models/charts/LinkedRuns.h"

namespace ph {

/// The runs of one group that have a value on an axis: what a box, a violin or a stack of a histogram shows.
struct ValueGroup {
    QString label;
    RunLook look;
    std::vector<std::uint32_t> places; ///< by ascending value
    std::vector<double> values;        ///< ascending, in axis space, beside `places`
};

/// One a group of the comparison, in its order, or a single one named "all runs" where it is not grouped.
/// Groups without a visible run that has a value are left out.
std::vector<ValueGroup> valueGroups(const ComparedRuns& runs, const AxisColumn& column,
                                    const LinkedRuns::Ids& hidden);

/// All of them in one, ascending.
std::vector<double> allValues(const std::vector<ValueGroup>& groups);

} // namespace ph

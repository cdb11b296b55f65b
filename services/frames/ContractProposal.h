#pragma once

#include "models/values/ColumnProfile.h"

namespace ph {

/// A data contract that the profiled table keeps, to be edited: YAML with the settings of the gate
/// "data-contract" (columns, other-columns, minimum-rows). Ranges are those that were seen; categories are
/// listed where there are few; ids that were never there twice are unique; as many rows are demanded as half
/// of those that were there.
QByteArray proposedContract(const std::vector<ColumnProfile>& profiles);

} // namespace ph

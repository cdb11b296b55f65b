#pragma once

#include "models/values/ColumnProfile.h"
#include "models/values/DataContract.h"

namespace ph {

/// A data contract that the profiled table keeps at `nowMs`, to be edited. Ranges are those that were seen;
/// shares that are missing or could not be read, too, rounded up to a hundredth; categories are listed where
/// there are few; ids have no range, and are unique where none was there twice; as many rows are demanded as
/// half of those that were there. Where there is a timestamp that ends in the past, the newest row may be a
/// day older than this one is, in whole days.
DataContract proposedContract(const std::vector<ColumnProfile>& profiles, const FrameReading& reading,
                              std::int64_t nowMs);

} // namespace ph

#pragma once

#include "models/values/ReleaseRecord.h"

#include <nlohmann/json.hpp>

namespace ph {

/// A release as a pack tells it: what was planned, what its gates found and on which evidence, who said what,
/// and what was done. `nowMs`: when the pack is made, from which ages count.
nlohmann::json packedRelease(const ReleaseRecord& record, std::int64_t nowMs);

} // namespace ph

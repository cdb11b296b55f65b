#pragma once

#include "models/values/ItemFault.h"
#include "models/values/Run.h"

namespace ph {

/// A fault inside a run that a pass met, or who read that run alone: passes that do not read the run do not
/// meet it.
struct UnreadItem {
    ItemFault fault;
    std::int64_t passEndedMs = noTime; ///< when that pass ended, or the run was read

    friend bool operator==(const UnreadItem&, const UnreadItem&) = default;
};

} // namespace ph

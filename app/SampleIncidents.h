#pragma once

#include "models/values/Result.h"
#include "models/values/Time.h"
#include "services/store/StateStore.h"

#include <filesystem>

namespace ph {

/// Six incidents, of each usual cause one, with all that a platform saw around them: two go on since some
/// hours, the others ended in the past weeks. What was seen goes to observed.db in the workspace's folder,
/// the incidents to `state`.
Result<void> addSampleIncidents(const std::filesystem::path& workspace, StateStore& state,
                                const Clock& clock);

} // namespace ph

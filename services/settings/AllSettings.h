#pragma once

#include "services/settings/SettingsFile.h"

namespace ph {

/// The settings that hold in a workspace, and what is wrong in any file of settings that is read for it: keys
/// and notifications as well. Blocking; small.
KnownSettings loadAllSettings(const std::filesystem::path& workspace);

} // namespace ph

#pragma once

#include "app/Workspace.h"
#include "services/release/KeyStore.h"

#include <filesystem>

namespace ph {

/// Makes the key that signs here, and keeps it in `file`, or, where that is empty, in the keychain:
/// Unsupported where none answers. Conflict where there is a key already.
Result<KnownKey> makeOwnKey(Workspace& workspace, const std::filesystem::path& file);

} // namespace ph

#pragma once

#include "models/values/Result.h"

#include <filesystem>
#include <stop_token>

namespace ph {

class SigningKey;
class Workspace;

/// Adds "production" to a sample workspace, as somebody would write it for the sample's registry, with a
/// policy and a home of its own. Blocking.
Result<void> addSampleEnvironment(const std::filesystem::path& workspace);

/// Reads the sample's stores into the cache, as a first sync does. Blocking; Cancelled.
Result<void> readSampleStores(Workspace& workspace, std::stop_token stop);

/// A release of the sample's model that waits for its approvals, with its gates evaluated. Put into the store
/// by hand: nobody can change the sample's registry, which is a folder. Gives its id. Needs what the two
/// above made. Blocking.
Result<QString> addSampleRelease(Workspace& workspace, const SigningKey& author);

} // namespace ph

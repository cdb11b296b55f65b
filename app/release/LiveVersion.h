#pragma once

#include "app/release/DeskSources.h"

namespace ph {

/// The version that a target's value says: a manifest may write more around it. Empty where it says none.
QString versionIn(const ReleaseTarget& target, const QString& value);

/// The version that the manifest of an environment (of kind GitManifest) names as live; empty where it names
/// none. Copy: as it was fetched last; Pull: as it is now, or an error where nobody answers.
Result<QString> versionInManifest(Workspace& workspace, const ReleaseTarget& target, HomeLook look,
                                  std::stop_token stop);

} // namespace ph

#pragma once

#include "app/Workspace.h"
#include "models/values/ReleaseEnvironment.h"
#include "models/values/VersionFiles.h"

#include <functional>

namespace ph {

/// Where the tracker keeps the files of a run or a logged model: "s3://bucket/1/models/m-1/artifacts".
using FilesLocation = std::function<Result<QString>(const VersionFiles& files, const ModelVersion& version)>;

/// What a cluster loads a version from: its source where that is an address of a store, else where the files
/// lie that its source names ("models:/m-1", "runs:/RUN/model"). Unsupported, with what to do, where that is
/// no address that a cluster can load.
Result<QString> storageUri(const ModelVersion& version, ConnectionId tracker, const FilesLocation& location);

/// Asks an environment's tracker, and keeps in the cache what it says. Errors of the tracker; NotFound.
FilesLocation filesOnTracker(Workspace& workspace, const ReleaseEnvironment& environment,
                             std::stop_token stop);

/// The version that is loaded from there, the newest of several; empty: none is. The other arguments as of
/// storageUri(), which is asked only where no source is that address.
Result<QString> versionAt(const QString& uri, const std::vector<ModelVersion>& versions, ConnectionId tracker,
                          const FilesLocation& location);

} // namespace ph

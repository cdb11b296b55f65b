#pragma once

#include "models/values/Connection.h"

#include <filesystem>

namespace ph {

/// The mlruns folder with runs of its own that lies in the same project's folder as the mlflow.db that
/// recogniseLocation() prefers; empty where the location is no such folder. Looks at the file system, so not
/// for the GUI thread.
std::filesystem::path folderStoreBeside(const QString& location);

/// What an MLflow client would be given as its tracking URI: a bare path means a folder of runs to it, also
/// where it is that of a database. Looks at the file system, so not for the GUI thread.
QString trackingUri(const Connection& connection);

/// Where a local store lies, as it is named from any folder: a relative path, also in a "file:" or
/// "sqlite:///" URL, is below the working directory, as for MLflow. Other locations as they are.
QString absoluteLocation(const QString& location);

} // namespace ph

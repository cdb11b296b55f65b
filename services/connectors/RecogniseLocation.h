#pragma once

#include <QString>

#include <filesystem>

namespace ph {

/// The mlruns folder with runs of its own that lies in the same project's folder as the mlflow.db that
/// recogniseLocation() prefers; empty where the location is no such folder. Looks at the file system, so not
/// for the GUI thread.
std::filesystem::path folderStoreBeside(const QString& location);

} // namespace ph

#pragma once

#include "app/shots/Photographer.h"
#include "models/values/Result.h"

#include <filesystem>

namespace ph {

class MainWindow;

/// The sample's registry, and what of releases needs no server: an environment, its parts, a draft.
void photographReleases(MainWindow& window, Photographer& camera, const QString& look);

/// Adds "production" to a sample workspace, as somebody would write it for the sample's registry; its home is
/// a folder that nobody made yet.
Result<void> addSampleEnvironment(const std::filesystem::path& workspace);

} // namespace ph

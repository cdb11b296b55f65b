#pragma once

#include "app/shots/Photographer.h"
#include "models/values/Result.h"

#include <filesystem>

namespace ph {

class MainWindow;
class Workspace;

/// The sample's registry, and what of releases needs no server: an environment, its parts, a draft, the
/// release of addSampleRelease().
void photographReleases(MainWindow& window, Photographer& camera, const QString& look,
                        const QString& release);

/// Adds "production" to a sample workspace, as somebody would write it for the sample's registry; its home is
/// a folder that nobody made yet.
Result<void> addSampleEnvironment(const std::filesystem::path& workspace);

/// A release of the sample's model that waits for its approvals, with its gates evaluated. Put into the store
/// by hand: nobody can change the sample's registry, which is a folder. Gives its id.
Result<QString> addSampleRelease(Workspace& workspace);

} // namespace ph

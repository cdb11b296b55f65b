#pragma once

#include "app/shots/Photographer.h"

namespace ph {

class MainWindow;

/// The sample's registry, and what of releases needs no server: an environment, its parts, a draft, the
/// release of addSampleRelease().
void photographReleases(MainWindow& window, Photographer& camera, const QString& look,
                        const QString& release);

} // namespace ph

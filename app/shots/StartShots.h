#pragma once

#include "app/shots/Photographer.h"

namespace ph {

class MainWindow;

/// The doors of an empty workspace, bare and with what was found and offered.
void photographDoors(MainWindow& window, Photographer& camera, const QString& language);

/// The tour at its first stop.
void photographTour(MainWindow& window, Photographer& camera, const QString& look);

} // namespace ph

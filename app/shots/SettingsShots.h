#pragma once

#include "app/MainWindow.h"
#include "app/shots/Photographer.h"

#include <functional>

namespace ph {

/// The pages of the settings, and what the limits would take away.
void photographSettings(Photographer& camera, MainWindow& window,
                        const std::function<QString(const char*)>& named);

} // namespace ph

#pragma once

#include "app/shots/Photographer.h"

namespace ph {

/// The endpoints screen on clusters that nobody has to run: level, partly readable, offline, forbidden,
/// empty. `look` names the pictures.
void photographEndpoints(Photographer& camera, const QString& look, QSize size);

} // namespace ph

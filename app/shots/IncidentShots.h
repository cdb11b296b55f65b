#pragma once

#include "app/shots/Photographer.h"

namespace ph {

/// Incidents and their timeline in their states, of the sample.
void photographIncidents(Photographer& camera, const QString& look, QSize size);

} // namespace ph

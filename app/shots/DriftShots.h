#pragma once

#include "app/shots/Photographer.h"

namespace ph {

/// Drift in its states, of the sample.
void photographDrift(Photographer& camera, const QString& look, QSize size);

} // namespace ph

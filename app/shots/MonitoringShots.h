#pragma once

#include "app/shots/Photographer.h"

namespace ph {

/// Monitoring in its states, of the sample.
void photographMonitoring(Photographer& camera, const QString& look, QSize size);

} // namespace ph

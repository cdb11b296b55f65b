#pragma once

#include "models/values/Run.h"

namespace ph {

/// Ascending step, then timestamp; equal ones keep the order they were logged in.
void sortPoints(MetricPoints& points);

} // namespace ph

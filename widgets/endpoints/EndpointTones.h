#pragma once

#include "models/values/Endpoint.h"
#include "widgets/common/Theme.h"

namespace ph {

Tone endpointHealthTone(EndpointHealth health);
Tone conditionTone(EndpointCondition::Status status);

} // namespace ph

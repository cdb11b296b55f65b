#include "widgets/endpoints/EndpointTones.h"

namespace ph {

Tone endpointHealthTone(EndpointHealth health)
{
    switch (health) {
    case EndpointHealth::Failing:
        return Tone::Bad;
    case EndpointHealth::Progressing:
        return Tone::Accent;
    case EndpointHealth::Ready:
        return Tone::Good;
    case EndpointHealth::Unknown:
        break;
    }
    return Tone::Unknown;
}

Tone conditionTone(EndpointCondition::Status status)
{
    switch (status) {
    case EndpointCondition::Status::True:
        return Tone::Good;
    case EndpointCondition::Status::False:
        return Tone::Bad;
    case EndpointCondition::Status::Unknown:
        break;
    }
    return Tone::Unknown;
}

} // namespace ph

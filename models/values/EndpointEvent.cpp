#include "models/values/EndpointEvent.h"

#include <tuple>

namespace ph {

bool isNewerEvent(const EndpointEvent& a, const EndpointEvent& b)
{
    return std::tie(b.lastMs, b.firstMs, a.uid) < std::tie(a.lastMs, a.firstMs, b.uid);
}

} // namespace ph

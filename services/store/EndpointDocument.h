#pragma once

#include "models/values/Endpoint.h"

#include <string>
#include <string_view>

namespace ph {

/// Everything of an endpoint that is no column of its row, as JSON.
std::string endpointDocument(const Endpoint& endpoint);
/// Fields that are missing or of another type stay as they were.
void readEndpointDocument(Endpoint& endpoint, std::string_view document);

} // namespace ph

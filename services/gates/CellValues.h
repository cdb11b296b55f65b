#pragma once

#include "models/values/GateFacts.h"

#include <string_view>

namespace ph {

/// No cell, an empty one, or one of the words by which tools write "not a number": "NaN", "null", "None",
/// "NA".
bool isMissing(const SampleTable::Cell& cell);
/// A finite number, whole.
std::optional<double> cellNumber(std::string_view cell);

} // namespace ph

#pragma once

#include "models/values/GateFacts.h"

#include <string_view>

namespace ph {

/// No cell, an empty one, or one of the words by which tools write "not a number": "NaN", "null", "None",
/// "NA".
bool isMissing(const SampleTable::Cell& cell);
/// A finite number, whole.
std::optional<double> cellNumber(std::string_view cell);
/// ISO 8601, UTC where no offset is given; noTime for anything else.
std::int64_t cellTimeMs(const std::string& cell);
/// Types of data contracts: "integer", "number", "boolean", "text", "timestamp".
bool isOfType(const std::string& cell, const QString& type);

} // namespace ph

#pragma once

#include "models/values/DataContract.h"
#include "services/frames/TimeText.h"

#include <string_view>

namespace ph {

/// A finite number; infinities and all else are none.
std::optional<double> contractNumberIn(std::string_view cell);

/// A moment as readTime() reads it, but a bare number only where it is an epoch of the years 2001 to 2100.
ReadTime contractTimeIn(std::string_view cell);

/// Whether a cell that is present is a value of the type; see ContractType.
bool isOfContractType(std::string_view cell, ContractType type);

} // namespace ph

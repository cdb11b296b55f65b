#pragma once

#include "services/yaml/Shape.h"

namespace ph {

/// The keys of a data contract: of a file, and of whoever else holds one.
std::vector<ShapeField> contractFields(Presence ofColumns);
/// What the YAML of a data contract looks like.
const Shape& contractShape();

} // namespace ph

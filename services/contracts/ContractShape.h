#pragma once

#include "services/yaml/Shape.h"

namespace ph {

/// What the YAML of a data contract looks like.
const Shape& contractShape();

} // namespace ph

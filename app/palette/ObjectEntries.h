#pragma once

#include "models/tables/PaletteModel.h"
#include "models/values/ObjectIndex.h"

namespace ph {

/// How the palette shows an object. Its id is the same wherever the object was found.
PaletteEntry objectEntry(const NamedObject& object);

} // namespace ph

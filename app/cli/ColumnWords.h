#pragma once

#include "models/values/FrameColumn.h"
#include "models/values/Result.h"

#include <QMap>

#include <string>
#include <vector>

namespace ph {

/// "COL=TYPE" of options, the last "=" being the one that counts. Invalid, with the nearest word, for what is
/// no type; Invalid for a column twice.
Result<QMap<QString, FrameType>> typesIn(const std::vector<std::string>& words);
/// Likewise of roles.
Result<QMap<QString, FrameRole>> rolesIn(const std::vector<std::string>& words);

} // namespace ph

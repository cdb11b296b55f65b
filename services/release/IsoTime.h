#pragma once

#include "models/values/Time.h"

#include <QString>

namespace ph {

/// "2026-11-26T00:00:00.000Z"; empty for noTime.
QString isoText(std::int64_t ms);
/// The opposite; none for anything that isoText would not write.
std::optional<std::int64_t> fromIsoText(const QString& text);

} // namespace ph

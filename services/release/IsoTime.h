#pragma once

#include "models/values/Time.h"

#include <QString>

namespace ph {

/// "2026-11-26T00:00:00.000+00:00"; empty for noTime.
QString isoText(std::int64_t ms);
/// The opposite, also with "Z" for the offset; none for anything else that isoText would not write.
std::optional<std::int64_t> fromIsoText(const QString& text);

} // namespace ph

#pragma once

#include "models/values/Notice.h"

#include <QTimeZone>

namespace ph {

/// Whether nobody is to be interrupted now, by the clock on the wall of `zone`: an hour that daylight saving
/// gives twice is quiet twice, one that it takes away is passed over.
bool isQuiet(const NoticeSettings& settings, std::int64_t nowMs, const QTimeZone& zone);

/// When the quiet that holds now ends, to the minute; none where it is not quiet, or without end.
std::optional<std::int64_t> quietUntil(const NoticeSettings& settings, std::int64_t nowMs,
                                       const QTimeZone& zone);

} // namespace ph

#pragma once

#include <QString>

#include <functional>

namespace ph {

/// The width in pixels of a column of a LineTable in which whatever `text` makes of a time has room, as the
/// language writes times: with formatLocalMinute(), twice in a span, between words. No title of such a column
/// is as long as a time.
int timeColumnWidth(const std::function<QString(std::int64_t)>& text);

} // namespace ph

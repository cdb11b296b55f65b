#pragma once

class QWidget;

namespace ph {

enum class TimeText { Minutes, Seconds }; ///< formatLocalMinute(), formatLocalTime()

/// The width in pixels of a column of times: `usual`, in which `times` of them have room in ISO 8601, and
/// what the language's own way of writing them needs beyond that in the table's font.
int timeColumnWidth(const QWidget& table, TimeText text, int usual, int times = 1);

} // namespace ph

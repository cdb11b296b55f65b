#include "widgets/common/TimeColumn.h"

#include "models/tables/Format.h"

#include <QFontMetrics>
#include <QWidget>

#include <algorithm>

namespace ph {

namespace {

int widest(const QFontMetrics& metrics, QString (*format)(std::int64_t))
{
    int width = 0;
    for (const auto& text : longestTimes(format))
        width = std::max(width, metrics.horizontalAdvance(text));
    return width;
}

} // namespace

int timeColumnWidth(const QWidget& table, TimeText text, int usual, int times)
{
    const auto metrics = table.fontMetrics();
    const bool isMinute = text == TimeText::Minutes;
    const int shown = widest(metrics, isMinute ? formatLocalMinute : formatLocalTime);
    const int iso = widest(metrics, isMinute ? formatIsoMinute : formatIsoTime);
    return usual + times * std::max(0, shown - iso);
}

} // namespace ph

#include "widgets/common/TimeColumn.h"

#include "models/tables/Format.h"
#include "widgets/common/LineDelegate.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

/// So that no other time is wider: "04:44" is wider than "12:48".
QString withWidestDigits(QString text, const QFontMetricsF& metrics)
{
    constexpr QStringView digits = u"0123456789";
    const auto widest = *std::ranges::max_element(
        digits, {}, [&metrics](QChar digit) { return metrics.horizontalAdvance(digit); });
    for (auto& each : text) {
        if (digits.contains(each))
            each = widest;
    }
    return text;
}

} // namespace

int timeColumnWidth(const std::function<QString(std::int64_t)>& text)
{
    const QFontMetricsF metrics(textFont(TextSize::Body));
    double width = 0;
    for (const auto& sample : longestTimes(text))
        width = std::max(width, metrics.horizontalAdvance(withWidestDigits(sample, metrics)));
    return int(std::ceil(width)) + lineCellMargins;
}

} // namespace ph

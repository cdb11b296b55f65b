#include "app/cli/DifferingText.h"

#include <algorithm>

namespace ph {

namespace {

constexpr qsizetype leadIn = 12; ///< characters that both have, before the first that differs

QString windowOf(const QString& text, qsizetype from, qsizetype width)
{
    const QChar ellipsis(0x2026);
    auto shown = from > 0 ? ellipsis + text.mid(from) : text;
    return shown.size() > width ? shown.left(width - 1) + ellipsis : shown;
}

} // namespace

std::pair<QString, QString> whereTheyDiffer(const QString& a, const QString& b, qsizetype width)
{
    const auto same = qsizetype(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
    auto from = same + leadIn < width ? 0 : same - leadIn;
    if (from > 0 && a.at(from).isLowSurrogate())
        --from;
    return {windowOf(a, from, width), windowOf(b, from, width)};
}

} // namespace ph

#include "services/release/IsoTime.h"

#include <QDateTime>
#include <QTimeZone>

namespace ph {

QString isoText(std::int64_t ms)
{
    if (ms == noTime)
        return {};
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc()).toString(Qt::ISODateWithMs);
}

std::optional<std::int64_t> fromIsoText(const QString& text)
{
    if (text.isEmpty())
        return noTime;
    const auto time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid() || time.timeSpec() != Qt::UTC)
        return std::nullopt;
    const auto ms = time.toMSecsSinceEpoch();
    return isoText(ms) == text ? std::optional(std::int64_t(ms)) : std::nullopt;
}

} // namespace ph

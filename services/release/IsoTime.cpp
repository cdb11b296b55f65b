#include "services/release/IsoTime.h"

#include <QDateTime>

namespace ph {

namespace {

// What is signed has been written with this offset from the beginning. Versions of Qt differ in what they
// write of a time that is UTC, so none of them is asked.
const QString utcOffset = QStringLiteral("+00:00");
const QString withoutOffset = QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz");

} // namespace

QString isoText(std::int64_t ms)
{
    if (ms == noTime)
        return {};
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(withoutOffset) + utcOffset;
}

std::optional<std::int64_t> fromIsoText(const QString& text)
{
    if (text.isEmpty())
        return noTime;
    const bool isZulu = text.endsWith(u'Z');
    const auto time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid() || time.timeSpec() != Qt::UTC)
        return std::nullopt;
    const auto ms = time.toMSecsSinceEpoch();
    const auto own = isZulu ? text.chopped(1) + utcOffset : text;
    return isoText(ms) == own ? std::optional(std::int64_t(ms)) : std::nullopt;
}

} // namespace ph

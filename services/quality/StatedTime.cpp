#include "services/quality/StatedTime.h"

#include <QDateTime>
#include <QRegularExpression>

namespace ph {

namespace {

QDateTime parsedTime(const QString& text)
{
    static const QRegularExpression basic(
        QStringLiteral("^(\\d{4})(\\d{2})(\\d{2})T(\\d{2})(\\d{2})(\\d{2})(.*)$"));
    auto iso = text.trimmed();
    if (iso.size() > 64)
        return {};
    if (const auto match = basic.match(iso); match.hasMatch())
        iso = QStringLiteral("%1-%2-%3T%4:%5:%6%7")
                  .arg(match.captured(1), match.captured(2), match.captured(3), match.captured(4),
                       match.captured(5), match.captured(6), match.captured(7));
    if (iso.size() > 10 && iso[10] == u' ')
        iso[10] = u'T';
    return QDateTime::fromString(iso, Qt::ISODateWithMs);
}

} // namespace

std::int64_t statedTime(const QString& text)
{
    const auto time = parsedTime(text);
    return time.isValid() && time.timeSpec() != Qt::LocalTime ? time.toMSecsSinceEpoch() : noTime;
}

std::int64_t statedTimeOrUtc(const QString& text)
{
    auto time = parsedTime(text);
    if (!time.isValid())
        return noTime;
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.toMSecsSinceEpoch();
}

} // namespace ph

#include "models/values/ReleaseCalendar.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace ph {

bool isTimeZone(const QString& name)
{
    return QTimeZone::isTimeZoneIdAvailable(name.toUtf8());
}

const ReleaseFreeze* freezeAt(const ReleaseCalendar& calendar, std::int64_t atMs)
{
    const auto found =
        std::find_if(calendar.freezes.begin(), calendar.freezes.end(), [&](const ReleaseFreeze& freeze) {
            return freeze.fromMs <= atMs && atMs < freeze.toMs;
        });
    return found == calendar.freezes.end() ? nullptr : &*found;
}

bool isInWindow(const ReleaseCalendar& calendar, std::int64_t atMs)
{
    const QTimeZone zone(calendar.timeZone.toUtf8());
    if (!isTimeZone(calendar.timeZone) || atMs == noTime)
        return false;
    if (calendar.windows.isEmpty())
        return true;
    const auto local = QDateTime::fromMSecsSinceEpoch(atMs, zone);
    const int minute = local.time().hour() * 60 + local.time().minute();
    const int today = local.date().dayOfWeek();
    const int yesterday = local.date().addDays(-1).dayOfWeek();
    return std::any_of(calendar.windows.begin(), calendar.windows.end(), [&](const ReleaseWindow& window) {
        if (window.fromMinute < window.toMinute)
            return window.weekdays.contains(today) && window.fromMinute <= minute && minute < window.toMinute;
        return (window.weekdays.contains(today) && minute >= window.fromMinute) ||
               (window.weekdays.contains(yesterday) && minute < window.toMinute);
    });
}

std::int64_t momentOf(const QString& localTime, const QString& timeZone)
{
    const QTimeZone zone(timeZone.toUtf8());
    const auto wall = QDateTime::fromString(localTime, QStringLiteral("yyyy-MM-dd'T'HH:mm"));
    if (!isTimeZone(timeZone) || !wall.isValid())
        return noTime;
    // By hand, since what QDateTime does with skipped and repeated times differs between Qt's versions: the
    // offset before a change nearby is right for the first of two, and moves a skipped time past the change.
    const auto asUtc = QDateTime(wall.date(), wall.time(), Qt::UTC).toMSecsSinceEpoch();
    const auto offsetAt = [&](std::int64_t ms) {
        return std::int64_t(zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC))) * 1000;
    };
    constexpr std::int64_t day = 86'400'000;
    const auto before = asUtc - offsetAt(asUtc - day);
    const auto after = asUtc - offsetAt(asUtc + day);
    const auto fits = [&](std::int64_t ms) { return ms + offsetAt(ms) == asUtc; };
    if (fits(before))
        return before;
    return fits(after) ? after : before;
}

} // namespace ph

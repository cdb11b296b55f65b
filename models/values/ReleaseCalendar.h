#pragma once

#include "models/values/Time.h"

#include <QList>
#include <QString>

namespace ph {

/// When releases may begin, by the clock on the wall of the calendar's zone.
struct ReleaseWindow {
    QList<int> weekdays; ///< 1 Monday to 7 Sunday, as QDate counts; the day the window opens
    int fromMinute = 0;  ///< of the day, 0 to 1439
    int toMinute = 1440; ///< of the day, 1 to 1440, itself outside; at most fromMinute: of the next day
    friend bool operator==(const ReleaseWindow&, const ReleaseWindow&) = default;
};

/// No promotion begins within [fromMs, toMs). A rollback always may.
struct ReleaseFreeze {
    std::int64_t fromMs = noTime;
    std::int64_t toMs = noTime;
    QString reason;
    friend bool operator==(const ReleaseFreeze&, const ReleaseFreeze&) = default;
};

struct ReleaseCalendar {
    QString timeZone;             ///< IANA: "Europe/Berlin"
    QList<ReleaseWindow> windows; ///< empty: any time
    QList<ReleaseFreeze> freezes;
    friend bool operator==(const ReleaseCalendar&, const ReleaseCalendar&) = default;
};

/// An IANA name that this machine knows. (QTimeZone also takes anything that looks like a POSIX rule, "NaN"
/// too.)
bool isTimeZone(const QString& name);

/// The freeze in force at a moment (UTC milliseconds); null where there is none. Points into `calendar`.
const ReleaseFreeze* freezeAt(const ReleaseCalendar& calendar, std::int64_t atMs);

/// True where releases may begin. Windows follow the wall clock: they last an hour less or more on the nights
/// when it is changed, and an hour that comes twice is inside twice. False where the zone is unknown here.
bool isInWindow(const ReleaseCalendar& calendar, std::int64_t atMs);

/// "2026-12-24T18:00" on the zone's wall clock as a moment. A time that the clock skips is taken as the same
/// distance after the change (02:30 becomes 03:30); one that comes twice, as its first. noTime where the text
/// or the zone is none.
std::int64_t momentOf(const QString& localTime, const QString& timeZone);

} // namespace ph

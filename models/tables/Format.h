#pragma once

#include "models/values/Time.h"

#include <QStringList>

#include <functional>
#include <span>

/// Values in words and digits, in the user's locale (QLocale()). Pure but for the locale and the local time
/// zone.
namespace ph {

/// How a column of numbers is written, so that its decimal points stand under each other.
struct NumberFormat {
    enum class Notation { Shortest, Fixed, Scientific };
    Notation notation = Notation::Shortest;
    int decimals = 6; ///< after the point; for Shortest: significant digits
    friend bool operator==(const NumberFormat&, const NumberFormat&) = default;
};

/// Looks at a column's values (NaN and what is shown as infinite are passed over; a sample will do): integers
/// get no decimals, others as many as `significant` digits of the column's spread need; Scientific where the
/// sizes are more than 1e6 apart or beyond 1e9 or below 1e-5.
NumberFormat numberFormatFor(std::span<const double> values, int significant = 4);

/// "0.9134", "1.2e-05", "NaN", "∞", "−∞". The minus is U+2212, as wide as a digit. The largest double is
/// shown as infinite too: that is how MLflow's SQL store keeps an infinity.
QString formatNumber(double value, const NumberFormat& format = {});

/// Enough digits to give back the very double: for copying and exact tool tips. C locale, "NaN", "Infinity".
QString formatExactNumber(double value);

/// In one line, parted as the language does: "a, b, c".
QString listText(const QStringList& items);
/// A value behind its name: "severity: Sev 1".
QString pairText(const QString& name, const QString& value);

QString formatCount(qint64 count); ///< "5,000" in the user's grouping
QString formatBytes(qint64 bytes); ///< "1.4 MiB"; negative: "–"

/// "850 ms", "12.4 s", "3 min 20 s", "1 h 12 min", "4 d 3 h". Negative or noTime: "–".
QString formatDuration(std::int64_t ms);
/// "19.5 ± 35.0 min": both in the unit that fits the larger one. A deviation of NaN is left out.
QString formatDurationSpread(double meanMs, double deviationMs);

/// "just now", "5 min ago", "2 h ago", "3 d ago", "in 5 min"; "never" for noTime. Older than 30 days: the
/// date.
QString formatAge(std::int64_t thenMs, std::int64_t nowMs);
/// The age of what has been seen: never ahead, though `now` may have been read a moment before it.
QString formatSeenAge(std::int64_t thenMs, std::int64_t nowMs);

// For people: as the language writes dates (DateFormat.h), in the local zone; "–" for noTime.
QString formatLocalDate(std::int64_t ms);      ///< "11/21/2026"; in the C locale "2026-11-21"
QString formatLocalClock(std::int64_t ms);     ///< "2:03 PM"; in the C locale "14:03"
QString formatLocalMinute(std::int64_t ms);    ///< "11/21/2026 2:03 PM"; in the C locale "2026-11-21 14:03"
QString formatLocalDayMinute(std::int64_t ms); ///< without the year: "11/21 2:03 PM"
QString formatLocalTime(std::int64_t ms);      ///< with seconds: "11/21/2026 2:03:09 PM"
QString formatTimeToolTip(std::int64_t ms);    ///< local with its zone, and UTC in ISO 8601, one a line
/// Times of each month, before noon and after: none that `format` writes is notably wider than the widest.
QStringList longestTimes(const std::function<QString(std::int64_t)>& format);

// For what leaves the program or is compared with logs: the same in every language; "–" for noTime.
QString formatIsoTime(std::int64_t ms);   ///< "2026-11-21 14:03:09", in the local zone
QString formatIsoMinute(std::int64_t ms); ///< "2026-11-21 14:03", likewise
QString formatUtcTime(std::int64_t ms);   ///< "2026-11-21 06:03:09 UTC"

} // namespace ph

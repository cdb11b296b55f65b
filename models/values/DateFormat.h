#pragma once

#include <QString>

class QLocale;

/// How dates and times are written where people read them, as format strings of QLocale::toString(): the
/// locale's short date, with all four digits of the year, and its short time. In the C locale, which commands
/// speak, ISO 8601 with a blank for the T. Pure.
namespace ph {

QString dateFormat(const QLocale& locale);  ///< "M/d/yyyy", "yyyy/M/d", "dd.MM.yyyy"
QString dayFormat(const QLocale& locale);   ///< the date without its year: "M/d", "dd.MM."
QString monthFormat(const QLocale& locale); ///< the date without its day: "M/yyyy", "MM.yyyy"

QString clockFormat(const QLocale& locale);            ///< hours and minutes: "h:mm AP", "HH:mm"
QString clockSecondFormat(const QLocale& locale);      ///< "h:mm:ss AP"
QString clockMillisecondFormat(const QLocale& locale); ///< "h:mm:ss.zzz AP"

// Date and clock.
QString minuteFormat(const QLocale& locale);
QString secondFormat(const QLocale& locale);
QString millisecondFormat(const QLocale& locale);

} // namespace ph

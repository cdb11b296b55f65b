#include "models/tables/Format.h"

#include "models/values/DateFormat.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace ph {

namespace {

constexpr QChar minusSign(0x2212);
constexpr QChar dash(0x2013);

struct FormatTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::Format)
};

/// MLflow's SQL store keeps an infinity as the largest double.
bool isInfinite(double value)
{
    return std::abs(value) >= std::numeric_limits<double>::max();
}

QString special(double value)
{
    if (std::isnan(value))
        return QStringLiteral("NaN");
    return value > 0 ? QString(QChar(0x221e)) : minusSign + QString(QChar(0x221e));
}

/// QLocale writes the sign its own way; ours is as wide as a digit.
QString withMinus(QString text, const QLocale& locale)
{
    const QString minus = locale.negativeSign();
    if (text.startsWith(minus))
        text.replace(0, minus.size(), QString(minusSign));
    const qsizetype e = text.indexOf(QLatin1Char('e'), 0, Qt::CaseInsensitive);
    if (e >= 0) {
        text[e] = QLatin1Char('e'); // locales write it large, which reads as a digit among digits
        text.replace(e, text.size() - e, text.mid(e).replace(minus, QString(minusSign)));
    }
    return text;
}

QString two(qint64 large, const QString& largeUnit, qint64 small, const QString& smallUnit)
{
    const QLocale locale;
    QString text = locale.toString(large) + QLatin1Char(' ') + largeUnit;
    if (small != 0)
        text += QLatin1Char(' ') + locale.toString(small) + QLatin1Char(' ') + smallUnit;
    return text;
}

QDateTime at(std::int64_t ms, Qt::TimeSpec spec)
{
    return QDateTime::fromMSecsSinceEpoch(ms, spec);
}

QString shown(std::int64_t ms, QString (*format)(const QLocale&))
{
    const QLocale locale;
    return locale.toString(at(ms, Qt::LocalTime), format(locale));
}

QString iso(std::int64_t ms, Qt::TimeSpec spec)
{
    return at(ms, spec).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

} // namespace

NumberFormat numberFormatFor(std::span<const double> values, int significant)
{
    double smallest = 0;
    double largest = 0;
    double low = 0;
    double high = 0;
    bool any = false;
    bool integers = true;
    for (const double value : values) {
        if (std::isnan(value) || isInfinite(value))
            continue;
        integers = integers && value == std::floor(value);
        low = any ? std::min(low, value) : value;
        high = any ? std::max(high, value) : value;
        any = true;
        const double size = std::abs(value);
        if (size == 0)
            continue;
        smallest = smallest == 0 ? size : std::min(smallest, size);
        largest = std::max(largest, size);
    }
    using Notation = NumberFormat::Notation;
    if (!any || largest == 0)
        return {.notation = Notation::Fixed, .decimals = 0};
    if (integers && largest < 1e15)
        return {.notation = Notation::Fixed, .decimals = 0};
    if (largest >= 1e9 || largest < 1e-5 || largest / smallest > 1e6)
        return {.notation = Notation::Scientific, .decimals = std::max(0, significant - 1)};
    // Digits that tell the values apart count, not only those that tell them from zero: 0.91342 and 0.91347
    // differ.
    const double spread = high > low ? std::min(high - low, largest) : largest;
    const int forSize = significant - 1 - int(std::floor(std::log10(largest)));
    const int forSpread = significant - 2 - int(std::floor(std::log10(spread)));
    return {.notation = Notation::Fixed, .decimals = std::clamp(std::max(forSize, forSpread), 0, 10)};
}

QString formatNumber(double value, const NumberFormat& format)
{
    if (std::isnan(value) || isInfinite(value))
        return special(value);
    if (value == 0)
        value = 0; // no "−0"
    QLocale locale;
    switch (format.notation) {
    case NumberFormat::Notation::Fixed:
        return withMinus(locale.toString(value, 'f', format.decimals), locale);
    case NumberFormat::Notation::Scientific:
        return withMinus(locale.toString(value, 'e', format.decimals), locale);
    case NumberFormat::Notation::Shortest:
        break;
    }
    return withMinus(locale.toString(value, 'g', format.decimals), locale);
}

QString formatExactNumber(double value)
{
    if (std::isnan(value))
        return QStringLiteral("NaN");
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("Infinity") : QStringLiteral("-Infinity");
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

QString listText(const QStringList& items)
{
    return items.join(FormatTexts::tr(", ", "between the items of a list in one line"));
}

QString pairText(const QString& name, const QString& value)
{
    return FormatTexts::tr("%1: %2", "a name and its value").arg(name, value);
}

QString formatCount(qint64 count)
{
    const QLocale locale;
    return withMinus(locale.toString(count), locale);
}

QString formatBytes(qint64 bytes)
{
    if (bytes < 0)
        return dash;
    return QLocale().formattedDataSize(bytes, bytes < 1024 ? 0 : 1, QLocale::DataSizeIecFormat);
}

QString formatDuration(std::int64_t ms)
{
    if (ms < 0) // noTime among them
        return dash;
    const QLocale locale;
    if (ms < 1000)
        return locale.toString(qint64(ms)) + QLatin1Char(' ') + FormatTexts::tr("ms");
    // Rounded before the unit is chosen, so that 59.96 s is "1 min", not "60.0 s".
    if (ms < 59950)
        return locale.toString(double(ms) / 1000.0, 'f', 1) + QLatin1Char(' ') + FormatTexts::tr("s");
    const qint64 seconds = (ms + 500) / 1000;
    if (seconds < 3600)
        return two(seconds / 60, FormatTexts::tr("min"), seconds % 60, FormatTexts::tr("s"));
    const qint64 minutes = (seconds + 30) / 60;
    if (minutes < 24 * 60)
        return two(minutes / 60, FormatTexts::tr("h"), minutes % 60, FormatTexts::tr("min"));
    const qint64 hours = (minutes + 30) / 60;
    return two(hours / 24, FormatTexts::tr("d"), hours % 24, FormatTexts::tr("h"));
}

QString formatDurationSpread(double meanMs, double deviationMs)
{
    if (!std::isfinite(meanMs))
        return dash;
    const double larger = std::isfinite(deviationMs) ? std::max(meanMs, deviationMs) : meanMs;
    constexpr double second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;
    struct Unit {
        double ms;
        QString name;
    };
    const Unit unit = larger < second   ? Unit{1, FormatTexts::tr("ms")}
                      : larger < minute ? Unit{second, FormatTexts::tr("s")}
                      : larger < hour   ? Unit{minute, FormatTexts::tr("min")}
                      : larger < day    ? Unit{hour, FormatTexts::tr("h")}
                                        : Unit{day, FormatTexts::tr("d")};
    const NumberFormat format{NumberFormat::Notation::Fixed, unit.ms == 1 ? 0 : 1};
    auto words = formatNumber(meanMs / unit.ms, format);
    if (std::isfinite(deviationMs))
        words += QStringLiteral(" ± ") + formatNumber(deviationMs / unit.ms, format);
    return words + QLatin1Char(' ') + unit.name;
}

QString formatAge(std::int64_t thenMs, std::int64_t nowMs)
{
    if (thenMs == noTime)
        return FormatTexts::tr("never");
    const bool ahead = thenMs > nowMs;
    const quint64 distance = ahead ? quint64(thenMs) - quint64(nowMs)
                                   : quint64(nowMs) - quint64(thenMs); // no overflow for odd clocks
    const quint64 seconds = distance / 1000;
    if (seconds < 45)
        return ahead && seconds >= 1 ? FormatTexts::tr("in %1 s").arg(seconds) : FormatTexts::tr("just now");
    const quint64 minutes = (seconds + 30) / 60;
    QString amount;
    if (minutes < 60)
        amount = FormatTexts::tr("%1 min").arg(minutes);
    else if (minutes < 24 * 60)
        amount = FormatTexts::tr("%1 h").arg(minutes / 60);
    else if (minutes < 30 * 24 * 60)
        amount = FormatTexts::tr("%1 d").arg(minutes / (24 * 60));
    else
        return formatLocalDate(thenMs);
    return ahead ? FormatTexts::tr("in %1").arg(amount) : FormatTexts::tr("%1 ago").arg(amount);
}

QString formatSeenAge(std::int64_t thenMs, std::int64_t nowMs)
{
    return formatAge(std::min(thenMs, nowMs), nowMs);
}

QString formatLocalDate(std::int64_t ms)
{
    return ms == noTime ? QString(dash) : shown(ms, dateFormat);
}

QString formatLocalClock(std::int64_t ms)
{
    return ms == noTime ? QString(dash) : shown(ms, clockFormat);
}

QString formatLocalMinute(std::int64_t ms)
{
    return ms == noTime ? QString(dash) : shown(ms, minuteFormat);
}

QString formatLocalDayMinute(std::int64_t ms)
{
    const auto format = [](const QLocale& locale) { return dayFormat(locale) + u' ' + clockFormat(locale); };
    return ms == noTime ? QString(dash) : shown(ms, format);
}

QString formatLocalTime(std::int64_t ms)
{
    return ms == noTime ? QString(dash) : shown(ms, secondFormat);
}

QStringList longestTimes(const std::function<QString(std::int64_t)>& format)
{
    QStringList texts;
    for (int month = 1; month <= 12; ++month) {
        for (const int hour : {0, 12}) // midnight has two digits of 12 hours only, noon of either
            texts << format(QDateTime(QDate(2028, month, 28), QTime(hour, 48, 48)).toMSecsSinceEpoch());
    }
    return texts;
}

QString formatIsoTime(std::int64_t ms)
{
    return ms == noTime ? QString(dash) : iso(ms, Qt::LocalTime);
}

QString formatIsoMinute(std::int64_t ms)
{
    return formatIsoTime(ms).left(16);
}

QString formatUtcTime(std::int64_t ms)
{
    return ms == noTime ? QString(dash) : iso(ms, Qt::UTC) + QLatin1StringView(" UTC");
}

QString formatTimeToolTip(std::int64_t ms)
{
    if (ms == noTime)
        return FormatTexts::tr("never");
    return QStringLiteral("%1 %2\n%3")
        .arg(formatLocalTime(ms), at(ms, Qt::LocalTime).timeZoneAbbreviation(), formatUtcTime(ms));
}

} // namespace ph

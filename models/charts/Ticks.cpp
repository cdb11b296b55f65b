#include "models/charts/Ticks.h"

#include "models/values/DateFormat.h"

#include <QDateTime>
#include <QLocale>
#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>

namespace ph {

QString inLocale(QString number)
{
    return number.replace(u'.', QLocale().decimalPoint());
}

namespace {

constexpr int mostTicks = 200;

double niceStep(double span, int wanted)
{
    const double raw = span / std::max(1, wanted);
    const double magnitude = std::pow(10.0, std::floor(std::log10(raw)));
    const double fraction = raw / magnitude;
    const double nice = fraction < 1.5 ? 1 : fraction < 3.5 ? 2 : fraction < 7.5 ? 5 : 10;
    return nice * magnitude;
}

/// From one label of a logarithmic axis to the next: about as many as wanted, and two where there are two
/// powers of ten at all.
int decadesApart(ChartRange log10Range, int wanted)
{
    static constexpr std::array steps{1, 2, 3, 5, 10, 20, 50, 100, 200, 500};
    const double most = 1.25 * std::max(1, wanted); // powers of ten are short
    auto step = std::find_if(steps.begin(), steps.end() - 1,
                             [&](int every) { return log10Range.span() / every <= most; });
    const auto labels = [&] {
        return std::floor(log10Range.high / *step) - std::ceil(log10Range.low / *step) + 1;
    };
    while (step != steps.begin() && labels() < 2)
        --step;
    return *step;
}

QString scaled(double value, double step, double unit, QLatin1StringView suffix)
{
    const int digits = std::clamp(int(std::ceil(-std::log10(step / unit) - 1e-9)), 0, 12);
    return inLocale(QString::number(value / unit, 'f', digits)) + suffix;
}

// One way of writing for all ticks of an axis, exact to its step.
QString numberLabel(double value, double step, double largest)
{
    if (std::abs(value) < step * 1e-6)
        return QStringLiteral("0");
    if (largest >= 1e15 || largest < 1e-4) {
        const int digits = std::clamp(
            int(std::floor(std::log10(std::abs(value))) - std::floor(std::log10(step) + 1e-9)), 0, 15);
        return inLocale(QString::number(value, 'e', digits));
    }
    if (largest >= 1e12)
        return scaled(value, step, 1e12, QLatin1StringView("T"));
    if (largest >= 1e9)
        return scaled(value, step, 1e9, QLatin1StringView("G"));
    if (largest >= 1e6)
        return scaled(value, step, 1e6, QLatin1StringView("M"));
    if (largest >= 1e4)
        return scaled(value, step, 1e3, QLatin1StringView("k"));
    return scaled(value, step, 1, QLatin1StringView(""));
}

std::vector<Tick> ticksByStep(ChartRange range, double step, auto&& label)
{
    std::vector<Tick> ticks;
    if (!(step > 0) || !std::isfinite(step))
        return ticks;
    const double first = std::ceil(range.low / step - 1e-9);
    for (double k = first; k * step <= range.high + step * 1e-9 && int(ticks.size()) < mostTicks; ++k) {
        const double at = k * step;
        if (!ticks.empty() && at <= ticks.back().at)
            break; // the step is below what a double can tell apart here
        ticks.push_back({at, label(at)});
    }
    return ticks;
}

// Labels that came out equal say nothing of their difference: only the first keeps it.
std::vector<Tick> withoutRepeats(std::vector<Tick> ticks)
{
    QSet<QString> seen;
    for (Tick& tick : ticks) {
        if (tick.label.isEmpty())
            continue;
        if (seen.contains(tick.label))
            tick.label.clear();
        seen.insert(tick.label);
    }
    return ticks;
}

bool usable(ChartRange range)
{
    return range.valid() && std::isfinite(range.low) && std::isfinite(range.high);
}

constexpr double second = 1, minute = 60, hour = 3600, day = 86400;

} // namespace

std::vector<Tick> linearTicks(ChartRange range, int wanted)
{
    if (!usable(range))
        return {};
    const double largest = std::max(std::abs(range.low), std::abs(range.high));
    if (range.span() <= 0)
        return {{range.low, numberLabel(range.low, largest > 0 ? largest / 1000 : 1, largest)}};
    const double step = niceStep(range.span(), wanted);
    return withoutRepeats(
        ticksByStep(range, step, [&](double at) { return numberLabel(at, step, largest); }));
}

std::vector<Tick> logTicks(ChartRange log10Range, int wanted)
{
    if (!usable(log10Range))
        return {};
    if (log10Range.span() < 1) {
        // Less than a decade: powers of ten would leave the axis bare.
        const ChartRange values{std::pow(10.0, log10Range.low), std::pow(10.0, log10Range.high)};
        std::vector<Tick> ticks = linearTicks(values, wanted);
        std::erase_if(ticks, [](const Tick& tick) { return tick.at <= 0; });
        for (Tick& tick : ticks)
            tick.at = std::log10(tick.at);
        return ticks;
    }
    const int every = decadesApart(log10Range, wanted);
    std::vector<Tick> ticks;
    for (int decade = int(std::floor(log10Range.low)); decade <= int(std::ceil(log10Range.high)); ++decade) {
        // A line for each of hundreds of decades would be one grey.
        if (log10Range.contains(decade) && (every <= 5 || decade % every == 0)) {
            QString label;
            if (decade % every == 0)
                label = decade >= -3 && decade <= 3
                            ? inLocale(QString::number(std::pow(10.0, decade), 'g', 4))
                            : QStringLiteral("1e%1").arg(decade);
            ticks.push_back({double(decade), label});
        }
        if (every == 1 && log10Range.span() < 6) {
            for (int k = 2; k <= 9; ++k) {
                const double at = decade + std::log10(k);
                if (log10Range.contains(at))
                    ticks.push_back({at, {}});
            }
        }
    }
    return ticks;
}

std::vector<Tick> timeTicks(ChartRange ms, int wanted, int offsetFromUtcSeconds)
{
    // Beyond what QDateTime can say there is no calendar.
    if (!usable(ms) || std::abs(ms.low) > 8e15 || std::abs(ms.high) > 8e15)
        return {};
    static constexpr std::array steps{1.0,      2.0,      5.0,       10.0,  15.0,    30.0,    minute,
                                      120.0,    300.0,    600.0,     900.0, 1800.0,  hour,    2 * hour,
                                      3 * hour, 6 * hour, 12 * hour, day,   2 * day, 7 * day, 14 * day};
    const double raw = ms.span() / 1000 / std::max(1, wanted);
    const auto at = [&](double value) {
        return QDateTime::fromMSecsSinceEpoch(qint64(value), Qt::OffsetFromUTC, offsetFromUtcSeconds);
    };
    const QLocale locale;
    if (raw < 1) {
        const double step = ms.span() > 0 ? std::max(1.0, niceStep(ms.span(), wanted)) : 1;
        const auto format = clockMillisecondFormat(locale);
        return withoutRepeats(
            ticksByStep(ms, step, [&](double t) { return locale.toString(at(t), format); }));
    }
    std::vector<Tick> ticks;
    const auto found = std::find_if(steps.begin(), steps.end(), [&](double s) { return s >= raw; });
    if (found != steps.end()) {
        const double step = *found * 1000;
        const double offset = double(offsetFromUtcSeconds) * 1000;
        const auto date = dayFormat(locale);
        const auto clock = *found < minute ? clockSecondFormat(locale) : clockFormat(locale);
        QDate previous;
        for (double k = std::ceil((ms.low + offset) / step); k * step - offset <= ms.high; ++k) {
            if (int(ticks.size()) >= mostTicks)
                break;
            const double t = k * step - offset;
            const QDateTime when = at(t);
            const bool isNewDay = when.date() != previous;
            ticks.push_back({t, locale.toString(when, *found >= day ? date
                                                      : isNewDay    ? date + u' ' + clock
                                                                    : clock)});
            previous = when.date();
        }
        return withoutRepeats(std::move(ticks));
    }
    const auto monthOfYear = monthFormat(locale);
    const int months = std::max(1, int(std::ceil(raw / (30.44 * day))));
    static constexpr std::array monthSteps{1, 2, 3, 6};
    const auto monthStep =
        std::find_if(monthSteps.begin(), monthSteps.end(), [&](int m) { return m >= months; });
    if (monthStep != monthSteps.end()) {
        QDate date = at(ms.low).date();
        date = QDate(date.year(), 1, 1);
        while (int(ticks.size()) < mostTicks) {
            const QDateTime when(date, QTime(0, 0), Qt::OffsetFromUTC, offsetFromUtcSeconds);
            if (double(when.toMSecsSinceEpoch()) > ms.high)
                break;
            if (double(when.toMSecsSinceEpoch()) >= ms.low)
                ticks.push_back({double(when.toMSecsSinceEpoch()), locale.toString(when, monthOfYear)});
            date = date.addMonths(*monthStep);
        }
        return ticks;
    }
    const double years = niceStep(ms.span() / 1000 / (365.25 * day), wanted);
    const int step = std::max(1, int(years));
    for (int year = (at(ms.low).date().year() / step) * step; int(ticks.size()) < mostTicks; year += step) {
        const QDateTime when(QDate(year == 0 ? 1 : year, 1, 1), QTime(0, 0), Qt::OffsetFromUTC,
                             offsetFromUtcSeconds);
        if (double(when.toMSecsSinceEpoch()) > ms.high)
            break;
        if (double(when.toMSecsSinceEpoch()) >= ms.low)
            ticks.push_back({double(when.toMSecsSinceEpoch()), QString::number(year)});
    }
    return ticks;
}

std::vector<Tick> elapsedTicks(ChartRange seconds, int wanted)
{
    if (!usable(seconds))
        return {};
    if (seconds.span() <= 0)
        return {{seconds.low, elapsedText(seconds.low)}};
    const double raw = seconds.span() / std::max(1, wanted);
    static constexpr std::array steps{second,   2.0,      5.0,       10.0,  15.0,    30.0,    minute,
                                      120.0,    300.0,    600.0,     900.0, 1800.0,  hour,    2 * hour,
                                      3 * hour, 6 * hour, 12 * hour, day,   2 * day, 5 * day, 10 * day};
    const auto found = std::find_if(steps.begin(), steps.end(), [&](double s) { return s >= raw; });
    const double step = raw < 1                ? niceStep(seconds.span(), wanted)
                        : found != steps.end() ? *found
                                               : niceStep(seconds.span() / day, wanted) * day;
    return withoutRepeats(ticksByStep(seconds, step, [&](double at) {
        if (std::abs(at) < step * 1e-6)
            return QStringLiteral("0");
        if (step < 1)
            return scaled(at, step, 1, QLatin1StringView(" s"));
        return elapsedText(at);
    }));
}

QString elapsedText(double seconds)
{
    if (!std::isfinite(seconds))
        return QStringLiteral("?");
    const QString sign = seconds < 0 ? QStringLiteral("-") : QString();
    const double whole = std::abs(seconds);
    if (whole < minute) {
        QString text = QString::number(whole, 'f', whole < 10 ? 2 : 1);
        while (text.endsWith(u'0'))
            text.chop(1);
        if (text.endsWith(u'.'))
            text.chop(1);
        return sign + inLocale(text) + QStringLiteral(" s");
    }
    const auto two = [&](double major, QLatin1StringView majorName, double minorUnit,
                         QLatin1StringView minorName) {
        const auto units = qint64(whole / major);
        const auto rest = qint64((whole - double(units) * major) / minorUnit + 1e-9);
        const QString head = sign + QString::number(units) + u' ' + majorName;
        return rest == 0 ? head
                         : head + QStringLiteral(" %1 ").arg(rest, 2, 10, QLatin1Char('0')) + minorName;
    };
    constexpr double mostDays = 1e9; // whose hours nobody asks for, and whole numbers still hold
    if (whole >= mostDays * day)
        return sign + inLocale(QString::number(whole / day, 'g', 4)) + QStringLiteral(" d");
    if (whole < hour)
        return two(minute, QLatin1StringView("m"), second, QLatin1StringView("s"));
    if (whole < day)
        return two(hour, QLatin1StringView("h"), minute, QLatin1StringView("m"));
    return two(day, QLatin1StringView("d"), hour, QLatin1StringView("h"));
}

} // namespace ph

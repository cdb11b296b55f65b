#pragma once

#include "models/charts/CurveData.h"

#include <QString>

namespace ph {

struct Tick {
    double at = 0; ///< in axis space
    QString label; ///< empty for a minor tick
    friend bool operator==(const Tick&, const Tick&) = default;
};

/// A number as QString::number() writes it, with the decimal sign of the user's locale (QLocale()), as tables
/// have it. For the screen: files keep the point.
QString inLocale(QString number);

/// Ticks at 1, 2 or 5 times a power of ten, about `wanted` of them (Heckbert, "Nice numbers for graph
/// labels", Graphics Gems 1990). Large numbers get k, M, G; labels never repeat, and have the decimal sign of
/// the user's locale (QLocale()), as all labels here. Empty for an invalid range.
std::vector<Tick> linearTicks(ChartRange range, int wanted);

/// For a range in log10: powers of ten labelled, 2…9 as minor ticks; within less than a decade, nice linear
/// values.
std::vector<Tick> logTicks(ChartRange log10Range, int wanted);

/// For a range in milliseconds since 1970 UTC: at whole seconds, minutes, hours, days, months or years of the
/// local zone `offsetFromUtcSeconds`; the first tick and each new day carry the date. As
/// the language writes them.
std::vector<Tick> timeTicks(ChartRange ms, int wanted, int offsetFromUtcSeconds);

/// For seconds since a start: 90 -> "1m 30s".
std::vector<Tick> elapsedTicks(ChartRange seconds, int wanted);

/// In the user's locale: "1.5 s", "2 m 05 s", "3 h 20 m", "4 d 02 h".
QString elapsedText(double seconds);

} // namespace ph

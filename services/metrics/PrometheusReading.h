#pragma once

#include "models/values/MetricSeries.h"
#include "models/values/Result.h"
#include "services/metrics/MetricsText.h"

#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>

/// What the readers of a Prometheus' replies share.
namespace ph::prometheus {

inline Error unreadable(const QString& where, const RecordedText& detail)
{
    return Error::make(ErrorKind::Unreadable, where, detail);
}

inline Error noPrometheus(const QString& where)
{
    return unreadable(where,
                      metricsText(QT_TRANSLATE_NOOP("ph::MetricsSource", "what answers is no Prometheus")));
}

/// A part of what there is is not to be decided by.
template <class T>
Result<T> whole(Result<Noted<T>> noted, const QString& where)
{
    if (!noted)
        return fail(std::move(noted.error()));
    if (!noted->notes.warnings.isEmpty())
        return fail(unreadable(
            where, metricsText(QT_TRANSLATE_NOOP("ph::MetricsSource", "the answer may be a part only: %1"))
                       .arg(noted->notes.warnings.join(QLatin1String("; ")))));
    return std::move(noted->value);
}

/// Values are texts, so that NaN and the infinities survive.
inline std::optional<double> numberFrom(std::string_view text)
{
    if (text == "NaN")
        return std::numeric_limits<double>::quiet_NaN();
    if (text == "+Inf" || text == "-Inf")
        return text[0] == '+' ? HUGE_VAL : -HUGE_VAL;
    double value = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    return read.ec == std::errc() && read.ptr == end && std::isfinite(value) ? std::optional(value)
                                                                             : std::nullopt;
}

constexpr std::int64_t latestSeconds = 253402300799; ///< the end of the year 9999

/// Milliseconds of seconds since 1970.
inline std::optional<std::int64_t> timeFrom(double seconds)
{
    return seconds >= 0 && seconds <= double(latestSeconds)
               ? std::optional(std::int64_t(std::llround(seconds * 1000)))
               : std::nullopt;
}

} // namespace ph::prometheus

#include "services/notify/QuietTime.h"

#include <QDateTime>

namespace ph {

namespace {

constexpr std::int64_t minuteMs = 60'000;
constexpr int mostMinutes = 8 * 24 * 60; // a week of rest, and a day: then there is no end

bool isWithinSpan(const QuietHours& quiet, const QDateTime& local)
{
    const int minute = local.time().hour() * 60 + local.time().minute();
    const auto weekday = std::size_t(local.date().dayOfWeek() - 1);
    const auto& today = quiet.days[weekday];
    const auto& yesterday = quiet.days[(weekday + 6) % 7];
    if (today && today->fromMinute < today->toMinute && minute >= today->fromMinute &&
        minute < today->toMinute)
        return true;
    if (today && today->fromMinute >= today->toMinute && minute >= today->fromMinute)
        return true;
    return yesterday && yesterday->fromMinute >= yesterday->toMinute && minute < yesterday->toMinute;
}

} // namespace

bool isQuiet(const NoticeSettings& settings, std::int64_t nowMs, const QTimeZone& zone)
{
    if (settings.quietUntilMs != noTime && nowMs < settings.quietUntilMs)
        return true;
    return settings.quiet.kept == QuietHours::Kept::Yes &&
           isWithinSpan(settings.quiet, QDateTime::fromMSecsSinceEpoch(nowMs, zone));
}

std::optional<std::int64_t> quietUntil(const NoticeSettings& settings, std::int64_t nowMs,
                                       const QTimeZone& zone)
{
    if (!isQuiet(settings, nowMs, zone))
        return std::nullopt;
    auto ms = nowMs / minuteMs * minuteMs;
    for (int step = 0; step < mostMinutes; ++step) {
        ms += minuteMs;
        if (!isQuiet(settings, ms, zone))
            return ms;
    }
    return std::nullopt;
}

} // namespace ph

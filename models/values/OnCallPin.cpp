#include "models/values/OnCallPin.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace ph {

namespace {

struct OnCallPinTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::OnCallPin)
};

constexpr std::array partNames{"documents", "alerts", "endpoints", "events",
                               "registry",  "runs",   "metrics",   "alert-history"};
static_assert(partNames.size() == onCallParts);

constexpr std::int64_t firstPauseMs = 30'000;

} // namespace

std::optional<Error> whyNotPinned(const OnCallPin& pin)
{
    const auto why = [&pin](const QString& words) {
        return Error::make(ErrorKind::Invalid, pin.environment, words);
    };
    if (pin.environment.isEmpty())
        return why(OnCallPinTexts::tr("Name an environment."));
    if (pin.budgetBytes < bytesOfMiB)
        return why(OnCallPinTexts::tr("A budget is at least 1 MiB."));
    if (pin.everyMs != 0 && pin.everyMs < leastOnCallEveryMs)
        return why(OnCallPinTexts::tr("Servers are asked once a minute at most; 0 is by hand only."));
    return std::nullopt;
}

std::int64_t bytesFromText(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("^\\s*(\\d{1,7})\\s*(MiB|GiB)?\\s*$"),
                                         QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return 0;
    const bool isGiB = match.captured(2).startsWith(u'g', Qt::CaseInsensitive);
    return match.captured(1).toLongLong() * bytesOfMiB * (isGiB ? 1024 : 1);
}

QString onCallPartName(OnCallPart part)
{
    return QString::fromLatin1(partNames.at(std::size_t(part)));
}

std::optional<OnCallPart> onCallPartFromName(const QString& name)
{
    for (std::size_t i = 0; i < partNames.size(); ++i) {
        if (name == QLatin1String(partNames[i]))
            return OnCallPart(i);
    }
    return std::nullopt;
}

std::int64_t freshSinceMs(const OnCallStanding& standing)
{
    if (!standing.last)
        return noTime;
    std::int64_t oldest = standing.last->beganMs;
    bool isAsked = false;
    for (const auto& told : standing.last->told) {
        if (!told.isAsked())
            continue;
        isAsked = true;
        oldest = std::min(oldest, told.seenMs); // noTime is the least
    }
    return isAsked ? oldest : noTime;
}

qsizetype troublesOf(const OnCallStanding& standing)
{
    if (!standing.last)
        return 0;
    return std::count_if(standing.last->told.begin(), standing.last->told.end(),
                         [](const OnCallTold& told) { return told.isAsked() && told.trouble; });
}

OnCallState onCallState(const OnCallStanding& standing, std::int64_t nowMs)
{
    const auto sinceMs = freshSinceMs(standing);
    if (sinceMs == noTime)
        return OnCallState::NeverKept;
    if (standing.pin.everyMs == 0)
        return troublesOf(standing) == 0 ? OnCallState::Fresh : OnCallState::Stale;
    // A round takes a while, and begins when the goal is reached.
    const auto roundMs = std::max<std::int64_t>(leastOnCallEveryMs, standing.pin.everyMs / 4);
    return nowMs - sinceMs <= standing.pin.everyMs + roundMs ? OnCallState::Fresh : OnCallState::Stale;
}

QString onCallStateName(OnCallState state)
{
    switch (state) {
    case OnCallState::NeverKept:
        return QStringLiteral("never");
    case OnCallState::Fresh:
        return QStringLiteral("fresh");
    case OnCallState::Stale:
        break;
    }
    return QStringLiteral("stale");
}

QList<OnCallTold> joinedTold(const std::optional<OnCallRound>& before, QList<OnCallTold> now)
{
    for (auto& told : now) {
        if (told.seenMs != noTime || !before)
            continue;
        for (const auto& earlier : before->told) {
            if (earlier.part != told.part || earlier.source != told.source)
                continue;
            told.seenMs = earlier.seenMs;
            told.count = earlier.count;
        }
    }
    return now;
}

std::int64_t onCallDueMs(const OnCallStanding& standing, double unit)
{
    const auto everyMs = standing.pin.everyMs;
    if (everyMs == 0)
        return std::numeric_limits<std::int64_t>::max();
    if (!standing.last)
        return standing.pin.pinnedMs;
    const auto& last = *standing.last;
    auto dueMs = last.beganMs + everyMs;
    if (standing.failures > 0) {
        const auto most = std::min(everyMs, firstPauseMs << std::min(standing.failures - 1, 20));
        dueMs = last.endedMs + most / 2 + std::int64_t(double(most) / 2 * unit);
    }
    for (const auto& told : last.told) {
        if (told.trouble && told.trouble->retryAfter)
            dueMs = std::max<std::int64_t>(dueMs, last.endedMs + told.trouble->retryAfter->count());
    }
    return dueMs;
}

} // namespace ph

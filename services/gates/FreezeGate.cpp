#include "services/gates/GateKinds.h"

#include <QDateTime>
#include <QTimeZone>

namespace ph {

namespace {

GateFinding judge(const ReleaseCalendar& calendar, std::int64_t nowMs)
{
    const QTimeZone zone(calendar.timeZone.toUtf8());
    if (!isTimeZone(calendar.timeZone))
        return noData(QStringLiteral("The calendar's time zone is unknown here."));
    if (const auto* freeze = freezeAt(calendar, nowMs))
        return failing(QStringLiteral("Frozen until %1 (%2): %3.")
                           .arg(QDateTime::fromMSecsSinceEpoch(freeze->toMs, zone)
                                    .toString(QStringLiteral("yyyy-MM-dd HH:mm")),
                                calendar.timeZone, freeze->reason));
    if (!isInWindow(calendar, nowMs))
        return failing(
            QStringLiteral("Outside the release windows: it is %1 in %2.")
                .arg(QDateTime::fromMSecsSinceEpoch(nowMs, zone).toString(QStringLiteral("ddd HH:mm")),
                     calendar.timeZone));
    return passing(QStringLiteral("No freeze is in force, and releases may begin now."));
}

GateFinding evaluateFreeze(const GateQuestion& question)
{
    auto finding = judge(*question.facts.calendar.value, question.nowMs);
    finding.query = QStringLiteral("freezes and release windows now");
    return finding;
}

} // namespace

GateKind freezeGate()
{
    return {QStringLiteral("no-freeze"),
            QStringLiteral(
                "No freeze is in force, and a release window is open. Stops promotions, never rollbacks."),
            {},
            {},
            {{FactName::Calendar}},
            evaluateFreeze};
}

} // namespace ph

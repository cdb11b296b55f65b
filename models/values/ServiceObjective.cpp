#include "models/values/ServiceObjective.h"

#include "models/values/Policy.h"

#include <QCoreApplication>

#include <cmath>

namespace ph {

namespace {

struct ServiceObjectiveTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::ServiceObjective)
};

constexpr std::int64_t minuteMs = 60'000, hourMs = 60 * minuteMs, dayMs = 24 * hourMs;

const QString& windowPlaceholder()
{
    static const auto placeholder = QStringLiteral("{window}");
    return placeholder;
}

/// A share that is NaN (nothing was asked), below 0 or above 1 says nothing.
std::optional<double> burnRate(const ServiceObjective& objective, std::optional<double> bad)
{
    if (!bad || !(*bad >= 0 && *bad <= 1))
        return std::nullopt;
    return *bad / (1 - objective.target);
}

BurnReading::State stateOf(const BurnReading& reading)
{
    // One calm window is enough to know that it is not burning now.
    const auto threshold = reading.window.threshold;
    for (const auto& burn : {reading.longBurn, reading.shortBurn}) {
        if (burn && *burn <= threshold)
            return BurnReading::State::Calm;
    }
    return reading.longBurn && reading.shortBurn ? BurnReading::State::Burning : BurnReading::State::NoData;
}

} // namespace

Result<void> checkedObjective(const ServiceObjective& objective)
{
    const auto refuse = [&objective](const QString& why) {
        return fail(ErrorKind::Invalid, objective.name, why);
    };
    if (!(objective.target > 0 && objective.target < 1))
        return refuse(ServiceObjectiveTexts::tr("The objective has to be above 0 % and below 100 %: at 100 % "
                                                "there is no budget to burn."));
    if (objective.windowMs < dayMs)
        return refuse(ServiceObjectiveTexts::tr("The window has to be a day at least."));
    const bool hasRatio = !objective.badRatio.trimmed().isEmpty();
    const bool hasParts = !objective.good.trimmed().isEmpty() && !objective.total.trimmed().isEmpty();
    if (hasRatio == hasParts)
        return refuse(ServiceObjectiveTexts::tr(
            "Give either the share of bad requests, or the good ones and all of them."));
    const auto expressions =
        hasRatio ? QStringList{objective.badRatio} : QStringList{objective.good, objective.total};
    for (const auto& expression : expressions) {
        if (!expression.contains(windowPlaceholder()))
            return refuse(ServiceObjectiveTexts::tr(
                "The expression has to say {window} where the range's length belongs."));
    }
    return {};
}

QString badRatioOver(const ServiceObjective& objective, std::int64_t windowMs)
{
    auto expression = objective.badRatio.trimmed().isEmpty()
                          ? QStringLiteral("1 - (%1) / (%2)").arg(objective.good, objective.total)
                          : objective.badRatio;
    return expression.replace(windowPlaceholder(), durationText(windowMs));
}

QList<BurnWindow> burnWindowsFor(const ServiceObjective& objective)
{
    const auto threshold = [&objective](double budgetShare, std::int64_t longMs) {
        return budgetShare * double(objective.windowMs) / double(longMs);
    };
    using Severity = BurnWindow::Severity;
    return {{hourMs, 5 * minuteMs, threshold(0.02, hourMs), Severity::Page},
            {6 * hourMs, 30 * minuteMs, threshold(0.05, 6 * hourMs), Severity::Page},
            {3 * dayMs, 6 * hourMs, threshold(0.10, 3 * dayMs), Severity::Ticket}};
}

QString verdictName(ObjectiveState::Verdict verdict)
{
    switch (verdict) {
    case ObjectiveState::Verdict::Ok:
        return QStringLiteral("ok");
    case ObjectiveState::Verdict::Ticket:
        return QStringLiteral("ticket");
    case ObjectiveState::Verdict::Page:
        return QStringLiteral("page");
    case ObjectiveState::Verdict::NoData:
        break;
    }
    return QStringLiteral("no data");
}

ObjectiveState judgeObjective(const ServiceObjective& objective,
                              const std::function<std::optional<double>(std::int64_t windowMs)>& badOver)
{
    using Verdict = ObjectiveState::Verdict;
    ObjectiveState state;
    if (const auto burnt = burnRate(objective, badOver(objective.windowMs)))
        state.budgetLeft = 1 - *burnt;
    bool isComplete = true, pages = false, tickets = false;
    for (const auto& window : burnWindowsFor(objective)) {
        BurnReading reading{window, burnRate(objective, badOver(window.longMs)),
                            burnRate(objective, badOver(window.shortMs))};
        reading.state = stateOf(reading);
        isComplete = isComplete && reading.state != BurnReading::State::NoData;
        if (reading.state == BurnReading::State::Burning)
            (window.severity == BurnWindow::Severity::Page ? pages : tickets) = true;
        state.readings << reading;
    }
    state.verdict = pages         ? Verdict::Page
                    : tickets     ? Verdict::Ticket
                    : !isComplete ? Verdict::NoData
                                  : Verdict::Ok;
    return state;
}

} // namespace ph

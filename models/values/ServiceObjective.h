#pragma once

#include "models/values/Result.h"

#include <QList>

#include <functional>
#include <optional>

namespace ph {

/// What share of requests has to be good, over which window. Either `badRatio` or `good` and `total` are
/// given: PromQL with "{window}" where a range's length belongs, as in
/// sum(rate(http_requests_total{code=~"5.."}[{window}])) / sum(rate(http_requests_total[{window}])).
struct ServiceObjective {
    QString name;
    double target = 0.999;                                 ///< share of good, above 0 and below 1
    std::int64_t windowMs = std::int64_t(30) * 86'400'000; ///< at least a day
    QString badRatio;                                      ///< the share of bad, from 0 to 1
    QString good, total;                                   ///< rates or counts of the same window
};

/// Invalid, in words.
Result<void> checkedObjective(const ServiceObjective& objective);

/// PromQL of the share of bad requests over a window.
QString badRatioOver(const ServiceObjective& objective, std::int64_t windowMs);

/// A long window that shows that it matters, and a short one that shows that it goes on (Google, The Site
/// Reliability Workbook, chapter 5, "Multiwindow, Multi-Burn-Rate Alerts"). A burn rate of 1 uses up the
/// budget exactly by the end of the objective's window.
struct BurnWindow {
    std::int64_t longMs = 0, shortMs = 0;
    double threshold = 1; ///< burn rate, in both windows
    enum class Severity { Page, Ticket } severity = Severity::Page;
};

/// Those of the workbook, which for 30 days are 14.4 at 1h/5m and 6 at 6h/30m, that page, and 1 at 3d/6h, a
/// ticket: 2, 5 and 10 percent of the budget. For another window the thresholds follow from these shares.
QList<BurnWindow> burnWindowsFor(const ServiceObjective& objective);

struct BurnReading {
    BurnWindow window;
    std::optional<double> longBurn, shortBurn; ///< none: no data, or what is no share of anything
    enum class State { NoData, Calm, Burning } state = State::NoData;
};

struct ObjectiveState {
    enum class Verdict {
        NoData, ///< not all windows can be told: nothing is well by default
        Ok,
        Ticket,
        Page
    } verdict = Verdict::NoData;
    /// Share of the error budget that is left over the objective's window: 1 untouched, below 0 overspent.
    std::optional<double> budgetLeft;
    QList<BurnReading> readings; ///< as burnWindowsFor()
};

QString verdictName(ObjectiveState::Verdict verdict); ///< "no data", "ok", "ticket", "page"

/// `badOver`: the share of bad requests over a window in milliseconds; none or NaN where it is not known.
ObjectiveState judgeObjective(const ServiceObjective& objective,
                              const std::function<std::optional<double>(std::int64_t windowMs)>& badOver);

} // namespace ph

#include "services/rollout/RolloutMetrics.h"

#include "services/rollout/ArgoRollout.h"
#include "services/rollout/RolloutRecovery.h"

namespace ph {

namespace {

constexpr std::size_t mostWaiting = 500; ///< two hours of them, every 15 s

/// Argo's runs measure conditions, too.
bool isAnalysed(const RolloutPlan& plan)
{
    return !plan.rules.analysis.isEmpty() || (argo::isRollout(plan.endpoint) && !plan.conditions.isEmpty());
}

/// What of a window is newer than that; `afterMs` becomes its newest.
MetricWindow takeNewer(const MetricWindow& window, std::int64_t& afterMs)
{
    MetricWindow newer;
    auto newestMs = afterMs;
    for (std::size_t i = 0; i < window.timesMs.size() && i < window.values.size(); ++i) {
        if (afterMs != noTime && window.timesMs[i] <= afterMs)
            continue;
        newer.timesMs.push_back(window.timesMs[i]);
        newer.values.push_back(window.values[i]);
        if (i < window.totals.size())
            newer.totals.push_back(window.totals[i]);
        newestMs = std::max(newestMs, window.timesMs[i]);
    }
    afterMs = newestMs;
    return newer;
}

} // namespace

RolloutMetrics::RolloutMetrics(RolloutAnalysis& analysis)
    : analysis_(analysis)
{
}

RolloutMetrics::Measured RolloutMetrics::measure(const RolloutPlan& plan, const RolloutState& state,
                                                 std::int64_t nowMs)
{
    Measured measured;
    if (readsConditions(plan, state)) {
        for (const auto& condition : plan.conditions) {
            const auto value = analysis_.measure(condition.expression, nowMs);
            measured.readings.append(value ? *value : std::optional<double>());
            if (!value)
                measured.lost = value.error();
        }
    }
    const auto forward = watched(plan, state, nowMs);
    const auto look = forward ? forward : recoveryLook(plan, state, nowMs);
    const bool due = askedMs_ == noTime || nowMs - askedMs_ >= plan.rules.sampleEveryMs;
    if (look && due && isAnalysed(plan)) {
        askedMs_ = nowMs;
        const auto& revision = forward ? state.candidateRevision : state.recovery.revision;
        auto found = analysis_.look(plan.rules, *look, revision, forward ? plan.stableRevision : revision);
        lost_ = found ? std::nullopt : std::optional(found.error());
        if (found) {
            measured.report = found->report;
            add(*std::move(found), revision);
        }
    }
    if (!look)
        lost_ = std::nullopt;
    else if (lost_)
        measured.lost = lost_;
    return measured;
}

void RolloutMetrics::takeLeft(const RolloutPlan& plan, const RolloutState& state, std::int64_t nowMs)
{
    if (state.candidateRevision.isEmpty() || !isAnalysed(plan))
        return;
    // Its time names a measurement: none of the candidate is later than the way back, and no look at this.
    const auto untilMs = state.recovery.sinceMs == noTime ? nowMs + 1 : state.recovery.sinceMs;
    auto left = analysis_.left({state.startedMs, untilMs, plan.rules.sampleEveryMs}, state.candidateRevision);
    if (left && *left)
        add(**std::move(left), state.candidateRevision);
}

void RolloutMetrics::add(RolloutMeasurement measurement, const QString& revision)
{
    if (waiting_.size() >= mostWaiting)
        return; // and what it has is new to the next one
    for (auto& one : measurement.evidence) {
        auto& until = keptUntil_.try_emplace({revision, one.metric, one.segment}).first->second;
        one.candidate = takeNewer(one.candidate, until.candidateMs);
        one.stable = takeNewer(one.stable, until.stableMs);
    }
    waiting_.push_back(std::move(measurement));
}

void RolloutMetrics::keep(RolloutStore& store, const QString& id)
{
    while (!waiting_.empty()) {
        if (!store.keep(id, waiting_.front()))
            return;
        waiting_.erase(waiting_.begin());
    }
}

} // namespace ph

#include "services/rollout/RolloutMetrics.h"

namespace ph {

namespace {

constexpr std::size_t mostWaiting = 500; ///< two hours of them, every 15 s

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
    const auto look = watched(plan, state, nowMs);
    const bool due = askedMs_ == noTime || nowMs - askedMs_ >= plan.rules.sampleEveryMs;
    if (look && due && !plan.rules.analysis.isEmpty()) {
        askedMs_ = nowMs;
        auto found = analysis_.look(plan.rules, *look, state.candidateRevision, plan.stableRevision);
        lost_ = found ? std::nullopt : std::optional(found.error());
        if (found) {
            measured.report = found->report;
            if (waiting_.size() < mostWaiting)
                waiting_.push_back({*std::move(found), measuredMs_});
            measuredMs_ = nowMs;
        }
    }
    if (!look)
        lost_ = std::nullopt;
    else if (lost_)
        measured.lost = lost_;
    return measured;
}

void RolloutMetrics::keep(RolloutStore& store, const QString& id)
{
    while (!waiting_.empty()) {
        const auto& first = waiting_.front();
        if (!store.keep(id, first.measurement, first.afterMs))
            return;
        waiting_.erase(waiting_.begin());
    }
}

} // namespace ph

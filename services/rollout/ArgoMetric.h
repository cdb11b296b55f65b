#pragma once

#include "models/values/RollbackCondition.h"
#include "models/values/RolloutRules.h"
#include "services/http/Json.h"

/// One metric of an AnalysisTemplate of Argo Rollouts, as pure functions. A measurement that meets neither of
/// a metric's conditions is inconclusive; NaN, an empty answer and several series where one number is wanted
/// are that, never a success. https://argo-rollouts.readthedocs.io/en/stable/features/analysis/
namespace ph::argo {

/// Names of the templates' arguments: the candidate's pod template hash, and the address of the Prometheus.
inline constexpr char candidateArgument[] = "candidate", prometheusArgument[] = "prometheus";

/// How often, how long and how patiently something is measured.
struct Measuring {
    std::int64_t everyMs = 15'000;
    std::int64_t soakMs = 0;       ///< 0: for as long as the rollout goes on
    std::int64_t graceMs = 60'000; ///< how long there may be no number
    RolloutRules::MetricsLost onLost = RolloutRules::MetricsLost::RollBack;
    enum class Address { Argument, OfController } address = Address::Argument;
};

/// How many measurements fit into a soak; at least one; 0: without end. The first one comes after as many
/// intervals as `needed`, so that what it looks back at is of this stage.
int measurementsIn(const Measuring& measuring, int needed = 1);

/// The metrics for one Threshold. The median of its latest values is taken by Prometheus. Where no data is
/// to take the candidate back, a second metric of the name "NAME-data" fails on that: no answer and NaN are
/// only inconclusive, which pauses. Unsupported for the other judges and for queries that Argo would rewrite;
/// Invalid for those of queryForTarget().
Result<std::vector<Json>> thresholdMetrics(const AnalysisMetric& metric, const Measuring& measuring);

/// The metric for a rollback condition: fails once it has held for as long as it says; never later than our
/// own driver would say so, and sooner where the series is younger than that. Unsupported as above.
Result<Json> conditionMetric(const RollbackCondition& condition, const QString& name,
                             const Measuring& measuring);

} // namespace ph::argo

#include "services/gates/MetricBounds.h"

namespace ph {

namespace {

GateFinding evaluateMetricThreshold(const GateQuestion& question)
{
    return withinBounds({boundFrom(question.spec.settings)}, *question.facts.candidate.metrics.value);
}

} // namespace

GateKind metricThresholdGate()
{
    auto settings = boundFields();
    settings.push_back(
        shape::required("metric", shape::text(QStringLiteral("Key of a metric of the version's "
                                                             "source run."))));
    settings.push_back(shape::optional("unit", shape::text(QStringLiteral("Shown behind the value."))));
    return {QStringLiteral("metric-threshold"),
            QStringLiteral("A metric of the version's source run is within its bounds."),
            std::move(settings),
            {{QStringLiteral("at-least"), QStringLiteral("at-most")}},
            {{FactName::CandidateMetrics}},
            evaluateMetricThreshold};
}

} // namespace ph

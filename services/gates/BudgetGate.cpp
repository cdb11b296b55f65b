#include "services/gates/MetricBounds.h"

#include <QJsonArray>

namespace ph {

namespace {

GateFinding evaluateBudget(const GateQuestion& question)
{
    QList<MetricBound> bounds;
    for (const auto& limit : question.spec.settings.value(QLatin1String("limits")).toArray())
        bounds.append(boundFrom(limit.toObject()));
    return withinBounds(bounds, *question.facts.candidate.metrics.value);
}

} // namespace

GateKind budgetGate()
{
    auto limit = boundFields();
    limit.push_back(
        shape::required("of", shape::choice({QStringLiteral("latency"), QStringLiteral("throughput"),
                                             QStringLiteral("cost"), QStringLiteral("memory")},
                                            QStringLiteral("What the metric measures."))));
    limit.push_back(shape::required("metric", shape::text(QStringLiteral("Key of a logged metric."))));
    limit.push_back(shape::optional("unit", shape::text(QStringLiteral("Of the metric, e.g. ms."))));
    return {
        QStringLiteral("budget"),
        QStringLiteral("Latency, throughput and cost, as logged, stay within their limits."),
        {shape::required("limits",
                         shape::list(shape::object(std::move(limit), QStringLiteral("One limit."),
                                                   {{QStringLiteral("at-least"), QStringLiteral("at-most")}}),
                                     QStringLiteral("All have to hold.")))},
        {},
        {{FactName::CandidateMetrics}},
        evaluateBudget};
}

} // namespace ph

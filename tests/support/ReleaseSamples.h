#pragma once

#include "services/release/PlanSteps.h"

namespace ph::testing {

inline ReleaseEnvironment production()
{
    ReleaseEnvironment environment;
    environment.name = QStringLiteral("production");
    environment.registry = QStringLiteral("lab");
    environment.model = QStringLiteral("fraud");
    environment.target.alias = QStringLiteral("champion");
    return environment;
}

/// A model and a threshold that move as one; steps follow from `environment`.
inline ReleasePlan samplePlan(const ReleaseEnvironment& environment = production(),
                              const QString& id = QStringLiteral("2026-11-26-fraud-7-x3k9"))
{
    using Kind = ReleasePart::Kind;
    ReleasePlan plan;
    plan.id = id;
    plan.environment = environment.name;
    plan.tier = QStringLiteral("high");
    plan.author = QStringLiteral("ed25519:author");
    plan.createdMs = 1'795'651'200'123;
    plan.policyDigest = QStringLiteral("sha256:") + QString(64, u'a');
    plan.parts = {
        {Kind::Model, QStringLiteral("fraud"), QStringLiteral("6"), QStringLiteral("7"),
         QStringLiteral("sha256:") + QString(64, u'b')},
        {Kind::Threshold, QStringLiteral("review"), QStringLiteral("0.81"), QStringLiteral("0.84"), {}}};
    plan.texts = {QStringLiteral("Fewer false alarms"), QStringLiteral("Misses more: \"0.3 %\"\nat most"),
                  QStringLiteral("At once"), QStringLiteral("Precision ≥ 0.9 for a day")};
    plan.rollback = {
        {{Kind::Model, QStringLiteral("fraud"), QStringLiteral("7"), QStringLiteral("6"), {}},
         {Kind::Threshold, QStringLiteral("review"), QStringLiteral("0.84"), QStringLiteral("0.81"), {}}},
        QStringLiteral("p95_latency_ms > 300 for 5m"),
        QStringLiteral("https://prometheus.example.org")};
    const auto places = placesToObserve(environment, plan.parts).value();
    QMap<QString, QString> observed;
    for (const auto& place : places)
        observed.insert(place, place.endsWith(QLatin1String("@champion")) ? QStringLiteral("6")
                               : place.endsWith(QLatin1String("review"))  ? QStringLiteral("0.81")
                                                                          : QString());
    plan.steps = planSteps(plan.id, environment, plan.parts, observed).value();
    return plan;
}

} // namespace ph::testing

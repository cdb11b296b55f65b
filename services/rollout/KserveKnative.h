#pragma once

#include <QString>

/// KServe in Knative mode: the newest revision gets canaryTrafficPercent, the one rolled out last the rest;
/// once the newest is rolled out, the one before it gets the rest. Until the newest is ready, the "latest"
/// row of the traffic names an older one.
/// https://kserve.github.io/website/docs/model-serving/predictive-inference/rollout-strategies/canary
namespace ph::kserve {

inline const QString percentPath = QStringLiteral("/spec/predictor/canaryTrafficPercent");

} // namespace ph::kserve

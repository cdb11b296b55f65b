#pragma once

#include "models/values/RolloutRules.h"
#include "services/yaml/Shape.h"

#include <QJsonObject>

namespace ph {

/// The `rollout:` of a tier: how its releases move traffic on a cluster.
Shape rolloutShape();

/// From what has been read by rolloutShape(), without problems.
RolloutRules rolloutFrom(const QJsonObject& section);

} // namespace ph

#pragma once

#include "services/environments/YamlFields.h"

namespace ph {

/// "target.endpoint": an endpoint of a cluster, by its connection, namespace and name.
ReleaseTarget readEndpointTarget(const YAML::Node& node, QList<EnvironmentProblem>& problems);

/// What `fallback:` of an environment names; none where it does not.
std::optional<FallbackTarget> readFallback(YamlFields& file, QList<EnvironmentProblem>& problems);

} // namespace ph

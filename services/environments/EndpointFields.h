#pragma once

#include "services/environments/YamlFields.h"

namespace ph {

/// "target.endpoint": an endpoint of a cluster, by its connection, namespace and name.
ReleaseTarget readEndpointTarget(const YAML::Node& node, QList<EnvironmentProblem>& problems);

} // namespace ph

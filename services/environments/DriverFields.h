#pragma once

#include "services/environments/YamlFields.h"

namespace ph {

/// "driver" of an environment: only an endpoint has one.
ClusterDriver readDriver(YamlFields& file, const ReleaseTarget& target, QList<EnvironmentProblem>& problems);

} // namespace ph

#pragma once

#include "services/environments/YamlFields.h"

namespace ph {

/// "impact" of an environment: what its traffic and its errors amount to. What is left out is not known.
ImpactSettings readImpact(YamlFields& file, QList<EnvironmentProblem>& problems);

} // namespace ph

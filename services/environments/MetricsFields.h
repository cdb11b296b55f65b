#pragma once

#include "services/environments/YamlFields.h"

namespace ph {

/// An address as of a browser; empty where the key is missing.
QString webAddressOf(YamlFields& fields, const char* key, YamlFields::Need need = YamlFields::Need::Optional);

/// "metrics": an address, or a mapping of it and how one signs in there. Secrets are references; one that
/// stands there itself is refused, and not repeated.
void readMetrics(YamlFields& file, ReleaseEnvironment& environment, QList<EnvironmentProblem>& problems);

} // namespace ph

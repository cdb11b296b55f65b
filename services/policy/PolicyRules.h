#pragma once

#include "models/values/Policy.h"
#include "services/yaml/ShapeReader.h"

namespace ph {

/// What no schema can say of a policy; see readPolicy(). In the order of the file.
QList<FileProblem> brokenRules(const Policy& policy, const FilePlaces& places);

} // namespace ph

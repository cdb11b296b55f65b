#pragma once

#include "services/environments/YamlFields.h"

namespace ph {

/// "repository" of a mapping, as the address is used; what is wrong is noted there.
QString gitRepositoryOf(YamlFields& fields);
/// "branch" of a mapping; without it "main".
QString gitBranchOf(YamlFields& fields);
/// Both, and "file".
void readGitFile(YamlFields& fields, ReleaseTarget& target);

} // namespace ph

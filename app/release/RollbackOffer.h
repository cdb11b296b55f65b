#pragma once

#include "models/values/ReleaseRecord.h"
#include "models/values/ReleaseView.h"

namespace ph {

/// Of each environment the last release that can be taken back, whoever released it: never a rollback itself.
QList<RollbackWay> rollbackWays(const QList<ReleaseRecord>& releases);

} // namespace ph

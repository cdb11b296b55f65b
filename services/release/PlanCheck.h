#pragma once

#include "models/values/ReleaseEnvironment.h"
#include "models/values/ReleasePlan.h"

#include <QStringList>

namespace ph {

/// What is wrong with a plan, one sentence each; empty: nothing. A plan with problems is neither saved nor
/// submitted. Without rollback target, condition and data source there always is a problem.
QStringList checkPlan(const ReleasePlan& plan);

/// Also that the steps are exactly those that follow from the parts in this environment, that the rollback
/// condition can be read (see parseRollbackCondition()), and that the environment has its data source.
QStringList checkPlan(const ReleasePlan& plan, const ReleaseEnvironment& environment);

} // namespace ph

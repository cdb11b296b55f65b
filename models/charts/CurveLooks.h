#pragma once

#include "models/values/ComparedRuns.h"

namespace ph {

/// How a chart of `metrics` metrics draws each of them, run by run, or group by group where the runs are
/// grouped: the first looks as the run does everywhere, the others share its colour and are told apart by
/// dash and mark. No mark is there twice while there are others.
std::vector<RunLook> curveLooks(const ComparedRuns& runs, int metrics);

} // namespace ph

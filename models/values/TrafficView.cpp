#include "models/values/TrafficView.h"

#include "models/values/LineDiff.h"

namespace ph {

TrafficTrial trialOf(const QString& request, const QString& before, const QString& after,
                     const QStringList& warnings)
{
    TrafficTrial trial;
    trial.request = request;
    trial.changes = differingLines(before, after);
    trial.warnings = warnings;
    trial.nothingNew = trial.changes.isEmpty();
    return trial;
}

} // namespace ph

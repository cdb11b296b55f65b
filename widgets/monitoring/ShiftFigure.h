#pragma once

#include "models/charts/MetricPanel.h"
#include "widgets/charts/ChartFigure.h"

namespace ph {

/// Both sides of bucketShift() of a panel's reading in shares: before as bars, now as an outline over them,
/// so that neither hides the other. Buckets are equally wide, whatever their bounds. Its title says what
/// moved most.
ChartFigure shiftFigure(const PanelReading& reading, const QList<DeployMark>& marks);

} // namespace ph

#pragma once

#include "services/driftstudy/StudyDrift.h"

namespace ph {

/// Writes driftReportHtml() with pictures of the columns that moved most, each of which is read anew. Errors
/// as driftDetail() and writeWholeFile().
Result<void> writeDriftReport(const QString& path, const DriftStudy& study, const StudyContext& context);

} // namespace ph

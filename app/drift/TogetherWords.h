#pragma once

#include "models/values/MultivariateDrift.h"
#include "models/values/PerformanceStudy.h"

namespace ph {

// In English, as the command line and reports in files say it.

/// Whether columns moved together, a sentence each.
QStringList jointDriftSentences(const MultivariateDrift& joint);

/// Measures as rows: name, reference, current, estimate, labelled rows, rows.
QStringList performanceHeader();
QList<QStringList> performanceRows(const PerformanceStudy& performance);

} // namespace ph

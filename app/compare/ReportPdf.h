#pragma once

#include "app/compare/ComparisonReport.h"

class QIODevice;

namespace ph {

/// The same on A4 pages, with page numbers. Needs a GUI application object, for its fonts.
void writeReportPdf(const ComparisonReport& report, QIODevice& out);

} // namespace ph

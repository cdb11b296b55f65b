#pragma once

#include "app/compare/ComparisonReport.h"

class QIODevice;

namespace ph {

struct ReportTable;

/// The same on A4 pages, with page numbers. Needs a GUI application object, for its fonts.
void writeReportPdf(const ComparisonReport& report, QIODevice& out);

/// Of a table's columns on a page, in pixels: where they must share its width, a column keeps that of its
/// longest word, up to an even share.
std::vector<double> columnWidths(const ReportTable& table, double pageWidth);

} // namespace ph

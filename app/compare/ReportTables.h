#pragma once

#include "app/compare/ComparisonReport.h"

namespace ph {

/// A table of a report in words and digits.
struct ReportTable {
    QString title;
    QString note; ///< below the title: what the figures are, what was left out
    QStringList header;
    QList<QStringList> rows;
    QList<int> numeric; ///< columns that are right-aligned
};

/// Figures, ranking, differences, associations: those that the report has something for.
QList<ReportTable> reportTables(const ComparisonReport& report);

/// The lines below the title: which runs, taken where, against what, when.
QStringList reportFacts(const ComparisonReport& report);

} // namespace ph

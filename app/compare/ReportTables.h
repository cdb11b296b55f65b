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
    int named = 1;      ///< leading columns that tell whose row it is
};

/// How much of a comparison somebody may want to read; what is beyond is counted in the tables' notes.
struct ReportLimits {
    std::size_t ranked, keys; ///< rows
    std::size_t runs;         ///< columns of "What differs"
    std::size_t cells;        ///< of "What differs": with many keys, of fewer runs
};
inline constexpr ReportLimits onScreen{5000, 5000, 1000, 200'000};
inline constexpr ReportLimits onPaper{1000, 5000, 100, 20'000};

/// Figures, ranking, differences, associations: those that the report has something for.
QList<ReportTable> reportTables(const ComparisonReport& report, const ReportLimits& limits);

/// The same table in parts of at most `columns` columns, each of which names its rows and says which columns
/// it has: "Columns 10–17 of 24". `columns` must be more than ReportTable::named.
QList<ReportTable> tableParts(const ReportTable& table, qsizetype columns);

/// The lines below the title: which runs, taken where, against what, when.
QStringList reportFacts(const ComparisonReport& report);

} // namespace ph

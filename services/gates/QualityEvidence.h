#pragma once

#include "models/values/GateFacts.h"
#include "models/values/Result.h"

namespace ph {

/// Where the time of a report comes from, beside what the report itself says.
struct ReportTime {
    QString zone = {}; ///< IANA name, for a time that is told without a zone; empty: then it tells none
    enum class From { Report, File } from = From::Report; ///< File: when it was written
};

/// Which windows of a report are judged: all, or of each check of a column, in a segment and by a method, the
/// newest. That is the one that ends last, and where times do not tell, the last one of the file.
enum class ReportWindows { Newest, All };

/// What a report that another tool made says, equal results counted together; observed when it was made.
/// Errors of readReportFile() and readQualityReport() are the fact's; Invalid, for more than
/// maxQualityFindings different results: a release record keeps them all.
Fact<QualityFacts> loadQualityEvidence(const QString& path, const ReportTime& time, ReportWindows windows);
QualityFacts qualityFactsOf(const QualityReport& report, ReportWindows windows);
inline constexpr qsizetype maxQualityFindings = 20'000;

} // namespace ph

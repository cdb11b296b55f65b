#pragma once

#include "models/values/GateFacts.h"
#include "models/values/Result.h"

namespace ph {

/// Where the time of a report comes from, beside what the report itself says.
struct ReportTime {
    QString zone = {}; ///< IANA name, for a time that is told without a zone; empty: then it tells none
    enum class From { Report, File } from = From::Report; ///< File: when it was written
};

/// What a report that another tool made says, equal results counted together; observed when it was made.
/// Errors of readReportFile() and readQualityReport() are the fact's; Invalid, for more than
/// maxQualityFindings different results: a release record keeps them all.
Fact<QualityFacts> loadQualityEvidence(const QString& path, const ReportTime& time);
QualityFacts qualityFactsOf(const QualityReport& report);
inline constexpr qsizetype maxQualityFindings = 20'000;

} // namespace ph

#pragma once

#include "models/values/DriftStudy.h"
#include "models/values/QualityReport.h"

/// Everything about drift and data quality that has a word, translated. No verdict is told by colour alone.
namespace ph {

QString driftVerdictText(ColumnDrift::Verdict verdict); ///< "Drift", "No drift", "No data"
QString driftMethodText(DriftMethod method);            ///< "Kolmogorov–Smirnov"
QString effectSizeText(EffectSize effect);              ///< "Cramér's V"; of Statistic "the statistic"
QString frameTypeText(FrameType type);
QString frameRoleText(FrameRole role);
QString qualityVerdictText(QualityVerdict verdict);
QString qualityCheckText(QualityCheck check);

/// "p < 0.05 and effect ≥ 0.1", "statistic ≥ 0.1"; where there is none, a dash.
QString driftThresholdText(const ColumnDrift& drift);
/// "0.0312", "< 0.0001"; a dash where there is none.
QString pText(const std::optional<double>& p);
/// "340 missing, 2 infinite"; empty where nothing is left out.
QString leftOutText(const LeftOut& leftOut);
/// What stands against a verdict, or behind one; records and files have it in English.
QString driftReasonText(const QString& english);
/// Its sentence.
QString studyNoteText(const StudyNote& note);
QString studyNotesText(const StudyNotes& notes); ///< a line each
/// "12 of 40 columns drift", and how many have no data.
QString driftSummaryText(const DriftSummary& summary);

} // namespace ph

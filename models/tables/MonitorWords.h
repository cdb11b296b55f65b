#pragma once

#include "models/values/DeployMark.h"
#include "models/values/MonitorLines.h"

/// Everything about monitoring that has a word, translated. What servers say stays as it is.
namespace ph {

QString panelTitle(const QString& panelId); ///< "Latency", of MetricPanel::id
QString panelUnitText(const QString& unit); ///< "requests a second" is "1/s"; a share has "%"
QString subjectTitle(PanelSubject subject); ///< in the legend of its panel: "p95", "in"
/// A value with its unit: "243 ms", "1.4 %", "12 /s", "NaN".
QString panelValueText(double value, const QString& panelId, const QString& unit);

QString deployKindTitle(DeployKind kind);       ///< "Releases"
QString deployTimeText(const DeployMark& mark); ///< when it happened, or between which moments

QString alertStateText(Alert::State state);
/// "silence 251870f7, inhibited by ErrorsHigh{…}, muted by weekends"
QString suppressionsText(const QList<Suppression>& suppressions);
QString silenceStateText(Silence::State state);
QString silenceStandingText(const SilenceLine& line); ///< "requested" until it was seen
QString ruleHealthText(MetricRule::Health health);
QString ruleStateText(MetricRule::State state); ///< "–" for None
QString targetHealthText(ScrapeTarget::Health health);
QString matchersLine(const QList<LabelMatcher>& matchers);
QString labelsLine(const MetricLabels& labels); ///< model="fraud", severity="page"

QString verdictText(ObjectiveState::Verdict verdict);
QString budgetText(const std::optional<double>& budgetLeft); ///< "87 % left", "overspent by 12 %", "unknown"
QString burnText(const std::optional<double>& burn);         ///< "14.4×", "no data"
QString burnStateText(BurnReading::State state);
/// Why it stands as it does, a sentence or two.
QString objectiveExplanation(const ObjectiveLine& line);

} // namespace ph

#pragma once

#include "models/tables/RolloutView.h"

/// Everything about rollouts that has a word, translated.
namespace ph {

QString rolloutStandingText(RolloutStanding standing); ///< "Under way", "Paused", "Rolled back"
/// Why it stands as it does: what it waits for, why it turned back or ended. The record's own sentence, in
/// English, stands within. Empty where nothing is to be said.
QString rolloutCauseText(const RolloutState& state);
/// What a way back has proved of the errors, a sentence; the record's own, in English, stands within. Empty
/// where it was not asked.
QString rolloutRecoveryText(const RolloutRecovery& recovery);
QString rolloutStepText(const RolloutStepLine& line); ///< "10 %", "Deploy at 0 %", "Take back"
QString rolloutStepText(const RolloutStep& step);
QString rolloutPhaseText(const RolloutStepLine& line); ///< "Watched: 4 min left", "Asked, not seen yet"
QString wayBackText(WayBack step);
QString metricVerdictText(MetricVerdict::Kind kind);       ///< "Passed", "No data"
QString metricWeightText(AnalysisMetric::Weight weight);   ///< "Critical"
QString rolloutStrategyText(RolloutStrategy strategy);     ///< "Canary"
QString rolloutRequestText(const RolloutRequest& request); ///< "Pause, asked by ada"
QString rolloutActText(const RolloutAct& act);
/// "p95_latency_ms > 300 for 5 min".
QString rollbackConditionText(const RollbackCondition& condition);
QString conditionStandingText(const RolloutConditionLine& line, std::int64_t nowMs);
QString conditionValueText(const ConditionRecord& record); ///< "0.0131"; "–" where it was never measured
/// "Driven by ada@desk for 3 min", or that nobody drives it and what to do.
QString driverText(const RolloutPicture& rollout, std::int64_t nowMs);
/// "effect +0.4 (−0.1 to +0.9)"; "–" where none was computed.
QString effectText(const MetricVerdict& verdict);
/// "models:/fraud/7 (fraud-00007) ← fraud-00006".
QString candidateText(const RolloutPicture& rollout);

/// Why this cannot be asked of a rollout now, a sentence; empty: it can.
QString rolloutArmingText(RolloutArming arming); ///< "Supervised only"
/// Who drives it in the cluster, or that nobody does, and what keeps them from it; a sentence or two.
QString armingSentence(const RolloutPicture& rollout);
QString requestRefusal(RolloutRequest::Kind kind, const RolloutState& state);
/// The way back that a person may ask for: Abort, or RollBack once it is promoted.
RolloutRequest::Kind wayBackRequest(const RolloutState& state);

} // namespace ph

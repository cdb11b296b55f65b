#pragma once

#include "app/incidents/LearnRule.h"
#include "services/diagnosis/ProposedRules.h"

namespace ph {

/// An incident with the history that its rule is tried on.
struct RuleGround {
    Incident incident;
    TrialQuestion question;
    CachedPast past;
    QStringList notes; ///< what could not be read, one sentence each
};
/// NotFound; Storage; Cancelled. Blocking.
Result<RuleGround> loadRuleGround(Workspace& workspace, const QString& incident, std::int64_t historyMs,
                                  std::stop_token stop, const PastProgress& progress = {});

/// What its first suspects and its cached numbers suggest, the best first. Pure.
std::vector<ProposedRule> rulesOfGround(const RuleGround& ground);

/// Conflict where it is closed already, or goes on: told before a policy is touched.
Result<void> mayClose(const Incident& incident);

/// What the record says of an incident that closes with a rule. Conflict where the rule would not have caught
/// it and nobody said why it is kept: `anyway`.
Result<IncidentClosed> closedWith(const LearnedRule& rule, const RuleTrial& trial, const QString& anyway);
IncidentClosed closedWithoutRule(const QString& reason);

} // namespace ph

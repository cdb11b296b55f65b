#pragma once

#include "models/values/Error.h"
#include "models/values/RuleTrial.h"
#include "models/values/TextProblem.h"

namespace ph {

/// A rule that an incident suggests, with how it did.
struct RuleProposal {
    int rank = 0;    ///< from 1, the best first
    QByteArray yaml; ///< as RULE.yaml holds it
    QString place;   ///< where a policy says it: "diagnosis › data-freshness › nightly"
    QString suspect; ///< what suggests it
    RuleTrial trial;
    std::optional<TimelineItem> item = {}; ///< what suggests it, where that is on the timeline
    friend bool operator==(const RuleProposal&, const RuleProposal&) = default;
};

/// A text of a rule, as it was tried: what is wrong with it, or how it did and what it changes of a policy.
struct RuleAttempt {
    QByteArray yaml;
    QList<TextProblem> problems = {};      ///< not empty: it is no rule, and nothing was tried
    std::optional<RuleTrial> trial = {};   ///< of a rule
    QString policyFile = {};               ///< where it would be written to; empty: there is none
    QStringList diff = {};                 ///< "- old", "+ new", "  same"; empty: the policy says so already
    std::optional<Error> policyError = {}; ///< why it cannot be written there
    bool isRule() const { return trial.has_value(); }
    bool isWritten() const { return isRule() && !policyError && diff.isEmpty(); }
};

/// What people do with a rule.
enum class RuleAct : std::uint8_t { Write, CloseWith, CloseWithout };

} // namespace ph

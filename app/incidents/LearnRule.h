#pragma once

#include "app/incidents/LoadDiagnosis.h"
#include "services/diagnosis/LearnedRule.h"

namespace ph {

/// What a rule changes of a policy's file.
struct PolicyChange {
    QString file;
    QByteArray before, after; ///< equal: the policy says so already
    bool isNone() const { return before == after; }
};

/// The change, not written yet. NotFound for a tier or gate that the policy has not; Conflict where another
/// rule of that name is there; Unsupported where its place cannot be written to without rewriting what people
/// wrote; Invalid, with the problem, where the policy would not be valid with it.
Result<PolicyChange> policyChange(const LoadedPolicy& policy, const LearnedRule& rule);

/// Writes it whole or not at all. Conflict where the file is another by now.
Result<void> writePolicyChange(const PolicyChange& change);

} // namespace ph

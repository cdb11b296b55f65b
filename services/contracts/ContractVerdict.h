#pragma once

#include "models/values/ContractCounts.h"
#include "models/values/DataContract.h"
#include "models/values/QualityReport.h"

#include <vector>

namespace ph {

/// What a contract says of what was counted.
struct JudgedContract {
    QList<QualityVerdict> rules; ///< of each of the counts
    QList<ContractCount> absent; ///< rules that the contract has, and nobody counted
    /// As of ContractReport; NoData, too, where a rule is absent and none is broken.
    QualityVerdict verdict = QualityVerdict::NoData;
};

/// The one place where counts become verdicts: of a table that was just read, and of counts that were kept.
/// Pure; `nowMs` (since 1970 UTC) is what freshness is told by.
JudgedContract judgeContract(const DataContract& contract, const ContractCounts& counts, std::int64_t nowMs);

/// The rules that a column's contract has.
std::vector<ContractRule> rulesOf(const ContractColumn& column);
/// The share of them that the contract allows to break the rule, 0 to 1.
double mostShareOf(const ContractColumn& column, ContractRule rule);
/// Whether the newest row is older than agreed.
bool isStale(const ContractFreshness& freshness, std::int64_t newestMs, std::int64_t nowMs);

} // namespace ph

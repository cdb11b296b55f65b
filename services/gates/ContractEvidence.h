#pragma once

#include "models/values/GateFacts.h"

#include <stop_token>

namespace ph {

/// Holds the table that a data-contract gate's settings name against the contract that they are, or name;
/// files are as seen from `folder`. As old as the table's file, but not of the future. Errors of readFrame()
/// and contractIn() are the fact's; Conflict for a table that changed meanwhile; Invalid for a contract of
/// more than maxKeptContractBytes or maxKeptContractRules: a release keeps it whole.
Fact<ContractFacts> loadContractEvidence(const QJsonObject& settings, const QString& folder,
                                         std::int64_t nowMs, std::stop_token stop = {});
inline constexpr qsizetype maxKeptContractBytes = 1024 * 1024;
inline constexpr qsizetype maxKeptContractRules = 50'000;

} // namespace ph

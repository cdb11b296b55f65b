#pragma once

#include "models/values/ContractReport.h"
#include "models/values/FeatureDispute.h"

/// Everything about data contracts that has a word, translated.
namespace ph {

QString contractTypeText(ContractType type); ///< "number"
QString contractRuleText(ContractRule rule); ///< "Missing values"
QString disputedPartText(DisputedPart part); ///< "unit"
/// "number in EUR, of billing"
QString definitionWords(const FeatureDefinition& definition);
/// What the other contracts say of a feature: "payments (risk): number in EUR; …"
QString othersText(const FeatureDispute& dispute, const QString& contract);

// What a contract asks of a column; a dash where it asks nothing.
QString columnTypeText(const ContractColumn& column);
QString missingText(const ContractColumn& column);
QString rangeText(const ContractColumn& column);
QString valuesText(const ContractColumn& column);
QString repeatsText(const ContractColumn& column);

// What it asks of the table.
QString rowsRuleText(const DataContract& contract);      ///< "at least 1,000"
QString freshnessRuleText(const DataContract& contract); ///< "at: within 1 d"
QString otherColumnsRuleText(const DataContract& contract);

/// What this rule asks, in the words of the contract that was checked.
QString findingLimitText(const ContractFinding& finding, const DataContract& contract);
/// The rows that break it, or in one sentence what was found.
QString findingFoundText(const ContractFinding& finding);
/// "Violated"; data that is too old is "Stale".
QString findingVerdictText(const ContractFinding& finding);
bool isStaleFinding(const ContractFinding& finding);

/// "The data keeps the contract", "The data violates the contract", "The data is stale", "No data"
QString contractVerdictText(const ContractReport& report);
/// What of the table could not be read as it should, and what else is to be known of it.
QStringList contractNotes(const ContractReport& report);

} // namespace ph

#pragma once

#include "models/values/ContractReport.h"
#include "models/values/FeatureDispute.h"

#include <nlohmann/json.hpp>

namespace ph {

/// A check as a person reads it in a terminal: the verdict, and what did not pass as a table; plain.
QStringList contractLines(const ContractReport& report);

/// The same for scripts. `frozen`: of the contract's columns.
nlohmann::json contractJson(const ContractReport& report, const QList<FeatureDispute>& frozen);
nlohmann::json disputesJson(const QList<FeatureDispute>& disputes);

} // namespace ph

#pragma once

#include "app/compare/ComparisonReport.h"

#include <nlohmann/json.hpp>

namespace ph {

/// The numbers of a report, all of them, with stable field names (README, "Commands"). Numbers that JSON
/// cannot say are the strings "NaN", "Infinity", "-Infinity".
nlohmann::json reportDocument(const ComparisonReport& report);
QByteArray reportJson(const ComparisonReport& report);

} // namespace ph

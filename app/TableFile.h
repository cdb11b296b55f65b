#pragma once

#include "models/charts/ChartTable.h"
#include "models/values/Result.h"

#include <stop_token>

namespace ph {

/// Writes a chart's rows as CSV, whole or not at all. Blocking; Cancelled where stopped.
Result<void> writeTable(const ChartTable& table, const QString& file, std::stop_token stop);

} // namespace ph

#pragma once

#include "models/charts/ChartTable.h"
#include "models/values/Result.h"

#include <functional>
#include <optional>
#include <stop_token>

namespace ph {

/// Writes a chart's rows as CSV, whole or not at all, without secrets: neither texts that hold one, nor those
/// of a row whose first cell is called like one. Blocking; Cancelled where stopped.
Result<void> writeTable(const ChartTable& table, const QString& file, std::stop_token stop);

/// The rows of tables that have one header and are had one after another, as long as `next` has one.
using NextTable = std::function<Result<std::optional<ChartTable>>()>;
Result<void> writeTables(const QStringList& header, const NextTable& next, const QString& file,
                         std::stop_token stop);

} // namespace ph

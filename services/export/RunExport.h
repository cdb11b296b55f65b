#pragma once

#include "models/values/Result.h"
#include "models/values/RunTable.h"

#include <functional>
#include <span>
#include <stop_token>
#include <string_view>

namespace ph {

enum class ExportFormat { Csv, JsonArray, Ndjson };

/// What to do with CSV cells that a spreadsheet would run as a formula: isFormula() of
/// models/values/CsvCell.h. Escaping prefixes an apostrophe and so changes the value.
enum class FormulaCells { Escape, Keep };

/// What to do with texts that hold a secret, as redact() finds them, or are called like one.
enum class SecretCells { Hide, Keep };

struct ExportOptions {
    ExportFormat format = ExportFormat::Csv;
    FormulaCells formulaCells = FormulaCells::Escape;
    SecretCells secretCells = SecretCells::Hide;
};

/// "csv", "json" or "ndjson"; Invalid otherwise.
Result<ExportFormat> exportFormatFromName(const QString& name);

/// The columns that an export has when none are named: all attributes, then every metric, param, tag and
/// dataset column.
std::vector<ColumnKey> allColumns(const RunTable& table);

/// Writes the given rows in the given order. CSV: RFC 4180 with CRLF, a header of columnKeyText() names,
/// times as ISO 8601 UTC with milliseconds, absent as an empty cell. JSON: one array of objects; NDJSON: one
/// object a line; in both, times are ISO 8601 UTC, absent keys are left out, numbers with 17 digits, NaN and
/// the infinities the strings "NaN", "Infinity", "-Infinity". `write` gets consecutive pieces and may fail.
Result<void> exportRuns(const RunTable& table, std::span<const std::uint32_t> rows,
                        const std::vector<ColumnKey>& columns, const ExportOptions& options,
                        const std::function<Result<void>(std::string_view)>& write,
                        std::stop_token stop = {});

/// exportRuns() into a file, which is replaced only when all went well.
Result<void> exportRunsToFile(const RunTable& table, std::span<const std::uint32_t> rows,
                              const std::vector<ColumnKey>& columns, const ExportOptions& options,
                              const QString& file, std::stop_token stop = {});

/// Milliseconds since 1970 as "2026-01-31T12:34:56.789Z"; empty for noTime.
std::string isoTime(std::int64_t ms);

} // namespace ph

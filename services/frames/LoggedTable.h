#pragma once

#include "models/values/Result.h"

#include <QByteArray>
#include <QStringList>

#include <string>
#include <variant>
#include <vector>

namespace ph {

/// A logged table as text, column by column; all columns are equally long.
struct LoggedTable {
    QStringList names;
    std::vector<std::vector<std::string>> columns; ///< cells as text; empty where missing or null
    std::size_t rows() const { return columns.empty() ? 0 : columns.front().size(); }
};

/// A logged square of numbers, with labels where it came with some.
struct LoggedMatrix {
    QStringList labels; ///< empty, or as many as there are rows
    std::vector<std::vector<double>> rows;
};

using LoggedValues = std::variant<LoggedTable, LoggedMatrix>;

/// Reads what training scripts log, by the name's ending:
/// JSON: {"columns": […], "data": [[…]]} (mlflow.log_table, pandas "split"), [{…}, …] ("records"),
/// {"name": […], …} ("list"), a square [[…]], or {"labels": […], "matrix": [[…]]} under common names;
/// CSV and TSV: with a header, RFC 4180.
/// Invalid for other endings and files over maxEvaluationBytes; Unreadable, naming the place, for the rest.
Result<LoggedValues> readLoggedValues(const QString& path, const QByteArray& bytes);

inline constexpr std::size_t maxLoggedColumns = 500, maxLoggedRows = 1'000'000;
inline constexpr std::size_t maxMatrixSize = 200;

} // namespace ph

#pragma once

#include "models/values/CsvReader.h"
#include "models/values/Result.h"

#include <functional>

namespace ph {

/// Calls for each record that is left, with its number, of which the first is `from`; empty lines are none.
/// Unreadable where one has another number of cells than `cells`, or its quote is never closed.
Result<void> eachRecord(CsvReader& reader, std::size_t cells, std::size_t from, const QString& where,
                        const std::function<void(std::size_t, const std::vector<std::string>&)>& visit);

} // namespace ph

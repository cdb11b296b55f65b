#pragma once

#include "models/values/GateFacts.h"

namespace ph {

/// Reads rows from a CSV, TSV or JSON file (see readLoggedValues()) or a table of an SQLite file,
/// "data.db#transactions". Empty cells are missing ones. NotFound; Unreadable for what is no table, for text
/// that is not UTF-8 and for two columns of one name; Invalid for files over 16 MiB and tables over 1,000,000
/// rows: a part of a sample proves nothing.
Result<SampleTable> loadSample(const QString& path);

} // namespace ph

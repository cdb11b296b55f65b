#pragma once

#include "models/values/RecordedText.h"

namespace ph {

/// What SQLite says (sqlite3_errmsg(), sqlite3_errstr()): of files and disks in the language of whoever sits
/// here; of statements, which is for whoever wrote them, as it says it.
RecordedText sqliteText(const char* words);

} // namespace ph

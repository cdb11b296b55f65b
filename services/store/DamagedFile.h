#pragma once

#include "models/values/Result.h"
#include "models/values/Time.h"
#include "services/store/Database.h"

#include <filesystem>

namespace ph {

/// True where a file deserves to be checked before it is used: the last close was not clean (a journal is
/// left), or damage was met while it was in use.
bool isSuspect(const std::filesystem::path& file);
void markSuspect(const std::filesystem::path& file);
void clearSuspicion(const std::filesystem::path& file);

/// PRAGMA quick_check; complaints set the failure and damaged(). Busy and the like are only failures.
enum class Check { Sound, Damaged, Unknown };
Check quickCheck(Database& database);

/// Renames a database with its journal to NAME-damaged-YYYYMMDD-HHMMSS.db; never deletes, never overwrites.
/// Returns the new name.
Result<std::filesystem::path> setAside(const std::filesystem::path& file, TimeMs now);

} // namespace ph

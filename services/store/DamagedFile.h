#pragma once

#include "models/values/Result.h"
#include "models/values/Time.h"
#include "services/store/Database.h"

#include <filesystem>
#include <functional>

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

struct OpenedDatabase {
    std::unique_ptr<Database> database;
    std::filesystem::path setAside; ///< where a damaged predecessor lies now; empty: all was well
};
/// Opens or creates, checks it where it is suspect, and lets `prepare` bring it to its schema. A damaged one
/// is set aside, and a new one takes its place; whatever else fails is an error and never "damage".
/// `beforeOpening` is called before each attempt.
Result<OpenedDatabase> openOrSetAside(const std::filesystem::path& file, const DatabaseOptions& options,
                                      const std::function<void()>& beforeOpening,
                                      const std::function<Result<void>(Database&)>& prepare);

} // namespace ph

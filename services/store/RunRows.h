#pragma once

#include "models/values/Run.h"
#include "services/store/Database.h"

#include <string_view>

namespace ph {

/// Finding and numbering what the other tables refer to. All work inside the caller's transaction.
namespace runrows {

enum class KeyKind { Metric = 1, Param = 2, Tag = 3 };

/// The row of a cached run; 0 where there is none.
std::int64_t find(Database& db, const EntityKey& run);
/// The same, but a run that is not cached is the failure NotFound.
std::int64_t require(Database& db, const EntityKey& run);

/// The row of an experiment, which is added (nameless, never seen) where nobody told of it yet.
std::int64_t experiment(Database& db, ConnectionId connection, std::string_view remoteId);
std::int64_t findExperiment(Database& db, ConnectionId connection, const QString& remoteId); ///< or 0

std::int64_t key(Database& db, KeyKind kind, std::string_view name);   ///< added where it is new
std::int64_t findKey(Database& db, KeyKind kind, const QString& name); ///< or 0
QString keyName(Database& db, std::int64_t key);

/// What a write says of what was cached: the same, where it only confirms that it still holds.
enum class Wrote { TheSame, News };
/// News, unless no row is another or gone.
Wrote newsOf(std::int64_t rows);

/// The revision that this transaction makes.
std::int64_t nextRevision(Database& db);

} // namespace runrows
} // namespace ph

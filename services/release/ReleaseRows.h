#pragma once

#include "models/values/ReleaseRecord.h"
#include "services/release/Ledger.h"
#include "services/store/Database.h"

namespace ph {

// Rows of state.db's release tables. As everywhere with Database, the first failure sticks.

/// A new release or another version of a draft, with its steps as planned.
void putRelease(Database& db, const ReleaseRecord& record, std::int64_t nowMs);

/// NotFound where there is none; Unreadable where the stored plan is not what its digest says.
std::optional<ReleaseRecord> readRelease(Database& db, const QString& id);
QStringList releaseIds(Database& db);
/// The release, where it is in one of these states; none after the database was told why not (Conflict).
std::optional<ReleaseRecord> readInState(Database& db, const QString& id,
                                         std::initializer_list<ReleaseState> states);
/// What a line of the ledger is about: the release with its plan and evidence as they are.
nlohmann::json aboutRelease(const ReleaseRecord& record);

void writeState(Database& db, const QString& id, ReleaseState state, const QString& reason,
                std::int64_t nowMs);
void writeStep(Database& db, const QString& release, qsizetype position, const StepRecord& step);

/// Fails with Conflict unless the release is running and `driver` holds its lease: who lost the lease writes
/// nothing any more.
void requireDriver(Database& db, const QString& release, const QString& driver);

/// Appends to the ledger, in the transaction of what it tells of.
void appendToLedger(Database& db, const QString& kind, const nlohmann::json& asked,
                    const nlohmann::json& observed, const SigningKey& key, std::int64_t nowMs);

} // namespace ph

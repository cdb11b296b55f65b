#pragma once

#include "services/store/Database.h"

#include <functional>
#include <span>

namespace ph {

/// One numbered SQL file of resources/schema. A released step is frozen: changes come as a new number.
struct SchemaStep {
    int number;
    const char* sql;
};

std::span<const SchemaStep> cacheSchema();
std::span<const SchemaStep> stateSchema();
std::span<const SchemaStep> observedSchema();

/// Written to PRAGMA application_id, so that no other program's database is ever taken for ours.
inline constexpr int cacheApplicationId = 0x50684331;    // "PhC1"
inline constexpr int stateApplicationId = 0x50685331;    // "PhS1"
inline constexpr int observedApplicationId = 0x50684F31; // "PhO1"

/// Brings the file to the newest step, each in a transaction of its own. `beforeChange(version)` is called
/// once, and only where an existing schema is about to change; its error stops the migration. Unsupported
/// where the file is newer than `steps`; Invalid where it belongs to another program.
Result<void> migrate(Database& database, std::span<const SchemaStep> steps, int applicationId,
                     const std::function<Result<void>(int version)>& beforeChange = {});

} // namespace ph

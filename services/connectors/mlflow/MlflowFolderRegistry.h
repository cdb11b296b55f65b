#pragma once

#include "models/values/ModelVersion.h"
#include "services/connectors/ItemFaults.h"
#include "services/connectors/LocalTree.h"

#include <stop_token>

namespace ph {

// The registry of a FileStore: `models/NAME/meta.yaml`, `…/version-N/meta.yaml`, and one file a tag and an
// alias. What cannot be read of one model or version is noted as a fault and hides no other. Keys come
// without their connection.

/// By name; empty where the store has no registry.
Result<std::vector<RegisteredModel>> folderRegisteredModels(const LocalTree& root, ItemFaults& faults,
                                                            const std::stop_token& stop);
/// Newest first; NotFound for a model that is not registered.
Result<std::vector<ModelVersion>> folderModelVersions(const LocalTree& root, const QString& model,
                                                      ItemFaults& faults, const std::stop_token& stop);

} // namespace ph

#pragma once

#include "services/kubernetes/ClusterClient.h"

namespace ph::kserve {

/// Whether the InferenceServices that the cluster serves have spec.canary (KServe 0.20 and later), by the
/// schema that it publishes, which every user may read. A dry run would not tell: with KServe's minimal CRDs
/// a cluster takes every field, and an older KServe ignores this one. Errors as of ClusterClient; false where
/// the schema says nothing of the field, or there is none.
Result<bool> servesCanaryList(const ClusterClient& client);

} // namespace ph::kserve

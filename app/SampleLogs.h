#pragma once

#include "models/values/RevisionLog.h"

namespace ph {

/// What the Pods of the sample's bad canary wrote around its onset, as a cluster gives it: before redaction.
/// The canary's from 11 minutes before it on, those of the one beside it from 20 minutes before; all until
/// `fetchedMs`.
KeptLogs sampleCanaryLogs(const QString& endpoint, std::int64_t onsetMs, std::int64_t fetchedMs);

} // namespace ph

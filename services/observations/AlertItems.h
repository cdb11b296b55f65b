#pragma once

#include "models/values/Alert.h"
#include "services/observations/ScopeIndex.h"

#include <span>
#include <vector>

namespace ph {

/// Alerts that one connection told of, as timeline items: from when they fire, to when they ended or on. A
/// pending one is none yet. An alert of an endpoint or a model is a symptom of it; one of anything else is a
/// failure that may be a cause.
std::vector<TimelineItem> alertItems(std::span<const Alert> alerts, const QString& connection,
                                     const ScopeIndex& scopes, std::int64_t nowMs);

} // namespace ph

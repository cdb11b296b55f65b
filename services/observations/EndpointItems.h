#pragma once

#include "models/values/EndpointEvent.h"
#include "services/observations/ScopeIndex.h"

#include <span>
#include <vector>

namespace ph {

/// What changed between two looks at one endpoint: what it runs, who gets its requests, its conditions.
/// Exact where the object itself says when, within the looks; else between them.
std::vector<TimelineItem> endpointItems(const Endpoint& before, const Endpoint& after,
                                        const QString& connection, const ScopeIndex& scopes);
/// One that is there and was not at the last look (`beforeMs`), or was and is no more.
enum class EndpointFate { Appeared, Removed };
TimelineItem endpointItem(const Endpoint& endpoint, EndpointFate fate, std::int64_t beforeMs,
                          std::int64_t nowMs, const QString& connection, const ScopeIndex& scopes);

/// Events of one endpoint's objects, each from first to last. What a component reports as broken may be a
/// cause; what it reports of an object that does not answer is a symptom.
std::vector<TimelineItem> eventItems(std::span<const EndpointEvent> events, const TimelineScope& endpoint,
                                     const QString& connection);

} // namespace ph

#pragma once

#include "models/values/AliasTimeline.h"
#include "models/values/ModelVersion.h"
#include "models/values/ReleaseRecord.h"
#include "services/observations/ScopeIndex.h"

#include <span>
#include <vector>

namespace ph {

/// Releases that changed something, and their steps: each from when it was asked for to when it was seen.
/// What was only drafted, or refused before its first step, changed nothing and is none.
std::vector<TimelineItem> releaseItems(const QList<ReleaseRecord>& releases);

/// Changes of where pointers of a registered model or prompt point, each between the look that still found
/// the old version and the one that found the new. What a first look found is no change.
std::vector<TimelineItem> aliasItems(const RegisteredModel& model, const QString& connection,
                                     const QList<AliasTimeline>& timelines, const ScopeIndex& scopes);

/// Versions of a prompt as they were registered, with how many lines each changed of the one before.
std::vector<TimelineItem> promptItems(const RegisteredModel& prompt, const QString& connection,
                                      std::span<const ModelVersion> versions);

} // namespace ph

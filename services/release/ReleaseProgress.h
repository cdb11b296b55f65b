#pragma once

#include "models/values/ReleaseRecord.h"

namespace ph {

/// A step was asked for, or may have been.
bool changedSomething(const ReleaseRecord& record);

/// Whether `a` is further on the one way that a release goes than `b`, whatever the clocks of those who tell
/// of it say. A withdrawn one is hardly further than a waiting one: somebody may have begun it meanwhile.
bool isFurther(const ReleaseRecord& a, const ReleaseRecord& b);

/// What is kept here brought up to what was told in the release home: its state, its reason, the evidence
/// that it was begun with, and the steps that were seen there. None where what was told is no further, or of
/// another plan.
std::optional<ReleaseRecord> caughtUp(const ReleaseRecord& kept, const ReleaseRecord& told);

} // namespace ph

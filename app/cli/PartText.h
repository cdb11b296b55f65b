#pragma once

#include "models/values/ReleasePlan.h"
#include "models/values/Result.h"

namespace ph {

/// "prompt:greeting@3", "threshold:cutoff@0.7": a part and what it goes to, after the last '@'. Invalid with
/// the kinds that there are.
Result<ReleasePart> partFromText(const QString& text);

} // namespace ph

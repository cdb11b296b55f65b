#pragma once

#include "models/values/ContainmentOption.h"
#include "services/containment/ContainmentFacts.h"

#include <QList>

namespace ph {

/// Every kind at least once, ranked by isTriedBefore(); what is impossible says why. Pure.
QList<ContainmentOption> containmentOptions(const ContainmentFacts& facts);

// One kind each; never empty.
QList<ContainmentOption> trafficContainment(const ContainmentFacts& facts); ///< canary, shift and fallback
QList<ContainmentOption> releaseContainment(const ContainmentFacts& facts); ///< rollback and prompt
QList<ContainmentOption> silenceContainment(const ContainmentFacts& facts);

} // namespace ph

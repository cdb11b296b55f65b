#pragma once

#include "models/values/Policy.h"
#include "models/values/RecordedText.h"
#include "services/yaml/ShapeReader.h"

namespace ph {

enum class TierRisk { Least, Above };

struct BrokenRule {
    QString path;       ///< "tiers.high.rollout.stages[1].percent"; always in `places`
    RecordedText words; ///< one sentence
};

/// What no schema can say of a tier's rollout: stages that do not ascend or exceed the tier's cap, strategies
/// that its risk does not allow, queries that say nothing of the candidate, soaks that are too short for the
/// samples that a metric asks for, and a tier that nothing could take back. `places` tells which keys are
/// there.
QList<BrokenRule> brokenRolloutRules(const PolicyTier& tier, TierRisk risk, const FilePlaces& places);

} // namespace ph

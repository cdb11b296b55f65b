#pragma once

#include "services/environments/EnvironmentProbe.h"

namespace ph {

/// Who sees to each rule, from what the parts answered. Only what was observed counts: a part that is Unknown
/// makes nothing enforced or detected.
QList<EnvironmentRule> environmentRules(const ReleaseEnvironment& environment,
                                        const QList<EnvironmentAnswer>& parts);

QString environmentRuleText(const EnvironmentRule& rule); ///< what the rule says, translated

} // namespace ph

#pragma once

#include "services/diagnosis/RuleTrial.h"
#include "services/incidents/Suspects.h"

namespace ph {

/// A rule that an incident suggests, tried on it.
struct ProposedRule {
    LearnedRule rule;
    RuleTrial trial;
    QString suspect;                       ///< what suggests it
    std::optional<TimelineItem> item = {}; ///< the same, where it is on the timeline
};

/// The step of the usual checklist that looks at things of a kind.
QString stepOfKind(TimelineKind kind, TimelineRole role, const TimelineScope& scope);

/// A line of the diagnosis for each of the suspects that is of another kind than those before it, and one for
/// each cached number that left the range which it had outside incidents, with the bound half way. Those that
/// would have caught it come first; of these the ones that cry wolf least. Pure.
std::vector<ProposedRule> proposedRules(const CachedPast& past, const std::vector<Suspect>& suspects,
                                        const TrialQuestion& question);

} // namespace ph

#pragma once

#include "models/values/TimelineTable.h"

namespace ph {

/// What changed before a trouble began?
struct SuspectQuestion {
    std::int64_t onsetMs = 0;
    TimelineScope scope = {};                           ///< whom the trouble hit, as far as that is known
    std::int64_t lookBackMs = std::int64_t(86'400'000); ///< above 0
    std::size_t most = 20;
};

/// What a suspect's score is made of, each from 0 to 1. The score is their product.
struct SuspicionParts {
    double closeness =
        0; ///< 1 at the onset, 1/2 after the time that a cause of its kind usually takes to show
    double certainty = 0; ///< share of the time when it may have happened that lies within the question
    double overlap = 0;   ///< scopeOverlap()
    double weight = 0;    ///< how often a thing of its kind and role is a cause
    friend bool operator==(const SuspicionParts&, const SuspicionParts&) = default;
};

/// Something that happened before the onset, or may have.
struct Suspect {
    std::uint32_t row = 0; ///< in the table
    double score = 0;
    SuspicionParts parts = {};
    /// How long before the onset: at least, and at most; equal where it is exact.
    std::int64_t leadMs = 0, mostLeadMs = 0;
    std::size_t alike = 1; ///< items of the question with the same evidence, this one among them
    friend bool operator==(const Suspect&, const Suspect&) = default;
};

/// Ranked, the most suspicious first; among equals the later one. Of items with the same evidence (a release
/// and its steps, an alert that flaps) only the most suspicious is listed. What happened after the onset is
/// never a suspect; what was seen after it and may have happened before is one, by the share of the time
/// between the looks that lies before it. Pure; costs by the items within the question.
std::vector<Suspect> suspectsBefore(const TimelineTable& table, const SuspectQuestion& question);

/// How things of a kind are weighed, and why; for whoever explains a ranking.
struct SuspectKind {
    double weight = 0;
    std::int64_t halfMs = 0; ///< above 0: a cause of this kind has shown by then in half of the cases
    const char* why = "";    ///< in English, one sentence
};
const SuspectKind& suspectKind(TimelineKind kind);
double suspectRoleWeight(TimelineRole role);

} // namespace ph

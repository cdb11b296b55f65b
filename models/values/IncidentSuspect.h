#pragma once

#include "models/values/TimelineItem.h"

namespace ph {

/// Something that happened before an incident began, as it is shown: what it was, and why it is suspected.
struct IncidentSuspect {
    int rank = 0; ///< from 1, the most suspicious first
    TimelineItem item;
    double score = 0; ///< the product of the four, each from 0 to 1
    double closeness = 0, certainty = 0, overlap = 0, weight = 0;
    std::int64_t leadMs = 0,
                 mostLeadMs = 0; ///< how long before: at least and at most; equal where it is exact
    std::size_t alike = 1;       ///< items with the same evidence, this one among them
    const char* why = "";        ///< about its kind, in English; see suspectReasonText()
    friend bool operator==(const IncidentSuspect&, const IncidentSuspect&) = default;
};

} // namespace ph

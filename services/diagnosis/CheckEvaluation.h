#pragma once

#include "models/values/DiagnosisReport.h"
#include "services/diagnosis/CachedPast.h"

#include <QSet>

namespace ph {

/// Whom a scope concerns, seen from who is in trouble.
enum class Concern : std::uint8_t { Itself, Surroundings, Others };

/// Tells scopes apart for one question. Whoever names the endpoint is it; whoever names only a model is it
/// where the endpoint serves that model, as far as the timeline tells.
class ConcernOf {
public:
    ConcernOf(const TimelineTable& table, const TimelineScope& asked);
    Concern operator()(const TimelineScope& scope) const;

private:
    TimelineScope asked_;
    QSet<QString> models_; ///< that it serves; empty: not known
};

/// Rows of the table that a check of kind Happened wants, whenever they happened, in the order of time.
std::vector<std::uint32_t> matchingRows(const DiagnosisCheck& check, const TimelineTable& table,
                                        const ConcernOf& concern);

/// Whether all of a kind has been looked at since `sinceMs`, and when. What only finds are kept of (data that
/// is stale, broken or moved) is known to be well by a look alone; of the others an item that was seen since
/// then shows that somebody watches. noTime: nobody did.
std::int64_t watchedSince(TimelineKind kind, std::int64_t sinceMs, const CachedPast& past,
                          const ConcernOf& concern);

/// Pure. Never Ok where a part of what it asks was not looked at by the onset.
CheckFinding evaluateCheck(const DiagnosisCheck& check, const CachedPast& past,
                           const DiagnosisQuestion& question, const ConcernOf& concern);

} // namespace ph

#pragma once

#include "models/values/ContractReport.h"
#include "models/values/DriftStudy.h"
#include "models/values/QualityReport.h"
#include "services/observations/ObservedStore.h"
#include "services/observations/ScopeIndex.h"

#include <vector>

namespace ph {

/// Where a study of drift found that columns stay moved, and that a segment's share of the rows did: between
/// the begin and the end of the window of each onset. A segment tells only what all rows do not. Windows
/// without times, and a study without windows, tell no moment and so nothing. `source`: what the study is
/// called.
std::vector<TimelineItem> driftItems(const DriftStudy& study, const QString& source,
                                     const TimelineScope& scope, std::int64_t nowMs);

/// That a study has looked whether columns moved, with those that did: of the time up to the end of its last
/// window with rows, Partial where a column could not be judged. None where its windows tell no time.
std::optional<ObservedLook> driftLook(const DriftStudy& study, const QString& source,
                                      const TimelineScope& scope, std::int64_t nowMs);

/// Checks of a report that failed, by its tool's own verdict: within the window that each is about, else at
/// the moment when the report was made, else when it was imported.
std::vector<TimelineItem> qualityItems(const QualityReport& report, std::int64_t importedMs,
                                       const TimelineScope& scope);

/// That a report has looked at what it checks, a look a kind, with the checks that failed: as new as the
/// oldest of its windows, Partial where a check came to no verdict.
std::vector<ObservedLook> qualityLooks(const QualityReport& report, std::int64_t importedMs,
                                       const TimelineScope& scope);

/// Rules that a table breaks, likewise, at the moment of the check.
std::vector<TimelineItem> contractItems(const ContractReport& report, const TimelineScope& scope);

/// How new data is, and how new it has to be.
struct FreshnessReading {
    QString dataset, source;
    TimelineScope scope = {};
    std::int64_t newestMs = noTime; ///< newest time in it
    std::int64_t withinMs = 0;      ///< it has to be no older than that
    std::int64_t readMs = noTime;
};
/// When it became too old, which follows from the two to the moment; none where it has not, or is not known.
std::optional<TimelineItem> freshnessItem(const FreshnessReading& reading);

} // namespace ph

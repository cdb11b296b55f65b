#pragma once

#include "app/cli/CommandLine.h"
#include "app/incidents/LoadTimeline.h"
#include "models/values/TimelineSelection.h"

namespace ph {

nlohmann::json timelineItemJson(const TimelineItem& item);
nlohmann::json timelineJson(const TimelineReading& reading, const TimelineSelection& shown,
                            const TimelineFilter& filter);
QString timelineCsv(const TimelineSelection& shown);
QStringList timelineLines(const TimelineSelection& shown, std::int64_t nowMs);

/// "2026-11-27 10:00:00 UTC"; "A – B" and "A – " where it lasted and goes on; "A … B": between two looks.
QString happenedText(const TimelineItem& item);

} // namespace ph

#pragma once

#include "models/tables/Format.h"
#include "models/values/Incident.h"
#include "models/values/IncidentSuspect.h"

/// Everything about incidents that has a word, translated. What is not known is said to be so.
namespace ph {

QString incidentSeverityText(IncidentSeverity severity);    ///< "Sev 1"
QString incidentSeverityMeaning(IncidentSeverity severity); ///< "Sev 1: everybody, now"
QString incidentStateText(IncidentState state);             ///< "Open"
/// "by hand", "from alert LatencyHigh".
QString incidentOriginText(const IncidentOrigin& origin);

/// "Show the alert"; empty where it was opened by hand.
QString incidentOriginActText(IncidentOrigin::Kind kind);

QString incidentEntryKindText(const IncidentFact& fact); ///< "Note"
/// What it says, in one paragraph; `time` writes the times in it.
QString incidentEntryText(const IncidentFact& fact, QString (*time)(std::int64_t) = formatLocalTime);

/// "12,300 requests, 3,000 of them failed, …": a line each, an unknown amount said to be unknown.
QStringList incidentImpactLines(const IncidentImpact& impact);

QString suspectLeadText(std::int64_t leadMs,
                        std::int64_t mostLeadMs);          ///< "12 min"; "5 min … 1 h" between two looks
QString suspectReasonText(const IncidentSuspect& suspect); ///< why things of its kind are causes
QString suspectPartsText(const IncidentSuspect& suspect);  ///< what its score is made of, in a sentence

} // namespace ph

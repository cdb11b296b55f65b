#pragma once

#include "models/values/Alert.h"
#include "models/values/DriftStudy.h"
#include "models/values/Gate.h"
#include "models/values/IncidentAct.h"
#include "services/observations/ScopeIndex.h"

/// What an incident begins with that somebody opens where the trouble shows itself: nothing in it is more
/// than what is known there. Texts are plain English, as all of the record; but a title that no server gives
/// is in the reader's language, for what is recorded of it are their words. Pure.
namespace ph {

/// The severity that a label of an alert names, as people write it ("critical", "P2", "sev3"); Sev3 where it
/// is another word, or none.
IncidentSeverity severityOfLabel(const QString& word);

/// Whom an alert names and since when it holds.
IncidentDraft draftFromAlert(const Alert& alert, const ScopeIndex& scopes);

/// The same of an alert that was observed earlier.
IncidentDraft draftFromSeen(const TimelineItem& alert, const ScopeIndex& scopes);

/// A gate of a release that does not pass.
struct FailedGate {
    QString release, environment;
    QString subject; ///< "fraud 7"
    GateResult result;
};
/// When the trouble began is what nobody asked a gate: not known.
IncidentDraft draftFromGate(const FailedGate& gate, const ScopeIndex& scopes);

/// A cell of a study: a column in a segment, and in a window or in all.
struct DriftedCell {
    std::size_t column = 0, segment = 0;
    std::optional<std::size_t> window = {};
};
/// Begins with the onset that the study found, else with the window that was chosen; a segment's share of the
/// rows is what is affected. The environment is known where there is but one.
IncidentDraft draftFromDrift(const QString& study, const DriftStudy& found, const DriftedCell& cell,
                             const ScopeIndex& scopes);

/// What an environment's file says of its traffic and cost; nothing where it says nothing.
IncidentChanged impactKnown(const ScopeIndex& scopes, const QString& environment);

} // namespace ph

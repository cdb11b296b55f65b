#include "app/incidents/ReaderSpeech.h"

#include "models/tables/ContainmentReasons.h"
#include "models/tables/ContainmentWords.h"
#include "models/tables/DiagnosisWords.h"
#include "models/tables/Format.h"
#include "models/tables/IncidentWords.h"
#include "models/tables/TimelineItemWords.h"
#include "models/tables/TimelineWords.h"
#include "models/tables/TrialReasons.h"

namespace ph {

PostmortemSpeech readerSpeech()
{
    return {.severity = incidentSeverityText,
            .state = incidentStateText,
            .span = formatDuration,
            .kind = timelineKindText,
            .title = timelineTitleText,
            .act = containmentActText,
            .outcome = containedText,
            .entry =
                [](const IncidentFact& fact) {
                    return EntryWords{incidentEntryKindText(fact), incidentEntryText(fact, postmortemTime)};
                },
            .step = stepTitleText,
            .finding = stepFindingText,
            .trial = trialReasonText,
            .pair = pairText};
}

} // namespace ph

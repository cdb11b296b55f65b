#include "models/tables/DiagnosisReasons.h"

#include "models/tables/GateReasons.h"
#include "models/tables/RecordedSentences.h"
#include "models/tables/RolloutReasons.h"

#include <QtGlobal>

namespace ph {

QString diagnosisReasonText(const QString& english)
{
    static const RecordedSentences sentences(
        "ph::DiagnosisReason",
        {QT_TRANSLATE_NOOP("ph::DiagnosisReason", "What a gate of the kind %1 looks at is not cached."),
         //: %1: a list of kinds of things that are observed, by name
         QT_TRANSLATE_NOOP("ph::DiagnosisReason", "Nobody has looked since it began: %1."),
         //: %1: the name of a metric
         QT_TRANSLATE_NOOP("ph::DiagnosisReason", "No number is cached under the query of %1."),
         //: %1: an expression
         QT_TRANSLATE_NOOP("ph::DiagnosisReason", "No number is cached of that time: %1."),
         //: %1: an expression
         QT_TRANSLATE_NOOP("ph::DiagnosisReason", "No number is cached under: %1."),
         //: Of a rule on past data; %1: why, a sentence
         QT_TRANSLATE_NOOP("ph::DiagnosisReason", "It would have had no answer: %1"),
         //: Of a rule on past data
         QT_TRANSLATE_NOOP("ph::DiagnosisReason", "Nobody looked then at what it goes by."),
         QT_TRANSLATE_NOOP("ph::DiagnosisReason", "Nothing of the kind in that time."),
         //: Of a rule on past data
         QT_TRANSLATE_NOOP("ph::DiagnosisReason", "It would have said nothing."),
         //: %1: what was found, a sentence
         QT_TRANSLATE_NOOP("ph::DiagnosisReason", "%1 The cached numbers end before it began."),
         //: %1: what happened last; %2: how many other things
         QT_TRANSLATE_NOOP("ph::DiagnosisReason", "%1, and %2 more.")},
        {knownGateReason, knownRolloutReason});
    return sentences.inWords(english);
}

} // namespace ph

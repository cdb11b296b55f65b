#include "models/tables/PostmortemReasons.h"

#include "models/tables/RecordedSentences.h"

#include <QtGlobal>

namespace ph {

QString blamingHintText(const QString& english)
{
    static const RecordedSentences hints(
        "ph::PostmortemReason",
        {//: %1: a word that blames somebody; %2: what somebody wrote; %3: what to write instead
         QT_TRANSLATE_NOOP("ph::PostmortemReason", "\"%1\" in \"%2\": %3."),
         //: What to write instead of a word that blames somebody, as are the next ones
         QT_TRANSLATE_NOOP("ph::PostmortemReason", "say what did not remind anybody"),
         QT_TRANSLATE_NOOP("ph::PostmortemReason", "say what made the slip easy"),
         QT_TRANSLATE_NOOP("ph::PostmortemReason", "say what was known then, and what was not"),
         QT_TRANSLATE_NOOP("ph::PostmortemReason", "say what let one slip reach users"),
         QT_TRANSLATE_NOOP("ph::PostmortemReason", "say what happened, not whose it was"),
         QT_TRANSLATE_NOOP("ph::PostmortemReason", "say what made it possible"),
         QT_TRANSLATE_NOOP("ph::PostmortemReason", "say what would have made it happen")});
    return hints.inWords(english);
}

} // namespace ph

#include "models/tables/ReleaseReasons.h"

#include "models/tables/RecordedSentences.h"

#include <QtGlobal>

namespace ph {

// Of those that one sentence fits, the first counts: whole ones come before those that begin with a place.
QString releaseReasonText(const QString& english)
{
    static const RecordedSentences sentences(
        "ph::ReleaseReason",
        {QT_TRANSLATE_NOOP(
             "ph::ReleaseReason",
             "Made offline from what was seen last; compared with what is live when it is submitted."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason",
                           "Whether %1 was changed is unknown (%2); it is not seen yet."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "It is %1 in the release home, as %2 says."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "What it makes live was found live."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "The environment names no registry."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "The files of %1 %2 are not recorded: %3"),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "Cancelled after step %1 of %2."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "A rollback took over."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "would be accepted"),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "accepted"), QT_TRANSLATE_NOOP("ph::ReleaseReason", "By %1."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason",
                           "%1 took their approval back before anything of it was asked for."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "%1 rejected it before anything of it was asked for."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "%1 was asked for, and is not seen yet."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "%1 was expected at %2, %3 is there."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "%1 cannot be asked for now (%2)."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "%1 Stopped after step %2 of %3."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "%1 was refused (%2).")});
    return sentences.inWords(english);
}

} // namespace ph

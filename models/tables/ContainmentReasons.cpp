#include "models/tables/ContainmentReasons.h"

#include "models/tables/RecordedSentences.h"
#include "models/tables/ReleaseReasons.h"

#include <QtGlobal>

namespace ph {

QString containmentReasonText(const QString& english)
{
    static const RecordedSentences sentences(
        "ph::ContainmentReason",
        {QT_TRANSLATE_NOOP("ph::ContainmentReason",
                           "No silence with this reason is there any more, if there was one."),
         QT_TRANSLATE_NOOP("ph::ContainmentReason",
                           "The cluster has taken it; it does not show where requests go."),
         QT_TRANSLATE_NOOP("ph::ContainmentReason",
                           "The object asks for it; it does not show where requests go."),
         QT_TRANSLATE_NOOP("ph::ContainmentReason",
                           "There is no candidate any more; what became of it is not known."),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "The traffic is observed as asked for."),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "The cluster has taken it; not seen yet."),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "No answer came, and looking has not found it done."),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "No rollback for this reason is known here."),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "No silence with this reason is there."),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "Not seen yet."),
         //: %1 is a release
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "No rollout of %1 is kept beside its endpoint."),
         //: %1 is a share of the requests in percent, as in the next ones
         QT_TRANSLATE_NOOP("ph::ContainmentReason",
                           "The candidate has %1 %, as observed; the object asks for what was requested."),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "The candidate has %1 %, as the object asks for."),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "The candidate has %1 %, as observed."),
         //: %1 is the id of a silence, %2 a time; as in the next ones
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "Silence %1 was there; it ended at %2."),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "Silence %1 is there until %2."),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "Silence %1; not seen yet"),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "Silence %1"),
         //: How a rollout stands; %1: why, a sentence, as in the next ones
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "holds: %1"),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "rolled-back %1"),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "aborted %1"),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "stopped %1"),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "promoted %1"),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "promoted"),
         //: %1 is a revision, %2 its share of the requests in percent; as in the next ones
         QT_TRANSLATE_NOOP("ph::ContainmentReason",
                           "%1 has %2 %, as observed; the object asks for what was requested."),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1 has %2 %, as the object asks for."),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1 has %2 %, as observed."),
         //: %1 is a release, %2 why it is so, a sentence; as in the next ones
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1 is draft. %2"),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1 is waiting. %2"),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1 is running. %2"),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1 is soaking. %2"),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1 is done. %2"),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1 is rolling-back. %2"),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1 is rolled-back. %2"),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1 is stopped. %2"),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1 is draft."),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1 is waiting."),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1 is running."),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1 is soaking."),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1 is done."),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1 is rolling-back."),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1 is rolled-back."),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1 is stopped."),
         //: %1 is a step of a rollout, %2 what was seen of it, a sentence; as in the next ones
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1: planned. %2"),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1: intended. %2"),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1: requested. %2"),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1: observed. %2"),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1: passed. %2"),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1: refused. %2"),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1: planned."),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1: intended."),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1: requested."),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1: observed."),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1: passed."),
         QT_TRANSLATE_NOOP("ph::ContainmentReason", "%1: refused.")},
        {knownReleaseReason});
    return sentences.inWords(english);
}

QString containedText(const IncidentContained& act)
{
    return act.standing == IncidentContained::Standing::Asked ? act.text : containmentReasonText(act.text);
}

} // namespace ph

#include "models/tables/ReleaseReasons.h"

#include "models/tables/ErrorReasons.h"
#include "models/tables/RecordedSentences.h"
#include "models/tables/RolloutReasons.h"
#include "models/values/StudyNote.h"

#include <QCoreApplication>

namespace ph {

namespace {

/// "the candidate at 0 %; 10 % of the requests, watched for 15m; promotion".
std::optional<QString> knownSteps(const QString& english)
{
    static const RecordedSentences steps(
        "ph::ReleaseReason",
        {//: A step of a rollout, as are the next ones
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "preflight"),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "promotion"),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "confirmation"),
         //: %4 is a controller such as Argo CD
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "each a commit to %1 in %2 (%3), which %4 applies"),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "each a commit to %1 in %2 (%3)"),
         //: %1 is a step of a rollout, %2 how long: 15m
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "%1, watched for %2")},
        {knownRolloutReason});
    std::optional<QString> all;
    for (const auto& step : english.split(QStringLiteral("; "))) {
        const auto words = steps.oneSentence(step);
        if (!words)
            return std::nullopt;
        //: Joins steps of a rollout.
        const auto joined = QCoreApplication::translate("ph::ReleaseReason", "%1; %2");
        all = all ? filledPattern(joined, {*all, *words}) : *words;
    }
    return all;
}

const RecordedSentences& releaseReasons()
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
         QT_TRANSLATE_NOOP("ph::ReleaseReason",
                           "Supervised only: traffic moves on while a computer drives it, and stands where "
                           "it is while none does, unless it is armed (pilothouse release arm)."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "Supervised only: Argo Rollouts has no sequential test. The "
                                                "share stays until a driver of ours has decided by %1."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason",
                           "Supervised only: Argo Rollouts cannot compare two revisions. Each stage stays "
                           "until a driver of ours has judged %1."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "Armed: a Job in the cluster drives it, and no traffic moves "
                                                "before that does; this computer may be switched off then."),
         QT_TRANSLATE_NOOP(
             "ph::ReleaseReason",
             "Armed once the Rollout holds its steps: Argo Rollouts moves it on, and takes it back, by "
             "itself. Whoever drives it writes down what is seen, and pauses or aborts it when asked."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason",
                           "{target} is the hash of a pod template there, as in the label "
                           "rollouts-pod-template-hash: the series need one with it."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "Nothing says where the metrics are: Argo's controller asks "
                                                "the Prometheus that it is set up with."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "Not measured there, as it decides nothing: %1."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "A run keeps its latest measurements, not all."),
         //: %1 is an endpoint, %2 a cluster, %3 the steps of a rollout
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "On %1 of %2: %3."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "accepted"), QT_TRANSLATE_NOOP("ph::ReleaseReason", "By %1."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason",
                           "%1 took their approval back before anything of it was asked for."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "%1 rejected it before anything of it was asked for."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "%1 was asked for, and is not seen yet."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "%1 was expected at %2, %3 is there."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "%1 cannot be asked for now (%2)."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "%1 Stopped after step %2 of %3."),
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "%1 was refused (%2)."),
         //: %1 is what something was about: a place, or a kind of error; %2 what was wrong with it
         QT_TRANSLATE_NOOP("ph::ReleaseReason", "%1: %2")},
        {knownSteps, knownRolloutReason, knownErrorReason});
    return sentences;
}

} // namespace

QString releaseReasonText(const QString& english)
{
    return releaseReasons().inWords(english);
}

std::optional<QString> knownReleaseReason(const QString& english)
{
    return releaseReasons().oneSentence(english);
}

} // namespace ph

#include "models/tables/RolloutReasons.h"

#include "models/tables/ErrorReasons.h"
#include "models/tables/RecordedSentences.h"

#include <QtGlobal>

namespace ph {

namespace {

const RecordedSentences& rolloutReasons()
{
    static const RecordedSentences sentences(
        "ph::RolloutReason",
        {QT_TRANSLATE_NOOP("ph::RolloutReason",
                           "In Standard mode, which it is in now, KServe ignores canaryTrafficPercent "
                           "without a word; this was planned for Knative mode."),
         QT_TRANSLATE_NOOP("ph::RolloutReason",
                           "Nobody sees where the requests go, for the %1 cannot be read (%2); that the "
                           "candidate gets no more than %3 % has to be seen."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "There are more events than requests (candidate %1 of %2, "
                                                "stable %3 of %4): the two queries do not count the same."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "The endpoint is neither as it was nor as the candidate is; "
                                                "what somebody made of it is not overwritten."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "There is no %1: Seldon splits requests by Istio, or by "
                                                "Ambassador, of which nobody sees the weights here."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "Argo Rollouts: %1; of its measurements %2 succeeded, %3 "
                                                "failed, %4 were inconclusive and %5 could not be made."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "In Knative mode, which it is in now, KServe has revisions; "
                                                "this was planned for Standard mode."),
         QT_TRANSLATE_NOOP(
             "ph::RolloutReason",
             "The plan only compares the candidate with the stable version, and there are not two any more."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "The candidate gets %1 % of the requests, and at most %2 % "
                                                "are allowed before its soak is over."),
         QT_TRANSLATE_NOOP(
             "ph::RolloutReason",
             "Going back was asked for, and is not seen: %1 is not the stable one with all requests."),
         QT_TRANSLATE_NOOP(
             "ph::RolloutReason",
             "There is no %1: without the Gateway API KServe splits no requests in Standard mode."),
         QT_TRANSLATE_NOOP(
             "ph::RolloutReason",
             "The endpoint does not have the candidate and the steps of this rollout any more."),
         QT_TRANSLATE_NOOP(
             "ph::RolloutReason",
             "Argo Rollouts paused it: an analysis could not tell. Resume it to measure again."),
         QT_TRANSLATE_NOOP(
             "ph::RolloutReason",
             "The candidate gets %1 % of the requests. The router has not taken the weight %2 yet."),
         QT_TRANSLATE_NOOP("ph::RolloutReason",
                           "All requests reach the candidate, so that nothing is left to compare it with."),
         QT_TRANSLATE_NOOP("ph::RolloutReason",
                           "No requests reached the stable version: there is nothing to compare with."),
         QT_TRANSLATE_NOOP("ph::RolloutReason",
                           "The median of the candidate's latest %1 values is %2; it must not be above %3%4"),
         QT_TRANSLATE_NOOP("ph::RolloutReason",
                           "The median of the candidate's latest %1 values is %2; it must not be below %3%4"),
         QT_TRANSLATE_NOOP("ph::RolloutReason",
                           "The object asks for %1 % now, which it did not when this was planned."),
         QT_TRANSLATE_NOOP(
             "ph::RolloutReason",
             "Candidate %1 of %2 (%3), stable %4 of %5 (%6): a difference of %7 (95 %: %8 to %9)."),
         QT_TRANSLATE_NOOP("ph::RolloutReason",
                           "The controller of Argo Rollouts has not seen its latest change."),
         QT_TRANSLATE_NOOP("ph::RolloutReason",
                           "The rollback condition is met before anything is changed: %1 is %2."),
         QT_TRANSLATE_NOOP("ph::RolloutReason",
                           "Nobody sees where the requests go, for the %1 cannot be read (%2)."),
         QT_TRANSLATE_NOOP("ph::RolloutReason",
                           "Candidate %1, stable %2: a difference of %3 (95 %: %4 to %5) over %6 and %7."),
         QT_TRANSLATE_NOOP("ph::RolloutReason",
                           "The latest value of the candidate is %1; it must not be above %2%3"),
         QT_TRANSLATE_NOOP("ph::RolloutReason",
                           "The latest value of the candidate is %1; it must not be below %2%3"),
         QT_TRANSLATE_NOOP("ph::RolloutReason",
                           "The endpoint does not have the candidate's fields any more."),
         QT_TRANSLATE_NOOP("ph::RolloutReason",
                           "The soak is over, and the rollback condition %1 has no value."),
         QT_TRANSLATE_NOOP("ph::RolloutReason",
                           "The object asks for %1, which this rollout did not ask for."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "No revision with the fields of before is created yet."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "All values of the stable version are NaN or infinite."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "The soak is over, and there is no data to judge by: %1"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "Somebody changed the endpoint while it was measured."),
         QT_TRANSLATE_NOOP("ph::RolloutReason",
                           "Candidate %1, stable %2: a difference of %3 (%4 to %5, p = %6)."),
         QT_TRANSLATE_NOOP("ph::RolloutReason",
                           "Candidate %1, stable %2: a difference of %3 (95 %: %4 to %5)."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "The candidate is not better by the %1 that matter. %2"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "All values of the candidate are NaN or infinite."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "The VirtualService has %1, and the object lists %2."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "No metric decides: there is nothing to pass by."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "There is no value of the stable version since %1."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "The controller of Argo Rollouts has not begun."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "It cannot be told yet of %1 metrics; the first: %2"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "At 0 % %1 would send the requests to %2, not to %3."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "No revision of the candidate is created yet."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "Going back was asked for, and is not seen: %1"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "Another object has the endpoint's name now."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "Time is over, with too little seen to tell."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "The cluster would refuse the candidate (%1)."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "This was planned for another system than %1."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "There are no values of the stable version."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "There is no value of the candidate since %1."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "Its Deployment still asks for pods with %1."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "KServe does not list the candidate %1 yet."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "The metrics have said nothing for %1 s (%2)."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "Nobody answers the rollback condition %1 (%2)."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "Nobody answers the rollback condition %1."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "The candidate gets %1 % of the requests."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "Of its %1 pods %2 are new, and %3 are ready."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "Argo Rollouts was not to be moved (%1)."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "The metrics have said nothing for %1 s."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "Time is over, and neither is better. %1"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "There are no values of the candidate."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "KServe lists the candidate %1 with %2 %."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "All values of the candidate are NaN."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "It was not decided within %1 minutes."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "would be accepted, with a warning: %1"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "The endpoint is not there any more."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "Its Deployment is not taken up yet."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "The one metric that decides passes."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "KServe still lists the candidate %1."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "the cluster asks for %1 and Git for %2"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "No requests reached the candidate."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "The rollback condition is met: %1."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "Argo Rollouts cannot go on (%1): %2"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "The endpoint cannot be seen (%1)."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "The endpoint is being deleted."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "Its Deployment is not seen (%1)."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "All %1 metrics that decide pass."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "Too little was seen to tell."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "p = %1, %2 is asked at this look"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "The pods of %1 are not ready."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "Argo Rollouts aborted it: %1"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "The route says no weights."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "Going back was refused (%1)."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "accepted, with a warning: %1"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "Neither is better so far. %1"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "The candidate is better. %1"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "A critical metric fails. %1"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "Too little was measured."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "The candidate is worse. %1"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "The metrics say nothing (%1)."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "The metrics say nothing."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "It cannot be told yet. %1"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "The GitOps controller"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "worse by more than %1 %"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "The analysis failed."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "no reason is given."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "would be accepted"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "A metric fails. %1"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "Argo Rollouts: %1"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "no percentage"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "Paused by %1"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "not there"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "accepted"), QT_TRANSLATE_NOOP("ph::RolloutReason", "worse"),
         QT_TRANSLATE_NOOP(
             "ph::RolloutReason",
             "%1 manages this endpoint and would undo a rollback by hand: it must go through Git."),
         QT_TRANSLATE_NOOP("ph::RolloutReason",
                           "%1 manages this endpoint and would undo a rollout by hand: change it in Git."),
         QT_TRANSLATE_NOOP("ph::RolloutReason",
                           "%1 was created after the candidate %2: somebody changed the endpoint."),
         QT_TRANSLATE_NOOP("ph::RolloutReason",
                           "%1 Events come in bursts, so that one of the candidate counts as %2."),
         QT_TRANSLATE_NOOP("ph::RolloutReason",
                           "%1 manages %2 now: what somebody else manages is not taken over."),
         QT_TRANSLATE_NOOP("ph::RolloutReason",
                           "%1 gets %2 % of the requests, and is neither the candidate nor %3."),
         QT_TRANSLATE_NOOP("ph::RolloutReason",
                           "%1 of the candidate, %2 of the stable version; %3 each are needed."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 So few values could not tell a candidate that is worse."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 is the stable one, and %2 was when this was planned."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 is rolled out, and %2 was when this was planned."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 It looks %2, but chance may still explain it (%3)."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 was asked for, and is not seen within %2 s: %3"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1, and %2 is what it was to be taken back for."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 is not what it was when this was planned."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 It is %2, beyond what chance explains (%3)."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 gets %2 % of the requests and %3 gets %4 %."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 is %2, and was %3 when this was planned."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 is a threshold: it compares nothing."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 was created since this was planned."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 reached the candidate; %2 are needed."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 gets copies of %2 % of the requests."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 critical metrics fail; the first: %2"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 Nothing says that it is %2 (p = %3)."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 is on its way to be rolled out."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 is %2 in the cluster and %3 in Git"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 of the candidate; %2 are needed."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 has not applied %2 (commit %3): %4."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 is not the stable one yet."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 is created, and not ready."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 metrics fail; the first: %2"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 gets %2 % of the requests."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 is not rolled out yet."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 Changed last by %2."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 cannot serve (%2): %3"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 was refused (%2)."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 asked for it."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 is not ready."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 has no value (%2)."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 has no value."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 paused it."),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 % of the requests"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 requests"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 request"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 values"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "%1 value"),
         QT_TRANSLATE_NOOP("ph::RolloutReason",
                           "The traffic is back; whether the errors are is being measured."),
         QT_TRANSLATE_NOOP("ph::RolloutReason",
                           "The traffic is back, and the errors are within their bounds: %1"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "The traffic is back, the errors are not: %1"),
         QT_TRANSLATE_NOOP("ph::RolloutReason",
                           "The traffic is back; whether the errors are is not known: %1"),
         //: What a step asks for, as are the next ones: "%1 was refused (%2)."
         QT_TRANSLATE_NOOP("ph::RolloutReason", "the candidate at 0 %"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "copies of %1 % of the requests"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "preflight"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "promotion"),
         QT_TRANSLATE_NOOP("ph::RolloutReason", "confirmation")},
        {knownErrorReason});
    return sentences;
}

} // namespace

QString rolloutReasonText(const QString& english)
{
    return rolloutReasons().inWords(english);
}

std::optional<QString> knownRolloutReason(const QString& english)
{
    return rolloutReasons().oneSentence(english);
}

} // namespace ph

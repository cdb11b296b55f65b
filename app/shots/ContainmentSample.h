#pragma once

#include "app/shots/IncidentSample.h"
#include "models/values/ContainmentReading.h"

/// What could be done against the bad canary: by hand, since the thinking out is not what is shown here. What
/// is said of it is services/containment's.
namespace ph::sample {

inline QString containmentText(const char* english, const QStringList& places = {})
{
    auto said = recordedText("ph::Containment", english).shown;
    for (const auto& place : places)
        said = said.arg(place);
    return said;
}

inline ContainmentOption sampleCanaryContainment()
{
    ContainmentOption option;
    option.kind = ContainmentKind::ReduceCanary;
    option.target = QStringLiteral("payments/fraud");
    option.standing = ContainmentOption::Standing::Possible;
    option.effect = containmentText("The candidate goes from %1 (%2) to 0 %; stable gets them.",
                                    {QStringLiteral("25 %"), containmentText("observed")});
    option.doesNotFix = containmentText("What stable answers wrong, too, and what was answered before.");
    option.shareBefore = 25;
    option.shareAfter = 0;
    option.requestsPerMinute = 600;
    option.radius = 25;
    option.radiusText = containmentText("The candidate's requests to %1.", {option.target});
    option.reversibility = ContainmentOption::Reversibility::SameAct;
    option.effectMs = 60'000;
    option.effectGround = containmentText("Weights that a cluster has taken are usually observed within it.");
    option.who = containmentText("Whoever the cluster lets change the endpoint, by a connection with control "
                                 "and with a signing key.");
    option.permit = ContainmentOption::Permit::May;
    option.observedMs = incidentNow - 2 * incidentMinute;
    option.act = {ContainmentAct::How::SetTraffic,
                  QStringLiteral("payments/fraud"),
                  QStringLiteral("prod"),
                  {{QStringLiteral("candidate"), 0}},
                  {}};
    return option;
}

inline ContainmentReading sampleContainment()
{
    auto rollback = sampleCanaryContainment();
    rollback.kind = ContainmentKind::Rollback;
    rollback.target = QStringLiteral("production");
    rollback.standing = ContainmentOption::Standing::Lacking;
    rollback.permit = ContainmentOption::Permit::MayNot;
    rollback.missing = {containmentText("The policy does not list the key of this workspace.")};
    rollback.effect = containmentText("%1 goes from %2 to %3",
                                      {QStringLiteral("fraud"), QStringLiteral("12"), QStringLiteral("11")}) +
                      u'.';
    rollback.doesNotFix = containmentText(
        "What did not come with %1: data, features, and what it depends on.", {QStringLiteral("rel-734")});
    rollback.radius = 100;
    rollback.radiusText = containmentText("Every request to %1.", {rollback.target});
    rollback.reversibility = ContainmentOption::Reversibility::NewRelease;
    rollback.effectMs = {};
    rollback.effectGround =
        containmentText("Until the version before is loaded again, which nobody has measured; the traffic "
                        "that is seen proves it.");
    rollback.who =
        containmentText("The release's author, and the keys of the policy; no approvals are needed.");
    rollback.act = {ContainmentAct::How::TakeBack, QStringLiteral("production"), {}, {}, {}};
    auto silence = sampleCanaryContainment();
    silence.kind = ContainmentKind::Silence;
    silence.target = QStringLiteral("ErrorsHigh");
    silence.effect = containmentText("Nobody is told of it for an hour; no request moves.");
    silence.doesNotFix = containmentText("Anything: users are hurt as before, and nobody is called.");
    silence.shareBefore = silence.shareAfter = silence.requestsPerMinute = {};
    silence.radius = 0;
    silence.radiusText = containmentText("No requests; everybody who is told of the alert.");
    silence.effectGround = containmentText("It counts from the next look of the Alertmanager.");
    silence.who = containmentText("Whoever the Alertmanager lets in, by a connection with control.");
    silence.reversibility = ContainmentOption::Reversibility::ByItself;
    silence.act = {ContainmentAct::How::AddSilence,
                   QStringLiteral("ErrorsHigh"),
                   QStringLiteral("oncall"),
                   {},
                   {{QStringLiteral("alertname"), QStringLiteral("ErrorsHigh")}}};
    ContainmentOption fallback;
    fallback.kind = ContainmentKind::Fallback;
    fallback.missing = {
        containmentText("No route of it was seen that has something else behind it to fall back to, and the "
                        "environment names none (fallback:).")};
    return {{sampleCanaryContainment(), silence, rollback, fallback}, {}, incidentNow - incidentMinute};
}

} // namespace ph::sample

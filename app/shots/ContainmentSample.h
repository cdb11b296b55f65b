#pragma once

#include "app/shots/IncidentSample.h"
#include "models/values/ContainmentReading.h"

/// What could be done against the bad canary: by hand, since the thinking out is not what is shown here.
namespace ph::sample {

inline ContainmentOption sampleCanaryContainment()
{
    ContainmentOption option;
    option.kind = ContainmentKind::ReduceCanary;
    option.target = QStringLiteral("payments/fraud");
    option.standing = ContainmentOption::Standing::Possible;
    option.effect = QStringLiteral("The candidate fraud-predictor-00012 gets no requests any more.");
    option.doesNotFix = QStringLiteral("Requests that failed already stay failed.");
    option.shareBefore = 25;
    option.shareAfter = 0;
    option.requestsPerMinute = 600;
    option.radius = 25;
    option.radiusText = QStringLiteral("the candidate's requests");
    option.reversibility = ContainmentOption::Reversibility::SameAct;
    option.effectMs = 30'000;
    option.effectGround = QStringLiteral("a route is changed, no Pod is started");
    option.who = QStringLiteral("Whoever the cluster lets change the route.");
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
    rollback.missing = {QStringLiteral("The policy asks for one approval of release-managers.")};
    rollback.effect = QStringLiteral("fraud 11 serves again.");
    rollback.radius = 100;
    rollback.radiusText = QStringLiteral("all requests of the environment");
    rollback.reversibility = ContainmentOption::Reversibility::NewRelease;
    rollback.effectMs = {};
    rollback.effectGround = QStringLiteral("it was not rolled back before");
    rollback.act = {ContainmentAct::How::TakeBack, QStringLiteral("production"), {}, {}, {}};
    auto silence = sampleCanaryContainment();
    silence.kind = ContainmentKind::Silence;
    silence.target = QStringLiteral("ErrorsHigh");
    silence.effect = QStringLiteral("Nobody is told of ErrorsHigh for an hour.");
    silence.doesNotFix = QStringLiteral("Users are hurt as before.");
    silence.shareBefore = silence.shareAfter = silence.requestsPerMinute = {};
    silence.radius = 0;
    silence.radiusText = QStringLiteral("no request");
    silence.reversibility = ContainmentOption::Reversibility::ByItself;
    silence.act = {ContainmentAct::How::AddSilence,
                   QStringLiteral("ErrorsHigh"),
                   QStringLiteral("oncall"),
                   {},
                   {{QStringLiteral("alertname"), QStringLiteral("ErrorsHigh")}}};
    ContainmentOption fallback;
    fallback.kind = ContainmentKind::Fallback;
    fallback.missing = {QStringLiteral("Nothing else is behind the route of payments/fraud.")};
    return {{sampleCanaryContainment(), silence, rollback, fallback}, {}, incidentNow - incidentMinute};
}

} // namespace ph::sample

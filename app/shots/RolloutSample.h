#pragma once

#include "app/shots/EndpointSample.h"
#include "models/tables/RolloutView.h"
#include "models/tables/RolloutWords.h"
#include "models/values/TrafficView.h"

#include <cmath>

/// A rollout of the sample's canary as it goes, holds and goes back: for the pictures, and for tests.
namespace ph::sample {

constexpr std::int64_t aMinute = 60'000;

inline AnalysisMetric analysisMetric(const char* name, AnalysisMetric::Judge judge,
                                     AnalysisMetric::Weight weight)
{
    AnalysisMetric metric;
    metric.name = QString::fromUtf8(name);
    metric.judge = judge;
    metric.weight = weight;
    metric.query = QStringLiteral("%1{revision=\"{target}\"}").arg(metric.name);
    metric.tolerancePercent = 5;
    metric.minSamples = 20;
    return metric;
}

inline RolloutPlan rolloutPlan()
{
    using Kind = RolloutStep::Kind;
    RolloutPlan plan;
    plan.id = QStringLiteral("2025-11-26-fraud-scorer-7-k3x9");
    plan.endpoint = canary().key;
    plan.endpointUid = QStringLiteral("5a0c2c3e");
    plan.steps = {{Kind::Preflight, 0, 0},          {Kind::Deploy, 0, 0},  {Kind::Weight, 10, 10 * aMinute},
                  {Kind::Weight, 50, 30 * aMinute}, {Kind::Promote, 0, 0}, {Kind::Confirm, 0, 30 * aMinute}};
    plan.candidate = {QStringLiteral("fraud-detector"), QStringLiteral("7")};
    plan.stableRevision = QStringLiteral("fraud-scorer-00006");
    plan.capPercent = 60;
    plan.rules.analysis = {
        analysisMetric("error_rate", AnalysisMetric::Judge::Proportion, AnalysisMetric::Weight::Critical),
        analysisMetric("latency_p95_ms", AnalysisMetric::Judge::Distribution,
                       AnalysisMetric::Weight::Ordinary),
        analysisMetric("cost_per_1k", AnalysisMetric::Judge::Distribution, AnalysisMetric::Weight::DryRun)};
    plan.conditions = {
        {QStringLiteral("error_rate"), RollbackCondition::Comparison::Above, 0.02, 2 * aMinute},
        {QStringLiteral("p95_latency_ms"), RollbackCondition::Comparison::Above, 300, 5 * aMinute}};
    plan.decideWithinMs = 4 * anHour;
    plan.createdMs = endpointsNow - 20 * aMinute;
    return plan;
}

inline RolloutRecord passed(std::int64_t atMs)
{
    RolloutRecord record;
    record.phase = RolloutRecord::Phase::Passed;
    record.attempts = 1;
    record.intendedMs = atMs;
    record.requestedMs = atMs + 300;
    record.observedMs = atMs + 40'000;
    record.result = QStringLiteral("accepted");
    return record;
}

/// Two sides of a metric, as services/analysis has them in words: of values, and of counted requests.
inline QString comparedValues(const MetricVerdict& verdict)
{
    return QStringLiteral(
               "Candidate %1, stable %2: a difference of %3 (95 %: %4 to %5) over %6 values and %7.")
        .arg(verdict.candidate)
        .arg(verdict.stable)
        .arg(verdict.effect)
        .arg(verdict.effectLow)
        .arg(verdict.effectHigh)
        .arg(verdict.candidateSamples)
        .arg(verdict.stableSamples);
}
inline QString comparedShares(const MetricVerdict& verdict)
{
    const auto percent = [](double share) {
        return QString::number(100 * share, 'f', 2) + QStringLiteral(" %");
    };
    const auto events = [](double share, std::size_t requests) {
        return QString::number(std::round(share * double(requests)));
    };
    return QStringLiteral(
               "Candidate %1 of %2 requests (%3), stable %4 of %5 (%6): a difference of %7 (95 %: %8 "
               "to %9).")
        .arg(events(verdict.candidate, verdict.candidateSamples), QString::number(verdict.candidateSamples),
             percent(verdict.candidate), events(verdict.stable, verdict.stableSamples),
             QString::number(verdict.stableSamples), percent(verdict.stable), percent(verdict.effect),
             percent(verdict.effectLow), percent(verdict.effectHigh));
}

/// What services/analysis concludes from it.
inline QString concluded(const MetricVerdict& verdict, const QString& found)
{
    const auto p = QString::number(verdict.p, 'g', 2);
    const auto asked =
        QStringLiteral("p = %1, %2 is asked at this look").arg(p, QString::number(verdict.level, 'g', 2));
    const auto borne = QStringLiteral("worse by more than 5 %");
    switch (verdict.kind) {
    case MetricVerdict::Kind::Fail:
        return QStringLiteral("%1 It is %2, beyond what chance explains (%3).").arg(found, borne, asked);
    case MetricVerdict::Kind::Inconclusive:
        return QStringLiteral("%1 It looks %2, but chance may still explain it (%3).")
            .arg(found, borne, asked);
    default:
        return QStringLiteral("%1 Nothing says that it is %2 (p = %3).").arg(found, borne, p);
    }
}

inline MetricVerdict metricVerdict(const char* name, AnalysisMetric::Judge judge, MetricVerdict::Kind kind,
                                   double candidate, double stable, double low, double high, double p)
{
    const bool isShare = judge == AnalysisMetric::Judge::Proportion;
    MetricVerdict verdict;
    verdict.metric = QString::fromUtf8(name);
    verdict.kind = kind;
    verdict.candidate = candidate;
    verdict.stable = stable;
    verdict.effect = candidate - stable;
    verdict.effectLow = low;
    verdict.effectHigh = high;
    verdict.candidateSamples = isShare ? 7'320 : 21;
    verdict.stableSamples = isShare ? 65'900 : 23;
    verdict.p = p;
    verdict.level = 0.0012;
    verdict.why = concluded(verdict, isShare ? comparedShares(verdict) : comparedValues(verdict));
    return verdict;
}

/// In the middle of its stage at 10 %, with 4 min of soak left.
inline RolloutPicture rolloutUnderWay()
{
    using Kind = MetricVerdict::Kind;
    RolloutPicture rollout;
    rollout.plan = rolloutPlan();
    rollout.cluster = QStringLiteral("prod-eu");
    rollout.readMs = endpointsNow;
    rollout.claim =
        DriveClaim{QStringLiteral("ada@desk-3"), endpointsNow - 18 * aMinute, endpointsNow - 4000};
    auto& state = rollout.state;
    state.startedMs = endpointsNow - 18 * aMinute;
    state.driver = QStringLiteral("ada@desk-3");
    state.candidateRevision = QStringLiteral("fraud-scorer-00007");
    state.steps = QList<RolloutRecord>(rollout.plan.steps.size());
    state.back = QList<RolloutRecord>(wayBackSteps);
    state.conditions = {{noTime, 0.0041, endpointsNow - 12'000}, {noTime, 131.4, endpointsNow - 12'000}};
    state.steps[0] = passed(endpointsNow - 18 * aMinute);
    state.steps[1] = passed(endpointsNow - 16 * aMinute);
    auto& stage = state.steps[2];
    stage = passed(endpointsNow - 7 * aMinute);
    stage.phase = RolloutRecord::Phase::Observed;
    stage.observedMs = endpointsNow - 6 * aMinute;
    AnalysisReport report;
    report.fromMs = stage.observedMs;
    report.toMs = endpointsNow - 15'000;
    using Judge = AnalysisMetric::Judge;
    report.metrics = {
        metricVerdict("error_rate", Judge::Proportion, Kind::Pass, 0.0041, 0.0043, -0.002, 0.0018, 0.61),
        metricVerdict("latency_p95_ms", Judge::Distribution, Kind::Inconclusive, 131, 124, -2.5, 17, 0.04),
        metricVerdict("cost_per_1k", Judge::Distribution, Kind::Pass, 0.12, 0.13, -0.02, 0.003, 0.9)};
    rollout.reports = {report};
    return rollout;
}

/// A person paused it, and whoever drove it was not heard of for a while.
inline RolloutPicture rolloutHeld()
{
    auto rollout = rolloutUnderWay();
    rollout.state.requests = {{RolloutRequest::Kind::Pause, QStringLiteral("grace"),
                               endpointsNow - 3 * aMinute, QStringLiteral("payday traffic")}};
    rollout.state.holding = QStringLiteral("Paused by grace: payday traffic");
    rollout.state.holdingSinceMs = endpointsNow - 3 * aMinute;
    rollout.claim->renewedMs = endpointsNow - 2 * aMinute;
    return rollout;
}

/// A Job in its cluster drives it.
inline RolloutPicture rolloutArmed()
{
    auto rollout = rolloutUnderWay();
    const auto name = QStringLiteral("pilothouse-drive-2025-11-26-fraud-scorer-7-k3x9");
    ArmedJob job;
    job.standing = ArmedJob::Standing::Driving;
    job.name = name;
    job.image = QStringLiteral("registry.example.org/pilothouse:1.4");
    job.pods = {name + QStringLiteral("-4k2lm")};
    rollout.claim->driver = job.pods[0] + QStringLiteral(" (1:88214:c0ffee)");
    rollout.state.driver = rollout.claim->driver;
    rollout.job = job;
    return rollout;
}

/// What the cluster says to the Job that would drive it.
inline TrafficTrial armTrial()
{
    TrafficTrial trial;
    trial.request = QStringLiteral(
        "PATCH /apis/batch/v1/namespaces/payments/jobs/pilothouse-drive-2025-11-26-fraud-scorer-7-k3x9"
        "?fieldManager=pilothouse&fieldValidation=Strict\nContent-Type: application/apply-patch+yaml\n\n"
        "{\n  \"apiVersion\": \"batch/v1\",\n  \"kind\": \"Job\",\n  \"metadata\": {\n"
        "    \"name\": \"pilothouse-drive-2025-11-26-fraud-scorer-7-k3x9\",\n"
        "    \"namespace\": \"payments\"\n  },\n  \"spec\": {\n    \"backoffLimit\": 10\n  }\n}");
    trial.changes = {QStringLiteral("+ \"apiVersion\": \"batch/v1\","),
                     QStringLiteral("+ \"kind\": \"Job\","),
                     QStringLiteral("+ \"spec\": {"),
                     QStringLiteral("+   \"backoffLimit\": 10,"),
                     QStringLiteral("+   \"template\": {"),
                     QStringLiteral("+     \"spec\": {"),
                     QStringLiteral("+       \"serviceAccountName\": \"pilothouse-driver\"")};
    trial.warnings = {
        recordedText("ph::RolloutPlanning", "No policy is known here, so that no freeze holds it up.").shown};
    return trial;
}

/// What its rollout asks of the cluster, with one step that the cluster would refuse.
inline QList<ForeseenRequest> foreseenRequests()
{
    const auto request = [](const QString& step, ForeseenRequest::Way way, const QString& percent,
                            const QString& model) {
        ForeseenRequest one;
        one.step = step;
        one.way = way;
        one.trial.request =
            QStringLiteral("PATCH /apis/serving.kserve.io/v1beta1/namespaces/payments/inferenceservices/"
                           "fraud-scorer?fieldManager=pilothouse&fieldValidation=Strict\n"
                           "Content-Type: application/merge-patch+json\n\n{\n  \"metadata\": {\n"
                           "    \"resourceVersion\": \"48213\"\n  },\n  \"spec\": {\n    \"predictor\": {\n"
                           "      \"canaryTrafficPercent\": %1,\n      \"model\": {\n"
                           "        \"storageUri\": \"%2\"\n      }\n    }\n  }\n}")
                .arg(percent, model);
        one.trial.changes = {QStringLiteral("  \"spec\": {"), QStringLiteral("    \"predictor\": {"),
                             QStringLiteral("+     \"canaryTrafficPercent\": %1,").arg(percent),
                             QStringLiteral("-       \"storageUri\": \"s3://models/fraud/6\""),
                             QStringLiteral("+       \"storageUri\": \"%1\"").arg(model)};
        return one;
    };
    using Way = ForeseenRequest::Way;
    const auto next = QStringLiteral("s3://models/fraud/7"), before = QStringLiteral("s3://models/fraud/6");
    QList<ForeseenRequest> requests;
    for (const auto& step : rolloutPlan().steps) {
        if (step.kind != RolloutStep::Kind::Preflight && step.kind != RolloutStep::Kind::Confirm)
            requests << request(rolloutStepText(step), Way::Forward, QString::number(step.percent), next);
    }
    requests << request(wayBackText(WayBack::TakeBack), Way::Back, QStringLiteral("0"), next)
             << request(wayBackText(WayBack::Restore), Way::Back, QStringLiteral("0"), before)
             << request(wayBackText(WayBack::Release), Way::Back, QStringLiteral("null"), before);
    requests[1].refusal =
        Error::make(ErrorKind::Forbidden, QStringLiteral("payments/fraud-scorer"),
                    QStringLiteral("admission webhook \"canary.example.org\" denied the request: not more "
                                   "than 5 % before noon"));
    requests.last().trial.changes.clear();
    requests.last().trial.nothingNew = true;
    return requests;
}

inline RolloutPicture rolloutTakenBack()
{
    auto rollout = rolloutUnderWay();
    auto& state = rollout.state;
    rollout.claim.reset();
    state.direction = RolloutState::Direction::Back;
    state.outcome = RolloutOutcome::RolledBack;
    state.reason = QStringLiteral("The rollback condition is met: error_rate > 0.02 (0.031).");
    state.back = {passed(endpointsNow - 4 * aMinute), passed(endpointsNow - 3 * aMinute),
                  passed(endpointsNow - 2 * aMinute)};
    state.outcomeMs = endpointsNow - aMinute;
    rollout.reports[0].toMs = endpointsNow - 4 * aMinute;
    rollout.reports[0].metrics[0] =
        metricVerdict("error_rate", AnalysisMetric::Judge::Proportion, MetricVerdict::Kind::Fail, 0.031,
                      0.0043, 0.019, 0.035, 0.00001);
    state.conditions[0] = {endpointsNow - 6 * aMinute, 0.031, endpointsNow - 4 * aMinute};
    return rollout;
}

} // namespace ph::sample

#pragma once

#include "tests/services/RolloutSamples.h"

namespace ph::testing {

/// A rollout at some point of its way: what is written down and what is seen.
struct RolloutMoment {
    RolloutPlan plan = planned();
    RolloutState state = newRollout(plan, QStringLiteral("sha256:x"), rolloutBegins);
    KserveObject object;
    std::int64_t nowMs = rolloutBegins + minute;
    std::optional<AnalysisReport> report;
    std::optional<Error> metricsLost, unseen;
    QList<std::optional<double>> readings = {100.0};
    QString freeze;
    RolloutSight::Stable stable = RolloutSight::Stable::NotAsked;

    RolloutSight sight() const
    {
        auto sight = serving::sightOf(object.json(), plan, nowMs);
        if (!sight)
            qFatal("%s", qPrintable(sight.error().detail));
        sight->unseen = unseen;
        sight->report = report;
        sight->metricsLost = metricsLost;
        sight->readings = readings;
        sight->freeze = freeze;
        sight->stable = stable;
        return *sight;
    }
    RolloutDecision decision() const { return decide(plan, state, sight()); }

    RolloutRecord& step(qsizetype position) { return state.steps[position]; }
    RolloutRecord& back(WayBack step) { return state.back[qsizetype(step)]; }
    void ask(RolloutRequest::Kind kind, std::int64_t atMs = rolloutBegins)
    {
        state.requests.append({kind, QStringLiteral("ada"), atMs, QStringLiteral("looks odd")});
    }
    void judge(AnalysisReport::Verdict verdict, const char* why) { report = reported(verdict, why, nowMs); }
    void fail(const char* condition, const char* message)
    {
        object.conditions = Json::array({Json{
            {"type", condition}, {"status", "False"}, {"reason", "RevisionFailed"}, {"message", message}}});
    }
};

/// Planned steps: 0 preflight, 1 deploy, 2 weight 10, 3 weight 50, 4 promote, 5 confirm.
inline void passUntil(RolloutMoment& moment, qsizetype position)
{
    for (qsizetype i = 0; i < position; ++i) {
        auto& record = moment.step(i);
        record.phase = RolloutRecord::Phase::Passed;
        record.intendedMs = record.requestedMs = record.observedMs = rolloutBegins;
    }
}

/// The preflight is passed; nothing is deployed.
inline RolloutMoment atDeploy()
{
    RolloutMoment moment;
    passUntil(moment, 1);
    return moment;
}
/// The candidate is asked for, and r3 is on its way.
inline RolloutMoment deploying()
{
    auto moment = atDeploy();
    moment.step(1).phase = RolloutRecord::Phase::Requested;
    moment.step(1).intendedMs = moment.step(1).requestedMs = moment.nowMs - second;
    moment.object.uri = "s3://models/v3";
    moment.object.percent = 0;
    moment.object.created = "r3";
    moment.object.traffic = {{"r2", 0}, {"r2", 100}}; // "latest" names the old one until the new one is ready
    return moment;
}
/// r3 is ready and gets nothing.
inline RolloutMoment deployed()
{
    auto moment = deploying();
    passUntil(moment, 2);
    moment.state.candidateRevision = QStringLiteral("r3");
    moment.object.ready = "r3";
    moment.object.traffic = {{"r3", 0}, {"r2", 100}};
    return moment;
}
/// 10 % are observed, since 10 s.
inline RolloutMoment soaking()
{
    auto moment = deployed();
    moment.step(2).phase = RolloutRecord::Phase::Observed;
    moment.step(2).intendedMs = moment.step(2).requestedMs = moment.step(2).observedMs =
        moment.nowMs - 10 * second;
    moment.object.percent = 10;
    moment.object.traffic = {{"r3", 10}, {"r2", 90}};
    return moment;
}
inline RolloutMoment atPromotion()
{
    auto moment = soaking();
    passUntil(moment, 4);
    moment.object.percent = 50;
    moment.object.traffic = {{"r3", 50}, {"r2", 50}};
    return moment;
}
inline RolloutMoment promoted()
{
    auto moment = atPromotion();
    passUntil(moment, 5);
    moment.object.percent = 100;
    moment.object.traffic = {{"r3", 100}};
    moment.object.rolledOut = "r3";
    moment.object.previous = "r2";
    return moment;
}

inline MetricVerdict noData()
{
    MetricVerdict verdict;
    verdict.metric = QStringLiteral("error_rate");
    return verdict;
}

inline QString kindName(RolloutDecision::Kind kind)
{
    static const char* const names[] = {"note", "try", "act", "wait", "hold", "end"};
    return QString::fromLatin1(names[int(kind)]);
}

} // namespace ph::testing

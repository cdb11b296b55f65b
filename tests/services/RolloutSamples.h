#pragma once

#include "services/kubernetes/EndpointDecode.h"
#include "services/rollout/PlanRollout.h"
#include "services/rollout/RolloutDecision.h"
#include "services/rollout/RolloutDocument.h"
#include "services/rollout/ServingRollout.h"
#include "tests/support/Testing.h"

#include <functional>

namespace ph::testing {

inline constexpr std::int64_t rolloutBegins = 1'795'000'000'000;
inline constexpr std::int64_t second = 1'000, minute = 60'000;

/// An InferenceService as KServe shows it in Knative mode: r2 has all the traffic, r1 was before it.
struct KserveObject {
    std::string created = "r2", ready = "r2", rolledOut = "r2", previous = "r1";
    std::string uri = "s3://models/v2";
    std::optional<int> percent = std::nullopt;
    std::vector<std::pair<std::string, int>> traffic = {{"r2", 100}};
    std::string mode = "Knative", uid = "u1", version = "41";
    Json conditions = Json::array(), modelStatus = Json::object(), metadata = Json::object();
    Json predictor = Json::object(); ///< more of spec.predictor
    bool transformer = false;

    Json json() const
    {
        auto rows = Json::array();
        for (const auto& [revision, share] : traffic)
            rows.push_back({{"revisionName", revision}, {"percent", share}});
        Json object{
            {"apiVersion", "serving.kserve.io/v1beta1"},
            {"kind", "InferenceService"},
            {"metadata",
             {{"namespace", "models"}, {"name", "scorer"}, {"uid", uid}, {"resourceVersion", version}}},
            {"spec", {{"predictor", predictor}}},
            {"status",
             {{"deploymentMode", mode},
              {"conditions", conditions},
              {"modelStatus", modelStatus},
              {"components",
               {{"predictor",
                 {{"latestCreatedRevision", created},
                  {"latestReadyRevision", ready},
                  {"latestRolledoutRevision", rolledOut},
                  {"previousRolledoutRevision", previous},
                  {"traffic", rows}}}}}}}};
        object["metadata"].update(metadata);
        if (!uri.empty())
            object["spec"]["predictor"]["model"]["storageUri"] = uri;
        if (transformer)
            object["spec"]["transformer"]["minReplicas"] = 1;
        if (percent)
            object["spec"]["predictor"]["canaryTrafficPercent"] = *percent;
        return object;
    }
    Endpoint endpoint() const
    {
        auto read = decodeInferenceService(json(), ConnectionId{7}, rolloutBegins);
        if (!read)
            qFatal("%s", qPrintable(read.error().detail));
        return *read;
    }
    /// Says who manages the percentage.
    void holdPercent(const char* manager)
    {
        metadata["managedFields"] = Json::array({Json{
            {"manager", manager},
            {"operation", "Update"},
            {"fieldsV1", {{"f:spec", {{"f:predictor", {{"f:canaryTrafficPercent", Json::object()}}}}}}}}});
    }
};

inline AnalysisMetric errorRate()
{
    AnalysisMetric metric;
    metric.name = QStringLiteral("error_rate");
    metric.query = QStringLiteral("errors{revision=\"{target}\"}");
    metric.limit = 0.02;
    return metric;
}

/// 10 % and 50 % for a minute each.
inline RolloutAsk canaryAsk()
{
    RolloutAsk ask;
    ask.releaseId = QStringLiteral("2026-11-27-scorer-3-x3k9");
    ask.version = {QStringLiteral("scorer"), QStringLiteral("3")};
    ask.storageUri = QStringLiteral("s3://models/v3");
    ask.rules.stages = {{10, minute}, {50, minute}};
    ask.rules.analysis = {errorRate()};
    ask.capPercent = 50;
    ask.conditions = {{QStringLiteral("p95"), RollbackCondition::Comparison::Above, 300, 0}};
    return ask;
}

inline RolloutAsk askWith(const std::function<void(RolloutAsk&)>& edit)
{
    auto ask = canaryAsk();
    edit(ask);
    return ask;
}

/// For the tier of least risk: everything, watched for 20 s.
inline RolloutAsk allAtOnceAsk()
{
    auto ask = canaryAsk();
    ask.rules.strategy = RolloutStrategy::AllAtOnce;
    ask.rules.stages.clear();
    ask.capPercent = 100;
    ask.soakMs = 20 * second;
    return ask;
}

inline RolloutPlan planned(const RolloutAsk& ask = canaryAsk(), const KserveObject& object = {})
{
    auto plan = planRollout(object.json(), object.endpoint(), ask, rolloutBegins);
    if (!plan)
        qFatal("%s", qPrintable(plan.error().detail));
    return *plan;
}

/// How it ended, or why it holds.
inline QString inWords(const RolloutState& state)
{
    return QStringLiteral("%1: %2").arg(rolloutOutcomeName(state.outcome),
                                        state.holding.isEmpty() ? state.reason : state.holding);
}

inline bool isReadAgain(const RolloutPlan& plan)
{
    return bool(rolloutPlanFromText(*rolloutPlanText(plan), QStringLiteral("plan")));
}
/// Its document says all of it.
inline void comesBackAsItWas(RolloutPlan plan)
{
    const auto text = rolloutPlanText(plan);
    QVERIFY_RESULT(text);
    const auto read = rolloutPlanFromText(*text, QStringLiteral("plan"));
    QVERIFY_RESULT(read);
    plan.endpoint.connection = {}; // each workspace has its own
    QVERIFY(*read == plan);
}

inline AnalysisReport reported(AnalysisReport::Verdict verdict, const char* why, std::int64_t toMs)
{
    AnalysisReport report;
    report.verdict = verdict;
    report.why = QString::fromLatin1(why);
    report.fromMs = rolloutBegins;
    report.toMs = toMs;
    return report;
}

} // namespace ph::testing

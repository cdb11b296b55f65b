#include "tests/bench/ServedCluster.h"

#include "models/values/Time.h"

#include <QDateTime>

namespace ph::bench {

namespace {

using nlohmann::json;

std::string timeAfter(int seconds)
{
    static const auto began = QDateTime::fromString(QStringLiteral("2026-11-20T09:14:03Z"), Qt::ISODate);
    return began.addSecs(seconds).toString(Qt::ISODate).toStdString();
}

json condition(const char* type, const char* severity = nullptr)
{
    json one{{"type", type}, {"status", "True"}, {"lastTransitionTime", timeAfter(0)}};
    if (severity)
        one["severity"] = severity;
    return one;
}

json statusOf(const std::string& name, const std::string& ns, int candidate)
{
    const auto predictor = name + "-predictor", host = "." + ns + ".example.com";
    const auto now = predictor + "-00007", before = predictor + "-00006";
    return {
        {"address", {{"url", "http://" + name + "." + ns + ".svc.cluster.local"}}},
        {"clusterServingRuntimeName", "kserve-sklearnserver"},
        {"components",
         {{"predictor",
           {{"address", {{"url", "http://" + predictor + "." + ns + ".svc.cluster.local"}}},
            {"latestCreatedRevision", now},
            {"latestReadyRevision", now},
            {"latestRolledoutRevision", before},
            {"previousRolledoutRevision", before},
            {"traffic",
             {{{"latestRevision", true}, {"percent", candidate}, {"revisionName", now}},
              {{"latestRevision", false},
               {"percent", 100 - candidate},
               {"revisionName", before},
               {"tag", "prev"},
               {"url", "http://prev-" + predictor + host}}}},
            {"url", "http://" + predictor + host}}}}},
        {"conditions",
         {condition("IngressReady"), condition("LatestDeploymentReady", "Info"),
          condition("PredictorConfigurationReady", "Info"), condition("PredictorReady"),
          condition("PredictorRouteReady", "Info"), condition("Ready"), condition("RoutesReady", "Info")}},
        {"deploymentMode", "Knative"},
        {"modelStatus",
         {{"copies", {{"failedCopies", 0}, {"totalCopies", 2}}},
          {"states", {{"activeModelState", "Loaded"}, {"targetModelState", "Loaded"}}},
          {"transitionStatus", "UpToDate"}}},
        {"observedGeneration", 11},
        {"url", "http://" + name + host}};
}

} // namespace

json servedService(int number)
{
    const auto ns = "team-" + std::to_string(number % clusterNamespaces);
    const auto name = "scorer-" + std::to_string(number / clusterNamespaces);
    return {{"apiVersion", "serving.kserve.io/v1beta1"},
            {"kind", "InferenceService"},
            {"metadata",
             {{"namespace", ns},
              {"name", name},
              {"labels", {{"team", "risk"}, {"tier", "prod"}, {"app.kubernetes.io/part-of", ns}}},
              {"annotations", {{"serving.kserve.io/deploymentMode", "Knative"}}}}},
            {"spec",
             {{"predictor",
               {{"canaryTrafficPercent", 10},
                {"minReplicas", 1},
                {"maxReplicas", 4},
                {"model",
                 {{"modelFormat", {{"name", "sklearn"}}},
                  {"storageUri", "s3://models/" + ns + "/" + name + "/v17"},
                  {"resources",
                   {{"requests", {{"cpu", "500m"}, {"memory", "1Gi"}}},
                    {"limits", {{"cpu", "1"}, {"memory", "2Gi"}}}}}}}}}}},
            {"status", statusOf(name, ns, 10)}};
}

void touchService(json& service, int round)
{
    auto& status = service["status"];
    for (auto& one : status["conditions"])
        one["lastTransitionTime"] = timeAfter(round);
    if (round % 4 != 0)
        return;
    auto& rows = status["components"]["predictor"]["traffic"];
    const int candidate = round / 4 % 101;
    rows[0]["percent"] = candidate;
    rows[1]["percent"] = 100 - candidate;
}

} // namespace ph::bench

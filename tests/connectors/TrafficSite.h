#pragma once

#include "tests/connectors/ClusterLab.h"
#include "tests/fixture/KserveController.h"

namespace ph::testing {

/// A cluster with one InferenceService of KServe in Knative mode, "models/scorer": its second revision is
/// rolled out, the first is the one before, and nobody has set a percentage. Its controller stands still
/// until it is told to go.
struct TrafficSite {
    TrafficSite()
    {
        cluster.put({{"apiVersion", "serving.kserve.io/v1beta1"},
                     {"kind", "InferenceService"},
                     {"metadata", {{"name", "scorer"}, {"namespace", "models"}}},
                     {"spec", {{"predictor", {{"model", {{"storageUri", "s3://models/v1"}}}}}}}});
        controller.runFor(std::chrono::seconds(10));
        deploy("s3://models/v2");
        controller.runFor(std::chrono::seconds(10));
    }

    void change(const std::function<void(nlohmann::json&)>& edit, const std::string& manager = "kubectl")
    {
        if (!cluster.change(scorer, edit, manager))
            qFatal("no scorer");
    }
    void deploy(const char* storageUri)
    {
        change(
            [=](nlohmann::json& object) { object["spec"]["predictor"]["model"]["storageUri"] = storageUri; });
    }
    /// The third revision is created, and not ready yet.
    void createCandidate()
    {
        deploy("s3://models/v3");
        controller.tick();
    }
    nlohmann::json object() const { return *cluster.find(scorer); }
    std::string version() const { return object()["metadata"]["resourceVersion"]; }
    /// -1: nobody has set one.
    int percent() const { return object().value("/spec/predictor/canaryTrafficPercent"_json_pointer, -1); }
    /// Requests that change something, tries without effect not counted.
    int writes() const
    {
        const auto all = cluster.requests();
        return int(std::count_if(all.begin(), all.end(), [](const FixtureRequest& one) {
            return one.method != "GET" && one.queryValue("dryRun").empty() &&
                   one.path.find("/authorization.k8s.io/") == std::string::npos &&
                   one.path.find("/authentication.k8s.io/") == std::string::npos;
        }));
    }

    /// Lets the controller go on as soon as something was asked for, until the thread is stopped: what is
    /// looked at before is not another version by then.
    std::jthread actOnceAsked()
    {
        return std::jthread([this](const std::stop_token& stop) {
            while (!stop.stop_requested()) {
                if (writes() > 0)
                    controller.tick(std::chrono::seconds(2));
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            }
        });
    }

    static QString revision(int number) { return QStringLiteral("scorer-predictor-0000%1").arg(number); }

    const KubernetesRef scorer{"inferenceservices.serving.kserve.io", "models", "scorer"};
    KubernetesFixture cluster;
    KserveController controller{cluster};
};

/// Of the object's remote id.
inline EntityKey endpointKey(ConnectionId connection, const char* remoteId)
{
    return {connection, EntityKind::Endpoint, QString::fromLatin1(remoteId)};
}
inline constexpr char scorerId[] = "inferenceservices.serving.kserve.io/models/scorer";

} // namespace ph::testing

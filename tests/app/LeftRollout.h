#pragma once

#include "models/values/Connection.h"
#include "services/http/CurlTransport.h"
#include "services/kubernetes/EndpointDecode.h"
#include "services/rollout/ConfigMapStore.h"
#include "services/rollout/DriveLease.h"
#include "services/rollout/PlanRollout.h"
#include "tests/connectors/TrafficSite.h"
#include "tests/services/RolloutSamples.h"

namespace ph::testing {

/// Answers every question over a range with one value at each step, of whom the test says.
class FlatMetrics {
public:
    std::atomic<double> errors = 0.001, p95 = 100;
    std::string token; ///< wanted where there is one

    QString url() const { return QString::fromStdString(http_.url()); }

private:
    FixtureReply reply(const FixtureRequest& request) const
    {
        if (!token.empty() && request.header("Authorization") != "Bearer " + token)
            return {.status = 401, .body = "{}"};
        const auto at = [&](const char* name) { return std::stod(request.queryValue(name)); };
        const double value = request.queryValue("query").find("p95") == std::string::npos ? errors : p95;
        auto values = nlohmann::json::array();
        for (double time = at("start"); time <= at("end"); time += at("step"))
            values.push_back({time, std::to_string(value)});
        const auto series =
            nlohmann::json::array({{{"metric", nlohmann::json::object()}, {"values", values}}});
        return {.body = nlohmann::json{{"status", "success"},
                                       {"data", {{"resultType", "matrix"}, {"result", series}}}}
                            .dump()};
    }

    HttpFixture http_{[this](const FixtureRequest& request) { return reply(request); }};
};

/// A cluster in which a rollout was begun by somebody who is gone: 10 % for `soakMs`, then everything. It
/// goes on in real time, and so fast that a test may wait for it.
class LeftRollout : public TrafficSite {
public:
    explicit LeftRollout(std::int64_t soakMs = 1'000)
        : credentials_(access())
        , client_(*transport_, credentials_, {})
        , store_(client_, QStringLiteral("models"))
    {
        auto ask = canaryAsk();
        ask.rules.stages = {{10, soakMs}};
        ask.rules.sampleEveryMs = 500;
        ask.soakMs = soakMs;
        const auto nowMs = toMs(systemNow());
        const auto seen = decodeInferenceService(object(), ConnectionId{7}, nowMs);
        const auto plan = planRollout(object(), *seen, ask, nowMs);
        if (!plan)
            qFatal("%s", qPrintable(plan.error().detail));
        id = plan->id;
        if (const auto begun = store_.begin(*plan, nowMs); !begun)
            qFatal("%s", qPrintable(begun.error().detail));
        if (!writeFile(path("kubeconfig"), kubeConfig(cluster.url(), QLatin1String(token))))
            qFatal("no kubeconfig");
        controller.start(std::chrono::milliseconds(50), std::chrono::seconds(2));
    }
    ~LeftRollout() { controller.stop(); }

    QString path(const char* name) const { return folder_.filePath(QLatin1String(name)); }
    /// To it, as its owner has it who lets it be changed.
    Connection connection() const
    {
        Connection lab;
        lab.name = QStringLiteral("lab");
        lab.kind = QStringLiteral("kubernetes");
        lab.location = path("kubeconfig");
        lab.settings[QStringLiteral("allowControl")] = QStringLiteral("yes");
        return lab;
    }

    RolloutState state() { return store_.load(id)->state; }
    void claim(const char* driver)
    {
        if (!store_.claim(id, QLatin1String(driver), toMs(systemNow())))
            qFatal("not claimed");
    }
    /// Empty: nobody says that they drive it.
    QString holder() const
    {
        const auto held =
            DriveLease(client_, QStringLiteral("models"), ConfigMapStore::objectName(id)).holder();
        return held && *held ? (*held)->driver : QString();
    }
    std::string uri() const { return object()["spec"]["predictor"]["model"]["storageUri"]; }

    static constexpr char token[] = "lab-token-52d1";
    QString id;
    FlatMetrics metrics;

private:
    ClusterAccess access() const
    {
        ClusterAccess access;
        access.server = cluster.url().toStdString();
        access.token = token;
        return access;
    }

    QTemporaryDir folder_;
    std::unique_ptr<HttpTransport> transport_ = makeCurlTransport();
    ClusterCredentials credentials_;
    ClusterClient client_;
    ConfigMapStore store_;
};

} // namespace ph::testing

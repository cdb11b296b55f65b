#pragma once

#include "services/http/CurlTransport.h"
#include "services/rollout/ArgoRuns.h"
#include "services/rollout/ArgoSite.h"
#include "services/rollout/ConfigMapStore.h"
#include "services/rollout/PlanArgo.h"
#include "services/rollout/RolloutDriver.h"
#include "tests/fixture/ArgoController.h"
#include "tests/services/RolloutLab.h"

namespace ph::testing {

/// A cluster with one Rollout of Argo behind a traffic router, "models/scorer", whose pods serve
/// s3://models/v2; a rollout of s3://models/v3; and a time that goes on only while a driver waits.
class ArgoLab : public LabTime {
public:
    explicit ArgoLab(const RolloutAsk& ask = canaryAsk())
        : controller(
              cluster,
              [this] { return std::chrono::system_clock::time_point(std::chrono::milliseconds(nowMs)); })
        , transport(makeCurlTransport())
        , credentials(access())
        , client(transport, credentials, {},
                 RetryPolicy{2, std::chrono::milliseconds(1), std::chrono::milliseconds(2)})
        , store(client, QStringLiteral("models"))
        , site(client)
    {
        cluster.setClock(
            [this] { return std::chrono::system_clock::time_point(std::chrono::milliseconds(nowMs)); });
        cluster.put(
            {{"apiVersion", "argoproj.io/v1alpha1"},
             {"kind", "Rollout"},
             {"metadata", {{"name", "scorer"}, {"namespace", "models"}}},
             {"spec",
              {{"replicas", 2},
               {"strategy",
                {{"canary",
                  {{"stableService", "scorer"},
                   {"canaryService", "scorer-canary"},
                   {"trafficRouting", {{"nginx", {{"stableIngress", "scorer"}}}}},
                   {"steps", Json::array({Json{{"setWeight", 20}}, Json{{"pause", Json::object()}}})}}}}},
               {"template",
                {{"spec",
                  {{"containers",
                    Json::array({Json{{"name", "server"},
                                      {"image", "server:1"},
                                      {"env", Json::array({Json{{"name", "MODEL_URI"},
                                                                {"value", "s3://models/v2"}}})}}})}}}}}}}});
        goOn(10 * second);
        beginNow();
        plan_ = planNow(ask);
        weights_.clear();
    }

    Result<RolloutPlan> tryPlan(const RolloutAsk& ask) const
    {
        const auto read = decodeRollout(object(), ConnectionId{7}, nowMs);
        if (!read)
            return fail(read.error());
        return planArgoRollout(object(), *read, ask, QStringLiteral("http://prometheus:9090"), nowMs);
    }
    const RolloutPlan& plan() const { return plan_; }
    QString id() const { return plan_.id; }

    Json object() const { return *cluster.find(scorer); }
    std::string model() const
    {
        return object()["spec"]["template"]["spec"]["containers"][0]["env"][0]["value"];
    }
    /// What stands at a path, a text as it is; empty: nothing.
    QString told(const char* pointer) const
    {
        const auto value = object().value(Json::json_pointer(pointer), Json());
        return value.is_null()     ? QString()
               : value.is_string() ? QString::fromStdString(value.get<std::string>())
                                   : QString::fromStdString(value.dump());
    }
    void change(const std::function<void(Json&)>& edit, const std::string& manager = "kubectl",
                const std::string& subresource = {})
    {
        if (!cluster.change(scorer, edit, manager, subresource))
            qFatal("no scorer");
    }

    Result<RolloutState> drive(RolloutDriver::Settings settings, std::int64_t forMs = 60 * minute)
    {
        const auto stop = stopAfter(forMs);
        ConfigMapStore itsOwn(client, QStringLiteral("models"));
        ArgoRuns runs(client, plan_, analysis);
        RolloutDriver driver(itsOwn, site, runs, std::move(settings));
        return driver.drive(id(), stop);
    }
    Result<RolloutState> roll(std::int64_t forMs = 60 * minute) { return roll(settings(), forMs); }
    Result<RolloutState> roll(RolloutDriver::Settings settings, std::int64_t forMs = 60 * minute)
    {
        if (auto begun = store.begin(plan_, nowMs); !begun)
            return fail(begun.error());
        return drive(std::move(settings), forMs);
    }
    void ask(RolloutRequest::Kind kind)
    {
        const auto asked =
            askOfRollout(store, id(), {kind, QStringLiteral("ada"), nowMs, QStringLiteral("looks odd")});
        if (!asked)
            qFatal("%s", qPrintable(asked.error().detail));
    }

    /// What the route gave the candidate, one after another: "10 50 100 0".
    QString weights() const { return weights_.join(u' '); }
    int highest() const { return highest_; }

    ScriptedAnalysis analysis; ///< of what Argo cannot judge
    const KubernetesRef scorer{"rollouts.argoproj.io", "models", "scorer"};
    KubernetesFixture cluster;
    ArgoController controller;
    ObservedTransport transport;
    ClusterCredentials credentials;
    ClusterClient client;
    ConfigMapStore store;
    ArgoSite site;

private:
    ClusterAccess access() const
    {
        ClusterAccess access;
        access.server = cluster.url().toStdString();
        access.token = "a-token";
        return access;
    }
    RolloutPlan planNow(const RolloutAsk& ask) const
    {
        auto plan = tryPlan(ask);
        if (!plan)
            qFatal("%s", qPrintable(plan.error().detail));
        return *plan;
    }
    void tick() override { controller.tick(); }
    void note() override
    {
        const auto found = cluster.find(scorer);
        if (!found)
            return;
        const int weight = found->value("/status/canary/weights/canary/weight"_json_pointer, 0);
        highest_ = std::max(highest_, weight);
        const auto word = QString::number(weight);
        if (weights_.isEmpty() ? weight > 0 : weights_.last() != word)
            weights_ << word;
    }

    RolloutPlan plan_;
    QStringList weights_;
    int highest_ = 0;
};

} // namespace ph::testing

#include "app/rollout/ReleaseRollout.h"
#include "services/rollout/RolloutSystem.h"
#include "tests/app/RolloutStories.h"
#include "tests/fixture/ArgoController.h"

using namespace ph;
using namespace ph::testing;

namespace {

/// A town whose production is a Rollout of Argo behind a traffic router, whose pods serve version 6.
struct ArgoTown : RolloutTown {
    ArgoController argo;
    const KubernetesRef rollout{"rollouts.argoproj.io", "models", "ranker"};

    ArgoTown()
        : argo(cluster, [this] { return *fromMs(town.nowMs); })
    {
        serves("s3://models/6");
        endpoint = QStringLiteral("ranker, system: argo-rollouts");
        atEachWait = [this] {
            for (int looks = 0; looks < 4; ++looks) // it looks whenever something has changed
                argo.tick();
            const int weight = told("/status/canary/weights/canary/weight", 0);
            if (weight < 100)
                highest = std::max(highest, weight);
        };
        for (int seconds = 0; seconds < 10; ++seconds) {
            town.nowMs += 1'000;
            argo.tick();
        }
    }

    template <class Value>
    Value told(const char* pointer, Value fallback) const
    {
        return cluster.find(rollout)->value(nlohmann::json::json_pointer(pointer), fallback);
    }
    std::string model() const override
    {
        return told("/spec/template/spec/containers/0/env/0/value", std::string());
    }
    bool isPromoted() const
    {
        return told("/status/stableRS", std::string()) == told("/status/currentPodHash", std::string("?"));
    }

private:
    void serves(const char* uri)
    {
        using Json = nlohmann::json;
        const Json server{{"name", "server"},
                          {"image", "server:1"},
                          {"env", Json::array({Json{{"name", "MODEL_URI"}, {"value", uri}}})}};
        const Json canary{{"stableService", "ranker"},
                          {"canaryService", "ranker-canary"},
                          {"trafficRouting", {{"nginx", {{"stableIngress", "ranker"}}}}},
                          {"steps", Json::array({Json{{"setWeight", 20}}, Json{{"pause", Json::object()}}})}};
        cluster.put({{"apiVersion", "argoproj.io/v1alpha1"},
                     {"kind", "Rollout"},
                     {"metadata", {{"name", "ranker"}, {"namespace", "models"}}},
                     {"spec",
                      {{"replicas", 2},
                       {"strategy", {{"canary", canary}}},
                       {"template", {{"spec", {{"containers", Json::array({server})}}}}}}}});
    }
};

} // namespace

/// A release to a Rollout of Argo: its controller moves the traffic, from the draft to the end, and back.
class TestReleaseArgo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsRolledOutAndThenCarriesTheAlias();
    void aBadCandidateTakesEverythingBack();
    void whatRunsThereByItselfNeedsNoJob();
    void byHandItGoesBackAfterThePromotion();
};

void TestReleaseArgo::itIsRolledOutAndThenCarriesTheAlias()
{
    ArgoTown town;
    isReleased(town);
    QVERIFY(town.isPromoted());
}

void TestReleaseArgo::aBadCandidateTakesEverythingBack()
{
    ArgoTown town;
    QVERIFY_RESULT(town.ready());
    town.argo.gauge = [](const nlohmann::json&) { return std::optional<std::string>("[0.5]"); };
    isTakenBack(town);
    QCOMPARE(town.told("/status/canary/weights/canary/weight", 0), 0);
}

void TestReleaseArgo::whatRunsThereByItselfNeedsNoJob()
{
    ArgoTown town;
    town.arming = QStringLiteral("required"); // and the environment names no image for a Job
    QVERIFY_RESULT(town.ready());
    const auto rollout = rolloutOf(town.desk(town.author).release(town.id)->record.plan);
    QVERIFY_RESULT(rollout);
    QVERIFY(!needsArming(*rollout));
    QVERIFY2(supervisionInWords(*rollout).startsWith(QLatin1String("Armed once the Rollout holds its steps")),
             qPrintable(supervisionInWords(*rollout)));
    const auto executed = town.desk(town.author).execute(town.id);
    QVERIFY_RESULT(executed);
    QVERIFY2(executed->record.state == ReleaseState::Done, qPrintable(executed->record.reason));
    QVERIFY(town.isPromoted());
}

void TestReleaseArgo::byHandItGoesBackAfterThePromotion()
{
    ArgoTown town;
    isReleased(town);
    goesBackByHand(town);
    QVERIFY(town.isPromoted());
}

QTEST_GUILESS_MAIN(TestReleaseArgo)
#include "tst_release_argo.moc"

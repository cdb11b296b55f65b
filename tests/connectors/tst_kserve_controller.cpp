#include "tests/fixture/KserveController.h"
#include "tests/support/Testing.h"

#include <QTest>

using namespace ph::testing;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

const KubernetesRef scorer{"inferenceservices.serving.kserve.io", "models", "scorer"};

/// One InferenceService, rolled out twice, so that there is something to roll back to.
struct Rollout {
    using Behaviour = KserveController::Behaviour;

    Rollout()
    {
        put("s3://models/v1");
        controller.runFor(10s);
        deploy("s3://models/v2");
        controller.runFor(10s);
    }

    void put(const char* storageUri, const char* mode = nullptr)
    {
        json object = {{"apiVersion", "serving.kserve.io/v1beta1"},
                       {"kind", "InferenceService"},
                       {"metadata", {{"name", "scorer"}, {"namespace", "models"}}},
                       {"spec", {{"predictor", {{"model", {{"storageUri", storageUri}}}}}}}};
        if (mode)
            object["metadata"]["annotations"]["serving.kserve.io/deploymentMode"] = mode;
        cluster.put(object);
    }
    void deploy(const char* storageUri, std::optional<int> percent = std::nullopt)
    {
        cluster.change(scorer, [=](json& object) {
            object["spec"]["predictor"]["model"]["storageUri"] = storageUri;
            if (percent)
                object["spec"]["predictor"]["canaryTrafficPercent"] = *percent;
        });
    }
    /// One canary named "next" in spec.canary.
    void list(const char* storageUri, int percent, std::optional<int> replicas = std::nullopt)
    {
        cluster.change(scorer, [=](json& object) {
            json predictor{{"name", "next"}, {"model", {{"storageUri", storageUri}}}};
            if (replicas)
                predictor["minReplicas"] = *replicas;
            object["spec"]["canary"] =
                json::array({json{{"predictor", predictor}, {"trafficPercent", percent}}});
        });
    }
    /// "scorer-predictor 90, scorer-next-predictor 10", of the HTTPRoute.
    QString route() const
    {
        const auto found = *cluster.find({"httproutes.gateway.networking.k8s.io", "models", "scorer"});
        const auto backends = found["spec"]["rules"][0]["backendRefs"];
        QStringList words;
        for (const auto& backend : backends)
            words << QString("%1 %2")
                         .arg(QString::fromStdString(backend["name"]))
                         .arg(backend.contains("weight") ? QString::number(backend["weight"].get<int>())
                                                         : QString("-"));
        return words.join(", ");
    }
    void setPercent(std::optional<int> percent)
    {
        cluster.change(scorer, [=](json& object) {
            if (percent)
                object["spec"]["predictor"]["canaryTrafficPercent"] = *percent;
            else
                object["spec"]["predictor"].erase("canaryTrafficPercent");
        });
        controller.runFor(2s);
    }
    json status() const { return (*cluster.find(scorer))["status"]; }
    json revision(const char* field) const
    {
        return status()["components"]["predictor"].value(std::string(field) + "Revision", json());
    }
    /// "2:90 3:10": revision number and percent of each row.
    QString traffic() const
    {
        QStringList rows;
        const auto all = status()["components"]["predictor"].value("traffic", json::array());
        for (const auto& row : all)
            rows << QString("%1:%2")
                        .arg(row["revisionName"].get<std::string>().back())
                        .arg(row["percent"].get<int>());
        return rows.join(' ');
    }
    QString condition(const char* type) const
    {
        const auto conditions = status()["conditions"];
        for (const auto& each : conditions) {
            if (each["type"] == type)
                return QString::fromStdString(each["status"]);
        }
        return {};
    }
    QString transition() const { return QString::fromStdString(status()["modelStatus"]["transitionStatus"]); }

    KubernetesFixture cluster;
    KserveController controller{cluster};
};

} // namespace

class KserveControllerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRolloutWithoutAPercentageMovesEverything();
    void aStatusIsStaleUntilTheControllerLooks();
    void theLatestRowNamesTheOldRevisionUntilTheCanaryIsReady();
    void aCanaryIsPromotedByRemovingThePercentage();
    void zeroAfterPromotionGoesBackToTheRevisionBefore();
    void revertingAndClearingAtOnceSendsEverythingToTheBadCanary();
    void anAnnotationMakesARevision();
    void aPercentageAboveAHundredIsNoticedByKnativeOnly();
    void aCrashingCandidateLeavesTheRouteAlone();
    void brokenStorageShowsInTheModelFirst();
    void aSlowCandidateIsNeitherReadyNorFailed();
    void aQuotaLeavesNoPods();
    void standardModeIgnoresThePercentage();
    void standardModeRoutesToCanariesThatAreReady();
    void standardModePromotesByTheCanarysName();
    void standardModeKeepsTheOldPodsUntilTheNewOnesCan();
    void anIdleClusterIsLeftAlone();
};

void KserveControllerTest::aRolloutWithoutAPercentageMovesEverything()
{
    Rollout rollout;
    QCOMPARE(rollout.traffic(), "2:100");
    QVERIFY(rollout.revision("latestRolledout") == json("scorer-predictor-00002"));
    QVERIFY(rollout.revision("previousRolledout") == json("scorer-predictor-00001"));
    QCOMPARE(rollout.condition("Ready"), "True");
    QCOMPARE(rollout.transition(), "UpToDate");
}

void KserveControllerTest::aStatusIsStaleUntilTheControllerLooks()
{
    Rollout rollout;
    const auto before = rollout.status();
    rollout.deploy("s3://models/v3", 10);
    QVERIFY(rollout.status() == before);
    QCOMPARE(rollout.condition("Ready"), "True");
    rollout.controller.tick();
    QVERIFY(rollout.status() != before);
    QVERIFY(rollout.status()["observedGeneration"] !=
            (*rollout.cluster.find(scorer))["metadata"]["generation"]);
}

void KserveControllerTest::theLatestRowNamesTheOldRevisionUntilTheCanaryIsReady()
{
    Rollout rollout;
    rollout.deploy("s3://models/v3", 10);
    rollout.controller.tick();
    QVERIFY(rollout.revision("latestCreated") == json("scorer-predictor-00003"));
    QVERIFY(rollout.revision("latestReady") == json("scorer-predictor-00002"));
    QCOMPARE(rollout.traffic(), "2:10 2:90");
    rollout.controller.runFor(10s);
    QCOMPARE(rollout.traffic(), "3:10 2:90");
    QVERIFY(rollout.revision("latestRolledout") == json("scorer-predictor-00002"));
}

void KserveControllerTest::aCanaryIsPromotedByRemovingThePercentage()
{
    Rollout rollout;
    rollout.deploy("s3://models/v3", 10);
    rollout.controller.runFor(10s);
    rollout.setPercent(std::nullopt);
    QCOMPARE(rollout.traffic(), "3:100");
    QVERIFY(rollout.revision("latestRolledout") == json("scorer-predictor-00003"));
    QVERIFY(rollout.revision("previousRolledout") == json("scorer-predictor-00002"));
}

void KserveControllerTest::zeroAfterPromotionGoesBackToTheRevisionBefore()
{
    Rollout rollout;
    rollout.deploy("s3://models/v3", 10);
    rollout.controller.runFor(10s);
    rollout.setPercent(0);
    QCOMPARE(rollout.traffic(), "3:0 2:100");
    rollout.setPercent(100);
    QCOMPARE(rollout.traffic(), "3:100");
    rollout.setPercent(0);
    QCOMPARE(rollout.traffic(), "3:0 2:100");
}

void KserveControllerTest::revertingAndClearingAtOnceSendsEverythingToTheBadCanary()
{
    Rollout rollout;
    rollout.deploy("s3://models/v3", 10);
    rollout.controller.runFor(10s);
    rollout.cluster.change(scorer, [](json& object) {
        object["spec"]["predictor"] = {{"model", {{"storageUri", "s3://models/v2"}}}};
    });
    rollout.controller.tick();
    QCOMPARE(rollout.traffic(), "3:100");
    rollout.controller.runFor(10s);
    QCOMPARE(rollout.traffic(), "4:100");
}

void KserveControllerTest::anAnnotationMakesARevision()
{
    Rollout rollout;
    rollout.cluster.change(scorer, [](json& object) { object["metadata"]["annotations"]["note"] = "ours"; });
    rollout.controller.tick();
    QVERIFY(rollout.revision("latestCreated") == json("scorer-predictor-00003"));
}

void KserveControllerTest::aPercentageAboveAHundredIsNoticedByKnativeOnly()
{
    Rollout rollout;
    rollout.setPercent(150);
    QCOMPARE(rollout.condition("PredictorReady"), "False");
    QCOMPARE(rollout.traffic(), "2:100");
}

void KserveControllerTest::aCrashingCandidateLeavesTheRouteAlone()
{
    Rollout rollout;
    rollout.controller.setBehaviour("v3", KserveController::Behaviour::CrashLoop);
    rollout.deploy("s3://models/v3", 10);
    rollout.controller.runFor(35s);
    QCOMPARE(rollout.condition("Ready"), "False");
    QCOMPARE(rollout.condition("RoutesReady"), "True");
    QCOMPARE(rollout.traffic(), "2:10 2:90");
    const auto pod = rollout.cluster.find({"pods", "models", "scorer-predictor-00003-deployment-0"});
    QVERIFY(pod);
    QVERIFY((*pod)["status"]["containerStatuses"][0]["restartCount"] >= 2);
}

void KserveControllerTest::brokenStorageShowsInTheModelFirst()
{
    Rollout rollout;
    rollout.controller.setBehaviour("v3", KserveController::Behaviour::BrokenStorage);
    rollout.deploy("s3://models/v3", 10);
    rollout.controller.runFor(15s);
    QCOMPARE(rollout.transition(), "BlockedByFailedLoad");
    QVERIFY(rollout.condition("PredictorReady") != "False");
    rollout.controller.tick(600s);
    QCOMPARE(rollout.condition("PredictorReady"), "False");
}

void KserveControllerTest::aSlowCandidateIsNeitherReadyNorFailed()
{
    Rollout rollout;
    rollout.controller.setBehaviour("v3", KserveController::Behaviour::Slow);
    rollout.deploy("s3://models/v3", 10);
    rollout.controller.runFor(60s);
    QCOMPARE(rollout.condition("Ready"), "Unknown");
    QCOMPARE(rollout.transition(), "InProgress");
    rollout.controller.tick(300s);
    QCOMPARE(rollout.traffic(), "3:10 2:90");
}

void KserveControllerTest::aQuotaLeavesNoPods()
{
    Rollout rollout;
    rollout.controller.setBehaviour("v3", KserveController::Behaviour::OverQuota);
    rollout.deploy("s3://models/v3", 10);
    rollout.controller.runFor(15s);
    QCOMPARE(rollout.condition("PredictorReady"), "False");
    QVERIFY(!rollout.cluster.find({"pods", "models", "scorer-predictor-00003-deployment-0"}));
    const auto event = rollout.cluster.find({"events", "models", "scorer-predictor-00003.failed"});
    QVERIFY(event);
    QVERIFY((*event)["message"].get<std::string>().find("exceeded quota") != std::string::npos);
}

void KserveControllerTest::standardModeIgnoresThePercentage()
{
    Rollout rollout;
    rollout.cluster.remove(scorer);
    rollout.put("s3://models/v1", "Standard");
    rollout.controller.runFor(10s);
    rollout.deploy("s3://models/v2", 10);
    rollout.controller.runFor(10s);
    QCOMPARE(rollout.traffic(), "");
    QCOMPARE(rollout.condition("Ready"), "True");
    QCOMPARE(rollout.route(), "scorer-predictor -");
}

// https://github.com/kserve/kserve/pull/5672
void KserveControllerTest::standardModeRoutesToCanariesThatAreReady()
{
    Rollout rollout;
    rollout.cluster.remove(scorer);
    rollout.put("s3://models/v2", "Standard");
    rollout.controller.runFor(10s);
    rollout.list("s3://models/v3", 25);
    rollout.controller.tick();
    QVERIFY(rollout.status()["canaryStatuses"][0]["trafficPercent"] == json(25));
    QCOMPARE(rollout.condition("CanaryPredictorReady"), "False");
    QCOMPARE(rollout.route(), "scorer-predictor 100");
    rollout.controller.runFor(10s);
    QCOMPARE(rollout.condition("CanaryPredictorReady"), "True");
    QCOMPARE(rollout.route(), "scorer-predictor 75, scorer-next-predictor 25");
    // At 0 % and with no number of its own it has no pods.
    rollout.list("s3://models/v3", 0);
    rollout.controller.tick();
    QCOMPARE(rollout.condition("CanaryPredictorReady"), "False");
    QCOMPARE(rollout.route(), "scorer-predictor 100");
}

void KserveControllerTest::standardModePromotesByTheCanarysName()
{
    Rollout rollout;
    rollout.cluster.remove(scorer);
    rollout.put("s3://models/v2", "Standard");
    rollout.controller.runFor(10s);
    rollout.list("s3://models/v3", 100);
    rollout.controller.runFor(10s);
    rollout.cluster.change(scorer, [](json& object) {
        object["spec"]["predictor"]["name"] = "next";
        object["spec"]["predictor"]["model"]["storageUri"] = "s3://models/v3";
        object["spec"].erase("canary");
    });
    rollout.controller.tick();
    QCOMPARE(rollout.condition("PredictorReady"), "True"); // the same pods
    QCOMPARE(rollout.route(), "scorer-next-predictor -");
    QVERIFY(!rollout.cluster.find({"deployments.apps", "models", "scorer-predictor"}));
    // The old one, made anew, gets nothing before it is ready: the route stays as it was.
    rollout.cluster.change(scorer, [](json& object) {
        object["spec"]["predictor"].erase("name");
        object["spec"]["predictor"]["model"]["storageUri"] = "s3://models/v2";
    });
    rollout.list("s3://models/v3", 0, 1);
    rollout.controller.tick();
    QCOMPARE(rollout.condition("PredictorReady"), "False");
    QCOMPARE(rollout.route(), "scorer-next-predictor -");
    rollout.controller.runFor(10s);
    QCOMPARE(rollout.route(), "scorer-predictor 100, scorer-next-predictor 0");
}

void KserveControllerTest::standardModeKeepsTheOldPodsUntilTheNewOnesCan()
{
    Rollout rollout;
    rollout.cluster.remove(scorer);
    rollout.controller.setCanaryList(KserveController::CanaryList::Unknown);
    rollout.put("s3://models/v2", "Standard");
    rollout.controller.runFor(10s);
    rollout.controller.setBehaviour("v3", KserveController::Behaviour::CrashLoop);
    rollout.deploy("s3://models/v3");
    rollout.controller.runFor(60s);
    QCOMPARE(rollout.condition("PredictorReady"), "True");
    const auto isvc = *rollout.cluster.find(scorer);
    QVERIFY(rollout.controller.answeringAt(isvc, "scorer-predictor") == "s3://models/v2");
    rollout.controller.runFor(600s);
    QCOMPARE(rollout.condition("PredictorReady"), "False");
    // An older KServe takes no notice of spec.canary.
    rollout.list("s3://models/v4", 25);
    rollout.controller.runFor(10s);
    QVERIFY(!rollout.status().contains("canaryStatuses"));
}

void KserveControllerTest::anIdleClusterIsLeftAlone()
{
    Rollout rollout;
    rollout.controller.runFor(5s);
    const auto version = rollout.cluster.version();
    rollout.controller.runFor(60s);
    QCOMPARE(rollout.cluster.version(), version);
}

QTEST_GUILESS_MAIN(KserveControllerTest)
#include "tst_kserve_controller.moc"

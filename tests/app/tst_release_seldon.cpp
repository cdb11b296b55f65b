#include "app/rollout/EndpointReach.h"
#include "tests/app/RolloutStories.h"

using namespace ph;
using namespace ph::testing;

namespace {

/// A town whose production is a SeldonDeployment that serves version 6.
struct SeldonTown : RolloutTown {
    SeldonController seldon{cluster};
    const KubernetesRef ranker{"seldondeployments.machinelearning.seldon.io", "models", "ranker"};
    bool wasShadowed = false;

    SeldonTown()
    {
        using Json = nlohmann::json;
        cluster.setAdmission(SeldonController::admit);
        cluster.put({{"apiVersion", "machinelearning.seldon.io/v1"},
                     {"kind", "SeldonDeployment"},
                     {"metadata", {{"name", "ranker"}, {"namespace", "models"}}},
                     {"spec",
                      {{"predictors", Json::array({Json{{"name", "main"},
                                                        {"graph",
                                                         {{"name", "classifier"},
                                                          {"implementation", "SKLEARN_SERVER"},
                                                          {"modelUri", "s3://models/6"}}}}})}}}});
        endpoint = QStringLiteral("ranker, system: seldon-1");
        atEachWait = [this] { pass(3); };
        pass(10);
    }

    void pass(int seconds)
    {
        for (; seconds > 0; --seconds)
            seldon.tick();
        const auto now = predictors();
        if (now.size() < 2)
            return;
        const int traffic = now[1].value("traffic", 0);
        wasShadowed = wasShadowed || now[1].value("shadow", false);
        if (traffic < 100 && !now[1].value("shadow", false))
            highest = std::max(highest, traffic);
    }
    nlohmann::json predictors() const { return cluster.find(ranker)->at("spec").at("predictors"); }
    std::string model() const override
    {
        const auto now = predictors();
        return now.size() == 1 ? now[0].value("/graph/modelUri"_json_pointer, "") : std::string();
    }
};

} // namespace

/// A release to a SeldonDeployment: from the draft to the alias, and back.
class TestReleaseSeldon : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsShadowedRolledOutAndThenCarriesTheAlias();
    void aBadCandidateTakesEverythingBack();
    void byHandItGoesBackAfterThePromotion();
    void onKserveAShadowIsRefusedWhileItIsDrafted();
    void theProbeAsksForNoRightOfKserve();
};

void TestReleaseSeldon::itIsShadowedRolledOutAndThenCarriesTheAlias()
{
    SeldonTown town;
    town.strategy = QStringLiteral("shadow");
    isReleased(town);
    QVERIFY(town.wasShadowed);
}

void TestReleaseSeldon::aBadCandidateTakesEverythingBack()
{
    SeldonTown town;
    QVERIFY_RESULT(town.ready());
    town.analysis.judge = [](const AnalysisLook& when) {
        return ScriptedAnalysis::says(AnalysisReport::Verdict::Fail, "worse", when);
    };
    isTakenBack(town);
}

void TestReleaseSeldon::byHandItGoesBackAfterThePromotion()
{
    SeldonTown town;
    isReleased(town);
    goesBackByHand(town);
}

void TestReleaseSeldon::onKserveAShadowIsRefusedWhileItIsDrafted()
{
    RolloutTown town;
    town.strategy = QStringLiteral("shadow");
    const auto made = town.drafted();
    QVERIFY_ERROR(made, ErrorKind::Unsupported);
    QVERIFY2(made.error().detail.contains(QStringLiteral("KServe copies no requests")),
             qPrintable(made.error().detail));
}

void TestReleaseSeldon::theProbeAsksForNoRightOfKserve()
{
    SeldonTown town;
    town.decree();
    town.settle(town.author);
    town.cluster.setUser(RolloutTown::token,
                         {"ada",
                          {{{"get", "patch"}, {"machinelearning.seldon.io"}, {"seldondeployments"}},
                           {{"get"}, {"networking.istio.io"}, {"virtualservices"}},
                           {{"list"}, {"apps"}, {"deployments"}},
                           {{"list"}, {""}, {"pods"}},
                           {{"get", "list", "create", "patch"}, {""}, {"configmaps"}}}});
    const auto seen =
        endpointInWords(*town.author.workspace, town.author.settled()->target, {RolloutStrategy::Canary}, {});
    QVERIFY_RESULT(seen);
    QCOMPARE(*seen, QStringLiteral("models/ranker serves s3://models/6"));
}

QTEST_GUILESS_MAIN(TestReleaseSeldon)
#include "tst_release_seldon.moc"

#include "app/rollout/EndpointReach.h"
#include "tests/app/RolloutTown.h"

using namespace ph;
using namespace ph::testing;

namespace {

/// A town whose production is a SeldonDeployment that serves version 6.
struct SeldonTown : RolloutTown {
    SeldonController seldon{cluster};
    const KubernetesRef ranker{"seldondeployments.machinelearning.seldon.io", "models", "ranker"};
    int highestTraffic = 0; ///< that version 7 was asked to get before it had all the requests
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
            highestTraffic = std::max(highestTraffic, traffic);
    }
    nlohmann::json predictors() const { return cluster.find(ranker)->at("spec").at("predictors"); }
    /// Of the only predictor; empty where there are several.
    std::string model() const
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
    const auto waits = town.ready();
    QVERIFY_RESULT(waits);
    QCOMPARE(waits->record.plan.parts.front().from, QStringLiteral("6"));
    const auto executed = town.desk(town.author).execute(town.id);
    QVERIFY_RESULT(executed);
    QVERIFY2(executed->record.state == ReleaseState::Done, qPrintable(executed->record.reason));
    QCOMPARE(town.model(), std::string("s3://models/7"));
    QVERIFY(town.wasShadowed);
    QCOMPARE(town.highestTraffic, 50);
    QCOMPARE(town.town.moves(), QStringList{champion + u'7'});
    QVERIFY(town.hasRecord());
    QVERIFY(town.author.ledgerIsWhole());
}

void TestReleaseSeldon::aBadCandidateTakesEverythingBack()
{
    SeldonTown town;
    QVERIFY_RESULT(town.ready());
    town.analysis.judge = [](const AnalysisLook& when) {
        return ScriptedAnalysis::says(AnalysisReport::Verdict::Fail, "worse", when);
    };
    const auto executed = town.desk(town.author).execute(town.id);
    QVERIFY_RESULT(executed);
    QVERIFY2(executed->record.state == ReleaseState::RolledBack, qPrintable(executed->record.reason));
    QCOMPARE(town.model(), std::string("s3://models/6"));
    QVERIFY(town.highestTraffic <= 10);
    QVERIFY(town.town.moves().isEmpty());
}

void TestReleaseSeldon::byHandItGoesBackAfterThePromotion()
{
    SeldonTown town;
    QVERIFY_RESULT(town.ready());
    QVERIFY_RESULT(town.desk(town.author).execute(town.id));
    const auto back = town.desk(town.author).rollback(QStringLiteral("production"), {});
    QVERIFY_RESULT(back);
    QVERIFY2(back->record.state == ReleaseState::Done, qPrintable(back->record.reason));
    QCOMPARE(town.model(), std::string("s3://models/6"));
    QCOMPARE(town.town.moves(), (QStringList{champion + u'7', champion + u'6'}));
    QVERIFY(town.desk(town.author).release(town.id)->record.state == ReleaseState::RolledBack);
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
    const auto seen = endpointInWords(*town.author.workspace, town.author.settled()->target, {});
    QVERIFY_RESULT(seen);
    QCOMPARE(*seen, QStringLiteral("models/ranker serves s3://models/6"));
}

QTEST_GUILESS_MAIN(TestReleaseSeldon)
#include "tst_release_seldon.moc"

#include "services/rollout/RolloutRights.h"
#include "services/rollout/SeldonRollout.h"
#include "tests/services/RolloutLab.h"

using namespace ph;
using namespace ph::testing;

namespace {

using Behaviour = KserveController::Behaviour;
using Change = std::function<void(Json&, RolloutAsk&)>;

/// A SeldonDeployment of one predictor, available.
Json seldonObject()
{
    return {
        {"apiVersion", "machinelearning.seldon.io/v1"},
        {"kind", "SeldonDeployment"},
        {"metadata", {{"namespace", "models"}, {"name", "scorer"}, {"uid", "u1"}, {"resourceVersion", "41"}}},
        {"spec",
         {{"predictors", Json::array({Json{{"name", "main"},
                                           {"labels", {{"version", "main"}}},
                                           {"graph",
                                            {{"name", "classifier"},
                                             {"implementation", "SKLEARN_SERVER"},
                                             {"modelUri", "s3://models/v2"}}}}})}}},
        {"status",
         {{"state", "Available"},
          {"deploymentStatus",
           {{"scorer-main-0-classifier", {{"replicas", 1}, {"availableReplicas", 1}}}}}}}};
}

Result<RolloutPlan> tryPlan(const Json& object, const RolloutAsk& ask = canaryAsk())
{
    const auto endpoint = decodeSeldonDeployment(object, ConnectionId{7}, rolloutBegins);
    if (!endpoint)
        return fail(endpoint.error());
    return planRollout(object, *endpoint, ask, rolloutBegins);
}

RolloutPlan planned(const Json& object, const RolloutAsk& ask = canaryAsk())
{
    auto plan = tryPlan(object, ask);
    if (!plan)
        qFatal("%s", qPrintable(plan.error().detail));
    return *plan;
}

RolloutAsk shadowAsk()
{
    auto ask = canaryAsk();
    ask.rules.strategy = RolloutStrategy::Shadow;
    return ask;
}

Json predictorsOf(const RolloutPlan& plan, const Json& object, const RolloutWrite& write)
{
    const auto seen = serving::sightOf(object, plan, rolloutBegins);
    if (!seen)
        qFatal("%s", qPrintable(seen.error().detail));
    const auto request = serving::request(plan, *seen, write);
    if (request.object.kind.resource != QLatin1String("seldondeployments") ||
        request.body["metadata"]["resourceVersion"] != "41")
        qFatal("of what, and of which version?");
    return request.body["spec"]["predictors"];
}

KubernetesUser driver(const std::vector<std::string>& verbs, bool seesRoutes)
{
    KubernetesUser user{"driver",
                        {{{"*"}, {""}, {"configmaps", "pods"}},
                         {{"*"}, {"coordination.k8s.io"}, {"leases"}},
                         {{"list"}, {"apps"}, {"deployments"}},
                         {verbs, {"machinelearning.seldon.io"}, {"seldondeployments"}}}};
    if (seesRoutes)
        user.rules.push_back({{"get"}, {"networking.istio.io"}, {"virtualservices"}});
    return user;
}

} // namespace

Q_DECLARE_METATYPE(Change)

/// Seldon Core 1: a candidate is one more predictor, which gets copies and shares by the VirtualService that
/// Seldon makes, and in the end is the only one.
class TestRolloutSeldon : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPlanNamesTheModelOfTheOnePredictor();
    void copiesComeBeforeAnyShare();
    void aWriteSaysAllPredictors();
    void whyThereIsNoWayBackNamesTheSystem();
    void documentsComeBackAsTheyWere();
    void forgedCopiesAreRefused();
    void whatCannotBeMovedIsRefused_data();
    void whatCannotBeMovedIsRefused();
    void ofSeldonCore2NothingIsMoved();
    void aPlanForAnotherSystemHolds();
    void whatWasListedIsThenAlone();
    void theRouteOfAnOlderReleaseIsObserved();
    void aShadowGetsCopiesAndAnswersNobody();
    void aWorseShadowIsTakenBackWithoutAnyShare();
    void aCandidateThatBreaksLosesItsShareByItsRemoval();
    void rolledBackFromABrokenOneAfterThePromotion();
    void aMissingRightIsNamed();
    void weightsOfSomebodyElseHoldIt();
};

void TestRolloutSeldon::aPlanNamesTheModelOfTheOnePredictor()
{
    const auto plan = planned(seldonObject());
    QCOMPARE(plan.manner, RolloutManner::Predictors);
    QCOMPARE(plan.stableRevision, QStringLiteral("main"));
    QCOMPARE(plan.stableModel, QStringLiteral("s3://models/v2"));
    QCOMPARE(plan.fields.size(), 1);
    QVERIFY((plan.fields.front() == CandidateField{QStringLiteral("/spec/predictors/0/graph/modelUri"),
                                                   QStringLiteral("\"s3://models/v2\""),
                                                   QStringLiteral("\"s3://models/v3\"")}));
    using Is = RolloutStep::Kind;
    QVERIFY((plan.steps == QList<RolloutStep>{{Is::Preflight},
                                              {Is::Deploy},
                                              {Is::Weight, 10, minute},
                                              {Is::Weight, 50, minute},
                                              {Is::Weight, 100},
                                              {Is::Promote},
                                              {Is::Confirm}}));
    // Also below a transformer.
    auto nested = seldonObject();
    auto& graph = nested["spec"]["predictors"][0]["graph"];
    graph = {{"name", "scale"}, {"children", Json::array({graph})}};
    QCOMPARE(planned(nested).fields.front().path,
             QStringLiteral("/spec/predictors/0/graph/children/0/modelUri"));
}

void TestRolloutSeldon::copiesComeBeforeAnyShare()
{
    auto ask = shadowAsk();
    ask.soakMs = 5 * minute; // of requests that are answered: copies are no part of it
    const auto plan = planned(seldonObject(), ask);
    using Is = RolloutStep::Kind;
    QVERIFY((plan.steps == QList<RolloutStep>{{Is::Preflight},
                                              {Is::Deploy},
                                              {Is::Shadow, 100, minute},
                                              {Is::Weight, 10, minute},
                                              {Is::Weight, 50, 4 * minute},
                                              {Is::Weight, 100},
                                              {Is::Promote},
                                              {Is::Confirm}}));
}

void TestRolloutSeldon::aWriteSaysAllPredictors()
{
    const auto object = seldonObject();
    const auto plan = planned(object, shadowAsk());
    const auto& stable = object["spec"]["predictors"][0];
    const auto deployed = predictorsOf(plan, object, writeOf(plan, plan.steps[deployStep]));
    const std::string name = deployed[1]["name"];
    QVERIFY2(name.starts_with("v3-"), name.c_str());
    auto candidate = stable;
    candidate["name"] = candidate["labels"]["version"] = name;
    candidate["graph"]["modelUri"] = "s3://models/v3";
    const auto with = [](Json predictor, const Json& more) {
        predictor.update(more);
        return predictor;
    };
    QVERIFY(deployed == Json::array({with(stable, {{"traffic", 100}}), with(candidate, {{"traffic", 0}})}));
    QVERIFY(predictorsOf(plan, object, writeOf(plan, plan.steps[2])) ==
            Json::array(
                {with(stable, {{"traffic", 100}}), with(candidate, {{"traffic", 100}, {"shadow", true}})}));
    QVERIFY(predictorsOf(plan, object, writeOf(plan, plan.steps[3])) ==
            Json::array({with(stable, {{"traffic", 90}}), with(candidate, {{"traffic", 10}})}));
    QVERIFY(predictorsOf(plan, object, writeOf(plan, plan.steps[plan.steps.size() - 2])) ==
            Json::array({candidate}));
    // From wherever the list is: also from the candidate alone the stable one is made again.
    auto promoted = object;
    promoted["spec"]["predictors"] = Json::array({candidate});
    QVERIFY(predictorsOf(plan, promoted, writeOf(plan, WayBack::TakeBack)) == deployed);
    QVERIFY(predictorsOf(plan, promoted, writeOf(plan, WayBack::Restore)) == Json::array({stable}));
    QVERIFY(predictorsOf(plan, promoted, writeOf(plan, WayBack::Release)) == Json::array({stable}));
    // A weight that was said is said again.
    auto said = object;
    said["spec"]["predictors"][0]["traffic"] = 100;
    const auto saidPlan = planned(said);
    QVERIFY(predictorsOf(saidPlan, said, writeOf(saidPlan, WayBack::Release)) == said["spec"]["predictors"]);
}

void TestRolloutSeldon::whyThereIsNoWayBackNamesTheSystem()
{
    const auto object = seldonObject();
    const auto plan = planned(object);
    auto sight = *serving::sightOf(object, plan, rolloutBegins);
    QCOMPARE(serving::whyNoWayBack(plan, {}, sight), QString());
    sight.endpoint.latest.latestRolledOut = QStringLiteral("other");
    QCOMPARE(serving::whyNoWayBack(plan, {}, sight),
             QStringLiteral("At 0 % Seldon Core 1 would send the requests to other, not to main."));
}

void TestRolloutSeldon::documentsComeBackAsTheyWere()
{
    for (const auto& ask : {canaryAsk(), shadowAsk(), allAtOnceAsk()})
        comesBackAsItWas(planned(seldonObject(), ask));
}

void TestRolloutSeldon::forgedCopiesAreRefused()
{
    const auto sound = planned(seldonObject(), shadowAsk());
    QVERIFY(isReadAgain(sound));
    auto plan = sound;
    plan.steps[2].percent = 0;
    QVERIFY(!isReadAgain(plan));
    plan = sound;
    plan.steps[2].percent = 101;
    QVERIFY(!isReadAgain(plan));
    plan = sound;
    std::swap(plan.steps[2], plan.steps[3]); // after a share
    QVERIFY(!isReadAgain(plan));
    plan = sound;
    plan.manner = RolloutManner::CanaryList; // KServe copies nothing
    QVERIFY(!isReadAgain(plan));
    plan = sound;
    plan.steps[3].percent = 60; // above the cap
    QVERIFY(!isReadAgain(plan));
}

void TestRolloutSeldon::whatCannotBeMovedIsRefused_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const Change& change, const char* words) {
        QTest::newRow(name) << change << QString::fromLatin1(words);
    };
    row(
        "another candidate",
        [](Json& object, RolloutAsk&) {
            auto& predictors = object["spec"]["predictors"];
            predictors.push_back(predictors[0]);
            predictors[1]["name"] = "mine";
        },
        "several predictors already (main, mine)");
    row(
        "Kafka", [](Json& object, RolloutAsk&) { object["spec"]["serverType"] = "kafka"; }, "Kafka");
    row(
        "a Service of one's own name",
        [](Json& object, RolloutAsk&) {
            object["spec"]["predictors"][0]["annotations"]["seldon.io/svc-name"] = "scorer";
        },
        "seldon.io/svc-name");
    row(
        "two models",
        [](Json& object, RolloutAsk&) {
            auto& graph = object["spec"]["predictors"][0]["graph"];
            graph["children"] = Json::array({graph});
        },
        "has to have just one");
    row(
        "a container of one's own",
        [](Json& object, RolloutAsk&) { object["spec"]["predictors"][0]["graph"].erase("modelUri"); },
        "has to have just one");
    row(
        "other fields",
        [](Json&, RolloutAsk& ask) {
            ask.fields = {{"replicas", 3}};
        },
        "modelUri");
    row(
        "a manifest in Git",
        [](Json&, RolloutAsk& ask) {
            ask.manifest =
                EndpointManifest{{}, QStringLiteral("r"), QStringLiteral("b"), QStringLiteral("f")};
        },
        "spec.predictors is a list");
    row(
        "Argo CD",
        [](Json& object, RolloutAsk&) {
            object["metadata"]["annotations"]["argocd.argoproj.io/tracking-id"] = "fraud:x";
        },
        "Argo CD (fraud)");
    row(
        "names that become hashes",
        [](Json& object, RolloutAsk&) {
            object["metadata"]["name"] = std::string(44, 's');
            object["status"]["deploymentStatus"] = {
                {std::string(44, 's') + "-main-0-classifier", {{"replicas", 1}, {"availableReplicas", 1}}}};
        },
        "longer than 63 characters");
    row(
        "a Deployment that is not told",
        [](Json& object, RolloutAsk&) { object["status"].erase("deploymentStatus"); },
        "names no Deployment of the predictor main");
}

void TestRolloutSeldon::whatCannotBeMovedIsRefused()
{
    QFETCH(Change, change);
    QFETCH(QString, words);
    auto object = seldonObject();
    auto ask = canaryAsk();
    change(object, ask);
    const auto plan = tryPlan(object, ask);
    QVERIFY_ERROR(plan, ErrorKind::Unsupported);
    QVERIFY2(plan.error().detail.contains(words), qPrintable(plan.error().detail));
}

void TestRolloutSeldon::ofSeldonCore2NothingIsMoved()
{
    Endpoint experiment;
    experiment.system = ServingSystem::SeldonCore2;
    QVERIFY(serving::whyUnsupported(experiment)
                .english.contains(QStringLiteral("set the weights of the Experiment")));
}

void TestRolloutSeldon::aPlanForAnotherSystemHolds()
{
    auto plan = planned(seldonObject());
    Endpoint endpoint;
    endpoint.system = ServingSystem::SeldonCore1;
    QCOMPARE(serving::whyUnsupported(plan, endpoint), QString());
    plan.manner = RolloutManner::CanaryList;
    QVERIFY(serving::whyUnsupported(plan, endpoint).contains(QStringLiteral("planned for another system")));
}

void TestRolloutSeldon::whatWasListedIsThenAlone()
{
    RolloutLab lab(canaryAsk(), Ground::Seldon);
    QVERIFY_RESULT(lab.roll());
    const auto predictors = lab.object()["spec"]["predictors"];
    QCOMPARE(predictors.size(), std::size_t(1));
    QCOMPARE(predictors[0]["replicas"].get<int>(), 2);
    const std::string name = predictors[0]["name"];
    QCOMPARE(lab.analysis.askedOf, QString::fromStdString(name) + QStringLiteral("/main"));
    QVERIFY(lab.cluster.find({"deployments.apps", "models", "scorer-" + name + "-0-classifier"}));
    QVERIFY(!lab.cluster.find({"deployments.apps", "models", "scorer-main-0-classifier"}));
}

void TestRolloutSeldon::theRouteOfAnOlderReleaseIsObserved()
{
    RolloutLab lab(canaryAsk(), Ground::Seldon);
    lab.seldon.routeSuffix = "-http";
    lab.cluster.remove({"virtualservices.networking.istio.io", "models", "scorer"});
    lab.seldon.tick();
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("promoted: "));
    QCOMPARE(lab.history(), QStringLiteral("v3 0, v3 10, v3 50, v3 100, v3 -"));
}

void TestRolloutSeldon::aShadowGetsCopiesAndAnswersNobody()
{
    RolloutLab lab(shadowAsk(), Ground::Seldon);
    int looks = 0;
    for (const auto after : {30 * second, minute}) {
        lab.at(after, [&] {
            ++looks;
            QCOMPARE(lab.history(), QStringLiteral("v3 0, v3 copies 100"));
            const auto route = *lab.cluster.find({"virtualservices.networking.istio.io", "models", "scorer"});
            const auto& rule = route["spec"]["http"][0];
            QCOMPARE(rule.value("/mirrorPercentage/value"_json_pointer, 0), 100);
            QCOMPARE(rule.value("route", Json::array()).size(),
                     std::size_t(1)); // it is in no row that answers
            QCOMPARE(lab.sharesOf("s3://models/v3"), 0);
            QCOMPARE(lab.sharesOf("s3://models/v2"), 100);
            QCOMPARE(lab.highest(), 0);
        });
    }
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(looks, 2);
    QCOMPARE(inWords(*state), QStringLiteral("promoted: "));
    QCOMPARE(lab.history(), QStringLiteral("v3 0, v3 copies 100, v3 10, v3 50, v3 100, v3 -"));
    QVERIFY(lab.allAtMs() - rolloutBegins >= 3 * minute);
    QVERIFY(!lab.wasStarved());
}

void TestRolloutSeldon::aWorseShadowIsTakenBackWithoutAnyShare()
{
    RolloutLab lab(shadowAsk(), Ground::Seldon);
    const auto before = lab.object()["spec"];
    lab.findWorse(40 * second);
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("rolled-back: worse"));
    QCOMPARE(lab.history(), QStringLiteral("v3 0, v3 copies 100, v3 0, v2 -"));
    QCOMPARE(lab.highest(), 0);
    QVERIFY(lab.object()["spec"] == before);
}

// Seldon moves no weight while any of its pods is not ready: 0 % alone would leave it where it is.
void TestRolloutSeldon::aCandidateThatBreaksLosesItsShareByItsRemoval()
{
    RolloutLab lab(canaryAsk(), Ground::Seldon);
    const auto before = lab.object()["spec"];
    lab.at(30 * second, [&] {
        QCOMPARE(lab.sharesOf("s3://models/v3"), 10);
        lab.behave("v3", Behaviour::CrashLoop);
    });
    std::int64_t backAtMs = noTime;
    const auto noteWrite = lab.transport.after;
    lab.transport.after = [&](const HttpRequest& request) {
        noteWrite(request);
        if (backAtMs == noTime && lab.nowMs > rolloutBegins + 30 * second &&
            lab.sharesOf("s3://models/v2") == 100)
            backAtMs = lab.nowMs;
    };
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QVERIFY2(state->reason.contains(QStringLiteral("incompatible dtype")), qPrintable(inWords(*state)));
    QCOMPARE(state->outcome, RolloutOutcome::RolledBack);
    QCOMPARE(lab.history(), QStringLiteral("v3 0, v3 10, v3 0, v2 -"));
    QCOMPARE(lab.highest(), 10);
    QVERIFY(backAtMs != noTime && backAtMs - rolloutBegins < 50 * second);
    QCOMPARE(lab.sharesOf("s3://models/v2"), 100);
    QVERIFY(lab.object()["spec"] == before);
}

void TestRolloutSeldon::rolledBackFromABrokenOneAfterThePromotion()
{
    RolloutLab lab(canaryAsk(), Ground::Seldon);
    QVERIFY_RESULT(lab.roll());
    lab.behave("v3", Behaviour::CrashLoop);
    lab.goOn(10 * second);
    lab.ask(RolloutRequest::Kind::RollBack);
    const auto state = lab.drive(lab.settings(), 5 * minute);
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("rolled-back: ada: looks odd"));
    QCOMPARE(lab.sharesOf("s3://models/v2"), 100);
}

void TestRolloutSeldon::aMissingRightIsNamed()
{
    RolloutLab lab(canaryAsk(), Ground::Seldon);
    QVERIFY_RESULT(lab.store.begin(lab.plan(), lab.nowMs));
    lab.cluster.setUser(RolloutLab::token, driver({"get"}, true));
    const auto missing =
        missingRolloutRights(lab.client, lab.plan().endpoint, WritesTo::Cluster, RolloutManner::Predictors);
    QVERIFY_RESULT(missing);
    QCOMPARE(*missing, QStringList(QStringLiteral("patch seldondeployments.machinelearning.seldon.io")));
    auto state = lab.drive(lab.settings(), minute);
    QVERIFY_RESULT(state);
    QVERIFY2(state->holding.contains(
                 QStringLiteral("A role has to allow the verb \"patch\" on \"seldondeployments\"")),
             qPrintable(inWords(*state)));
    QCOMPARE(lab.history(), QString());
    // With what the driver's role has it goes its way.
    lab.cluster.setUser(RolloutLab::token, driver({"get", "patch"}, true));
    lab.ask(RolloutRequest::Kind::Resume);
    state = lab.drive(lab.settings());
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("promoted: "));
}

void TestRolloutSeldon::weightsOfSomebodyElseHoldIt()
{
    RolloutLab lab(canaryAsk(), Ground::Seldon);
    lab.at(30 * second, [&] {
        lab.change(
            [](Json& object) {
                object["spec"]["predictors"][0]["traffic"] = 70;
                object["spec"]["predictors"][1]["traffic"] = 30;
            },
            "kubectl-edit");
    });
    auto state = lab.roll(2 * minute);
    QVERIFY_RESULT(state);
    QVERIFY2(inWords(*state).startsWith(QStringLiteral("open: kubectl-edit manages /spec/predictors now")),
             qPrintable(inWords(*state)));
    QCOMPARE(lab.history(), QStringLiteral("v3 0, v3 10"));
}

QTEST_GUILESS_MAIN(TestRolloutSeldon)
#include "tst_rollout_seldon.moc"

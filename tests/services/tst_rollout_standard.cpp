#include "services/rollout/PodTrouble.h"
#include "services/rollout/StandardLook.h"
#include "tests/services/RolloutLab.h"

using namespace ph;
using namespace ph::testing;

namespace {

using Behaviour = KserveController::Behaviour;

constexpr auto wholeWay = "v3 0, v3 10, v3 50, v3 100, v3 -";
constexpr auto routes = "/apis/gateway.networking.k8s.io";

/// An InferenceService in Standard mode, ready.
KserveObject standardObject()
{
    KserveObject object;
    object.mode = "Standard";
    object.conditions = Json::array({Json{{"type", "PredictorReady"}, {"status", "True"}}});
    object.modelStatus = {{"transitionStatus", "UpToDate"}};
    return object;
}

RolloutAsk listedAsk()
{
    auto ask = canaryAsk();
    ask.canaryList = RolloutAsk::CanaryList::Served;
    return ask;
}

/// What a write of this plan makes of spec.
Json specOf(const RolloutPlan& plan, const KserveObject& object, const RolloutWrite& write)
{
    const auto seen = serving::sightOf(object.json(), plan, rolloutBegins);
    if (!seen)
        qFatal("%s", qPrintable(seen.error().detail));
    return serving::request(plan, *seen, write).body["spec"];
}

KubernetesUser withoutRoutes()
{
    return {"driver",
            {{{"*"}, {""}, {"configmaps", "pods"}},
             {{"*"}, {"coordination.k8s.io"}, {"leases"}},
             {{"*"}, {"apps"}, {"deployments"}},
             {{"get", "patch"}, {"serving.kserve.io"}, {"inferenceservices"}}}};
}

} // namespace

/// KServe in Standard mode: canaries where the cluster serves spec.canary, with the weights of the route as
/// what is observed; where it does not, everything at once or nothing.
class TestRolloutStandard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stepsKeepTheOldPodsUntilTheLastSoakIsOver();
    void aWriteSaysTheWholeOfWhatIsWanted();
    void aCandidateHasItsPartOfThePods();
    void documentsComeBackAsTheyWere();
    void forgedStepsAreRefused();
    void podsAreReplacedOnceAllOfThemAreNewAndReady();
    void podsThatStillStartAreNoTrouble();
    void whatWasListedServesUnderItsName();
    void takenBackFromEverythingTheOldPodsAreThere();
    void aRouteThatMayNotBeReadHoldsWhereThereIsACap();
    void aRouteThatMayNotBeReadIsDoneWithoutWhereThereIsNone();
    void goingBackEndsOnlyOnceItIsSeen();
    void anotherCandidateIsNotTakenOver();
    void withoutTheListACanaryIsRefused();
    void inPlaceEverythingGoesAtOnce();
    void inPlaceACrashIsTakenBack();
    void inPlaceItIsRolledBackByHand();
    void inPlaceTheDeploymentNeedNotBeRead();
};

void TestRolloutStandard::stepsKeepTheOldPodsUntilTheLastSoakIsOver()
{
    auto ask = listedAsk();
    ask.rules.stages = {{10, minute}, {100, 5 * minute}};
    const auto plan = planned(ask, standardObject());
    QCOMPARE(plan.manner, RolloutManner::CanaryList);
    QCOMPARE(plan.stableRevision, QStringLiteral("scorer-predictor"));
    using Is = RolloutStep::Kind;
    const QList<RolloutStep> steps{
        {Is::Preflight}, {Is::Deploy}, {Is::Weight, 10, minute}, {Is::Weight, 100, 5 * minute},
        {Is::Promote},   {Is::Confirm}};
    QVERIFY(plan.steps == steps);

    const auto atOnce = planned(allAtOnceAsk(), standardObject());
    QCOMPARE(atOnce.manner, RolloutManner::InPlace);
    QVERIFY(
        (atOnce.steps == QList<RolloutStep>{{Is::Preflight}, {Is::Promote}, {Is::Confirm, 0, 20 * second}}));
}

void TestRolloutStandard::aWriteSaysTheWholeOfWhatIsWanted()
{
    auto object = standardObject();
    object.predictor["model"]["modelFormat"]["name"] = "sklearn";
    const auto plan = planned(listedAsk(), object);
    const auto listed = specOf(plan, object, writeOf(plan, plan.steps[deployStep]));
    const auto name = listed["canary"][0]["predictor"]["name"].get<std::string>();
    QVERIFY2(name.starts_with("v3-"), name.c_str());
    const Json stays{{"model", {{"storageUri", "s3://models/v2"}}}, {"name", nullptr}};
    const Json candidate{
        {"name", name},
        {"minReplicas", 1}, // at 0 % KServe would give it no pods
        {"model", {{"modelFormat", {{"name", "sklearn"}}}, {"storageUri", "s3://models/v3"}}}};
    QVERIFY(listed ==
            (Json{{"predictor", stays},
                  {"canary", Json::array({Json{{"predictor", candidate}, {"trafficPercent", 0}}})}}));
    const auto promoted = specOf(plan, object, writeOf(plan, plan.steps[plan.steps.size() - 2]));
    QVERIFY(promoted == (Json{{"predictor", {{"model", {{"storageUri", "s3://models/v3"}}}, {"name", name}}},
                              {"canary", nullptr}}));
    const Json before{{"predictor", stays}, {"canary", nullptr}};
    QVERIFY(specOf(plan, object, writeOf(plan, WayBack::Restore)) == before);
    QVERIFY(specOf(plan, object, writeOf(plan, WayBack::Release)) == before);
    // In place there is nothing but the fields.
    const auto inPlace = planned(allAtOnceAsk(), object);
    QVERIFY(specOf(inPlace, object, writeOf(inPlace, inPlace.steps[deployStep])) ==
            (Json{{"predictor", {{"model", {{"storageUri", "s3://models/v3"}}}}}}));
}

void TestRolloutStandard::aCandidateHasItsPartOfThePods()
{
    auto object = standardObject();
    object.predictor = {{"name", "blue"}, {"minReplicas", 4}};
    const auto plan = planned(listedAsk(), object);
    QCOMPARE(plan.stableRevision, QStringLiteral("scorer-blue-predictor"));
    const auto pods = [&](int percent) {
        const auto spec = specOf(plan, object, {RolloutWrite::Fields::After, percent});
        return spec["canary"][0]["predictor"]["minReplicas"].get<int>();
    };
    QCOMPARE(pods(0), 1);
    QCOMPARE(pods(10), 1);
    QCOMPARE(pods(50), 2);
    QCOMPARE(pods(100), 4);
    QVERIFY(specOf(plan, object, writeOf(plan, WayBack::Release))["predictor"]["name"] == "blue");
}

void TestRolloutStandard::documentsComeBackAsTheyWere()
{
    for (const auto& ask : {listedAsk(), allAtOnceAsk()})
        comesBackAsItWas(planned(ask, standardObject()));
}

void TestRolloutStandard::forgedStepsAreRefused()
{
    const auto sound = planned(listedAsk(), standardObject());
    QVERIFY(isReadAgain(sound));
    auto plan = sound;
    plan.steps[2].percent = 60; // above the cap, before its soak
    QVERIFY(!isReadAgain(plan));
    plan = sound;
    plan.steps.removeAt(plan.steps.size() - 3); // the old pods would go at once
    QVERIFY(!isReadAgain(plan));
    plan = sound;
    plan.manner = RolloutManner::InPlace;
    QVERIFY(!isReadAgain(plan));
    plan = planned(allAtOnceAsk(), standardObject());
    plan.manner = RolloutManner::Revisions;
    QVERIFY(!isReadAgain(plan));
}

void TestRolloutStandard::podsAreReplacedOnceAllOfThemAreNewAndReady()
{
    Json deployment{
        {"metadata", {{"generation", 4}}},
        {"spec", {{"replicas", 2}}},
        {"status",
         {{"observedGeneration", 4}, {"replicas", 2}, {"updatedReplicas", 2}, {"readyReplicas", 2}}}};
    deployment["spec"]["template"]["metadata"]["annotations"]
              ["internal.serving.kserve.io/storage-initializer-sourceuri"] = "s3://models/v3";
    const auto missing = [&](const std::string& path, const Json& value) {
        auto other = deployment;
        other[Json::json_pointer(path)] = value;
        return kserve::standard::notReplaced(other, QStringLiteral("s3://models/v3"));
    };
    QCOMPARE(missing("/spec/replicas", 2), QString());
    QVERIFY(missing("/status/observedGeneration", 3).contains(QStringLiteral("not taken up")));
    QVERIFY(missing("/status/updatedReplicas", 1).contains(QStringLiteral("Of its 2 pods 1 are new")));
    QVERIFY(!missing("/status/replicas", 3).isEmpty()); // an old one answers still
    QVERIFY(!missing("/status/readyReplicas", 1).isEmpty());
    // KServe has not told the Deployment yet.
    QVERIFY(kserve::standard::notReplaced(deployment, QStringLiteral("s3://models/v4"))
                .contains(QStringLiteral("s3://models/v3")));
}

void TestRolloutStandard::podsThatStillStartAreNoTrouble()
{
    const auto trouble = [](const char* reason) {
        const Json pod{{"status",
                        {{"containerStatuses",
                          Json::array({Json{
                              {"state", {{"waiting", {{"reason", reason}, {"message", "back-off"}}}}}}})}}}};
        return podTrouble(Json(), {pod});
    };
    QVERIFY(!trouble("ContainerCreating"));
    QVERIFY(!trouble("PodInitializing"));
    const auto image = trouble("ImagePullBackOff");
    QVERIFY(image);
    QCOMPARE(image->reason, QStringLiteral("ImagePullBackOff"));
    QCOMPARE(image->message, QStringLiteral("back-off"));
    const auto conditions = [](const char* type, const char* status) {
        const Json deployment{
            {"status", {{"conditions", Json::array({Json{{"type", type}, {"status", status}}})}}}};
        return bool(podTrouble(deployment, {}));
    };
    QVERIFY(conditions("ReplicaFailure", "True"));
    QVERIFY(conditions("Progressing", "False"));
    QVERIFY(!conditions("Progressing", "True"));
    QVERIFY(!conditions("Available", "False")); // it starts
}

void TestRolloutStandard::whatWasListedServesUnderItsName()
{
    RolloutLab lab(canaryAsk(), Ground::Standard);
    QVERIFY_RESULT(lab.roll());
    QVERIFY(!lab.object()["spec"].contains("canary"));
    const auto service =
        "scorer-" + lab.object()["spec"]["predictor"]["name"].get<std::string>() + "-predictor";
    QCOMPARE(lab.analysis.askedOf, QString::fromStdString(service) + QStringLiteral("/scorer-predictor"));
    QVERIFY(lab.cluster.find({"deployments.apps", "models", service}));
    QVERIFY(!lab.cluster.find({"deployments.apps", "models", "scorer-predictor"}));
}

void TestRolloutStandard::takenBackFromEverythingTheOldPodsAreThere()
{
    auto ask = canaryAsk();
    ask.rules.strategy = RolloutStrategy::BlueGreen;
    ask.capPercent = 100;
    ask.soakMs = 5 * minute;
    RolloutLab lab(ask, Ground::Standard);
    lab.findWorse(2 * minute);
    std::int64_t zeroAtMs = noTime, backAtMs = noTime;
    const auto noteWrite = lab.transport.after;
    lab.transport.after = [&](const HttpRequest& request) {
        noteWrite(request);
        if (zeroAtMs == noTime && lab.history() == QStringLiteral("v3 0, v3 100, v3 0"))
            zeroAtMs = lab.nowMs;
        if (zeroAtMs != noTime && backAtMs == noTime && lab.sharesOf("s3://models/v2") == 100)
            backAtMs = lab.nowMs;
    };
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("rolled-back: worse"));
    QCOMPARE(lab.history(), QStringLiteral("v3 0, v3 100, v3 0, v2 -"));
    // No new pods had to start for it.
    QVERIFY2(backAtMs != noTime && backAtMs - zeroAtMs < 5 * second,
             qPrintable(QString::number(backAtMs - zeroAtMs)));
    QVERIFY(!lab.wasStarved());
}

void TestRolloutStandard::aRouteThatMayNotBeReadHoldsWhereThereIsACap()
{
    RolloutLab lab(canaryAsk(), Ground::Standard);
    lab.cluster.setUser(RolloutLab::token, withoutRoutes());
    const auto state = lab.roll(2 * minute);
    QVERIFY_RESULT(state);
    QVERIFY2(inWords(*state).startsWith(QStringLiteral("open: Nobody sees where the requests go")),
             qPrintable(inWords(*state)));
    QVERIFY2(state->holding.contains(QStringLiteral("no more than 50 % has to be seen")),
             qPrintable(state->holding));
    QCOMPARE(lab.history(), QString());
}

void TestRolloutStandard::aRouteThatMayNotBeReadIsDoneWithoutWhereThereIsNone()
{
    auto ask = canaryAsk();
    ask.capPercent = 100;
    RolloutLab lab(ask, Ground::Standard);
    lab.cluster.setUser(RolloutLab::token, withoutRoutes());
    auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("promoted: "));
    QCOMPARE(lab.history(), QString::fromLatin1(wholeWay));
    lab.ask(RolloutRequest::Kind::RollBack);
    state = lab.drive(lab.settings());
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("rolled-back: ada: looks odd"));
    QVERIFY(!lab.wasStarved());
}

void TestRolloutStandard::goingBackEndsOnlyOnceItIsSeen()
{
    RolloutLab lab(canaryAsk(), Ground::Standard);
    lab.at(30 * second, [&] {
        lab.cluster.setFault(routes, ApiFault::withStatus(403));
        lab.ask(RolloutRequest::Kind::Abort);
    });
    auto state = lab.roll(13 * minute);
    QVERIFY_RESULT(state);
    // It asks for all that takes the candidate away, and does not say that it is.
    QCOMPARE(lab.history(), QStringLiteral("v3 0, v3 10, v3 0, v2 -"));
    QCOMPARE(state->outcome, RolloutOutcome::Open);
    QVERIFY2(state->holding.contains(QStringLiteral("Nobody sees where the requests go")),
             qPrintable(inWords(*state)));
    lab.cluster.clearFaults();
    state = lab.drive(lab.settings());
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("rolled-back: ada: looks odd"));
}

void TestRolloutStandard::anotherCandidateIsNotTakenOver()
{
    RolloutLab lab(canaryAsk(), Ground::Standard);
    lab.at(30 * second, [&] {
        lab.change([](Json& object) { object["spec"]["canary"][0]["predictor"]["name"] = "mine"; },
                   "kubectl-edit");
    });
    auto state = lab.roll(2 * minute);
    QVERIFY_RESULT(state);
    QVERIFY2(inWords(*state).startsWith(QStringLiteral("open: kubectl-edit manages /spec/canary now")),
             qPrintable(inWords(*state)));
    lab.ask(RolloutRequest::Kind::Abort);
    state = lab.drive(lab.settings(), minute);
    QVERIFY_RESULT(state);
    QCOMPARE(state->outcome, RolloutOutcome::Open);
    QCOMPARE(lab.history(), QStringLiteral("v3 0, v3 10"));

    auto ask = canaryAsk();
    ask.releaseId = QStringLiteral("another");
    const auto refused = lab.tryPlan(ask);
    QVERIFY_ERROR(refused, ErrorKind::Invalid);
    QVERIFY(refused.error().detail.contains(QStringLiteral("spec.canary lists a candidate already")));
}

void TestRolloutStandard::withoutTheListACanaryIsRefused()
{
    RolloutLab lab(allAtOnceAsk(), Ground::StandardOld);
    const auto refused = lab.tryPlan(canaryAsk());
    QVERIFY_ERROR(refused, ErrorKind::Unsupported);
    QVERIFY2(refused.error().detail.contains(QStringLiteral("ignores canaryTrafficPercent without a word")),
             qPrintable(refused.error().detail));
    QVERIFY(refused.error().detail.contains(QStringLiteral("have no spec.canary")));
    QCOMPARE(lab.history(), QString());
}

void TestRolloutStandard::inPlaceEverythingGoesAtOnce()
{
    RolloutLab lab(allAtOnceAsk(), Ground::StandardOld);
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("promoted: "));
    QCOMPARE(lab.history(), QStringLiteral("v3 -"));
    QCOMPARE(lab.sharesOf("s3://models/v3"), 100);
    QVERIFY(!lab.wasStarved());
    // Its soak begins once the new pods answer, which the InferenceService does not tell.
    QVERIFY(lab.nowMs - rolloutBegins >= 25 * second);
    QCOMPARE(lab.analysis.askedOf, QStringLiteral("scorer-predictor/scorer-predictor"));
}

void TestRolloutStandard::inPlaceACrashIsTakenBack()
{
    RolloutLab lab(allAtOnceAsk(), Ground::StandardOld);
    const auto before = lab.object()["spec"];
    lab.controller.setBehaviour("v3", Behaviour::CrashLoop);
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QVERIFY2(
        inWords(*state).startsWith(QStringLiteral("rolled-back: scorer-predictor cannot serve (CrashLoop")),
        qPrintable(inWords(*state)));
    QCOMPARE(lab.history(), QStringLiteral("v3 -, v2 -"));
    QCOMPARE(lab.sharesOf("s3://models/v2"), 100);
    QVERIFY(!lab.wasStarved());
    QVERIFY(lab.object()["spec"] == before);
}

void TestRolloutStandard::inPlaceItIsRolledBackByHand()
{
    RolloutLab lab(allAtOnceAsk(), Ground::Standard); // also where it could have been listed
    QVERIFY_RESULT(lab.roll());
    lab.ask(RolloutRequest::Kind::RollBack);
    const auto state = lab.drive(lab.settings());
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("rolled-back: ada: looks odd"));
    QCOMPARE(lab.history(), QStringLiteral("v3 -, v2 -"));
    QCOMPARE(lab.sharesOf("s3://models/v2"), 100);
}

void TestRolloutStandard::inPlaceTheDeploymentNeedNotBeRead()
{
    RolloutLab lab(allAtOnceAsk(), Ground::StandardOld);
    auto user = withoutRoutes();
    user.rules.erase(user.rules.begin() + 2);
    lab.cluster.setUser(RolloutLab::token, user);
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("promoted: "));
}

QTEST_GUILESS_MAIN(TestRolloutStandard)
#include "tst_rollout_standard.moc"

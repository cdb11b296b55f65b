#include "services/kubernetes/EndpointDecode.h"
#include "tests/support/Testing.h"

#include <QFile>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr ConnectionId cluster{7};
constexpr std::int64_t seen = 1'795'000'000'000;

/// The body that a real API server answered with.
Json recorded(const QString& name)
{
    QFile file(data(QStringLiteral("kubernetes/%1.json").arg(name)));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no recording %s", qPrintable(name));
    return Json::parse(file.readAll().toStdString())["response"]["body"];
}

/// An InferenceService of the recorded list.
Json inferenceService(const std::string& name)
{
    const auto list = recorded(QStringLiteral("list_from_cache_rv0"));
    for (auto item : list["items"]) {
        if (item["metadata"]["name"] == name) {
            item["apiVersion"] = "serving.kserve.io/v1beta1";
            item["kind"] = "InferenceService";
            return item;
        }
    }
    qFatal("no such InferenceService");
}

Endpoint decoded(EndpointDecoder decode, const Json& object)
{
    auto endpoint = decode(object, cluster, seen);
    if (!endpoint)
        qFatal("%s", qPrintable(endpoint.error().detail));
    return *std::move(endpoint);
}

/// "name 10 Candidate, name 90 Stable" as a person would write it.
QString inWords(const QList<TrafficShare>& shares)
{
    static const char* roles[] = {"stable", "candidate", "shadow", "other"};
    QStringList words;
    for (const auto& share : shares) {
        const auto number = share.target.lastIndexOf(QStringLiteral("-predictor-0"));
        words << QStringLiteral("%1 %2 %3")
                     .arg(number < 0 ? share.target : share.target.mid(number + 11))
                     .arg(share.percent)
                     .arg(QLatin1String(roles[int(share.role)]));
    }
    return words.join(QStringLiteral(", "));
}

Json object(const char* text)
{
    auto read = Json::parse(text);
    read["metadata"]["namespace"] = "models";
    if (!read["metadata"].contains("name"))
        read["metadata"]["name"] = "fraud";
    return read;
}

} // namespace

/// Objects of serving systems as endpoints: what is asked for, what is seen, and what is not known.
class TestEndpointDecode : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCanaryOfKserve();
    void aCanaryThatIsNotReadyHasNoTrafficYet();
    void afterPromotionTheRestGoesToTheOneBefore();
    void standardModeObservesNothingByItself();
    void oldAndNewNamesOfModes();
    void anEndpointIsOnlyReadyOfItsPresentState();
    void theRegisteredVersionIsNamedOrUnknown_data();
    void theRegisteredVersionIsNamedOrUnknown();
    void whoChangedItLast();
    void whoWouldUndoAChange_data();
    void whoWouldUndoAChange();
    void aDeploymentOfSeldonIsOfThePredictorThatItIsNamedAfter();
    void seldonPredictorsAndShadows();
    void seldonExperiments();
    void rollouts();
    void theAnalysisRunsOfARollout();
    void knativeServices();
    void routes();
    void aDeploymentBehindAService();
    void whatAnotherEndpointMadeIsNoneOfItsOwn();
    void wrongTypesAreNamed();
};

void TestEndpointDecode::aCanaryOfKserve()
{
    const auto fraud = decoded(decodeInferenceService, inferenceService("fraud-scorer"));
    QCOMPARE(fraud.key.remoteId,
             QStringLiteral("inferenceservices.serving.kserve.io/models-prod/fraud-scorer"));
    QCOMPARE(endpointTitle(fraud), QStringLiteral("models-prod/fraud-scorer"));
    QCOMPARE(fraud.mode, QStringLiteral("Knative"));
    QCOMPARE(inWords(fraud.declared), QStringLiteral("00007 10 candidate, 00006 90 stable"));
    QCOMPARE(inWords(fraud.observed.shares), QStringLiteral("00007 10 candidate, 00006 90 stable"));
    QCOMPARE(fraud.observed.source, ObservedTraffic::Source::Status);
    QCOMPARE(fraud.revisions.size(), 2);
    QCOMPARE(fraud.revisions[0].model, QStringLiteral("s3://models/fraud/v17"));
    QCOMPARE(fraud.revisions[0].format, QStringLiteral("sklearn"));
    QCOMPARE(fraud.revisions[0].runtime, QStringLiteral("kserve-sklearnserver"));
    QCOMPARE(fraud.revisions[0].state, QStringLiteral("Loaded"));
    QVERIFY(fraud.revisions[1].model.isEmpty()); // nobody says what the old one serves
    QVERIFY(!fraud.served);
    QCOMPARE(endpointHealth(fraud), EndpointHealth::Ready);
    QCOMPARE(fraud.seenMs, seen);
}

void TestEndpointDecode::aCanaryThatIsNotReadyHasNoTrafficYet()
{
    const auto documents = decoded(decodeInferenceService, inferenceService("doc-classifier"));
    QCOMPARE(inWords(documents.declared), QStringLiteral("00003 20 candidate, 00002 80 stable"));
    // The "latest" row of the route names the old revision.
    QCOMPARE(inWords(documents.observed.shares), QStringLiteral("00002 20 stable, 00002 80 stable"));
    const auto failed =
        std::find_if(documents.conditions.begin(), documents.conditions.end(),
                     [](const EndpointCondition& one) { return one.type == QLatin1String("ModelLoaded"); });
    QVERIFY(failed != documents.conditions.end());
    QCOMPARE(failed->status, EndpointCondition::Status::False);
    QCOMPARE(failed->reason, QStringLiteral("BlockedByFailedLoad/ModelLoadFailed"));
    QVERIFY(failed->message.contains(QStringLiteral("incompatible dtype")));
    QCOMPARE(endpointHealth(documents), EndpointHealth::Failing);
}

void TestEndpointDecode::afterPromotionTheRestGoesToTheOneBefore()
{
    auto churn = inferenceService("churn-predictor");
    QCOMPARE(inWords(decoded(decodeInferenceService, churn).declared), QStringLiteral("00004 100 stable"));
    churn["spec"]["predictor"]["canaryTrafficPercent"] = 0;
    QCOMPARE(inWords(decoded(decodeInferenceService, churn).declared),
             QStringLiteral("00004 0 candidate, 00003 100 stable"));
}

void TestEndpointDecode::standardModeObservesNothingByItself()
{
    auto ranker = inferenceService("rec-ranker");
    ranker["spec"]["predictor"]["canaryTrafficPercent"] = 30;
    auto endpoint = decoded(decodeInferenceService, ranker);
    QCOMPARE(endpoint.mode, QStringLiteral("Standard"));
    QCOMPARE(endpoint.observed.source, ObservedTraffic::Source::NotObservable);
    QVERIFY(endpoint.observed.remark.contains(QStringLiteral("no effect")));

    ranker["spec"]["canary"] = Json::parse(
        R"([{"predictor":{"name":"v10","model":{"storageUri":"s3://models/rec/v10","modelFormat":{"name":"lightgbm"}}},"trafficPercent":15}])");
    endpoint = decoded(decodeInferenceService, ranker);
    QCOMPARE(endpoint.declared.size(), 2);
    QCOMPARE(endpoint.declared[0],
             (TrafficShare{QStringLiteral("rec-ranker-predictor"), 85, TrafficShare::Role::Stable}));
    QCOMPARE(endpoint.declared[1], (TrafficShare{QStringLiteral("v10"), 15, TrafficShare::Role::Candidate}));
    QCOMPARE(endpoint.revisions[1].model, QStringLiteral("s3://models/rec/v10"));
}

void TestEndpointDecode::oldAndNewNamesOfModes()
{
    auto service = inferenceService("price-forecast");
    QVERIFY(service["status"]["deploymentMode"] == "Serverless");
    QCOMPARE(decoded(decodeInferenceService, service).mode, QStringLiteral("Knative"));
    service["status"]["deploymentMode"] = "RawDeployment";
    QCOMPARE(decoded(decodeInferenceService, service).mode, QStringLiteral("Standard"));
    service["status"].erase("deploymentMode");
    service["metadata"]["annotations"]["serving.kserve.io/deploymentMode"] = "Standard";
    QCOMPARE(decoded(decodeInferenceService, service).mode, QStringLiteral("Standard"));
    service["metadata"]["annotations"].erase("serving.kserve.io/deploymentMode");
    QCOMPARE(decoded(decodeInferenceService, service).mode, QStringLiteral("Knative")); // it has revisions
    service.erase("status");
    QCOMPARE(decoded(decodeInferenceService, service).mode, QString());
}

void TestEndpointDecode::anEndpointIsOnlyReadyOfItsPresentState()
{
    auto service = inferenceService("fraud-scorer");
    service["status"]["components"]["predictor"]["latestCreatedRevision"] = "fraud-scorer-predictor-00008";
    // Ready=True is what it was before the patch.
    QCOMPARE(endpointHealth(decoded(decodeInferenceService, service)), EndpointHealth::Progressing);
    service = inferenceService("fraud-scorer");
    service["metadata"]["deletionTimestamp"] = "2026-11-21T02:00:00Z";
    QCOMPARE(endpointHealth(decoded(decodeInferenceService, service)), EndpointHealth::Progressing);
    service.erase("status");
    service["metadata"].erase("deletionTimestamp");
    QCOMPARE(endpointHealth(decoded(decodeInferenceService, service)), EndpointHealth::Unknown);
    auto knative = object(R"({"metadata":{"generation":3},"status":{"observedGeneration":2,
        "conditions":[{"type":"Ready","status":"True"}]}})");
    QCOMPARE(endpointHealth(decoded(decodeKnativeService, knative)), EndpointHealth::Progressing);
    knative["status"]["observedGeneration"] = 3;
    QCOMPARE(endpointHealth(decoded(decodeKnativeService, knative)), EndpointHealth::Ready);
}

void TestEndpointDecode::theRegisteredVersionIsNamedOrUnknown_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("served");
    QTest::newRow("a version") << "models:/fraud/17"
                               << "fraud 17";
    QTest::newRow("an alias moves") << "models:/fraud@champion"
                                    << "";
    QTest::newRow("a logged model") << "models:/m-1234"
                                    << "";
    QTest::newRow("a bucket") << "s3://models/fraud/v17"
                              << "";
}

void TestEndpointDecode::theRegisteredVersionIsNamedOrUnknown()
{
    QFETCH(QString, uri);
    QFETCH(QString, served);
    auto service = inferenceService("fraud-scorer");
    service["spec"]["predictor"]["model"]["storageUri"] = uri.toStdString();
    const auto endpoint = decoded(decodeInferenceService, service);
    QCOMPARE(endpoint.served ? endpoint.served->model + u' ' + endpoint.served->version : QString(), served);
}

void TestEndpointDecode::whoChangedItLast()
{
    const auto fraud = decoded(decodeInferenceService, inferenceService("fraud-scorer"));
    QVERIFY(fraud.lastChange);
    QCOMPARE(fraud.lastChange->manager, QStringLiteral("kubectl")); // kubectl-patch wrote the status, later
    QCOMPARE(QDateTime::fromMSecsSinceEpoch(fraud.lastChange->atMs, Qt::UTC).toString(Qt::ISODate),
             QStringLiteral("2026-11-21T01:48:00Z"));
}

void TestEndpointDecode::whoWouldUndoAChange_data()
{
    QTest::addColumn<QString>("patch");
    QTest::addColumn<QString>("controller");
    QTest::newRow("nobody") << "{}"
                            << "";
    QTest::newRow("Argo CD")
        << R"({"annotations":{"argocd.argoproj.io/tracking-id":"risk:serving.kserve.io/InferenceService:models-prod/fraud-scorer"}})"
        << "Argo CD (risk)";
    QTest::newRow("Argo CD by label")
        << R"({"labels":{"app.kubernetes.io/instance":"risk"},"managedFields":[{"manager":"argocd-controller"}]})"
        << "Argo CD (risk)";
    QTest::newRow("that label alone is anybody's") << R"({"labels":{"app.kubernetes.io/instance":"risk"}})"
                                                   << "";
    QTest::newRow("Flux")
        << R"({"labels":{"kustomize.toolkit.fluxcd.io/name":"models","kustomize.toolkit.fluxcd.io/namespace":"flux-system"}})"
        << "Flux (flux-system/models)";
    QTest::newRow("Flux by Helm")
        << R"({"labels":{"helm.toolkit.fluxcd.io/name":"fraud","helm.toolkit.fluxcd.io/namespace":"risk"}})"
        << "Flux (risk/fraud)";
}

void TestEndpointDecode::whoWouldUndoAChange()
{
    QFETCH(QString, patch);
    QFETCH(QString, controller);
    auto service = inferenceService("fraud-scorer");
    service["metadata"].merge_patch(Json::parse(patch.toStdString()));
    QCOMPARE(decoded(decodeInferenceService, service).gitOps, controller);
}

void TestEndpointDecode::aDeploymentOfSeldonIsOfThePredictorThatItIsNamedAfter()
{
    const QStringList predictors{QStringLiteral("main"), QStringLiteral("main-2")};
    const auto owner = [&](const char* deployment) {
        return seldonPredictorOf(QString::fromLatin1(deployment), QStringLiteral("fraud"), predictors);
    };
    QCOMPARE(owner("fraud-main-0-clf"), QStringLiteral("main"));
    QCOMPARE(owner("fraud-main-2-0-clf"), QStringLiteral("main-2"));
    QCOMPARE(owner("fraud-main-2-svc-orch"), QStringLiteral("main-2"));
    QCOMPARE(owner("seldon-b2f1c8"), QString()); // too long for a name
    QCOMPARE(owner("fraud-mainly-0-clf"), QString());
}

void TestEndpointDecode::seldonPredictorsAndShadows()
{
    const auto endpoint = decoded(decodeSeldonDeployment, object(R"({
        "spec": {"predictors": [
            {"name": "main", "traffic": 75, "replicas": 2, "graph": {"name": "combine", "children":
                [{"name": "clf", "implementation": "SKLEARN_SERVER", "modelUri": "gs://iris/v1"}]}},
            {"name": "next", "traffic": 25, "graph": {"name": "clf", "modelUri": "gs://iris/v2"}},
            {"name": "try", "shadow": true, "traffic": 100, "graph": {"name": "clf", "modelUri": "gs://iris/v3"}}]},
        "status": {"state": "Available", "deploymentStatus":
            {"fraud-main-0-clf": {"replicas": 2, "availableReplicas": 1}}}})"));
    QCOMPARE(inWords(endpoint.declared), QStringLiteral("main 75 stable, next 25 candidate, try 100 shadow"));
    QCOMPARE(endpoint.observed.source, ObservedTraffic::Source::NotObservable);
    QCOMPARE(endpoint.revisions[0].model, QStringLiteral("gs://iris/v1"));
    QCOMPARE(endpoint.revisions[0].readyReplicas, 1);
    QCOMPARE(endpoint.revisions[1].readyReplicas, -1);
    QCOMPARE(endpointHealth(endpoint), EndpointHealth::Ready);
    QCOMPARE(inWords(decoded(decodeSeldonDeployment,
                             object(R"({"spec":{"predictors":[{"name":"only","graph":{}}]}})"))
                         .declared),
             QStringLiteral("only 100 stable"));
}

void TestEndpointDecode::seldonExperiments()
{
    const auto endpoint = decoded(decodeSeldonExperiment, object(R"({
        "spec": {"default": "iris1", "candidates": [{"name": "iris1", "weight": 3}, {"name": "iris2", "weight": 1}],
                 "mirror": {"name": "iris3", "percent": 50}},
        "status": {"conditions": [{"type": "ExperimentReady", "status": "True"}, {"type": "Ready", "status": "True"}]}})"));
    QCOMPARE(inWords(endpoint.declared),
             QStringLiteral("iris1 75 stable, iris2 25 candidate, iris3 50 shadow"));
    QCOMPARE(endpointHealth(endpoint), EndpointHealth::Ready);
}

void TestEndpointDecode::rollouts()
{
    auto rollout =
        object(R"({"metadata": {"generation": 5}, "spec": {"replicas": 4, "strategy": {"canary": {"steps":
            [{"setWeight": 10}, {"pause": {}}, {"setWeight": 50}]}},
            "template": {"spec": {"containers": [{"image": "fraud:18", "resources": {"limits": {"memory": "1Gi"}}}]}}},
        "status": {"observedGeneration": "5", "stableRS": "aaa", "currentPodHash": "bbb", "currentStepIndex": 1,
            "phase": "Paused", "readyReplicas": 4}})");
    auto endpoint = decoded(decodeRollout, rollout);
    QCOMPARE(inWords(endpoint.declared), QStringLiteral("bbb 10 candidate, aaa 90 stable"));
    QCOMPARE(endpoint.observed.source, ObservedTraffic::Source::NotObservable);
    QCOMPARE(endpoint.revisions[0].resources.value(QStringLiteral("limits.memory")), QStringLiteral("1Gi"));
    QCOMPARE(endpointHealth(endpoint), EndpointHealth::Progressing);

    rollout["status"]["canary"]["weights"] = Json::parse(
        R"({"canary": {"weight": 10, "podTemplateHash": "bbb"}, "stable": {"weight": 90, "podTemplateHash": "aaa"}})");
    endpoint = decoded(decodeRollout, rollout);
    QCOMPARE(endpoint.observed.source, ObservedTraffic::Source::RouteWeights);
    QCOMPARE(inWords(endpoint.observed.shares), QStringLiteral("bbb 10 candidate, aaa 90 stable"));

    rollout["status"]["abort"] = true; // a flag, unlike the rest of the status
    QCOMPARE(inWords(decoded(decodeRollout, rollout).declared),
             QStringLiteral("bbb 0 candidate, aaa 100 stable"));
    rollout["status"].erase("abort");

    rollout["status"]["stableRS"] = "bbb";
    rollout["status"]["phase"] = "Healthy";
    rollout["status"].erase("canary");
    endpoint = decoded(decodeRollout, rollout);
    QCOMPARE(inWords(endpoint.declared), QStringLiteral("bbb 100 stable"));
    QCOMPARE(endpointHealth(endpoint), EndpointHealth::Ready);
    rollout["status"]["phase"] = "Degraded";
    QCOMPARE(endpointHealth(decoded(decodeRollout, rollout)), EndpointHealth::Failing);
    rollout["status"]["observedGeneration"] =
        "6f8b9"; // a hash, as old controllers wrote: it says nothing here
    QCOMPARE(decoded(decodeRollout, rollout).observedGeneration, -1);
}

void TestEndpointDecode::theAnalysisRunsOfARollout()
{
    const auto endpoint = decoded(decodeRollout, object(R"({
        "spec": {"strategy": {"canary": {}}},
        "status": {"phase": "Progressing", "stableRS": "aaa", "currentPodHash": "bbb", "canary": {
            "currentStepAnalysisRunStatus": {"name": "fraud-bbb-2-1", "status": "Failed", "message": "errors: 0.4"},
            "currentBackgroundAnalysisRunStatus": {"name": "fraud-bbb-2", "status": "Running"}}}})"));
    QCOMPARE(endpoint.conditions.size(), 3);
    const auto& failed = endpoint.conditions[1];
    QCOMPARE(failed.type + u' ' + failed.reason, QStringLiteral("AnalysisRun Failed"));
    QCOMPARE(failed.message, QStringLiteral("fraud-bbb-2-1 errors: 0.4"));
    QVERIFY(failed.status == EndpointCondition::Status::False);
    QCOMPARE(endpoint.conditions[2].message, QStringLiteral("fraud-bbb-2"));
    QVERIFY(endpoint.conditions[2].status == EndpointCondition::Status::Unknown);
    QCOMPARE(endpointHealth(endpoint), EndpointHealth::Progressing); // the Rollout's own word
}

void TestEndpointDecode::knativeServices()
{
    const auto endpoint = decoded(decodeKnativeService, object(R"({
        "spec": {"traffic": [{"latestRevision": true, "percent": 20}, {"revisionName": "fraud-1", "percent": 80, "tag": "old"}],
                 "template": {"spec": {"containers": [{"image": "fraud:2"}]}}},
        "status": {"latestCreatedRevisionName": "fraud-2", "latestReadyRevisionName": "fraud-2", "url": "http://fraud.models",
            "traffic": [{"revisionName": "fraud-2", "percent": 20}, {"revisionName": "fraud-1", "percent": 80, "tag": "old"}],
            "conditions": [{"type": "Ready", "status": "True"}, {"type": "Active", "status": "False"}]}})"));
    QCOMPARE(inWords(endpoint.declared), QStringLiteral("fraud-2 20 candidate, fraud-1 80 stable"));
    QCOMPARE(inWords(endpoint.observed.shares), inWords(endpoint.declared));
    QCOMPARE(endpoint.observed.shares[1].tag, QStringLiteral("old"));
    QCOMPARE(endpoint.revisions.size(), 2);
    QCOMPARE(endpointHealth(endpoint), EndpointHealth::Ready); // scaled to zero is no failure
}

void TestEndpointDecode::routes()
{
    const auto service =
        decoded(decodeVirtualService, object(R"({"spec": {"hosts": ["fraud.example.com"], "http": [
        {"match": [{"uri": {"prefix": "/health"}}], "route": [{"destination": {"host": "health"}}]},
        {"route": [{"destination": {"host": "fraud", "subset": "v1"}, "weight": 90},
                   {"destination": {"host": "fraud", "subset": "v2"}, "weight": 10}],
         "mirror": {"host": "fraud-next"}, "mirrorPercentage": {"value": 25}}]}})"));
    QCOMPARE(inWords(service.declared),
             QStringLiteral("fraud/v1 90 stable, fraud/v2 10 candidate, fraud-next 25 shadow"));
    QCOMPARE(service.observed.source, ObservedTraffic::Source::NotObservable);

    auto route =
        object(R"({"metadata": {"generation": 2}, "spec": {"hostnames": ["fraud.example.com"], "rules": [
        {"backendRefs": [{"name": "fraud-1", "weight": 3}, {"name": "fraud-2"}]}]},
        "status": {"parents": [{"conditions": [{"type": "Accepted", "status": "True", "observedGeneration": 2}]}]}})");
    auto endpoint = decoded(decodeHttpRoute, route);
    QCOMPARE(inWords(endpoint.declared), QStringLiteral("fraud-1 75 stable, fraud-2 25 candidate"));
    QCOMPARE(endpoint.observed.source, ObservedTraffic::Source::RouteWeights);
    route["metadata"]["generation"] = 3; // not looked at yet
    endpoint = decoded(decodeHttpRoute, route);
    QCOMPARE(endpoint.observed.source, ObservedTraffic::Source::NotObservable);
    QVERIFY(endpoint.observed.shares.isEmpty());
}

void TestEndpointDecode::aDeploymentBehindAService()
{
    auto deployment =
        object(R"({"spec": {"replicas": 3, "template": {"metadata": {"labels": {"app": "fraud", "v": "1"}},
            "spec": {"containers": [{"image": "fraud:1"}]}}},
        "status": {"readyReplicas": 2, "observedGeneration": 0, "conditions": [{"type": "Available", "status": "True"}]}})");
    auto service = object(R"({"spec": {"selector": {"app": "fraud"}}})");
    QVERIFY(selects(service, deployment));
    service["spec"]["selector"]["v"] = "2";
    QVERIFY(!selects(service, deployment));
    service["spec"]["selector"] = Json::object(); // a Service without a selector has its own endpoints
    QVERIFY(!selects(service, deployment));
    service["spec"]["selector"]["app"] = "fraud";
    service["metadata"]["namespace"] = "other";
    QVERIFY(!selects(service, deployment));

    auto endpoint = decoded(decodeDeployment, deployment);
    QCOMPARE(endpoint.revisions[0].replicas, 3);
    QCOMPARE(endpoint.revisions[0].readyReplicas, 2);
    QCOMPARE(endpointHealth(endpoint), EndpointHealth::Ready);
    deployment["status"]["conditions"].push_back(
        {{"type", "ReplicaFailure"}, {"status", "True"}, {"reason", "FailedCreate"}});
    QCOMPARE(endpointHealth(decoded(decodeDeployment, deployment)), EndpointHealth::Failing);
    deployment["status"]["readyReplicas"] = 0;
    endpoint = decoded(decodeDeployment, deployment);
    QCOMPARE(endpoint.observed.source, ObservedTraffic::Source::NotObservable);
}

void TestEndpointDecode::whatAnotherEndpointMadeIsNoneOfItsOwn()
{
    QVERIFY(!belongsToEndpoint(inferenceService("fraud-scorer")));
    QVERIFY(belongsToEndpoint(object(
        R"({"metadata": {"ownerReferences": [{"kind": "InferenceService", "name": "fraud", "uid": "1"}]}})")));
    QVERIFY(
        belongsToEndpoint(object(R"({"metadata": {"labels": {"serving.knative.dev/service": "fraud"}}})")));
    QVERIFY(!belongsToEndpoint(
        object(R"({"metadata": {"ownerReferences": [{"kind": "Helm", "name": "x", "uid": "1"}]}})")));
}

void TestEndpointDecode::wrongTypesAreNamed()
{
    auto service = inferenceService("fraud-scorer");
    service["spec"]["predictor"]["canaryTrafficPercent"] = "ten";
    const auto endpoint = decodeInferenceService(service, cluster, seen);
    QVERIFY_ERROR(endpoint, ErrorKind::Unreadable);
    QVERIFY(endpoint.error().detail.contains(QStringLiteral("canaryTrafficPercent")));
    for (const auto& kind : endpointKinds()) {
        QVERIFY_ERROR(kind.decode(Json::array(), cluster, seen), ErrorKind::Unreadable);
        QVERIFY_ERROR(kind.decode(Json::object(), cluster, seen), ErrorKind::Unreadable);
        for (const auto* wrong : {R"({"metadata": 3})", R"({"metadata": {"name": "a"}, "spec": []})",
                                  R"({"metadata": {"name": "a", "labels": [1]}, "status": "no"})"})
            (void)kind.decode(Json::parse(wrong), cluster, seen); // an error or an endpoint, never a crash
    }
}

QTEST_GUILESS_MAIN(TestEndpointDecode)
#include "tst_endpoint_decode.moc"

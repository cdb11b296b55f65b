#include "services/kubernetes/EndpointDecode.h"
#include "services/kubernetes/TrafficWrite.h"
#include "tests/support/Testing.h"

using namespace ph;
using namespace ph::testing;

namespace {

/// An endpoint and the object that it was read from.
struct Sample {
    Json object;
    Endpoint endpoint;
};

Sample sample(EndpointDecoder decode, const QByteArray& text)
{
    Sample made{Json::parse(text.toStdString()), {}};
    made.object["metadata"].update(
        {{"namespace", "models"}, {"name", "fraud"}, {"resourceVersion", "41"}, {"uid", "u"}});
    auto endpoint = decode(made.object, ConnectionId{7}, 1'795'000'000'000);
    if (!endpoint)
        qFatal("%s", qPrintable(endpoint.error().detail));
    made.endpoint = *std::move(endpoint);
    return made;
}

/// KServe in Knative mode, by the numbers of its revisions ("" for none).
Sample knativeMode(const char* created, const char* ready, const char* rolledOut, const char* previous,
                   const char* spec = "{}", const char* status = "{}")
{
    const auto revisions =
        QStringLiteral(R"("latestCreatedRevision":"%1","latestReadyRevision":"%2",)"
                       R"("latestRolledoutRevision":"%3","previousRolledoutRevision":"%4")")
            .arg(QLatin1String(created), QLatin1String(ready), QLatin1String(rolledOut),
                 QLatin1String(previous));
    auto made = sample(decodeInferenceService,
                       QStringLiteral(R"({"apiVersion":"serving.kserve.io/v1beta1","kind":"InferenceService",
        "metadata":{},"spec":{"predictor":%1},"status":{"deploymentMode":"Knative",
        "components":{"predictor":{%2}}}})")
                           .arg(QLatin1String(spec), revisions)
                           .toUtf8());
    made.object["status"].update(Json::parse(status));
    made.endpoint = *decodeInferenceService(made.object, ConnectionId{7}, 0);
    return made;
}

Sample canary(int percent = 10)
{
    const auto spec = QByteArray("{\"canaryTrafficPercent\":") + QByteArray::number(percent) + '}';
    return knativeMode("r3", "r3", "r2", "r1", spec.constData());
}

Sample settled()
{
    return knativeMode("r2", "r2", "r2", "r1");
}

const QByteArray standardMode = R"({"apiVersion":"serving.kserve.io/v1beta1","kind":"InferenceService",
    "metadata":{},"spec":{"predictor":{"model":{}},"canary":[
    {"predictor":{"name":"next","model":{"storageUri":"models/2"}},"trafficPercent":5}]},
    "status":{"deploymentMode":"Standard"}})";

const QByteArray predictors = R"({"apiVersion":"machinelearning.seldon.io/v1","kind":"SeldonDeployment",
    "metadata":{},"spec":{"name":"f","predictors":[{"name":"main","traffic":75,"graph":{"name":"a"}},
    {"name":"next","traffic":25,"graph":{"name":"b"}},
    {"name":"try","shadow":true,"traffic":100,"graph":{"name":"c"}}]}})";

const QByteArray experiment = R"({"apiVersion":"mlops.seldon.io/v1alpha1","kind":"Experiment","metadata":{},
    "spec":{"default":"iris1","candidates":[{"name":"iris1","weight":3},{"name":"iris2","weight":1}],
    "mirror":{"name":"iris3","percent":50}}})";

const QByteArray knative = R"({"apiVersion":"serving.knative.dev/v1","kind":"Service","metadata":{},
    "spec":{"traffic":[{"latestRevision":true,"percent":20},{"revisionName":"f-1","percent":80,"tag":"old"}]},
    "status":{"latestCreatedRevisionName":"f-2","latestReadyRevisionName":"f-2"}})";

const QByteArray virtualService = R"({"apiVersion":"networking.istio.io/v1","kind":"VirtualService",
    "metadata":{},"spec":{"hosts":["f"],"http":[{"match":[{"uri":{"prefix":"/health"}}],
    "route":[{"destination":{"host":"health"}}]},
    {"route":[{"destination":{"host":"f","subset":"v1"},"weight":90},
    {"destination":{"host":"f","subset":"v2"},"weight":10}],"mirror":{"host":"g"}}]}})";

const QByteArray httpRoute = R"({"apiVersion":"gateway.networking.k8s.io/v1","kind":"HTTPRoute","metadata":{},
    "spec":{"rules":[{"backendRefs":[{"name":"f-1","port":80,"weight":3},{"name":"f-2","port":80}]}]}})";

const QByteArray rollout = R"({"apiVersion":"argoproj.io/v1alpha1","kind":"Rollout","metadata":{},
    "spec":{"strategy":{"canary":{"steps":[{"setWeight":10}]}}},
    "status":{"stableRS":"aaa","currentPodHash":"bbb","currentStepIndex":1}})";

const QByteArray deployment = R"({"apiVersion":"apps/v1","kind":"Deployment","metadata":{},
    "spec":{"replicas":1,"template":{"spec":{"containers":[{"image":"f:1"}]}}}})";

Result<AskedTraffic> whole(const Sample& of, const AskedTraffic& asked)
{
    return wholeTraffic(of.endpoint, asked);
}

QString inWords(const AskedTraffic& traffic)
{
    QStringList words;
    for (auto it = traffic.begin(); it != traffic.end(); ++it)
        words << QStringLiteral("%1 %2").arg(it.key()).arg(it.value());
    return words.join(QStringLiteral(", "));
}

/// The spec that would be applied.
Json specOf(const Sample& of, const AskedTraffic& asked)
{
    const auto traffic = whole(of, asked);
    if (!traffic)
        qFatal("%s", qPrintable(traffic.error().detail));
    const auto request = trafficWrite(of.object, of.endpoint, *traffic);
    if (!request)
        qFatal("%s", qPrintable(request.error().detail));
    return request->body["spec"];
}

} // namespace

/// The write that each serving system gets for a traffic that was asked for.
class TestTrafficWrite : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachSystemIsAskedInItsOwnWords_data();
    void eachSystemIsAskedInItsOwnWords();
    void whereThereAreNoWeightsItIsSaidWhatToDoInstead_data();
    void whereThereAreNoWeightsItIsSaidWhatToDoInstead();
    void theRestGoesToWhoIsLeft_data();
    void theRestGoesToWhoIsLeft();
    void whatDoesNotAddUpIsRefused_data();
    void whatDoesNotAddUpIsRefused();
    void aWriteHasTheObjectsVersionAsItsPrecondition();
    void promotionAsksForEverything();
    void aNewRevisionCanBeHeldBackBeforeItIsReady();
    void knativesNewestCanBeGivenAShare();
    void aRevisionUnderTwoTagsHasItsShareOnce();
    void twinsAreRefused();
    void theOneBeforeIsNoCandidate();
    void whatGoesToTheOneBeforeIsSaid();
    void aCandidateThatIsNotReadyIsWarnedAbout();
};

void TestTrafficWrite::eachSystemIsAskedInItsOwnWords_data()
{
    QTest::addColumn<Sample>("of");
    QTest::addColumn<QByteArray>("spec");
    QTest::newRow("KServe, Knative mode")
        << canary() << QByteArray(R"({"predictor":{"canaryTrafficPercent":40}})");
    QTest::newRow("KServe, Standard mode") << sample(decodeInferenceService, standardMode)
                                           << QByteArray(R"({"canary":[{"predictor":{"name":"next",
        "model":{"storageUri":"models/2"}},"trafficPercent":40}]})");
    QTest::newRow("Seldon Core 1") << sample(decodeSeldonDeployment, predictors)
                                   << QByteArray(R"({"predictors":[
        {"name":"main","traffic":60,"graph":{"name":"a"}},{"name":"next","traffic":40,"graph":{"name":"b"}},
        {"name":"try","shadow":true,"traffic":100,"graph":{"name":"c"}}]})");
    QTest::newRow("Seldon Core 2") << sample(decodeSeldonExperiment, experiment)
                                   << QByteArray(R"({"candidates":[{"name":"iris1","weight":60},
        {"name":"iris2","weight":40}]})");
    // Latest by name: what is deployed next gets nothing by itself.
    QTest::newRow("Knative") << sample(decodeKnativeService, knative) << QByteArray(R"({"traffic":[
        {"revisionName":"f-2","percent":40},{"revisionName":"f-1","percent":60,"tag":"old"}]})");
    QTest::newRow("Istio") << sample(decodeVirtualService, virtualService) << QByteArray(R"({"http":[
        {"match":[{"uri":{"prefix":"/health"}}],"route":[{"destination":{"host":"health"}}]},
        {"route":[{"destination":{"host":"f","subset":"v1"},"weight":60},
        {"destination":{"host":"f","subset":"v2"},"weight":40}],"mirror":{"host":"g"}}]})");
    QTest::newRow("Gateway API") << sample(decodeHttpRoute, httpRoute) << QByteArray(R"({"rules":[
        {"backendRefs":[{"name":"f-1","port":80,"weight":60},{"name":"f-2","port":80,"weight":40}]}]})");
}

void TestTrafficWrite::eachSystemIsAskedInItsOwnWords()
{
    QFETCH(Sample, of);
    QFETCH(QByteArray, spec);
    QCOMPARE(QByteArray::fromStdString(specOf(of, {{QStringLiteral("candidate"), 40}}).dump()),
             QByteArray::fromStdString(Json::parse(spec.toStdString()).dump()));
}

void TestTrafficWrite::whereThereAreNoWeightsItIsSaidWhatToDoInstead_data()
{
    QTest::addColumn<Sample>("of");
    QTest::addColumn<QString>("words");
    QTest::newRow("Rollout") << sample(decodeRollout, rollout) << "promote or abort";
    QTest::newRow("Deployment") << sample(decodeDeployment, deployment) << "one target";
    QTest::newRow("Standard mode without a canary")
        << sample(decodeInferenceService, QByteArray(standardMode).replace("\"canary\"", "\"other\""))
        << "no spec.canary";
    QTest::newRow("a first revision") << knativeMode("r1", "r1", "r1", "") << "r1 has all the traffic";
    QTest::newRow("a single predictor")
        << sample(decodeSeldonDeployment, R"({"metadata":{},"spec":{"predictors":[{"name":"only"}]}})")
        << "only has all the traffic";
    QTest::newRow("a Pipeline") << sample(decodeSeldonPipeline,
                                          R"({"kind":"Pipeline","metadata":{},"spec":{"steps":[]}})")
                                << "of the kind Pipeline";
}

void TestTrafficWrite::whereThereAreNoWeightsItIsSaidWhatToDoInstead()
{
    QFETCH(Sample, of);
    QFETCH(QString, words);
    const auto asked = whole(of, {{QStringLiteral("candidate"), 40}});
    QVERIFY_ERROR(asked, ErrorKind::Unsupported);
    QVERIFY2(asked.error().detail.contains(words), qPrintable(asked.error().detail));
    QVERIFY_ERROR(trafficWrite(of.object, of.endpoint, {}), ErrorKind::Unsupported);
}

void TestTrafficWrite::theRestGoesToWhoIsLeft_data()
{
    QTest::addColumn<AskedTraffic>("asked");
    QTest::addColumn<QString>("traffic");
    const auto row = [](const char* name, const AskedTraffic& asked, const char* traffic) {
        QTest::newRow(name) << asked << QString::fromLatin1(traffic);
    };
    row("to stable", {{"candidate", 10}}, "r2 90, r3 10");
    row("to the candidate", {{"stable", 70}}, "r2 70, r3 30");
    row("by name", {{"r3", 0}}, "r2 100, r3 0");
    row("nothing is left", {{"candidate", 10}, {"r2", 90}}, "r2 90, r3 10");
}

void TestTrafficWrite::theRestGoesToWhoIsLeft()
{
    QFETCH(AskedTraffic, asked);
    QFETCH(QString, traffic);
    const auto got = whole(canary(), asked);
    QVERIFY_RESULT(got);
    QCOMPARE(inWords(*got), traffic);
}

void TestTrafficWrite::whatDoesNotAddUpIsRefused_data()
{
    QTest::addColumn<AskedTraffic>("asked");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const AskedTraffic& asked, const char* words) {
        QTest::newRow(name) << asked << QString::fromLatin1(words);
    };
    row("KServe takes 150 and fails later", {{"candidate", 150}}, "from 0 to 100");
    row("less than nothing", {{"candidate", -1}}, "from 0 to 100");
    row("a fraction", {{"candidate", 12.5}}, "whole number");
    row("no number", {{"candidate", std::nan("")}}, "whole number");
    row("too little", {{"candidate", 10}, {"stable", 80}}, "add up");
    row("too much", {{"candidate", 60}, {"stable", 60}}, "add up");
    row("one twice", {{"candidate", 10}, {"r3", 20}}, "two shares");
    row("nobody", {{"r9", 10}}, "There is no r9");
}

void TestTrafficWrite::whatDoesNotAddUpIsRefused()
{
    QFETCH(AskedTraffic, asked);
    QFETCH(QString, words);
    const auto got = whole(canary(), asked);
    QVERIFY_ERROR(got, ErrorKind::Invalid);
    QVERIFY2(got.error().detail.contains(words), qPrintable(got.error().detail));
}

void TestTrafficWrite::aWriteHasTheObjectsVersionAsItsPrecondition()
{
    const auto of = canary();
    const auto request = trafficWrite(of.object, of.endpoint, {{"r3", 10}, {"r2", 90}});
    QVERIFY_RESULT(request);
    const auto call = writeCall(*request, DryRun::No);
    QCOMPARE(call.method, std::string("PATCH"));
    QCOMPARE(call.path,
             std::string("/apis/serving.kserve.io/v1beta1/namespaces/models/inferenceservices/fraud"));
    QCOMPARE(call.contentType, std::string("application/apply-patch+yaml"));
    QCOMPARE(call.body["metadata"]["resourceVersion"].get<std::string>(), std::string("41"));
    for (const auto& [name, value] : call.query)
        QVERIFY(name != "force"); // somebody else's field is not taken over
}

void TestTrafficWrite::promotionAsksForEverything()
{
    QCOMPARE(specOf(canary(), {{"candidate", 100}})["predictor"]["canaryTrafficPercent"].get<int>(), 100);
    QCOMPARE(specOf(canary(), {{"stable", 100}})["predictor"]["canaryTrafficPercent"].get<int>(), 0);
}

void TestTrafficWrite::aNewRevisionCanBeHeldBackBeforeItIsReady()
{
    // Deployed without a percentage: it would get everything once it is ready.
    const auto whole = wholeTraffic(knativeMode("r3", "r2", "r2", "r1").endpoint, {{"candidate", 0}});
    QVERIFY_RESULT(whole);
    QCOMPARE(inWords(*whole), QStringLiteral("r2 100, r3 0"));
}

void TestTrafficWrite::knativesNewestCanBeGivenAShare()
{
    const auto pinned = sample(decodeKnativeService, R"({"kind":"Service","metadata":{},
        "spec":{"traffic":[{"revisionName":"f-1","percent":100}]},
        "status":{"latestCreatedRevisionName":"f-2","latestReadyRevisionName":"f-2"}})");
    QCOMPARE(QByteArray::fromStdString(specOf(pinned, {{"candidate", 5}}).dump()),
             QByteArray(R"({"traffic":[{"percent":95,"revisionName":"f-1"},)"
                        R"({"percent":5,"revisionName":"f-2"}]})"));
}

void TestTrafficWrite::aRevisionUnderTwoTagsHasItsShareOnce()
{
    const auto tagged = sample(decodeKnativeService, R"({"kind":"Service","metadata":{},
        "spec":{"traffic":[{"revisionName":"f-1","percent":100},{"revisionName":"f-2","percent":0},
        {"latestRevision":true,"percent":0,"tag":"latest"}]},
        "status":{"latestCreatedRevisionName":"f-2","latestReadyRevisionName":"f-2"}})");
    int sum = 0;
    const auto spec = specOf(tagged, {{"f-2", 30}});
    for (const auto& row : spec["traffic"])
        sum += row["percent"].get<int>();
    QCOMPARE(sum, 100);
    QCOMPARE(spec["traffic"].size(), std::size_t(3));
}

void TestTrafficWrite::twinsAreRefused()
{
    const auto ports = sample(decodeVirtualService, R"({"kind":"VirtualService","metadata":{},
        "spec":{"http":[{"route":[{"destination":{"host":"f","port":{"number":1}},"weight":90},
        {"destination":{"host":"f","port":{"number":2}},"weight":10}]}]}})");
    QVERIFY_ERROR(whole(ports, {{"f", 10}}), ErrorKind::Unsupported);
}

void TestTrafficWrite::theOneBeforeIsNoCandidate()
{
    const auto refused = whole(settled(), {{"candidate", 10}});
    QVERIFY_ERROR(refused, ErrorKind::Invalid);
    QVERIFY(refused.error().detail.contains(QStringLiteral("goes to r1, the one before")));
    QCOMPARE(inWords(*whole(settled(), {{"r1", 100}})), QStringLiteral("r1 100, r2 0"));
    QCOMPARE(inWords(*whole(settled(), {{"stable", 100}})), QStringLiteral("r1 0, r2 100"));
}

void TestTrafficWrite::whatGoesToTheOneBeforeIsSaid()
{
    const auto of = settled();
    const auto remarks = trafficRemarks(of.endpoint, {{"r2", 10}, {"r1", 90}});
    QCOMPARE(remarks.size(), 1);
    QVERIFY2(remarks[0].contains(QStringLiteral("90 % would go to r1, the one before")),
             qPrintable(remarks[0]));
    QVERIFY(trafficRemarks(of.endpoint, {{"r2", 100}, {"r1", 0}}).isEmpty());
    QVERIFY(trafficRemarks(canary().endpoint, {{"r3", 50}, {"r2", 50}}).isEmpty());
}

void TestTrafficWrite::aCandidateThatIsNotReadyIsWarnedAbout()
{
    const auto failing = knativeMode("r3", "r2", "r2", "r1", R"({"canaryTrafficPercent":0})",
                                     R"({"modelStatus":{"transitionStatus":"BlockedByFailedLoad",
        "lastFailureInfo":{"message":"no such bucket"}}})");
    const auto remarks = trafficRemarks(failing.endpoint, {{"r3", 10}, {"r2", 90}});
    QCOMPARE(remarks.size(), 2);
    QVERIFY2(remarks[0].contains(QStringLiteral("r3 is created, but not ready")), qPrintable(remarks[0]));
    QVERIFY(remarks[0].contains(QStringLiteral("stays with r2")));
    QVERIFY(remarks[1].contains(QStringLiteral("no such bucket")));
    QVERIFY(trafficRemarks(failing.endpoint, {{"r3", 0}, {"r2", 100}}).isEmpty()); // going back
}

QTEST_GUILESS_MAIN(TestTrafficWrite)
#include "tst_traffic_write.moc"

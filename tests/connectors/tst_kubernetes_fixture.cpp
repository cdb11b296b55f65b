// KubernetesFixture by itself: watches, pages, writes, server-side apply and faults as an API server has
// them.
#include "services/http/CurlTransport.h"
#include "tests/connectors/WatchLines.h"
#include "tests/fixture/KubernetesFixture.h"
#include "tests/support/Testing.h"

#include <QTest>

#include <mutex>
#include <thread>

using namespace ph;
using namespace ph::testing;
using nlohmann::json;

namespace {

const KubernetesRef scorer{"inferenceservices.serving.kserve.io", "models", "scorer"};
const std::string servicesPath = "/apis/serving.kserve.io/v1beta1/namespaces/models/inferenceservices";
const std::string scorerPath = servicesPath + "/scorer";

json scorerObject(const char* storageUri = "s3://models/v1")
{
    return {{"apiVersion", "serving.kserve.io/v1beta1"},
            {"kind", "InferenceService"},
            {"metadata", {{"name", "scorer"}, {"namespace", "models"}, {"labels", {{"team", "risk"}}}}},
            {"spec", {{"predictor", {{"minReplicas", 1}, {"model", {{"storageUri", storageUri}}}}}}}};
}

/// A double with one object, and requests to it.
struct SmallCluster {
    SmallCluster() { fixture.put(scorerObject()); }

    HttpRequest request(const char* method, const std::string& path, const json& body = nullptr,
                        const char* type = "application/merge-patch+json") const
    {
        HttpRequest made;
        made.method = method;
        made.url = fixture.url().toStdString() + path;
        made.headers = {{"Accept", "application/json"}, {"Content-Type", type}, {"User-Agent", "tester/1"}};
        if (!body.is_null())
            made.body = body.dump();
        made.purpose = HttpRequest::Purpose::Change;
        return made;
    }
    Result<HttpResponse> send(const HttpRequest& made) { return transport->send(made, {}); }
    Result<HttpResponse> merge(const json& body) { return send(request("PATCH", scorerPath, body)); }
    Result<HttpResponse> apply(const std::string& manager, const json& spec)
    {
        return send(request("PATCH", scorerPath + "?fieldManager=" + manager,
                            {{"apiVersion", "serving.kserve.io/v1beta1"},
                             {"kind", "InferenceService"},
                             {"metadata", {{"name", "scorer"}}},
                             {"spec", spec}},
                            "application/apply-patch+yaml"));
    }
    json live() const { return *fixture.find(scorer); }
    json metadata(const char* field) const { return live()["metadata"][field]; }

    /// A watch on a thread of its own; lines come into `events`.
    void watch(const std::string& query)
    {
        watcher = std::jthread([this, query](const std::stop_token& asked) {
            auto made = request("GET", servicesPath + "?watch=1&" + query);
            made.purpose = HttpRequest::Purpose::Read;
            made.sink = [this](std::string_view bytes) {
                const std::lock_guard lock(mutex);
                text += bytes;
                return true;
            };
            const auto result = transport->send(made, asked);
            const std::lock_guard lock(mutex);
            failed = !result;
            over = true;
        });
    }
    QStringList events() const
    {
        const std::lock_guard lock(mutex);
        QStringList types;
        for (const auto& line : watchLines(text.substr(0, text.rfind('\n') + 1)))
            types << QString::fromStdString(line.at("type").get<std::string>());
        return types;
    }
    bool isOver() const
    {
        const std::lock_guard lock(mutex);
        return over;
    }

    KubernetesFixture fixture;
    std::unique_ptr<HttpTransport> transport = makeCurlTransport();
    mutable std::mutex mutex;
    std::string text;
    bool over = false, failed = false;
    std::jthread watcher; ///< last, so that it ends first
};

json predictorOf(json values)
{
    return {{"spec", {{"predictor", std::move(values)}}}};
}

} // namespace

class KubernetesFixtureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWatchTellsWhatIsWrittenWhileItIsOpen();
    void aWatchThatIsCutIsAnError();
    void aWatchOfASelectionLosesWhatLeavesIt();
    void aListGoesOnAsItBegan();
    void anIdenticalWriteLeavesTheVersion();
    void onlyTheSpecificationMakesAGeneration();
    void applyTakesOutWhatItNoLongerNames();
    void applyOfTheSameValueIsShared();
    void applyTellsEachConflict();
    void aLostReplyWasDoneAndALostRequestWasNot();
    void aFaultEndsAfterItsTimes();
    void anObjectInAMissingNamespaceIsRefused();
    void scaleChangesTheReplicasAlone();
    void removedGroupsAreNotThere();
};

void KubernetesFixtureTest::aWatchTellsWhatIsWrittenWhileItIsOpen()
{
    SmallCluster cluster;
    cluster.watch("resourceVersion=" + std::to_string(cluster.fixture.version()));
    QTRY_COMPARE(cluster.fixture.openWatches(), 1);
    QVERIFY_RESULT(cluster.merge(predictorOf({{"canaryTrafficPercent", 10}})));
    QTRY_COMPARE(cluster.events(), QStringList({"MODIFIED"}));
    QVERIFY(cluster.fixture.remove(scorer));
    QTRY_COMPARE(cluster.events(), QStringList({"MODIFIED", "DELETED"}));
    cluster.fixture.endWatches(StreamEnd::Complete);
    QTRY_VERIFY(cluster.isOver());
    QVERIFY(!cluster.failed);
    QCOMPARE(cluster.fixture.openWatches(), 0);
}

void KubernetesFixtureTest::aWatchThatIsCutIsAnError()
{
    SmallCluster cluster;
    cluster.watch("resourceVersion=0");
    QTRY_COMPARE(cluster.events(), QStringList({"ADDED"}));
    cluster.fixture.endWatches(StreamEnd::Cut);
    QTRY_VERIFY(cluster.isOver());
    QVERIFY(cluster.failed);
}

void KubernetesFixtureTest::aWatchOfASelectionLosesWhatLeavesIt()
{
    SmallCluster cluster;
    cluster.watch("resourceVersion=0&labelSelector=team%3Drisk");
    QTRY_COMPARE(cluster.events(), QStringList({"ADDED"}));
    cluster.fixture.change(scorer, [](json& object) { object["metadata"]["labels"]["team"] = "growth"; });
    QTRY_COMPARE(cluster.events(), QStringList({"ADDED", "DELETED"}));
    cluster.fixture.change(scorer, [](json& object) { object["metadata"]["labels"]["team"] = "risk"; });
    QTRY_COMPARE(cluster.events(), QStringList({"ADDED", "DELETED", "ADDED"}));
    cluster.fixture.endWatches(StreamEnd::Complete);
}

void KubernetesFixtureTest::aListGoesOnAsItBegan()
{
    SmallCluster cluster;
    auto other = scorerObject();
    other["metadata"]["name"] = "zebra";
    cluster.fixture.put(other);
    const auto first = cluster.send(cluster.request("GET", servicesPath + "?limit=1"));
    QVERIFY_RESULT(first);
    const auto token = json::parse(first->body)["metadata"]["continue"].get<std::string>();
    cluster.fixture.remove({scorer.resource, scorer.ns, "zebra"});
    const auto second = cluster.send(cluster.request("GET", servicesPath + "?limit=1&continue=" + token));
    QVERIFY_RESULT(second);
    QVERIFY(json::parse(second->body)["items"][0]["metadata"]["name"] == json("zebra"));
}

void KubernetesFixtureTest::anIdenticalWriteLeavesTheVersion()
{
    SmallCluster cluster;
    const auto version = cluster.metadata("resourceVersion");
    QVERIFY_RESULT(cluster.merge(predictorOf({{"minReplicas", 1}})));
    QVERIFY(cluster.metadata("resourceVersion") == version);
    QVERIFY_RESULT(cluster.merge(predictorOf({{"minReplicas", 2}})));
    QVERIFY(cluster.metadata("resourceVersion") != version);
}

void KubernetesFixtureTest::onlyTheSpecificationMakesAGeneration()
{
    SmallCluster cluster;
    QVERIFY_RESULT(cluster.merge({{"metadata", {{"labels", {{"a", "b"}}}}}}));
    cluster.fixture.change(
        scorer, [](json& object) { object["status"]["url"] = "http://x"; }, "manager", "status");
    QVERIFY(cluster.metadata("generation") == json(1));
    QVERIFY_RESULT(cluster.merge(predictorOf({{"canaryTrafficPercent", 10}})));
    QVERIFY(cluster.metadata("generation") == json(2));
    QVERIFY(cluster.live()["status"]["url"] == json("http://x"));
}

void KubernetesFixtureTest::applyTakesOutWhatItNoLongerNames()
{
    SmallCluster cluster;
    QCOMPARE(cluster.apply("pilothouse", {{"predictor", {{"canaryTrafficPercent", 10}}}})->status, 200);
    QVERIFY(cluster.live()["spec"]["predictor"]["canaryTrafficPercent"] == json(10));
    QCOMPARE(cluster.apply("pilothouse", {{"predictor", {{"maxReplicas", 4}}}})->status, 200);
    QVERIFY(!cluster.live()["spec"]["predictor"].contains("canaryTrafficPercent"));
    QVERIFY(cluster.live()["spec"]["predictor"]["minReplicas"] == json(1));
}

void KubernetesFixtureTest::applyOfTheSameValueIsShared()
{
    SmallCluster cluster;
    QCOMPARE(cluster.apply("gitops", {{"predictor", {{"canaryTrafficPercent", 10}}}})->status, 200);
    QCOMPARE(cluster.apply("pilothouse", {{"predictor", {{"canaryTrafficPercent", 10}}}})->status, 200);
    // One of two owners lets go of it, and it stays.
    QCOMPARE(cluster.apply("pilothouse", {{"predictor", {{"maxReplicas", 4}}}})->status, 200);
    QVERIFY(cluster.live()["spec"]["predictor"]["canaryTrafficPercent"] == json(10));
}

void KubernetesFixtureTest::applyTellsEachConflict()
{
    SmallCluster cluster;
    QCOMPARE(cluster.apply("gitops", {{"predictor", {{"canaryTrafficPercent", 10}}}})->status, 200);
    const auto before = cluster.live();
    const auto answer =
        cluster.apply("pilothouse", {{"predictor", {{"canaryTrafficPercent", 20}, {"minReplicas", 3}}}});
    QCOMPARE(answer->status, 409);
    const auto causes = json::parse(answer->body)["details"]["causes"];
    QCOMPARE(causes.size(), std::size_t(2));
    QVERIFY(answer->body.find("gitops") != std::string::npos);
    QVERIFY(answer->body.find("kubectl") != std::string::npos);
    QVERIFY(cluster.live() == before);
}

void KubernetesFixtureTest::aLostReplyWasDoneAndALostRequestWasNot()
{
    SmallCluster cluster;
    cluster.fixture.setFault(scorerPath, ApiFault::of(ApiFault::Kind::LostRequest, "PATCH"));
    QVERIFY(!cluster.merge(predictorOf({{"canaryTrafficPercent", 10}})));
    QVERIFY(!cluster.live()["spec"]["predictor"].contains("canaryTrafficPercent"));
    cluster.fixture.setFault(scorerPath, ApiFault::of(ApiFault::Kind::LostReply, "PATCH"));
    QVERIFY(!cluster.merge(predictorOf({{"canaryTrafficPercent", 10}})));
    QVERIFY(cluster.live()["spec"]["predictor"]["canaryTrafficPercent"] == json(10));
}

void KubernetesFixtureTest::aFaultEndsAfterItsTimes()
{
    SmallCluster cluster;
    auto busy = ApiFault::withStatus(429, 1);
    busy.times = 1;
    cluster.fixture.setFault("", busy);
    const auto refused = cluster.send(cluster.request("GET", scorerPath));
    QCOMPARE(refused->status, 429);
    QCOMPARE(std::string(refused->header("Retry-After")), std::string("1"));
    QCOMPARE(cluster.send(cluster.request("GET", scorerPath))->status, 200);
    QCOMPARE(cluster.fixture.requestCount(scorerPath), 2);
}

void KubernetesFixtureTest::anObjectInAMissingNamespaceIsRefused()
{
    SmallCluster cluster;
    auto object = scorerObject();
    object["metadata"]["namespace"] = "nowhere";
    const auto answer = cluster.send(
        cluster.request("POST", "/apis/serving.kserve.io/v1beta1/namespaces/nowhere/inferenceservices",
                        object, "application/json"));
    QCOMPARE(answer->status, 404);
    QVERIFY(answer->body.find("namespaces \\\"nowhere\\\" not found") != std::string::npos);
}

void KubernetesFixtureTest::scaleChangesTheReplicasAlone()
{
    SmallCluster cluster;
    const KubernetesRef web{"deployments.apps", "models", "web"};
    cluster.fixture.put({{"apiVersion", "apps/v1"},
                         {"kind", "Deployment"},
                         {"metadata", {{"name", "web"}, {"namespace", "models"}}},
                         {"spec", {{"replicas", 1}, {"paused", false}}}});
    const auto answer = cluster.send(cluster.request(
        "PATCH", "/apis/apps/v1/namespaces/models/deployments/web/scale", {{"spec", {{"replicas", 3}}}}));
    QCOMPARE(answer->status, 200);
    const json wanted = {{"replicas", 3}, {"paused", false}};
    QVERIFY((*cluster.fixture.find(web))["spec"] == wanted);
}

void KubernetesFixtureTest::removedGroupsAreNotThere()
{
    SmallCluster cluster;
    cluster.fixture.removeGroup("serving.kserve.io");
    const auto answer = cluster.send(cluster.request("GET", servicesPath));
    QCOMPARE(answer->status, 404);
    QCOMPARE(answer->body, std::string("404 page not found\n"));
    const auto groups = cluster.send(cluster.request("GET", "/apis"));
    QVERIFY(groups->body.find("serving.knative.dev") != std::string::npos);
    QVERIFY(groups->body.find("serving.kserve.io") == std::string::npos);
}

QTEST_GUILESS_MAIN(KubernetesFixtureTest)
#include "tst_kubernetes_fixture.moc"

#include "services/kubernetes/AccessReview.h"
#include "services/kubernetes/Discovery.h"
#include "tests/services/ClusterDesk.h"

using namespace ph;
using namespace ph::testing;

namespace {

const Json coreVersions{{"kind", "APIVersions"}, {"versions", {"v1"}}};

Json resourceList(const char* groupVersion, const Json& resources)
{
    return {{"kind", "APIResourceList"}, {"groupVersion", groupVersion}, {"resources", resources}};
}

/// The API of a cluster as it was recorded; `/api` was not.
FixtureReply recordedCluster(const FixtureRequest& request)
{
    if (request.path == "/apis")
        return recordedReply(QStringLiteral("discovery_aggregated_v2"));
    auto reply = jsonReply({{"kind", "APIGroupDiscoveryList"}, {"items", Json::array()}});
    reply.contentType = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
    return reply;
}

/// A server of before 1.27; what is not KServe's or the core's is down.
FixtureReply olderCluster(const FixtureRequest& request)
{
    const auto& path = request.path;
    if (path == "/api")
        return jsonReply(coreVersions);
    if (path == "/apis")
        return recordedReply(QStringLiteral("discovery_groups_legacy"));
    if (path == "/api/v1") {
        return jsonReply(resourceList(
            "v1", {{{"name", "pods"}, {"kind", "Pod"}, {"namespaced", true}, {"verbs", {"get", "list"}}},
                   {{"name", "pods/log"}, {"kind", "Pod"}, {"namespaced", true}, {"verbs", {"get"}}},
                   {{"name", "nodes"}, {"kind", "Node"}, {"namespaced", false}, {"verbs", {"get"}}}}));
    }
    if (path == "/apis/serving.kserve.io/v1beta1")
        return recordedReply(QStringLiteral("discovery_kserve_v1beta1"));
    return recordedReply(QStringLiteral("startup_503_list"));
}

AccessQuestion mayPatch(const char* resource = "inferenceservices")
{
    return {.verb = QStringLiteral("patch"),
            .group = QStringLiteral("serving.kserve.io"),
            .resource = QString::fromLatin1(resource),
            .ns = QStringLiteral("models-prod")};
}

HttpFixture::Handler always(const QString& recording)
{
    return [recording](const FixtureRequest&) { return recordedReply(recording); };
}

} // namespace

class ClusterDiscoveryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingComesWithTwoRequests();
    void servingSystemsAreToldWithTheirVersion();
    void anOlderServerIsAskedGroupByGroup();
    void thePreferredVersionThatHasItCounts();
    void aStaleGroupIsToldAsUnanswered();
    void whatIsNoDiscoveryIsUnreadable_data();
    void whatIsNoDiscoveryIsUnreadable();
    void whoIAm();
    void anOlderServerIsAskedWhoIAmInItsVersion();
    void whatIMay();
    void theQuestionIsTheRecordedOne();
    void rulesAllowWhatTheySay();
    void hostileReviewsAreUnreadable_data();
    void hostileReviewsAreUnreadable();
};

void ClusterDiscoveryTest::everythingComesWithTwoRequests()
{
    ClusterDesk desk(recordedCluster);
    const auto apis = discover(desk.client);
    QVERIFY_RESULT(apis);
    QCOMPARE(desk.requests().size(), std::size_t(2));
    QVERIFY(desk.requests().at(1).header("Accept").find("v=v2;as=APIGroupDiscoveryList") !=
            std::string::npos);
    QVERIFY(apis->unanswered.isEmpty());
    const auto* served = apis->find(QStringLiteral("serving.kserve.io"), QStringLiteral("inferenceservices"));
    QVERIFY(served);
    QCOMPARE(served->kind, inferenceServices);
    QCOMPARE(served->subresources, QStringList{QStringLiteral("status")});
    QVERIFY(served->verbs.contains(QStringLiteral("watch")));
    QVERIFY(
        !apis->find(QStringLiteral("scheduling.k8s.io"), QStringLiteral("priorityclasses"))->kind.namespaced);
    QVERIFY(!apis->find(QStringLiteral("serving.kserve.io"), QStringLiteral("nosuchkind")));
}

void ClusterDiscoveryTest::servingSystemsAreToldWithTheirVersion()
{
    ClusterDesk desk(recordedCluster);
    const auto apis = discover(desk.client);
    QVERIFY_RESULT(apis);
    QStringList told;
    for (const auto& each : servingSystems(*apis))
        told.append(QString::number(int(each.system)) + QLatin1Char(' ') + each.kind.kind + QLatin1Char(' ') +
                    apiVersion(each.kind));
    QCOMPARE(told, (QStringList{QStringLiteral("0 InferenceService serving.kserve.io/v1beta1"),
                                QStringLiteral("1 SeldonDeployment machinelearning.seldon.io/v1"),
                                QStringLiteral("2 Model mlops.seldon.io/v1alpha1"),
                                QStringLiteral("3 Rollout argoproj.io/v1alpha1"),
                                QStringLiteral("4 Service serving.knative.dev/v1"),
                                QStringLiteral("5 VirtualService networking.istio.io/v1"),
                                QStringLiteral("6 HTTPRoute gateway.networking.k8s.io/v1")}));
    QVERIFY(servingSystems({}).empty());
}

void ClusterDiscoveryTest::anOlderServerIsAskedGroupByGroup()
{
    ClusterDesk desk(olderCluster);
    const auto apis = discover(desk.client);
    QVERIFY_RESULT(apis);
    QCOMPARE(apis->find(QStringLiteral("serving.kserve.io"), QStringLiteral("inferenceservices"))->kind,
             inferenceServices);
    const auto* pods = apis->find({}, QStringLiteral("pods"));
    QCOMPARE(pods->subresources, QStringList{QStringLiteral("log")});
    QVERIFY(!apis->find({}, QStringLiteral("nodes"))->kind.namespaced);
    QVERIFY(apis->unanswered.contains(QStringLiteral("apps/v1")));
    QVERIFY(!apis->unanswered.contains(QStringLiteral("serving.kserve.io/v1beta1")));
    QCOMPARE(desk.http.requestCount("/apis/apps/v1"), 1); // its 503 is not waited for
    QCOMPARE(servingSystems(*apis).size(), std::size_t(1));
}

void ClusterDiscoveryTest::thePreferredVersionThatHasItCounts()
{
    ServedApis apis;
    const Json foo{{"name", "foos"}, {"kind", "Foo"}, {"namespaced", true}, {"verbs", {"get"}}};
    const Json bar{{"name", "bars"}, {"kind", "Bar"}, {"namespaced", true}, {"verbs", {"get"}}};
    QVERIFY_RESULT(readResourceList(resourceList("g.io/v1", Json::array({foo})), apis, {}));
    QVERIFY_RESULT(readResourceList(resourceList("g.io/v1beta1", Json::array({foo, bar})), apis, {}));
    QCOMPARE(apis.find(QStringLiteral("g.io"), QStringLiteral("foos"))->kind.version, QStringLiteral("v1"));
    QCOMPARE(apis.find(QStringLiteral("g.io"), QStringLiteral("bars"))->kind.version,
             QStringLiteral("v1beta1"));
}

void ClusterDiscoveryTest::aStaleGroupIsToldAsUnanswered()
{
    ServedApis apis;
    const Json stale{{"version", "v1beta1"}, {"freshness", "Stale"}};
    const Json group{{"metadata", {{"name", "metrics.k8s.io"}}}, {"versions", Json::array({stale})}};
    QVERIFY_RESULT(readAggregatedDiscovery(
        {{"kind", "APIGroupDiscoveryList"}, {"items", Json::array({group})}}, apis, {}));
    QCOMPARE(apis.unanswered, QStringList{QStringLiteral("metrics.k8s.io/v1beta1")});
}

void ClusterDiscoveryTest::whatIsNoDiscoveryIsUnreadable_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("items are a text") << QByteArray(R"({"kind":"APIGroupDiscoveryList","items":"x"})");
    QTest::newRow("a group is a number") << QByteArray(R"({"kind":"APIGroupDiscoveryList","items":[1]})");
    QTest::newRow("a version is a number")
        << QByteArray(R"({"kind":"APIGroupDiscoveryList","items":[{"versions":[1]}]})");
}

void ClusterDiscoveryTest::whatIsNoDiscoveryIsUnreadable()
{
    QFETCH(QByteArray, body);
    ServedApis apis;
    QVERIFY_ERROR(readAggregatedDiscovery(Json::parse(body.toStdString()), apis, {}), ErrorKind::Unreadable);
    QVERIFY_ERROR(readResourceList(Json::parse(body.toStdString()), apis, {}), ErrorKind::Unreadable);
    QVERIFY(apis.resources.empty());
}

void ClusterDiscoveryTest::whoIAm()
{
    ClusterDesk desk(always(QStringLiteral("self_subject_review")));
    const auto me = whoAmI(desk.client);
    QVERIFY_RESULT(me);
    QCOMPARE(*me,
             (ClusterIdentity{QStringLiteral("release-manager"),
                              QStringLiteral("uid-release-manager"),
                              {QStringLiteral("mlops-release"), QStringLiteral("system:authenticated")}}));
    QCOMPARE(desk.requests().front().path, std::string("/apis/authentication.k8s.io/v1/selfsubjectreviews"));
}

void ClusterDiscoveryTest::anOlderServerIsAskedWhoIAmInItsVersion()
{
    ClusterDesk beta([](const FixtureRequest& request) {
        return recordedReply(request.path.find("v1beta1") == std::string::npos
                                 ? QStringLiteral("get_404_no_such_resource")
                                 : QStringLiteral("self_subject_review"));
    });
    QCOMPARE(whoAmI(beta.client)->name, QStringLiteral("release-manager"));
    ClusterDesk old(always(QStringLiteral("get_404_no_such_resource")));
    const auto unknown = whoAmI(old.client);
    QVERIFY_RESULT(unknown);
    QCOMPARE(unknown->name, QString());
    ClusterDesk stranger(always(QStringLiteral("auth_401_bad_token")));
    QVERIFY_ERROR(whoAmI(stranger.client), ErrorKind::Unauthorized);
}

void ClusterDiscoveryTest::whatIMay()
{
    ClusterDesk desk([next = std::make_shared<std::atomic<int>>(0)](const FixtureRequest&) {
        return recordedReply((*next)++ == 0 ? QStringLiteral("ssar_allowed") : QStringLiteral("ssar_denied"));
    });
    const auto answers = mayI(desk.client, {mayPatch(), mayPatch("llminferenceservices")});
    QVERIFY_RESULT(answers);
    QCOMPARE(answers->size(), std::size_t(2));
    QVERIFY(answers->at(0).allowed);
    QVERIFY(answers->at(0).reason.contains(QLatin1String("ClusterRole \"mlops-release-manager\"")));
    QVERIFY(!answers->at(1).allowed);
    QCOMPARE(answers->at(1).question, mayPatch("llminferenceservices"));
}

void ClusterDiscoveryTest::theQuestionIsTheRecordedOne()
{
    const auto sent = [](const QString& recording, const std::function<void(const ClusterClient&)>& ask) {
        ClusterDesk desk(always(recording));
        ask(desk.client);
        const auto request = desk.requests().front();
        const Json recorded = recordedExchange(recording).at("request");
        QVERIFY(Json::parse(request.body) == recorded.at("body"));
        QCOMPARE(request.path, recorded.at("path").get<std::string>());
        QCOMPARE(request.method, std::string("POST"));
    };
    sent(QStringLiteral("ssar_allowed"),
         [](const ClusterClient& client) { QVERIFY_RESULT(mayI(client, {mayPatch()})); });
    sent(QStringLiteral("ssrr"), [](const ClusterClient& client) {
        QVERIFY_RESULT(accessRules(client, QStringLiteral("models-prod")));
    });
    sent(QStringLiteral("self_subject_review"),
         [](const ClusterClient& client) { QVERIFY_RESULT(whoAmI(client)); });
}

void ClusterDiscoveryTest::rulesAllowWhatTheySay()
{
    ClusterDesk desk(always(QStringLiteral("ssrr")));
    const auto rules = accessRules(desk.client, QStringLiteral("models-prod"));
    QVERIFY_RESULT(rules);
    QVERIFY(!rules->incomplete);
    QVERIFY(rules->allow(mayPatch()));
    QVERIFY(!rules->allow(mayPatch("inferencegraphs")));
    AccessQuestion remove = mayPatch();
    remove.verb = QStringLiteral("delete");
    QVERIFY(!rules->allow(remove));
    AccessQuestion status = mayPatch();
    status.subresource = QStringLiteral("status");
    QVERIFY(!rules->allow(status));
    AccessQuestion read = mayPatch("inferencegraphs"); // "*" of the group
    read.verb = QStringLiteral("list");
    QVERIFY(rules->allow(read));

    AccessRules named;
    named.rules.push_back(
        {{QStringLiteral("*")}, {QString()}, {QStringLiteral("secrets")}, {QStringLiteral("a")}});
    AccessQuestion secret{.verb = QStringLiteral("get"), .group = {}, .resource = QStringLiteral("secrets")};
    QVERIFY(!named.allow(secret));
    secret.name = QStringLiteral("a");
    QVERIFY(named.allow(secret));
}

void ClusterDiscoveryTest::hostileReviewsAreUnreadable_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("a text as status") << QByteArray(R"({"status":"yes"})");
}

void ClusterDiscoveryTest::hostileReviewsAreUnreadable()
{
    QFETCH(QByteArray, body);
    ClusterDesk desk([&](const FixtureRequest&) { return FixtureReply{.body = body.toStdString()}; });
    QVERIFY_ERROR(whoAmI(desk.client), ErrorKind::Unreadable);
    QVERIFY_ERROR(mayI(desk.client, {mayPatch()}), ErrorKind::Unreadable);
    QVERIFY_ERROR(accessRules(desk.client, QStringLiteral("x")), ErrorKind::Unreadable);
    // Nobody is taken to be allowed because an answer says nothing.
    ClusterDesk silent([](const FixtureRequest&) { return FixtureReply{.body = "{\"status\":{}}"}; });
    QVERIFY_ERROR(mayI(silent.client, {mayPatch()}), ErrorKind::Unreadable);
}

QTEST_GUILESS_MAIN(ClusterDiscoveryTest)
#include "tst_cluster_discovery.moc"

#include "models/tables/EndpointModel.h"
#include "tests/app/Desk.h"
#include "tests/fixture/KubernetesFixture.h"
#include "widgets/common/CommandPalette.h"
#include "widgets/connections/ConnectionDialog.h"
#include "widgets/connections/ConnectionsScreen.h"
#include "widgets/endpoints/EndpointsScreen.h"
#include "widgets/registry/ModelPage.h"

#include <QClipboard>
#include <QFile>

using namespace ph;
using namespace ph::testing;

namespace {

using Json = nlohmann::json;

/// An InferenceService in Knative mode of which one revision has all the traffic.
Json service(const std::string& ns, const std::string& name, const std::string& source)
{
    const auto revision = name + "-predictor-00001";
    return {{"apiVersion", "serving.kserve.io/v1beta1"},
            {"kind", "InferenceService"},
            {"metadata", {{"namespace", ns}, {"name", name}}},
            {"spec",
             {{"predictor", {{"model", {{"modelFormat", {{"name", "sklearn"}}}, {"storageUri", source}}}}}}},
            {"status",
             {{"url", "http://" + name + "." + ns + ".example.org"},
              {"conditions", {{{"type", "Ready"}, {"status", "True"}}}},
              {"components",
               {{"predictor",
                 {{"latestCreatedRevision", revision},
                  {"latestReadyRevision", revision},
                  {"latestRolledoutRevision", revision},
                  {"traffic", {{{"revisionName", revision}, {"percent", 100}}}}}}}}}}};
}

/// A cluster with a kubeconfig beside the desk, known to it as "prod".
class Cluster {
public:
    explicit Cluster(Desk& desk)
    {
        fixture.put(service("payments", "fraud", "s3://models/fraud/7"));
        fixture.put(service("search", "ranker", "s3://models/ranker/1"));
        QFile file(desk.path(QStringLiteral("kubeconfig")));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write the kubeconfig");
        file.write("apiVersion: v1\nkind: Config\ncurrent-context: here\n"
                   "contexts: [{name: here, context: {cluster: c, user: u}}]\n"
                   "clusters: [{name: c, cluster: {server: \"" +
                   fixture.url().toUtf8() + "\"}}]\nusers: [{name: u, user: {}}]\n");
        file.close();
        auto stores = openStores(desk.folder());
        QVERIFY_RESULT(stores);
        Connection connection;
        connection.name = QStringLiteral("prod");
        connection.kind = QStringLiteral("kubernetes");
        connection.location = file.fileName();
        QVERIFY_RESULT(stores->state->addConnection(connection));
    }

    KubernetesFixture fixture;
};

QAbstractItemModel& endpoints(Desk& desk)
{
    return *find<QTreeView>(desk.window(), QStringLiteral("endpointTable"))->model();
}

QString cell(Desk& desk, const QString& name, int column)
{
    const auto at = indexOf(endpoints(desk), name, {}, EndpointModel::Name);
    return at.isValid() ? at.siblingAtColumn(column).data().toString() : QString();
}

} // namespace

/// Endpoints of a cluster, through the window.
class TestWindowEndpoints : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutAClusterOneCanBeAdded();
    void whatServesModelsIsOnTheScreenAndFollowsTheCluster();
    void everythingStaysReadableWithoutTheCluster();
    void aConnectionThatIsRemovedTakesItsEndpointsWithIt();
    void anEndpointIsFoundByThePalette();
    void whatIsServedLeadsToItsVersion();
};

void TestWindowEndpoints::withoutAClusterOneCanBeAdded()
{
    Desk desk;
    desk.open();
    QVERIFY(click(desk.window(), QStringLiteral("nav-endpoints")));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), QStringLiteral("addCluster")), patienceMs);
    QVERIFY(click(desk.window(), QStringLiteral("addCluster")));
    QTRY_VERIFY_WITH_TIMEOUT(desk.window().findChild<ConnectionDialog*>(), patienceMs);
    auto* dialog = desk.window().findChild<ConnectionDialog*>();
    QCOMPARE(dialog->connection().kind, QStringLiteral("kubernetes"));
    dialog->reject();
}

void TestWindowEndpoints::whatServesModelsIsOnTheScreenAndFollowsTheCluster()
{
    Desk desk;
    Cluster cluster(desk);
    desk.open();
    QVERIFY(click(desk.window(), QStringLiteral("nav-endpoints")));
    QTRY_COMPARE_WITH_TIMEOUT(cell(desk, QStringLiteral("fraud"), EndpointModel::Health),
                              QStringLiteral("Ready"), patienceMs);
    QCOMPARE(cell(desk, QStringLiteral("fraud"), EndpointModel::Served),
             QStringLiteral("s3://models/fraud/7"));
    auto* table = find<QTreeView>(desk.window(), QStringLiteral("endpointTable"));
    clickIndex(*table, indexOf(*table->model(), QStringLiteral("fraud"), {}, EndpointModel::Name));
    QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), QStringLiteral("endpointName")), QStringLiteral("fraud"),
                              patienceMs);
    QVERIFY(click(desk.window(), QStringLiteral("endpointLink")));
    const auto link = QApplication::clipboard()->text();
    QCOMPARE(link, QStringLiteral("pilothouse://endpoint/prod/"
                                  "inferenceservices.serving.kserve.io%2Fpayments%2Ffraud"));
    QVERIFY(click(desk.window(), QStringLiteral("endpointClose")));
    desk.window().showDestination(QLatin1String(MainWindow::experimentsId));
    // It is shown as it was seen last, whether or not its cluster's latest word was kept yet.
    QTRY_VERIFY_WITH_TIMEOUT(!desk.workspace().cache().endpoints().value_or(std::vector<Endpoint>()).empty(),
                             patienceMs);
    desk.window().openPath(link);
    QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), QStringLiteral("endpointName")), QStringLiteral("fraud"),
                              patienceMs);

    QVERIFY(cluster.fixture.change(
        {"inferenceservices.serving.kserve.io", "payments", "fraud"},
        [](Json& object) {
            object["status"]["conditions"] = Json::array(
                {{{"type", "PredictorReady"}, {"status", "False"}, {"reason", "CrashLoopBackOff"}}});
        },
        "kserve-controller-manager", "status"));
    QTRY_COMPARE_WITH_TIMEOUT(cell(desk, QStringLiteral("fraud"), EndpointModel::Health),
                              QStringLiteral("Failing"), patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), QStringLiteral("endpointReason")),
                              QStringLiteral("PredictorReady: CrashLoopBackOff"), patienceMs);

    QVERIFY(cluster.fixture.remove({"inferenceservices.serving.kserve.io", "search", "ranker"}));
    QTRY_COMPARE_WITH_TIMEOUT(endpoints(desk).rowCount(), 1, patienceMs);
    QCOMPARE(said(desk.window(), QStringLiteral("endpointName")), QStringLiteral("fraud"));
}

void TestWindowEndpoints::everythingStaysReadableWithoutTheCluster()
{
    Desk desk;
    Cluster cluster(desk);
    desk.open();
    QTRY_COMPARE_WITH_TIMEOUT(endpoints(desk).rowCount(), 2, patienceMs);
    // Shown before it is written: the cache is what the next start has.
    QTRY_COMPARE_WITH_TIMEOUT(desk.workspace().cache().endpoints().value_or(std::vector<Endpoint>()).size(),
                              std::size_t(2), patienceMs);
    desk.close();
    cluster.fixture.stop();
    desk.open();
    QVERIFY(click(desk.window(), QStringLiteral("nav-endpoints")));
    QTRY_COMPARE_WITH_TIMEOUT(endpoints(desk).rowCount(), 2, patienceMs);
    QVERIFY(cell(desk, QStringLiteral("fraud"), EndpointModel::Health).startsWith(QStringLiteral("Ready ")));
    QTRY_VERIFY_WITH_TIMEOUT(
        bannerText(desk.window(), QStringLiteral("endpointsBanner")).startsWith(QStringLiteral("prod: ")),
        patienceMs);
    QCOMPARE(endpoints(desk).rowCount(), 2);
    cluster.fixture.start();
    QTest::keyClick(&desk.window(), Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(cell(desk, QStringLiteral("fraud"), EndpointModel::Health),
                              QStringLiteral("Ready"), patienceMs);
}

void TestWindowEndpoints::aConnectionThatIsRemovedTakesItsEndpointsWithIt()
{
    Desk desk;
    Cluster cluster(desk);
    desk.open();
    QTRY_COMPARE_WITH_TIMEOUT(endpoints(desk).rowCount(), 2, patienceMs);
    Q_EMIT desk.window().connectionsScreen()->removeRequested(
        desk.workspace().connectionsAtStart().front().id);
    QTRY_COMPARE_WITH_TIMEOUT(endpoints(desk).rowCount(), 0, patienceMs);
    QVERIFY(click(desk.window(), QStringLiteral("nav-endpoints")));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), QStringLiteral("addCluster")), patienceMs);
}

void TestWindowEndpoints::anEndpointIsFoundByThePalette()
{
    Desk desk;
    Cluster cluster(desk);
    desk.open();
    QTRY_COMPARE_WITH_TIMEOUT(endpoints(desk).rowCount(), 2, patienceMs);
    auto* palette = desk.window().shell()->commandPalette();
    palette->open(QStringLiteral("s3://models/ranker")); // by its model, which the entry does not show
    auto* found = palette->findChild<QAbstractItemView*>(QStringLiteral("paletteList"));
    QTRY_VERIFY_WITH_TIMEOUT(indexOf(*found->model(), QStringLiteral("ranker")).isValid(), patienceMs);
    clickIndex(*found, indexOf(*found->model(), QStringLiteral("ranker")));
    QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), QStringLiteral("endpointName")), QStringLiteral("ranker"),
                              patienceMs);
    QCOMPARE(desk.window().shell()->currentDestination(), QStringLiteral("endpoints"));
}

void TestWindowEndpoints::whatIsServedLeadsToItsVersion()
{
    MlflowFixture registry;
    RegisteredModel model;
    model.key.remoteId = QStringLiteral("fraud-detector");
    registry.addRegisteredModel(model);
    ModelVersion version;
    version.model = model.key.remoteId;
    version.source = QStringLiteral("s3://models/fraud/7/"); // what the endpoint loads
    registry.addModelVersion(version);
    version.source = QStringLiteral("s3://models/fraud/8"); // newer, and served nowhere
    registry.addModelVersion(version);
    Desk desk;
    Cluster cluster(desk);
    desk.know(registry);
    desk.open();
    QTRY_COMPARE_WITH_TIMEOUT(cell(desk, QStringLiteral("fraud"), EndpointModel::Served),
                              QStringLiteral("fraud-detector 1"), patienceMs);
    QVERIFY(click(desk.window(), QStringLiteral("nav-endpoints")));
    auto* table = find<QTreeView>(desk.window(), QStringLiteral("endpointTable"));
    clickIndex(*table, indexOf(*table->model(), QStringLiteral("fraud"), {}, EndpointModel::Name));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), QStringLiteral("endpointVersion")), patienceMs);
    QVERIFY(click(desk.window(), QStringLiteral("endpointVersion")));
    QCOMPARE(desk.window().shell()->currentDestination(), QStringLiteral("models"));
    QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), QStringLiteral("modelName")),
                              QStringLiteral("fraud-detector"), patienceMs);
    const auto* page = find<ModelPage>(desk.window(), QStringLiteral("modelPage"));
    QTRY_COMPARE_WITH_TIMEOUT(page->selectedVersion(), QStringLiteral("1"), patienceMs);
}

QTEST_MAIN(TestWindowEndpoints)
#include "tst_window_endpoints.moc"
#include "widgets/registry/ModelPage.h"

#include "models/tables/EndpointModel.h"
#include "models/tables/PaletteModel.h"
#include "services/release/ReleaseStore.h"
#include "tests/app/Desk.h"
#include "tests/connectors/TrafficSite.h"
#include "widgets/common/CommandPalette.h"
#include "widgets/endpoints/TrafficDialog.h"

#include <QCheckBox>
#include <QPushButton>
#include <QSpinBox>

using namespace ph;
using namespace ph::testing;
using Json = nlohmann::json;

namespace {

const auto token = QStringLiteral("lab-token-52d1");
const KubernetesRule readsAll{{"get", "list", "watch"}, {"*"}, {"*"}};

/// A site with a candidate, and a desk that knows it as "lab".
class Office : public TrafficSite {
public:
    enum class Control { Allowed, Off };
    explicit Office(Control control = Control::Allowed)
    {
        createCandidate();
        const auto kubeconfig = desk.path(QStringLiteral("kubeconfig"));
        if (!writeFile(kubeconfig, kubeConfig(cluster.url(), token)))
            qFatal("no kubeconfig");
        auto stores = openStores(desk.folder());
        Connection connection;
        connection.name = QStringLiteral("lab");
        connection.kind = QStringLiteral("kubernetes");
        connection.location = kubeconfig;
        if (control == Control::Allowed)
            connection.settings[QStringLiteral("allowControl")] = QStringLiteral("yes");
        if (!stores || !stores->state->addConnection(connection))
            qFatal("no workspace");
    }

    /// The page of "scorer", as somebody opens it.
    bool openPage()
    {
        desk.open();
        if (!click(window(), QStringLiteral("nav-endpoints")))
            return false;
        auto* table = find<QTreeView>(window(), QStringLiteral("endpointTable"));
        const auto scorerLine = [&] {
            return indexOf(*table->model(), QStringLiteral("scorer"), {}, EndpointModel::Name);
        };
        if (!QTest::qWaitFor([&] { return scorerLine().isValid(); }, patienceMs))
            return false;
        clickIndex(*table, scorerLine());
        return QTest::qWaitFor([&] { return isShown(window(), QStringLiteral("endpointName")); }, patienceMs);
    }
    bool openDialog()
    {
        if (!openPage())
            return false;
        if (!QTest::qWaitFor([&] { return click(window(), QStringLiteral("endpointTrafficChange")); },
                             patienceMs))
            return false;
        return QTest::qWaitFor([&] { return dialog() && dialog()->isVisible(); }, patienceMs);
    }
    QMainWindow& window() { return desk.window(); }
    TrafficDialog* dialog() { return window().findChild<TrafficDialog*>(); }
    void ask(int percent)
    {
        find<QSpinBox>(*dialog(), QStringLiteral("trafficPercent"))->setValue(percent);
        QVERIFY(click(*dialog(), QStringLiteral("trafficTry")));
    }
    bool maySend() { return find<QPushButton>(*dialog(), QStringLiteral("trafficSend"))->isEnabled(); }
    QString banner(const char* name) { return bannerText(window(), QString::fromLatin1(name)); }
    /// As the dialog offers it once something was tried.
    bool makeKey()
    {
        return QTest::qWaitFor([&] { return click(*dialog(), QStringLiteral("trafficMakeKey")); },
                               patienceMs) &&
               QTest::qWaitFor([&] { return maySend(); }, patienceMs);
    }
    QStringList ledger()
    {
        QStringList kinds;
        const auto lines = storedLedgerLines(desk.workspace().state()).value().split('\n');
        for (const auto& line : lines) {
            if (!line.isEmpty())
                kinds << ledgerEntryFromLine(line, {})->kind;
        }
        return kinds;
    }

    Desk desk;
};

Json podEvent(const std::string& name, const std::string& reason)
{
    return {
        {"apiVersion", "v1"},
        {"kind", "Event"},
        {"metadata", {{"name", name}, {"namespace", "models"}}},
        {"involvedObject", {{"kind", "Pod"}, {"name", "scorer-predictor-00003-deployment-7c9d8f6b5-x2k4q"}}},
        {"reason", reason},
        {"message", "<b>it</b> happened"},
        {"type", "Warning"},
        {"lastTimestamp", "2026-11-21T01:48:10Z"}};
}

} // namespace

/// Traffic of an endpoint moved through the window, and the events on its page, on a cluster.
class TestWindowEndpointsTraffic : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCandidateGetsItsShareAndItIsObserved();
    void whatIsNotObservedIsNotCalledDone();
    void whoElseManagesItIsNamedAndTakenOverOnRequest();
    void takingFieldsOverIsNotOfferedForWhatIsMadeFromGit();
    void whatChangedSinceThePreviewIsNotAskedFor();
    void theMissingRightIsNamedBeforeAnybodyAsks();
    void withoutControlItSaysWhatToDo();
    void thePaletteOffersItForTheEndpointInView();
    void eventsComeWhileThePageIsOpen();
    void eventsThatMayNotBeReadNameTheRight();
};

void TestWindowEndpointsTraffic::aCandidateGetsItsShareAndItIsObserved()
{
    Office office;
    QVERIFY(office.openDialog());
    office.cluster.clearRequests();
    office.ask(10);
    QVERIFY(office.makeKey());
    QVERIFY(said(*office.dialog(), QStringLiteral("trafficRequest"))
                .contains(QStringLiteral("\"canaryTrafficPercent\": 10")));
    QCOMPARE(office.writes(), 0);
    QVERIFY(office.ledger().isEmpty());
    const auto acting = office.actOnceAsked();
    QCOMPARE(said(*office.dialog(), QStringLiteral("trafficSend")),
             QStringLiteral("Send 10 % to ") + TrafficSite::revision(3));
    QVERIFY(click(*office.dialog(), QStringLiteral("trafficSend")));
    QTRY_VERIFY_WITH_TIMEOUT(office.banner("trafficReport").startsWith(QStringLiteral("Observed: ")),
                             patienceMs);
    QVERIFY(office.banner("trafficReport").contains(QStringLiteral("10 % ") + TrafficSite::revision(3)));
    QCOMPARE(office.percent(), 10);
    QCOMPARE(office.writes(), 1);
    QCOMPARE(office.ledger(),
             QStringList({QStringLiteral("traffic.requested"), QStringLiteral("traffic.observed")}));
}

void TestWindowEndpointsTraffic::whatIsNotObservedIsNotCalledDone()
{
    Office office; // its controller stands still
    QVERIFY(office.openDialog());
    office.ask(10);
    QVERIFY(office.makeKey());
    QVERIFY(click(*office.dialog(), QStringLiteral("trafficSend")));
    QTRY_COMPARE_WITH_TIMEOUT(office.percent(), 10, patienceMs);
    QVERIFY(office.dialog()->isVisible());
    QVERIFY(click(*office.dialog(), QStringLiteral("trafficClose"))); // "Stop looking"
    QTRY_VERIFY_WITH_TIMEOUT(office.banner("trafficReport").startsWith(QStringLiteral("Requested: ")),
                             patienceMs);
    QVERIFY(office.banner("trafficReport").contains(QStringLiteral("100 % ") + TrafficSite::revision(2)));
    QCOMPARE(office.ledger(),
             QStringList({QStringLiteral("traffic.requested"), QStringLiteral("traffic.unknown")}));
}

void TestWindowEndpointsTraffic::whoElseManagesItIsNamedAndTakenOverOnRequest()
{
    Office office;
    office.change([](Json& object) { object["spec"]["predictor"]["canaryTrafficPercent"] = 5; },
                  "night-watch");
    QVERIFY(office.openDialog());
    office.ask(10);
    QTRY_VERIFY_WITH_TIMEOUT(office.banner("trafficTrialBanner").contains(QStringLiteral("night-watch")),
                             patienceMs);
    QVERIFY(!office.maySend());
    find<QCheckBox>(*office.dialog(), QStringLiteral("trafficTakeOver"))->click();
    QVERIFY(office.makeKey());
    QVERIFY(office.banner("trafficWarnings").contains(QStringLiteral("night-watch")));
    QCOMPARE(office.percent(), 5); // still
    QVERIFY(click(*office.dialog(), QStringLiteral("trafficSend")));
    QTRY_COMPARE_WITH_TIMEOUT(office.percent(), 10, patienceMs);
}

void TestWindowEndpointsTraffic::takingFieldsOverIsNotOfferedForWhatIsMadeFromGit()
{
    Office office;
    office.change(
        [](Json& object) {
            object["metadata"]["labels"] = {{"kustomize.toolkit.fluxcd.io/name", "models"},
                                            {"kustomize.toolkit.fluxcd.io/namespace", "flux-system"}};
            object["spec"]["predictor"]["canaryTrafficPercent"] = 5;
        },
        "night-watch");
    QVERIFY(office.openDialog());
    office.ask(10);
    QTRY_VERIFY_WITH_TIMEOUT(office.banner("trafficTrialBanner").contains(QStringLiteral("Flux")),
                             patienceMs);
    QVERIFY(!isShown(*office.dialog(), QStringLiteral("trafficTakeOver")));
    find<QCheckBox>(*office.dialog(), QStringLiteral("trafficPastGit"))->click();
    QTRY_VERIFY_WITH_TIMEOUT(office.banner("trafficTrialBanner").contains(QStringLiteral("night-watch")),
                             patienceMs);
    QVERIFY(!office.maySend()); // being past Git takes no field over
    QVERIFY(isShown(*office.dialog(), QStringLiteral("trafficTakeOver")));
}

void TestWindowEndpointsTraffic::whatChangedSinceThePreviewIsNotAskedFor()
{
    Office office;
    QVERIFY(office.openDialog());
    office.ask(10);
    QVERIFY(office.makeKey());
    office.change([](Json& object) { object["metadata"]["labels"]["touched"] = "yes"; }, "somebody");
    office.cluster.clearRequests();
    QVERIFY(click(*office.dialog(), QStringLiteral("trafficSend")));
    QTRY_VERIFY_WITH_TIMEOUT(
        office.banner("trafficReport").startsWith(QStringLiteral("Nothing was changed.")), patienceMs);
    QVERIFY(office.banner("trafficReport").contains(QStringLiteral("It changed since it was looked at")));
    QCOMPARE(office.writes(), 0);
    QCOMPARE(office.percent(), -1);
    QVERIFY(!office.maySend());
    QCOMPARE(office.ledger(),
             QStringList({QStringLiteral("traffic.requested"), QStringLiteral("traffic.refused")}));
}

void TestWindowEndpointsTraffic::theMissingRightIsNamedBeforeAnybodyAsks()
{
    Office office;
    office.cluster.setUser(token.toStdString(), {"ada", {readsAll}});
    QVERIFY(office.openPage());
    QTRY_VERIFY_WITH_TIMEOUT(said(office.window(), QStringLiteral("endpointTrafficRefusal"))
                                 .contains(QStringLiteral("\"patch\" inferenceservices.serving.kserve.io")),
                             patienceMs);
    QVERIFY(!click(office.window(), QStringLiteral("endpointTrafficChange")));
}

void TestWindowEndpointsTraffic::withoutControlItSaysWhatToDo()
{
    Office office(Office::Control::Off);
    QVERIFY(office.openPage());
    QTRY_VERIFY_WITH_TIMEOUT(said(office.window(), QStringLiteral("endpointTrafficRefusal"))
                                 .contains(QStringLiteral("Edit the connection to allow it.")),
                             patienceMs);
    QVERIFY(!click(office.window(), QStringLiteral("endpointTrafficChange")));
}

void TestWindowEndpointsTraffic::thePaletteOffersItForTheEndpointInView()
{
    const auto words = QStringLiteral("Change traffic");
    const auto opened = [&](Office& office) {
        auto* palette = office.desk.window().shell()->commandPalette();
        palette->open(words);
        return palette->findChild<QAbstractItemView*>(QStringLiteral("paletteList"));
    };
    Office office;
    office.desk.open();
    QVERIFY(!indexOf(*opened(office)->model(), words).isValid()); // nothing is in view
    office.desk.window().shell()->commandPalette()->close();
    office.desk.close();
    QVERIFY(office.openPage());
    auto* found = opened(office);
    QTRY_VERIFY_WITH_TIMEOUT(indexOf(*found->model(), words).isValid(), patienceMs);
    QCOMPARE(indexOf(*found->model(), words).data(PaletteModel::DetailRole).toString(),
             QStringLiteral("models/scorer"));
    clickIndex(*found, indexOf(*found->model(), words));
    QTRY_VERIFY_WITH_TIMEOUT(office.dialog() && office.dialog()->isVisible(), patienceMs);

    Office off(Office::Control::Off);
    QVERIFY(off.openPage());
    found = opened(off);
    QTRY_VERIFY_WITH_TIMEOUT(indexOf(*found->model(), words).isValid(), patienceMs);
    const auto entry = indexOf(*found->model(), words);
    QVERIFY(
        entry.data(PaletteModel::DetailRole).toString().contains(QStringLiteral("Control is not allowed")));
    clickIndex(*found, entry);
    QVERIFY(found->isVisible()); // it stays, and says why
    QVERIFY(!off.dialog());
}

void TestWindowEndpointsTraffic::eventsComeWhileThePageIsOpen()
{
    Office office;
    office.cluster.put(podEvent("first", "Unhealthy"));
    QVERIFY(office.openPage());
    auto* table = find<QTreeView>(office.window(), QStringLiteral("endpointEvents"));
    const auto has = [&](const char* reason, int column) {
        return indexOf(*table->model(), QString::fromLatin1(reason), {}, column).isValid();
    };
    QTRY_VERIFY_WITH_TIMEOUT(has("Unhealthy", 2), patienceMs);
    QVERIFY(has("<b>it</b> happened", 3));
    office.cluster.put(podEvent("second", "BackOff"));
    QTRY_VERIFY_WITH_TIMEOUT(has("BackOff", 2), patienceMs);
    // Nobody asks for what nobody reads.
    QVERIFY(click(office.window(), QStringLiteral("endpointClose")));
    office.cluster.put(podEvent("third", "Killing"));
    QTest::qWait(500);
    QVERIFY(!has("Killing", 2));
}

void TestWindowEndpointsTraffic::eventsThatMayNotBeReadNameTheRight()
{
    Office office;
    office.cluster.setUser(token.toStdString(),
                           {"ada", {{{"get", "list", "watch"}, {"serving.kserve.io"}, {"*"}}}});
    QVERIFY(office.openPage());
    QTRY_VERIFY_WITH_TIMEOUT(
        office.banner("endpointEventsTrouble").startsWith(QStringLiteral("The events may not be read.")),
        patienceMs);
    QVERIFY(office.banner("endpointEventsTrouble").contains(QStringLiteral("\"events\"")));
}

QTEST_MAIN(TestWindowEndpointsTraffic)
#include "tst_window_endpoints_traffic.moc"

#include "models/tables/DriftColumnModel.h"
#include "tests/app/Keyboard.h"
#include "tests/app/ShiftedTable.h"
#include "tests/support/AlertmanagerLab.h"
#include "widgets/drift/DriftResultView.h"
#include "widgets/drift/DriftScreen.h"
#include "widgets/monitoring/MonitoringScreen.h"

#include <QTabWidget>

using namespace ph;
using namespace ph::testing;

namespace {

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

/// An Alertmanager that may be changed from here, known since an earlier session.
void know(Desk& desk, const AlertmanagerLab& server)
{
    auto stores = openStores(desk.folder());
    QVERIFY_RESULT(stores);
    Connection connection;
    connection.name = q("acts");
    connection.kind = q("alertmanager");
    connection.location = server.url();
    connection.settings.insert(q("allowControl"), q("yes"));
    QVERIFY_RESULT(stores->state->addConnection(connection));
}

} // namespace

/// As in tst_keys_only, what watches models in service.
class KeysOnlyWatchingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAlertIsSilenced()
    {
        if (!AlertmanagerLab::isInstalled())
            QSKIP("prometheus-alertmanager is not installed");
        AlertmanagerLab server;
        server.fire({{"alertname", "ErrorsHigh"}, {"model", "fraud"}, {"severity", "critical"}});
        Desk desk;
        know(desk, server);
        desk.open();
        Keyboard keys(desk.window());
        keys.press(Qt::Key_7, Qt::ControlModifier);
        QCOMPARE(desk.window().shell()->currentDestination(), q("monitoring"));
        auto& screen = *desk.window().monitoringScreen();
        QVERIFY(keys.tabToTabsOf(q("monitoringTabs")));
        for (int step = 0; step < 6 && screen.tab() != MonitoringScreen::Tab::Alerts; ++step)
            keys.press(Qt::Key_Right);
        QCOMPARE(screen.tab(), MonitoringScreen::Tab::Alerts);
        QVERIFY(keys.tabTo(q("alertTable")));
        keys.press(Qt::Key_Home);
        keys.press(Qt::Key_Space); // of a single line that is the current one already, nothing is chosen yet
        QVERIFY(keys.pressButton(q("alertSilence")));
        QVERIFY(isThere(desk, "silenceDialog"));
        QVERIFY(keys.isAt(q("silenceReason"))); // all else is known
        keys.type(q("Rolling back"));
        QVERIFY(keys.pressButton(q("silenceSend")));
        QVERIFY(isGone(desk, "silenceDialog"));
        QTRY_COMPARE_WITH_TIMEOUT(screen.silences().rowCount(), 1, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(screen.silences().at(0).silence.state, Silence::State::Active, patienceMs);
        QCOMPARE(screen.silences().at(0).silence.comment, q("Rolling back"));
    }

    void twoFilesAreStudied()
    {
        Desk desk;
        const auto train = writeTable(desk, q("train.csv"), 0), now = writeTable(desk, q("now.csv"), 60);
        QVERIFY(!train.isEmpty() && !now.isEmpty());
        desk.open();
        Keyboard keys(desk.window());
        keys.press(Qt::Key_6, Qt::ControlModifier);
        QCOMPARE(desk.window().shell()->currentDestination(), q("drift"));
        QVERIFY(keys.pressButton(q("driftStartNew")));
        for (const auto& [field, path] :
             {std::pair("driftReferencePath", train), std::pair("driftCurrentPath", now)}) {
            QVERIFY2(keys.tabTo(QLatin1String(field)), field);
            keys.write(path);
            keys.press(Qt::Key_Return);
        }
        QVERIFY(keys.choose(q("driftWindowKind"), q("one after another")));
        QVERIFY(keys.pressButton(q("driftRun"))); // once both were looked at
        const auto& result = *desk.window().driftScreen()->result();
        QTRY_VERIFY_WITH_TIMEOUT(result.study(), patienceMs);
        QCOMPARE(result.study()->windows.size(), std::size_t(3));
        // What moved, by the columns.
        QVERIFY(keys.tabTo(q("driftColumns")));
        keys.press(Qt::Key_Home);
        const auto* columns = find<QAbstractItemView>(desk.window(), q("driftColumns"));
        const auto line = indexOf(*columns->model(), q("amount"), {}, DriftColumnModel::Name);
        QVERIFY(line.isValid());
        QCOMPARE(line.siblingAtColumn(DriftColumnModel::Verdict).data().toString(), q("Drift"));
        QVERIFY(columns->currentIndex().isValid());
    }
};

QTEST_MAIN(KeysOnlyWatchingTest)
#include "tst_keys_only_watching.moc"

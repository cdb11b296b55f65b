#include "app/SampleWorkspace.h"
#include "app/SavedViewFiles.h"
#include "app/settings/SettingsController.h"
#include "app/shots/ContainmentSample.h"
#include "services/incidents/IncidentStore.h"
#include "tests/app/HomeWithStores.h"
#include "tests/app/Keyboard.h"
#include "tests/app/LeftIncident.h"
#include "widgets/incidents/ContainDialog.h"
#include "widgets/incidents/ContainmentView.h"
#include "widgets/incidents/IncidentPage.h"
#include "widgets/incidents/IncidentsScreen.h"

#include <QFile>
#include <QListWidget>
#include <QSignalSpy>
#include <QTabWidget>

using namespace ph;
using namespace ph::testing;

namespace {

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

/// The sample's window, once its runs are there.
bool openSample(Desk& desk)
{
    if (!createSampleWorkspace(desk.folder(), systemNow))
        return false;
    desk.open();
    const auto* table = find<QTableView>(desk.window(), q("runsTable"));
    if (QTest::currentTestFailed() || !table)
        return false;
    return QTest::qWaitFor([&] { return table->model()->rowCount() > 2; }, patienceMs);
}

QString destination(Desk& desk)
{
    return desk.window().shell()->currentDestination();
}

} // namespace

/// Each main task by somebody who has no pointer. What is watched is in tst_keys_only_watching, a release in
/// tst_keys_only_release.
class KeysOnlyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aStoreIsConnected()
    {
        Desk desk;
        desk.open();
        Keyboard keys(desk.window());
        keys.press(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(isThere(desk, "connectionDialog"));
        QVERIFY(keys.choose(q("kind"), q("folder")));
        QVERIFY(keys.tabTo(q("location")));
        keys.write(data(q("local-store/mlflow-3.6/mlruns")));
        QVERIFY(keys.pressButton(q("save")));
        QVERIFY(isGone(desk, "connectionDialog"));
        keys.press(Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(destination(desk), q("experiments"));
        const auto* table = find<QTableView>(desk.window(), q("runsTable"));
        QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 0, patienceMs);
    }

    void theFirstStartLeadsFromAStoreToItsRuns()
    {
        Desk desk;
        const HomeWithStores home(desk, {q("projects/fraud")});
        desk.open();
        Keyboard keys(desk.window());
        QVERIFY(keys.pressButton(q("lookForStores")));
        QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), q("storeSearchSaid")).startsWith(q("2 store")),
                                 patienceMs);
        // The nearest is chosen already; the other one joins it.
        QVERIFY(keys.tabTo(q("foundStores")));
        keys.press(Qt::Key_End);
        keys.press(Qt::Key_Space);
        const auto* found = find<QListWidget>(desk.window(), q("foundStores"));
        QCOMPARE(found->item(1)->checkState(), Qt::Checked);
        QVERIFY(keys.pressButton(q("openFoundStores")));
        const auto* table = find<QTableView>(desk.window(), q("runsTable"));
        QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 0, patienceMs);
        QVERIFY(!isShown(desk.window(), q("firstStart")));
        QTRY_COMPARE_WITH_TIMEOUT(desk.workspace().poller().states().size(), 2, patienceMs);
    }

    void aRunIsOpenedAndLeft()
    {
        Desk desk;
        QVERIFY(openSample(desk));
        Keyboard keys(desk.window());
        QVERIFY(keys.tabTo(q("runsTable")));
        keys.press(Qt::Key_Home);
        keys.press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(desk.window().shell()->openTabs().size(), qsizetype(1), patienceMs);
        // Its parts, by the arrows on their names.
        QVERIFY(keys.tabToTabsOf(q("runTabs")));
        const auto* parts = find<QTabWidget>(desk.window(), q("runTabs"));
        const int before = parts->currentIndex();
        keys.press(Qt::Key_Right);
        QCOMPARE(parts->currentIndex(), before + 1);
        keys.press(Qt::Key_W, Qt::ControlModifier);
        QVERIFY(desk.window().shell()->openTabs().isEmpty());
    }

    void twoRunsAreCompared()
    {
        Desk desk;
        QVERIFY(openSample(desk));
        Keyboard keys(desk.window());
        QVERIFY(keys.tabTo(q("runsTable")));
        keys.press(Qt::Key_Home);
        keys.press(Qt::Key_Down, Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), q("compareRuns")), patienceMs);
        QVERIFY(keys.pressButton(q("compareRuns")));
        QTRY_COMPARE_WITH_TIMEOUT(destination(desk), q("compare"), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), q("differenceGrid")), patienceMs);
        QVERIFY(keys.tabTo(q("differenceGrid")));
        QVERIFY(keys.tabToTabsOf(q("compareParts")));
        keys.press(Qt::Key_Right);
        QCOMPARE(find<QTabWidget>(desk.window(), q("compareParts"))->currentIndex(), 1);
    }

    void runsAreExported()
    {
        Desk desk;
        QVERIFY(openSample(desk));
        Keyboard keys(desk.window());
        QVERIFY(keys.tabTo(q("runsTable")));
        keys.press(Qt::Key_Home);
        keys.press(Qt::Key_Down, Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), q("exportRuns")), patienceMs);
        QVERIFY(keys.tabTo(q("exportRuns")));
        const auto file = desk.path(q("two.csv"));
        bool isAnswered = false;
        Keyboard::answer(
            [] { return qobject_cast<QMenu*>(QApplication::activePopupWidget()) != nullptr; },
            [&] {
                Keyboard::answer(
                    [] { return qobject_cast<QFileDialog*>(QApplication::activeModalWidget()) != nullptr; },
                    [&] {
                        isAnswered = keys.tabTo(q("fileNameEdit"));
                        if (isAnswered) {
                            keys.write(file);
                            keys.press(Qt::Key_Return);
                        } else {
                            keys.press(Qt::Key_Escape);
                        }
                    });
                keys.press(Qt::Key_Down);  // those that are selected
                keys.press(Qt::Key_Right); // as CSV
                keys.press(Qt::Key_Return);
            });
        keys.press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(isAnswered && QFile::exists(file), patienceMs);
    }

    void aSearchIsKeptAsAView()
    {
        Desk desk;
        QVERIFY(openSample(desk));
        Keyboard keys(desk.window());
        QVERIFY(keys.tabTo(q("runsTable")));
        keys.press(Qt::Key_F, Qt::ControlModifier);
        QVERIFY(keys.isAt(q("runsQuery")));
        keys.type(q("metrics.auc > 0.9"));
        keys.press(Qt::Key_Return);
        QTRY_VERIFY2_WITH_TIMEOUT(said(desk.window(), q("runsStatus")).contains(q("cached runs match")),
                                  qPrintable(said(desk.window(), q("runsStatus"))), patienceMs);
        QVERIFY(keys.tabTo(q("viewsButton")));
        bool isNamed = false;
        Keyboard::answer([] { return qobject_cast<QMenu*>(QApplication::activePopupWidget()) != nullptr; },
                         [&] {
                             isNamed = keys.isAt(q("viewName")); // the menu begins there
                             if (isNamed)
                                 keys.type(q("the best"));
                             keys.press(isNamed ? Qt::Key_Return : Qt::Key_Escape);
                         });
        keys.press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(isNamed, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), q("viewsButton")), q("the best"), patienceMs);
        const auto folder = QString::fromStdString((desk.folder() / "views").string());
        QTRY_COMPARE_WITH_TIMEOUT(savedViewsIn(folder).keys(), QStringList{q("the best")}, patienceMs);
    }

    void anythingIsFoundInThePalette()
    {
        Desk desk;
        QVERIFY(openSample(desk));
        Keyboard keys(desk.window());
        keys.press(Qt::Key_K, Qt::ControlModifier);
        keys.type(q("Alerts"));
        const auto* list = find<QAbstractItemView>(desk.window(), q("paletteList"));
        QTRY_VERIFY_WITH_TIMEOUT(list->currentIndex().data().toString().contains(q("Alerts")), patienceMs);
        keys.press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(destination(desk), q("monitoring"), patienceMs);
        QVERIFY(!list->isVisible());
    }

    void aSettingIsChanged()
    {
        Desk desk;
        desk.open();
        Keyboard keys(desk.window());
        keys.press(Qt::Key_Comma, Qt::ControlModifier);
        QVERIFY(isThere(desk, "settingsDialog"));
        QVERIFY(!Theme::of(&desk.window()).isDark);
        QVERIFY(keys.choose(q("settingField-theme"), q("Dark")));
        QTRY_VERIFY_WITH_TIMEOUT(Theme::of(&desk.window()).isDark, patienceMs); // at once
        QVERIFY(keys.tabToTabsOf(q("settingsPages")));
        keys.press(Qt::Key_Right);
        QCOMPARE(find<QTabWidget>(desk.window(), q("settingsPages"))->currentIndex(), 1);
        QVERIFY(keys.pressButton(q("settingsClose")));
        QVERIFY(isGone(desk, "settingsDialog"));
        const auto isKept = [] {
            QFile file(userSettingsFile());
            return file.open(QIODevice::ReadOnly) && file.readAll().contains("theme: dark");
        };
        QTRY_VERIFY_WITH_TIMEOUT(isKept(), patienceMs);
    }

    void keysAreChanged()
    {
        Desk desk;
        QVERIFY(openSample(desk));
        Keyboard keys(desk.window());
        QVERIFY(keys.tabTo(q("runsTable")));
        keys.type(q("?"));
        QVERIFY(isThere(desk, "shortcutsDialog"));
        QVERIFY(keys.isAt(q("searchEdit")));
        keys.type(q("Silences"));
        const auto* table = find<QAbstractItemView>(desk.window(), q("shortcutTable"));
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, patienceMs);
        QVERIFY(keys.tabTo(q("shortcutTable")));
        keys.press(Qt::Key_Return);
        QVERIFY(keys.isAt(q("shortcutEdit")));
        keys.press(Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier);
        const auto isTaken = [&] {
            const auto& model = *table->model();
            for (int column = 0; column < model.columnCount(); ++column) {
                if (model.index(0, column).data().toString() == QLatin1String("Ctrl+Shift+Y"))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isTaken(), patienceMs); // after a pause in which more keys may follow
        QVERIFY(keys.pressButton(q("shortcutKeep")));
        QVERIFY(isGone(desk, "shortcutsDialog"));
        keys.press(Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(destination(desk), q("monitoring"), patienceMs);
    }

    void anIncidentIsOpened()
    {
        Desk desk;
        desk.open();
        Keyboard keys(desk.window());
        keys.press(Qt::Key_K, Qt::ControlModifier);
        keys.type(q("Open an incident"));
        const auto* list = find<QAbstractItemView>(desk.window(), q("paletteList"));
        QTRY_VERIFY_WITH_TIMEOUT(list->currentIndex().data().toString().startsWith(q("Open an incident")),
                                 patienceMs);
        keys.press(Qt::Key_Return);
        QVERIFY(isThere(desk, "openIncidentDialog"));
        QVERIFY(keys.isAt(q("incidentTitle"))); // what is known best comes first
        keys.type(q("cards are declined"));
        QVERIFY(keys.tabTo(q("incidentEnvironment")));
        keys.write(q("prod"));
        QVERIFY(keys.tabTo(q("incidentEndpoints")));
        keys.type(q("payments/fraud"));
        QVERIFY(keys.pressButton(q("openIncidentSend")));
        QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), q("incidentPageTitle")), q("cards are declined"),
                                  patienceMs);
        QVERIFY(isGone(desk, "openIncidentDialog"));
    }

    void anIncidentIsDiagnosedAndNotedAndEnded()
    {
        Desk desk;
        const auto id = leave(desk, recording(q("bad-canary")));
        QVERIFY(!id.isEmpty());
        desk.open();
        Keyboard keys(desk.window());
        keys.press(Qt::Key_8, Qt::ControlModifier);
        QCOMPARE(destination(desk), q("incidents"));
        QTRY_COMPARE_WITH_TIMEOUT(desk.window().incidentsScreen()->chosen(), id, patienceMs);
        const auto record = [&] { return IncidentStore(desk.workspace().state()).record(id); };

        // What changed before it, with the evidence of what is suspected first.
        const auto* suspects = find<QAbstractItemView>(desk.window(), q("suspectTable"));
        QTRY_VERIFY_WITH_TIMEOUT(suspects->model()->rowCount() > 0, patienceMs);
        QVERIFY(keys.tabTo(q("suspectTable")));
        keys.press(Qt::Key_Down);
        keys.press(Qt::Key_Home);
        QTRY_VERIFY_WITH_TIMEOUT(!said(desk.window(), q("suspectDetailEvidence")).isEmpty(), patienceMs);

        QVERIFY(keys.tabToTabsOf(q("incidentParts")));
        auto* parts = find<QTabWidget>(desk.window(), q("incidentParts"));
        for (int step = 0; step < parts->count() && parts->tabText(parts->currentIndex()) != q("Diagnosis");
             ++step)
            keys.press(Qt::Key_Right);
        QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), q("diagnosisHeadline")).startsWith(q("Step ")),
                                 patienceMs);
        QVERIFY(keys.tabTo(q("diagnosisSteps")));
        keys.press(Qt::Key_Down);

        QVERIFY(keys.pressButton(q("incidentNote")));
        QVERIFY(isThere(desk, "incidentActDialog"));
        keys.type(q("the canary was given more than it can take"));
        QVERIFY(keys.pressButton(q("incidentActSend")));
        QVERIFY(isGone(desk, "incidentActDialog"));
        QTRY_COMPARE_WITH_TIMEOUT(record()->incident.notes, 1, patienceMs);

        QVERIFY(keys.pressButton(q("incidentEnd")));
        QVERIFY(isThere(desk, "incidentActDialog"));
        keys.type(q("p95 is back"));
        QVERIFY(keys.pressButton(q("incidentActSend")));
        QTRY_COMPARE_WITH_TIMEOUT(record()->incident.state, IncidentState::Ended, patienceMs);
    }

    void anIncidentIsContainedAfterItsTrialIsRead()
    {
        using namespace sample;
        const auto incident = sampleIncidents().constFirst();
        IncidentsScreen screen(nullptr, incidentClock);
        screen.resize(1280, 800);
        screen.showIncidents(sampleIncidents(), {});
        screen.choose(incident.id);
        screen.page()->showIncident(incident, sampleEntries());
        screen.page()->containment()->showReading(sampleContainment());
        screen.show();
        screen.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&screen));
        Keyboard keys(screen);
        QVERIFY(keys.tabToTabsOf(q("incidentParts")));
        keys.press(Qt::Key_Right);
        QVERIFY(keys.tabTo(q("containmentOptions")));
        keys.press(Qt::Key_Home);
        QSignalSpy wanted(screen.page()->containment(), &ContainmentView::takeRequested);
        keys.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(wanted.count(), 1);

        ContainDialog dialog(incident, sampleCanaryContainment());
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        dialog.showTrial({q("candidate: 25 % -> 0 %"), q("stable: 75 % -> 100 %")});
        Keyboard inDialog(dialog);
        QVERIFY(inDialog.isAt(q("containReason")));
        QVERIFY(inDialog.tabTo(q("containTrial"))); // what would be sent can be read by its lines
        QVERIFY(inDialog.tabTo(q("containReason")));
        inDialog.type(q("errors of fraud 12"));
        QSignalSpy asked(&dialog, &ContainDialog::asked);
        QVERIFY(inDialog.pressButton(q("containSend")));
        QCOMPARE(asked.count(), 1);
    }
};

QTEST_MAIN(KeysOnlyTest)
#include "tst_keys_only.moc"

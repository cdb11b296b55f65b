#include "app/SampleWorkspace.h"
#include "app/start/RecentFile.h"
#include "app/start/TourController.h"
#include "tests/app/HomeWithStores.h"

#include <QAction>
#include <QElapsedTimer>
#include <QListWidget>
#include <QSignalSpy>

using namespace ph;
using namespace ph::testing;

/// From an empty machine to the first table, the way round, and other workspaces.
class TestWindowStart : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void storesAreFoundOnceThatIsAllowed();
    void aNamedServerLeadsToItsRuns();
    void theSampleLeadsToItsRuns();
    void aCancelledSampleLeavesNothing();
    void whatAnInterruptedSampleLeftIsWrittenAnew();
    void theTourShowsFiveThings();
    void theTourSaysWhatIsMissing();
    void theTourIsOfferedOnce();
    void recentWorkspacesAreInTheMenu();
    void aWorkspaceThatIsNotThereIsSaid();
    void theWindowIsNamedAfterItsWorkspace();

private:
    /// What the doors promise: from the first click to runs in view.
    static constexpr int promisedMs = 30'000;
    static QAction* actionOf(MainWindow& window, const char* name)
    {
        return window.findChild<QAction*>(QLatin1String(name));
    }
};

void TestWindowStart::storesAreFoundOnceThatIsAllowed()
{
    Desk desk;
    const HomeWithStores home(desk, {QStringLiteral("work/fraud"), QStringLiteral(".cache/copy")});
    desk.open();
    auto& window = desk.window();
    QTRY_VERIFY_WITH_TIMEOUT(isShown(window, "lookForStores"), patienceMs);
    QVERIFY(!isShown(window, "foundStores"));
    QElapsedTimer timer;
    timer.start();
    QVERIFY(click(window, "lookForStores"));
    QTRY_VERIFY_WITH_TIMEOUT(said(window, "storeSearchSaid").startsWith(QLatin1String("2 store")),
                             patienceMs);
    QCOMPARE(find<QListWidget>(window, "foundStores")->count(), 2);
    QVERIFY(click(window, "openFoundStores"));
    // One click more, and there are runs.
    QTRY_VERIFY_WITH_TIMEOUT(find<QTableView>(window, "runsTable")->model()->rowCount() > 0, patienceMs);
    QVERIFY2(timer.elapsed() < promisedMs, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(!isShown(window, "firstStart"));
    QCOMPARE(desk.workspace().poller().states().size(), 1);
}

void TestWindowStart::aNamedServerLeadsToItsRuns()
{
    MlflowFixture fixture;
    fixture.addRuns(fixture.addExperiment(QStringLiteral("fraud")), 3, 1, 1);
    Desk desk;
    qputenv("MLFLOW_TRACKING_URI", fixture.url().toUtf8());
    desk.open();
    auto& window = desk.window();
    QTRY_VERIFY_WITH_TIMEOUT(isShown(window, "useOffered"), patienceMs);
    QTest::qWait(200);
    QCOMPARE(fixture.http().requestCount(), 0); // nobody was asked by itself
    QElapsedTimer timer;
    timer.start();
    QVERIFY(click(window, "useOffered"));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(window, "connectionDialog"), patienceMs);
    QCOMPARE(fixture.http().requestCount(), 0);
    QVERIFY(click(*find(window, "connectionDialog"), "save"));
    // Two clicks, and its runs are in view.
    QTRY_COMPARE_WITH_TIMEOUT(window.shell()->currentDestination(), QLatin1String(MainWindow::experimentsId),
                              patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(find<QTableView>(window, "runsTable")->model()->rowCount(), 3, patienceMs);
    QVERIFY2(timer.elapsed() < promisedMs, qPrintable(QString::number(timer.elapsed())));
    qunsetenv("MLFLOW_TRACKING_URI");
}

void TestWindowStart::theSampleLeadsToItsRuns()
{
    Desk desk;
    desk.open();
    QSignalSpy started(&desk.window(), &MainWindow::programRequested);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), "openSample"), patienceMs);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(click(desk.window(), "openSample"));
    QTRY_COMPARE_WITH_TIMEOUT(started.size(), 1, patienceMs);
    // What the program that is started does with these words.
    const auto words = started.first().first().toStringList();
    QCOMPARE(words.value(0), QStringLiteral("--workspace"));
    auto stores = openStores(words.value(1).toStdString());
    QVERIFY_RESULT(stores);
    Workspace::Settings settings;
    settings.vault = makeMemoryVault();
    Workspace sample(std::move(*stores), std::move(settings));
    MainWindow window;
    window.attach(sample);
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(isShown(window, "runsTable") &&
                                 find<QTableView>(window, "runsTable")->model()->rowCount() > 0,
                             patienceMs);
    QVERIFY2(timer.elapsed() < promisedMs, qPrintable(QString::number(timer.elapsed())));
}

void TestWindowStart::aCancelledSampleLeavesNothing()
{
    Desk desk;
    desk.open();
    auto& window = desk.window();
    QSignalSpy started(&window, &MainWindow::programRequested);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(window, "openSample"), patienceMs);
    QVERIFY(click(window, "openSample"));
    QVERIFY(click(window, "cancelSample"));
    QTRY_VERIFY_WITH_TIMEOUT(said(window, "sampleSaid").startsWith(QLatin1String("Cancelled")), patienceMs);
    const auto folder = QString::fromStdString(sampleWorkspaceFolder().string());
    QVERIFY(!QFileInfo::exists(folder + QStringLiteral("/state.db")));
    QVERIFY(!QFileInfo::exists(folder + QStringLiteral("/stores")));
    QCOMPARE(started.size(), 0);
    QVERIFY(find(window, "openSample")->isEnabled()); // it may be asked for again
}

void TestWindowStart::whatAnInterruptedSampleLeftIsWrittenAnew()
{
    const Desk desk; // whose folders are these
    const auto folder = sampleWorkspaceFolder();
    std::filesystem::create_directories(folder / "stores" / "mlruns");
    QVERIFY_RESULT(provideSampleWorkspace(folder, systemNow, {}));
    QVERIFY(std::filesystem::exists(folder / "state.db"));
    const auto written = std::filesystem::last_write_time(folder / "state.db");
    QVERIFY_RESULT(provideSampleWorkspace(folder, systemNow, {})); // it is there
    QVERIFY(std::filesystem::last_write_time(folder / "state.db") == written);
}

void TestWindowStart::theTourShowsFiveThings()
{
    Desk desk;
    QVERIFY_RESULT(createWholeSample(desk.folder(), systemNow));
    desk.open();
    QVERIFY(desk.syncedSince(0));
    auto& window = desk.window();
    actionOf(window, "tour")->trigger();
    QStringList titles, destinations;
    for (int stop = 1; stop <= 5; ++stop) {
        QTRY_COMPARE_WITH_TIMEOUT(said(window, "tourPlace"), QStringLiteral("Stop %1 of 5").arg(stop),
                                  patienceMs);
        // Each finds its thing, and says no more that it is missing.
        QTRY_VERIFY2_WITH_TIMEOUT(!said(window, "tourText").startsWith(QLatin1String("There is no")) &&
                                      !said(window, "tourText").startsWith(QLatin1String("There are no")),
                                  qPrintable(said(window, "tourText")), patienceMs);
        titles << said(window, "tourTitle");
        destinations << window.shell()->currentDestination();
        QTest::keyClick(find(window, "tourNext"), Qt::Key_Space);
    }
    QCOMPARE(destinations,
             (QStringList{QLatin1String(MainWindow::experimentsId), QLatin1String(MainWindow::compareId),
                          QLatin1String(MainWindow::releasesId), QLatin1String(MainWindow::driftId),
                          QLatin1String(MainWindow::incidentsId)}));
    QCOMPARE(titles.removeDuplicates(), 0);
    QVERIFY(!window.tour()->isRunning()); // "Done" is the end
}

void TestWindowStart::theTourSaysWhatIsMissing()
{
    Desk desk;
    desk.open();
    auto& window = desk.window();
    window.tour()->start();
    QVERIFY(said(window, "tourText").startsWith(QLatin1String("There are no runs")));
    for (int stop = 1; stop < 5; ++stop) {
        QTest::keyClick(find(window, "tourNext"), Qt::Key_Space);
        QVERIFY2(said(window, "tourText").startsWith(QLatin1String("There is no")),
                 qPrintable(said(window, "tourText")));
    }
    QTest::keyClick(find(window, "tourBack"), Qt::Key_Space);
    QCOMPARE(window.tour()->stop(), 3);
    QTest::keyClick(find(window, "tourBack"), Qt::Key_Escape);
    QVERIFY(!window.tour()->isRunning());
}

void TestWindowStart::theTourIsOfferedOnce()
{
    Desk desk;
    desk.open();
    auto& window = desk.window();
    window.openPath(QStringLiteral("pilothouse://tour"));
    QTRY_VERIFY_WITH_TIMEOUT(window.tour()->isRunning(), patienceMs);
    QVERIFY(click(window, "tourEnd"));
    QTRY_VERIFY_WITH_TIMEOUT(
        desk.workspace().state().setting(QStringLiteral("tour/seen")).value().has_value(), patienceMs);
    desk.close();
    desk.open();
    desk.window().openPath(QStringLiteral("PILOTHOUSE://tour"));
    QTest::qWait(300);
    QVERIFY(!desk.window().tour()->isRunning());
    actionOf(desk.window(), "tour")->trigger(); // who asks gets it
    QVERIFY(desk.window().tour()->isRunning());
    // More than the tour is not asked for by a link.
    desk.window().tour()->end();
    desk.window().openPath(QStringLiteral("pilothouse://tour/start"));
    QTRY_VERIFY_WITH_TIMEOUT(
        desk.window().shell()->banner()->text().startsWith(QLatin1String("This link leads nowhere")),
        patienceMs);
}

void TestWindowStart::recentWorkspacesAreInTheMenu()
{
    Desk desk;
    const auto other = desk.path(QStringLiteral("other & more"));
    const auto gone = desk.path(QStringLiteral("gone"));
    {
        const auto made = openStores(other.toStdString());
        QVERIFY_RESULT(made);
    }
    const auto list = recentWorkspacesPath();
    QVERIFY(list.startsWith(desk.path(QString())));
    for (const auto& folder : {gone, other, QString::fromStdString(desk.folder().string())})
        QVERIFY_RESULT(rememberWorkspace(list, folder.toStdString()));
    desk.open();
    auto& window = desk.window();
    const auto* first = actionOf(window, "recent-workspace-1");
    const auto* second = actionOf(window, "recent-workspace-2");
    QTRY_VERIFY_WITH_TIMEOUT(first->isVisible() && second->isVisible(), patienceMs);
    QVERIFY(!actionOf(window, "recent-workspace-3")->isVisible()); // one's own is no other
    QVERIFY(first->text().contains(QLatin1String("other && more")));
    QVERIFY(second->text().endsWith(QLatin1String("(missing)")));
    QSignalSpy started(&window, &MainWindow::programRequested);
    actionOf(window, "recent-workspace-1")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(started.size(), 1, patienceMs);
    const auto words = started.first().first().toStringList();
    QCOMPARE(words.value(0), QStringLiteral("--workspace"));
    QCOMPARE(QFileInfo(words.value(1)).fileName(), QStringLiteral("other & more"));
    actionOf(window, "recent-workspace-2")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(
        window.shell()->banner()->text().startsWith(QLatin1String("There is no workspace in")), patienceMs);
    QCOMPARE(started.size(), 1);
}

void TestWindowStart::aWorkspaceThatIsNotThereIsSaid()
{
    Desk desk;
    desk.open();
    QSignalSpy started(&desk.window(), &MainWindow::programRequested);
    desk.window().openWorkspace(desk.path(QStringLiteral("nothing")));
    QTRY_VERIFY_WITH_TIMEOUT(
        desk.window().shell()->banner()->text().startsWith(QLatin1String("There is no workspace in")),
        patienceMs);
    QCOMPARE(started.size(), 0);
    QVERIFY(!QFileInfo::exists(desk.path(QStringLiteral("nothing")))); // and none was made
}

void TestWindowStart::theWindowIsNamedAfterItsWorkspace()
{
    Desk desk;
    desk.open();
    QCOMPARE(desk.window().windowTitle(), QStringLiteral("ws — Pilothouse"));
}

QTEST_MAIN(TestWindowStart)
#include "tst_window_start.moc"

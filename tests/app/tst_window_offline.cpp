#include "tests/app/RunDesk.h"

#include <QDir>

using namespace ph;
using namespace ph::testing;

/// The on-call engineer, with an alert and no network.
class TestWindowOffline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingSeenStaysReadableAndSaysHowOldItIs();
    void whatWasPinnedIsWhole();
    void whatWasNotKeptSaysSo();
    void theServerIsBackAndSoIsEverything();
    void aStartWithoutNetworkShowsTheLastState();
    void levelWithTheServerIsSaidOnlyAfterAsking();
};

namespace {

void unplug(Studio& studio, MainWindow& window)
{
    studio.fixture.stop();
    QTRY_VERIFY_WITH_TIMEOUT(isShown(window, "offline"), patienceMs);
}

void pin(MainWindow& window)
{
    QVERIFY(click(*shownPage(window), "runPin"));
    QTRY_VERIFY_WITH_TIMEOUT(said(window, "statusText").contains("Kept for offline use"), patienceMs);
}

} // namespace

void TestWindowOffline::everythingSeenStaysReadableAndSaysHowOldItIs()
{
    Studio studio;
    Desk desk(std::chrono::milliseconds(200));
    desk.know(studio.fixture);
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), "runsStatus").startsWith("2 cached runs"), patienceMs);
    unplug(studio, desk.window());
    QTRY_VERIFY_WITH_TIMEOUT(bannerText(desk.window(), "runsOffline").contains("cannot be reached"),
                             patienceMs);
    QVERIFY(said(desk.window(), "runsStatus").contains("seen "));
    QVERIFY(said(desk.window(), "freshness").startsWith("Synced"));
    QVERIFY(indexOf(*find<QTreeView>(desk.window(), "experimentTree")->model(), QStringLiteral("fraud"))
                .isValid());
    QVERIFY(type(desk.window(), "runsQuery", "metrics.auc > 0.9"));
    QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), "runsStatus").startsWith("1 of 2 cached runs match"),
                             patienceMs);
    QVERIFY(openRun(desk.window(), QStringLiteral("champion")));
    const auto& page = *shownPage(desk.window());
    QTRY_VERIFY_WITH_TIMEOUT(isShown(page, "runOffline"), patienceMs);
    QVERIFY(said(page, "runSeen").startsWith("seen "));
    QVERIFY(clickTab(page, QStringLiteral("Params")));
    QVERIFY(indexOf(*find<QTableView>(page, "paramsTable")->model(), QStringLiteral("seed")).isValid());
    // Asking again says why not, and takes nothing away.
    QVERIFY(click(page, "runRefresh"));
    QTRY_VERIFY_WITH_TIMEOUT(find(page, "runRefresh")->isEnabled(), patienceMs);
    QCOMPARE(said(page, "runName"), QStringLiteral("champion"));
}

void TestWindowOffline::whatWasPinnedIsWhole()
{
    Studio studio;
    Desk desk(std::chrono::milliseconds(200));
    desk.know(studio.fixture);
    desk.open();
    QVERIFY(openRun(desk.window(), QStringLiteral("champion")));
    pin(desk.window());
    unplug(studio, desk.window());
    const auto& page = *shownPage(desk.window());
    QVERIFY(clickTab(page, QStringLiteral("Metrics")));
    QVERIFY(askCurve(page, QStringLiteral("loss")));
    QTRY_COMPARE_WITH_TIMEOUT(find<CurveChart>(page, "metricsChart")->pointsInView(), 2000, patienceMs);
    QVERIFY(said(page, "metricsAge").startsWith("curves fetched"));
    QVERIFY(clickTab(page, QStringLiteral("Artifacts")));
    QVERIFY(clickFile(page, QStringLiteral("notes.txt")));
    QTRY_VERIFY_WITH_TIMEOUT(said(page, "previewText").contains("plain words"), patienceMs);
    QVERIFY(said(page, "artifactsAge").startsWith("seen "));
    QVERIFY(clickFile(page, QStringLiteral("report/rows.csv")));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(page, "previewTable"), patienceMs);
    // What is kept can be taken along, and says that it is a copy.
    const auto folder = desk.path(QStringLiteral("downloads"));
    QVERIFY(QDir().mkpath(folder));
    auto answer = Answer::withFile(folder);
    QVERIFY(click(page, "artifactDownload"));
    QTRY_VERIFY_WITH_TIMEOUT(bannerText(page, "previewBanner").contains("cached copy, seen "), patienceMs);
    QFile file(folder + QStringLiteral("/report/rows.csv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("id,score\n1,0.25\n2,0.75\n"));
    QVERIFY(clickTab(page, QStringLiteral("Models")));
    QVERIFY(clickFile(page, QStringLiteral("MLmodel")));
    QTRY_VERIFY_WITH_TIMEOUT(said(page, "previewText").contains("sklearn"), patienceMs);
    QVERIFY(said(page, "artifactsAge").startsWith("seen "));
}

void TestWindowOffline::whatWasNotKeptSaysSo()
{
    Studio studio;
    Desk desk(std::chrono::milliseconds(200));
    desk.know(studio.fixture);
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), "runsStatus").startsWith("2 cached runs"), patienceMs);
    unplug(studio, desk.window());
    QVERIFY(openRun(desk.window(), QStringLiteral("plain")));
    const auto& page = *shownPage(desk.window());
    QVERIFY(clickTab(page, QStringLiteral("Metrics")));
    QVERIFY(askCurve(page, QStringLiteral("auc")));
    const auto& chart = *find(page, "metricsChart");
    QTRY_VERIFY_WITH_TIMEOUT(!said(chart, "stateTitle").isEmpty() &&
                                 !said(chart, "stateTitle").startsWith("No curve chosen") &&
                                 isShown(chart, "retry"),
                             patienceMs);
    QVERIFY(clickTab(page, QStringLiteral("Artifacts")));
    const auto& files = *find(page, "artifactsState");
    QTRY_VERIFY_WITH_TIMEOUT(isShown(files, "retry"), patienceMs);
    QVERIFY(!said(files, "stateTitle").contains("No artifacts")); // not known is not none
}

void TestWindowOffline::theServerIsBackAndSoIsEverything()
{
    Studio studio;
    Desk desk(std::chrono::milliseconds(200));
    desk.know(studio.fixture);
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), "runsStatus").startsWith("2 cached runs"), patienceMs);
    unplug(studio, desk.window());
    studio.fixture.addRuns(studio.experiment, 1, 1, 1); // somebody else's, meanwhile
    studio.fixture.start();
    QTRY_VERIFY_WITH_TIMEOUT(!isShown(desk.window(), "offline"), patienceMs); // nobody touched anything
    QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), "runsStatus").startsWith("3 cached runs"), patienceMs);
    QVERIFY(bannerText(desk.window(), "runsOffline").isEmpty());
    QVERIFY(openRun(desk.window(), QStringLiteral("plain")));
    QTRY_VERIFY_WITH_TIMEOUT(!isShown(*shownPage(desk.window()), "runOffline"), patienceMs);
    QVERIFY(clickTab(*shownPage(desk.window()), QStringLiteral("Artifacts")));
    QVERIFY(clickFile(*shownPage(desk.window()), QStringLiteral("only-there.txt")));
    QTRY_VERIFY_WITH_TIMEOUT(said(*shownPage(desk.window()), "previewText").contains("far away"), patienceMs);
}

void TestWindowOffline::aStartWithoutNetworkShowsTheLastState()
{
    Studio studio;
    Desk desk(std::chrono::milliseconds(200));
    desk.know(studio.fixture);
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), "runsStatus").startsWith("2 cached runs"), patienceMs);
    QVERIFY(desk.syncWhole());
    desk.close();
    studio.fixture.stop();
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), "runsStatus").startsWith("2 cached runs"), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), "offline"), patienceMs);
    QVERIFY(openRun(desk.window(), QStringLiteral("champion")));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(*shownPage(desk.window()), "runOffline"), patienceMs);
}

// Yesterday's cache says nothing about what the server has today.
void TestWindowOffline::levelWithTheServerIsSaidOnlyAfterAsking()
{
    Studio studio;
    Desk desk(std::chrono::milliseconds(200));
    desk.know(studio.fixture);
    desk.open();
    const auto status = [&] { return said(desk.window(), "runsStatus"); };
    QTRY_VERIFY_WITH_TIMEOUT(status().contains("level with the server"), patienceMs);
    desk.close();

    studio.fixture.setFault("", Fault::of(Fault::Kind::Hang));
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(status().startsWith("2 cached runs"), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(studio.fixture.requestCount() > 0, patienceMs);
    QVERIFY2(!status().contains("level"), qPrintable(status()));
    studio.fixture.clearFaults();
    studio.fixture.stop();
    studio.fixture.start();
    QTRY_VERIFY_WITH_TIMEOUT(status().contains("level with the server"), patienceMs);
    unplug(studio, desk.window());
    QTRY_VERIFY_WITH_TIMEOUT(!status().contains("level"), patienceMs);
}

QTEST_MAIN(TestWindowOffline)
#include "tst_window_offline.moc"

#include "tests/app/RunDesk.h"

#include <QClipboard>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

using namespace ph;
using namespace ph::testing;

/// One run, opened and looked at from all sides.
class TestWindowRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void enterOpensTheRunInATab();
    void everyTabShowsItsPart();
    void curvesAreFetchedWhenTheyAreAskedFor();
    void filesAreListedAndLookedAt();
    void aFileIsDownloaded();
    void filesOfALoggedModelAreBrowsedAndDownloaded();
    void aRefreshReadsTheLoggedModelsAgain();
    void whatIsCopiedCanBeUsedElsewhere();
    void aLinkOpensTheRunAgain();
    void aLinkToARunNeverSeenAsksItsServer();
    void aBadLinkSaysWhatIsWrong();
    void aPinnedRunIsFetchedWhole();
    void whatWasPinnedWithoutItsServerIsFetchedOnceItAnswers();
    void aChosenFileIsKeptForOffline();
    void aRunThatGoesOnIsFollowedUntilTheServerRefuses();
    void aServerThatRefusedIsAskedOnlyByAPerson();
    void theExperimentOfTheRunIsOneClickAway();
};

namespace {

constexpr auto oneRun = "/api/2.0/mlflow/runs/get";

SyncState stateOf(Desk& desk)
{
    return desk.workspace().poller().states().value(0);
}

void addRunThatGoesOn(Studio& studio)
{
    Run run;
    run.experimentId = studio.experiment;
    run.name = QStringLiteral("going");
    run.status = RunStatus::Running;
    run.startMs = 1'700'000'100'000;
    studio.fixture.addArtifact(studio.fixture.addRun(run), QStringLiteral("log.txt"), "so far\n");
}

/// As if five seconds had passed, for every open run.
void tick(MainWindow& window)
{
    for (auto* timer : window.findChildren<QTimer*>(QStringLiteral("follow")))
        QMetaObject::invokeMethod(timer, "timeout", Qt::DirectConnection);
}

} // namespace

void TestWindowRun::enterOpensTheRunInATab()
{
    Studio studio;
    Desk desk;
    QVERIFY(openRunOf(desk, studio));
    const auto* tabs = find<QTabBar>(desk.window(), "documentTabs");
    QVERIFY(tabs->isVisible());
    QCOMPARE(tabs->count(), 2);
    QTRY_COMPARE_WITH_TIMEOUT(tabs->tabText(1), QStringLiteral("champion"), patienceMs);
    QVERIFY(openRun(desk.window(), QStringLiteral("plain")));
    QVERIFY(openRun(desk.window(), QStringLiteral("champion"))); // goes to the tab that is there
    QCOMPARE(tabs->count(), 3);
    QTest::keyClick(&desk.window(), Qt::Key_W, Qt::ControlModifier);
    QTest::keyClick(&desk.window(), Qt::Key_W, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(tabs->count(), 1, patienceMs);
    QVERIFY(isShown(desk.window(), "runsTable"));
}

void TestWindowRun::everyTabShowsItsPart()
{
    Studio studio;
    Desk desk;
    QVERIFY(openRunOf(desk, studio));
    const auto& page = *shownPage(desk.window());
    QVERIFY(said(page, "runFacts").contains("ada"));
    QVERIFY(said(page, "runNote").contains("the one to beat"));
    const auto overview = allTexts(*find(page, "runOverview")).join(u'\n');
    QVERIFY2(overview.contains("0123456789"), qPrintable(overview)); // the commit
    QVERIFY(clickTab(page, QStringLiteral("Params")));
    QVERIFY(indexOf(*find<QTableView>(page, "paramsTable")->model(), QStringLiteral("seed")).isValid());
    QVERIFY(clickTab(page, QStringLiteral("Tags")));
    QVERIFY(find<QTableView>(page, "tagsTable")->model()->rowCount() > 0);
    QVERIFY(clickTab(page, QStringLiteral("Inputs")));
    QVERIFY(indexOf(*find<QAbstractItemView>(page, "inputsList")->model(), QStringLiteral("transactions"))
                .isValid());
    QVERIFY(clickTab(page, QStringLiteral("Models")));
    QVERIFY(clickTab(page, QStringLiteral("Raw")));
    const auto raw = QJsonDocument::fromJson(said(page, "rawText").toUtf8());
    QVERIFY(raw.isObject());
    QVERIFY(said(page, "rawText").contains(studio.champion));
}

void TestWindowRun::curvesAreFetchedWhenTheyAreAskedFor()
{
    Studio studio;
    Desk desk;
    QVERIFY(openRunOf(desk, studio));
    const auto& page = *shownPage(desk.window());
    QVERIFY(clickTab(page, QStringLiteral("Metrics")));
    auto* chart = find<CurveChart>(page, "metricsChart");
    QTest::qWait(200);
    QCOMPARE(studio.fixture.requestCount("/api/2.0/mlflow/metrics"), 0);
    QCOMPARE(chart->pointsInView(), 0);
    QVERIFY(askCurve(page, QStringLiteral("loss")));
    QTRY_COMPARE_WITH_TIMEOUT(chart->pointsInView(), 2000, patienceMs);
    QVERIFY(said(page, "metricsAge").contains("curves fetched"));
    QVERIFY(askCurve(page, QStringLiteral("auc"))); // beside it
    QTRY_COMPARE_WITH_TIMEOUT(chart->pointsInView(), 2001, patienceMs);
    QVERIFY(askCurve(page, QStringLiteral("loss"))); // away again
    QTRY_COMPARE_WITH_TIMEOUT(chart->pointsInView(), 1, patienceMs);
}

void TestWindowRun::filesAreListedAndLookedAt()
{
    Studio studio;
    Desk desk;
    QVERIFY(openRunOf(desk, studio));
    const auto& page = *shownPage(desk.window());
    QVERIFY(clickTab(page, QStringLiteral("Artifacts")));
    QVERIFY(clickFile(page, QStringLiteral("notes.txt")));
    QTRY_VERIFY_WITH_TIMEOUT(said(page, "previewText").contains("plain words"), patienceMs);
    QVERIFY(clickFile(page, QStringLiteral("report/summary.json")));
    QTRY_VERIFY_WITH_TIMEOUT(said(page, "previewText").contains("\"auc\": 0.97"), patienceMs); // indented
    QVERIFY(clickFile(page, QStringLiteral("report/rows.csv")));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(page, "previewTable"), patienceMs);
    const auto* rows = find<QTableView>(page, "previewTable")->model();
    QCOMPARE(rows->rowCount(), 2);
    QCOMPARE(rows->headerData(1, Qt::Horizontal).toString(), QStringLiteral("score"));
    QCOMPARE(rows->index(1, 1).data().toString(), QStringLiteral("0.75"));
    QVERIFY(clickFile(page, QStringLiteral("report/curve.png")));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(page, "previewImage"), patienceMs);
    QTRY_COMPARE(find<QLabel>(page, "previewImage")->pixmap().toImage().pixelColor(5, 5),
                 QColor(Qt::darkGreen));
    QVERIFY(said(page, "previewFacts").contains("40"));
}

void TestWindowRun::aFileIsDownloaded()
{
    Studio studio;
    Desk desk;
    QVERIFY(openRunOf(desk, studio));
    const auto& page = *shownPage(desk.window());
    QVERIFY(clickTab(page, QStringLiteral("Artifacts")));
    QVERIFY(!find(page, "artifactDownload")->isEnabled()); // nothing is chosen yet
    QVERIFY(clickFile(page, QStringLiteral("report/rows.csv")));
    const auto folder = desk.path(QStringLiteral("downloads"));
    QVERIFY(QDir().mkpath(folder));
    auto answer = Answer::withFile(folder);
    QVERIFY(click(page, "artifactDownload"));
    QTRY_VERIFY_WITH_TIMEOUT(bannerText(page, "previewBanner").contains("rows.csv"), patienceMs);
    QVERIFY(answer->isGiven());
    QString found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.toStdString())) {
        if (entry.is_regular_file())
            found = QString::fromStdString(entry.path().string());
    }
    QVERIFY(found.endsWith("rows.csv"));
    QFile file(found);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("id,score\n1,0.25\n2,0.75\n"));
}

void TestWindowRun::filesOfALoggedModelAreBrowsedAndDownloaded()
{
    Studio studio;
    Desk desk;
    QVERIFY(openRunOf(desk, studio));
    const auto& page = *shownPage(desk.window());
    QVERIFY(clickTab(page, QStringLiteral("Models")));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(page, "modelsTree"), patienceMs);
    QVERIFY(clickFile(page, QStringLiteral("MLmodel"))); // of the first one
    QTRY_VERIFY_WITH_TIMEOUT(said(page, "previewText").contains("sklearn"), patienceMs);
    QVERIFY(clickFile(page, QStringLiteral("data/weights.csv")));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(page, "previewTable"), patienceMs);
    const auto folder = desk.path(QStringLiteral("downloads"));
    QVERIFY(QDir().mkpath(folder));
    auto answer = Answer::withFile(folder);
    QVERIFY(click(page, "artifactDownload"));
    QTRY_VERIFY_WITH_TIMEOUT(bannerText(page, "previewBanner").contains("weights.csv"), patienceMs);
    QFile file(folder + QStringLiteral("/data/weights.csv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("w\n0.5\n"));
    // The next one has no files, and says so.
    auto* models = find<QTreeView>(page, "modelsTree");
    clickIndex(*models, models->model()->index(1, 0));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(page, "artifactsState") &&
                                 said(*find(page, "artifactsState"), "stateTitle").contains("No artifacts"),
                             patienceMs);
    // The run's own are where they were.
    QVERIFY(clickTab(page, QStringLiteral("Artifacts")));
    QVERIFY(clickFile(page, QStringLiteral("notes.txt")));
    QTRY_VERIFY_WITH_TIMEOUT(said(page, "previewText").contains("plain words"), patienceMs);
}

void TestWindowRun::aRefreshReadsTheLoggedModelsAgain()
{
    Studio studio;
    Desk desk(std::chrono::minutes(10)); // one pass, then only the page asks
    desk.know(studio.fixture);
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(stateOf(desk).lastSuccessMs != noTime, patienceMs);
    QVERIFY(openRun(desk.window(), QStringLiteral("champion")));
    const auto& page = *shownPage(desk.window());
    QVERIFY(clickTab(page, QStringLiteral("Models")));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(page, "modelsTree"), patienceMs);
    const auto* models = find<QTreeView>(page, "modelsTree")->model();
    QCOMPARE(models->rowCount(), 2);
    QVERIFY2(said(page, "modelsAge").startsWith("seen "), qPrintable(said(page, "modelsAge")));
    LoggedModel late;
    late.experimentId = studio.experiment;
    late.sourceRunId = studio.champion;
    late.name = QStringLiteral("late");
    studio.fixture.addLoggedModel(late);
    QVERIFY(QTest::qWaitFor([&] { return click(page, "runRefresh"); },
                            patienceMs)); // once the opening has been answered
    QTRY_COMPARE_WITH_TIMEOUT(models->rowCount(), 3, patienceMs);
    // What is known stays beside why there is nothing newer.
    studio.fixture.stop();
    QVERIFY(QTest::qWaitFor([&] { return click(page, "runRefresh"); }, patienceMs)); // once it has answered
    const auto* tab = find<QTabWidget>(page, "runTabs")->currentWidget();
    QTRY_VERIFY_WITH_TIMEOUT(isShown(*tab, "bannerText"), patienceMs);
    QCOMPARE(models->rowCount(), 3);
}

void TestWindowRun::whatIsCopiedCanBeUsedElsewhere()
{
    Studio studio;
    Desk desk;
    QVERIFY(openRunOf(desk, studio));
    const auto& page = *shownPage(desk.window());
    const auto copied = [&](const QString& what) {
        QGuiApplication::clipboard()->clear();
        auto answer = Answer::inMenu({what});
        click(page, "runCopy");
        (void)QTest::qWaitFor([&] { return !QGuiApplication::clipboard()->text().isEmpty(); }, patienceMs);
        return QGuiApplication::clipboard()->text();
    };
    const auto markdown = copied(QStringLiteral("Run as Markdown"));
    QVERIFY(markdown.contains("champion") && markdown.contains("| "));
    QVERIFY(said(desk.window(), "statusText").contains("copied"));
    const auto json = QJsonDocument::fromJson(copied(QStringLiteral("Run as JSON")).toUtf8());
    QVERIFY(json.isObject());
    const auto python = copied(QStringLiteral("Python"));
    QVERIFY(python.contains("from mlflow import") && python.contains(studio.champion));
    QCOMPARE(copied(QStringLiteral("Run id")), studio.champion);
    QCOMPARE(copied(QStringLiteral("Pilothouse link")),
             QStringLiteral("pilothouse://run/lab/") + studio.champion);
}

void TestWindowRun::aLinkOpensTheRunAgain()
{
    Studio studio;
    Desk desk;
    QVERIFY(openRunOf(desk, studio));
    auto answer = Answer::inMenu({QStringLiteral("Pilothouse link")});
    QGuiApplication::clipboard()->clear();
    QVERIFY(click(*shownPage(desk.window()), "runCopy"));
    QTRY_VERIFY_WITH_TIMEOUT(answer->isGiven() && !QApplication::activePopupWidget(), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(QGuiApplication::clipboard()->text().startsWith("pilothouse://"), patienceMs);
    const auto link = QGuiApplication::clipboard()->text();
    desk.window().activateWindow(); // shortcuts belong to the active window, which the menu was
    QTRY_COMPARE_WITH_TIMEOUT(QApplication::activeWindow(), static_cast<QWidget*>(&desk.window()),
                              patienceMs);
    QTest::keyClick(&desk.window(), Qt::Key_W, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!isShown(desk.window(), "runName"), patienceMs);
    desk.window().openPath(link);
    QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), "runName"), QStringLiteral("champion"), patienceMs);
    // Also when the program is started with it, before anything was read.
    desk.close();
    desk.open();
    desk.window().openPath(link);
    QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), "runName"), QStringLiteral("champion"), patienceMs);
}

void TestWindowRun::aLinkToARunNeverSeenAsksItsServer()
{
    Studio studio;
    Desk desk(std::chrono::hours(1)); // nothing but the link asks
    desk.know(studio.fixture);
    desk.open();
    QVERIFY(desk.syncedSince(0));
    Run fresh;
    fresh.experimentId = studio.fixture.addExperiment(QStringLiteral("of today"));
    fresh.name = QStringLiteral("from a colleague");
    fresh.status = RunStatus::Finished;
    fresh.startMs = 1'700'000'000'000;
    const auto link = QStringLiteral("pilothouse://run/lab/");
    desk.window().openPath(link + studio.fixture.addRun(fresh));
    QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), "runName"), QStringLiteral("from a colleague"), patienceMs);

    const auto words = [&] { return said(desk.window(), "stateText"); };
    desk.window().openPath(link + QString(32, u'e'));
    QTRY_VERIFY2_WITH_TIMEOUT(words().contains("lab was asked for it: it has no run of this id"),
                              qPrintable(words()), patienceMs);
    fresh.name = QStringLiteral("behind a dead line");
    const auto unseen = studio.fixture.addRun(fresh);
    studio.fixture.stop();
    desk.window().openPath(link + unseen);
    QTRY_VERIFY2_WITH_TIMEOUT(words().contains("lab was asked for it in vain"), qPrintable(words()),
                              patienceMs);
    QVERIFY(isShown(desk.window(), "retry"));
}

void TestWindowRun::aBadLinkSaysWhatIsWrong()
{
    Studio studio;
    Desk desk;
    desk.know(studio.fixture);
    desk.open();
    desk.window().openPath(QStringLiteral("pilothouse://run/elsewhere/0123"));
    const auto banner = [&] { return desk.window().shell()->banner()->text(); };
    QTRY_VERIFY2(!banner().isEmpty(), qPrintable(banner()));
    desk.window().openPath(QStringLiteral("pilothouse://run/lab/ffffffffffffffffffffffffffffffff"));
    QTRY_VERIFY_WITH_TIMEOUT(!said(desk.window(), "stateTitle").isEmpty() &&
                                 !said(desk.window(), "stateTitle").startsWith("Reading"),
                             patienceMs); // there is no such run: in place
}

void TestWindowRun::aPinnedRunIsFetchedWhole()
{
    Studio studio;
    Desk desk;
    QVERIFY(openRunOf(desk, studio));
    const auto& page = *shownPage(desk.window());
    auto* pin = find<QAbstractButton>(page, "runPin");
    QVERIFY(!pin->isChecked());
    QVERIFY(click(page, "runPin"));
    QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), "statusText").contains("Kept for offline use"), patienceMs);
    QVERIFY2(said(desk.window(), "statusText").contains("2 histories"),
             qPrintable(said(desk.window(), "statusText")));
    QVERIFY(said(desk.window(), "statusText").contains("6 files")); // two of them of its logged model
    QTRY_VERIFY_WITH_TIMEOUT(pin->isChecked(), patienceMs);
    // It is remembered, and can be taken back.
    QTest::keyClick(&desk.window(), Qt::Key_W, Qt::ControlModifier);
    QVERIFY(openRun(desk.window(), QStringLiteral("champion")));
    pin = find<QAbstractButton>(*shownPage(desk.window()), "runPin");
    QTRY_VERIFY_WITH_TIMEOUT(pin->isChecked(), patienceMs);
    QVERIFY(click(*shownPage(desk.window()), "runPin"));
    QTRY_VERIFY_WITH_TIMEOUT(!find<QAbstractButton>(*shownPage(desk.window()), "runPin")->isChecked(),
                             patienceMs);
}

void TestWindowRun::whatWasPinnedWithoutItsServerIsFetchedOnceItAnswers()
{
    Studio studio;
    Desk desk(std::chrono::minutes(10)); // one pass, the next when somebody asks
    QVERIFY(openRunOf(desk, studio));
    const auto& page = *shownPage(desk.window());
    const auto* pin = find<QAbstractButton>(page, "runPin");
    studio.fixture.stop();
    QVERIFY(click(page, "runPin"));
    QTRY_COMPARE_WITH_TIMEOUT(pin->text(), QStringLiteral("Pinned, not all fetched"), patienceMs);
    studio.fixture.start();
    const auto lab = stateOf(desk).connection;
    desk.workspace().poller().syncNow(lab);
    QTRY_COMPARE_WITH_TIMEOUT(pin->text(), QStringLiteral("Pinned"), patienceMs);
}

void TestWindowRun::aChosenFileIsKeptForOffline()
{
    Studio studio;
    Desk desk;
    QVERIFY(openRunOf(desk, studio));
    const auto& page = *shownPage(desk.window());
    QVERIFY(clickTab(page, QStringLiteral("Artifacts")));
    QVERIFY(clickFile(page, QStringLiteral("report")));
    QVERIFY(click(page, "artifactKeep"));
    // That its curves are kept may be said before; of the files not notes.txt.
    QTRY_VERIFY2_WITH_TIMEOUT(said(desk.window(), "statusText").contains("Kept for offline use") &&
                                  said(desk.window(), "statusText").contains("3 files"),
                              qPrintable(said(desk.window(), "statusText")), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(find<QAbstractButton>(page, "runPin")->isChecked(), patienceMs);
}

// Whoever sends refused credentials again and again looks like an attack, and may lock the account.
void TestWindowRun::aRunThatGoesOnIsFollowedUntilTheServerRefuses()
{
    Studio studio;
    addRunThatGoesOn(studio);
    Desk desk(std::chrono::minutes(10)); // one pass, then only the page asks
    QVERIFY(openRunOf(desk, studio, QStringLiteral("going")));
    QTRY_VERIFY_WITH_TIMEOUT(stateOf(desk).lastSuccessMs != noTime, patienceMs);
    const auto& page = *shownPage(desk.window());
    const auto asked = [&] { return studio.fixture.requestCount(oneRun); };
    const auto before = asked();
    QTRY_VERIFY_WITH_TIMEOUT((tick(desk.window()), asked() >= before + 2), patienceMs); // followed
    studio.fixture.setFault(oneRun, Fault::withStatus(401));
    QTRY_VERIFY_WITH_TIMEOUT((tick(desk.window()), isShown(page, "runOffline")), patienceMs); // refused
    const auto refused = asked();
    // Whatever a tick asked would have come before what a person asks after it.
    QVERIFY(clickTab(page, QStringLiteral("Artifacts")));
    QTRY_VERIFY_WITH_TIMEOUT((tick(desk.window()), isShown(page, "artifactsTree")), patienceMs);
    QCOMPARE(asked(), refused);
    studio.fixture.clearFaults();
    QVERIFY(click(page, "runRefresh")); // a person has mended it
    QTRY_VERIFY_WITH_TIMEOUT(!isShown(page, "runOffline"), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT((tick(desk.window()), asked() >= refused + 2), patienceMs); // followed again
}

void TestWindowRun::aServerThatRefusedIsAskedOnlyByAPerson()
{
    Studio studio;
    Desk desk;
    desk.know(studio.fixture);
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(stateOf(desk).lastSuccessMs != noTime, patienceMs);
    studio.fixture.setFault("", Fault::withStatus(401));
    QTRY_VERIFY_WITH_TIMEOUT(stateOf(desk).phase == SyncState::Phase::Stopped, patienceMs);
    studio.fixture.clearRequests();

    QVERIFY(openRun(desk.window(), QStringLiteral("champion")));
    const auto& page = *shownPage(desk.window());
    QVERIFY(clickTab(page, QStringLiteral("Metrics")));
    QVERIFY(askCurve(page, QStringLiteral("loss")));
    QVERIFY(clickTab(page, QStringLiteral("Models"))); // and the files of the first
    QVERIFY(clickTab(page, QStringLiteral("Artifacts")));
    const auto state = [&](const char* part) { return said(*find(page, "artifactsState"), part); };
    QTRY_VERIFY_WITH_TIMEOUT(state("stateTitle").contains("does not accept these credentials"), patienceMs);
    QVERIFY2(state("stateText").contains("Edit the connection"), qPrintable(state("stateText")));
    QTest::qWait(200);
    QCOMPARE(studio.fixture.requestCount(), 0);

    QVERIFY(click(page, "runRefresh"));
    QTRY_COMPARE_WITH_TIMEOUT(studio.fixture.requestCount(), 1, patienceMs);
    QTest::qWait(300);
    QCOMPARE(studio.fixture.requestCount(), 1); // once
    QVERIFY(stateOf(desk).phase == SyncState::Phase::Stopped);

    studio.fixture.clearFaults();
    QVERIFY(click(page, "runRefresh")); // mended: all goes on
    QTRY_VERIFY_WITH_TIMEOUT(isShown(page, "artifactsTree"), patienceMs);
    QVERIFY(stateOf(desk).phase != SyncState::Phase::Stopped);
}

void TestWindowRun::theExperimentOfTheRunIsOneClickAway()
{
    Studio studio;
    studio.fixture.addRuns(studio.fixture.addExperiment("churn"), 2, 1, 1);
    Desk desk;
    QVERIFY(openOn(desk, studio.fixture, QStringLiteral("4 cached runs")));
    QVERIFY(openRun(desk.window(), QStringLiteral("champion")));
    QVERIFY(said(*shownPage(desk.window()), "runExperiment").contains("fraud"));
    QVERIFY(click(*shownPage(desk.window()), "runExperiment"));
    QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), "runsTitle"), QStringLiteral("fraud"), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), "runsStatus").startsWith("2 cached runs"), patienceMs);
}

QTEST_MAIN(TestWindowRun)
#include "tst_window_run.moc"

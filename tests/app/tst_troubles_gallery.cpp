#include "models/tables/JobListModel.h"
#include "tests/app/RunDesk.h"
#include "widgets/shell/JobsPopup.h"

#include <QPainter>

using namespace ph;
using namespace ph::testing;

/// What the window shows while things go wrong or take long. Each picture is kept, light and dark, below
/// "shots" in the working folder, to be looked at.
class TestTroublesGallery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void jobsThatRun();
    void aServerThatIsGone();
    void aServerThatWasNeverReached();
    void aServerThatRefusesUs();
    void aCacheThatWasDamaged();

private:
    /// The window with what has popped up over it.
    static void photograph(Desk& desk, const QString& name);
};

void TestTroublesGallery::init()
{
    QVERIFY(QDir().mkpath(QStringLiteral("shots")));
}

void TestTroublesGallery::photograph(Desk& desk, const QString& name)
{
    for (const auto scheme : {SchemeChoice::Light, SchemeChoice::Dark}) {
        applyTheme(*qApp, scheme);
        QTest::qWait(300);
        auto picture = desk.window().grab();
        QPainter painter(&picture);
        for (auto* top : QApplication::topLevelWidgets()) {
            if (top != &desk.window() && top->isVisible())
                painter.drawPixmap(top->pos() - desk.window().pos(), top->grab());
        }
        painter.end();
        const auto file =
            QStringLiteral("shots/%1-%2.png")
                .arg(name, scheme == SchemeChoice::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
        QVERIFY(picture.save(file));
    }
    applyTheme(*qApp, SchemeChoice::Light);
}

void TestTroublesGallery::jobsThatRun()
{
    Studio lab, staging;
    for (int i = 0; i < 6; ++i)
        lab.fixture.addRuns(lab.fixture.addExperiment(QStringLiteral("sweep-%1").arg(i)), 120, 3, 2);
    Desk desk;
    desk.know(lab.fixture);
    desk.know(staging.fixture, QStringLiteral("staging"));
    auto late = Fault::of(Fault::Kind::Late);
    late.pause = std::chrono::milliseconds(2500);
    staging.fixture.setFault("", late);
    lab.fixture.setFault("/api/2.0/mlflow/runs/search", late);
    desk.open();
    auto* popup = find<JobsPopup>(desk.window(), QStringLiteral("jobsPopup"));
    QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), "runsStatus").contains("syncing"), patienceMs);
    QVERIFY(said(desk.window(), "stateTitle").startsWith("Reading")); // and not that there are none
    QVERIFY(click(desk.window(), QStringLiteral("jobsButton")));
    QTRY_VERIFY_WITH_TIMEOUT(popup->isVisible(), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(said(*popup, "jobTitle").startsWith("Syncing"), patienceMs);
    photograph(desk, QStringLiteral("jobs"));
    popup->close();
}

void TestTroublesGallery::aServerThatIsGone()
{
    Studio studio;
    studio.fixture.addRuns(studio.experiment, 40, 4, 3);
    Desk desk(std::chrono::milliseconds(200));
    desk.know(studio.fixture);
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), "runsStatus").startsWith("42 cached runs"), patienceMs);
    QVERIFY(openRun(desk.window(), QStringLiteral("champion")));
    studio.fixture.stop();
    QTRY_VERIFY_WITH_TIMEOUT(isShown(*shownPage(desk.window()), "runOffline"), patienceMs);
    photograph(desk, QStringLiteral("offline-run"));
    QVERIFY(click(desk.window(), QStringLiteral("nav-experiments")));
    QVERIFY(isShown(desk.window(), QStringLiteral("runsOffline")));
    photograph(desk, QStringLiteral("offline-runs"));
    QVERIFY(click(desk.window(), QStringLiteral("nav-connections")));
    photograph(desk, QStringLiteral("offline-connections"));
}

void TestTroublesGallery::aServerThatWasNeverReached()
{
    Studio studio;
    Desk desk;
    desk.know(studio.fixture);
    studio.fixture.stop();
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), "offline"), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(bannerText(desk.window(), "runsOffline").contains("cannot be reached"),
                             patienceMs); // why there is nothing to see
    photograph(desk, QStringLiteral("unreachable-runs"));
}

void TestTroublesGallery::aServerThatRefusesUs()
{
    MlflowFixture fixture({.access = MlflowFixture::Access::Bearer});
    fixture.addRuns(fixture.addExperiment(QStringLiteral("fraud")), 5, 1, 1);
    Desk desk;
    desk.know(fixture);
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(!desk.workspace().poller().state({1}).errorKind.isEmpty(), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(bannerText(desk.window(), "runsOffline").contains("refuses these credentials"),
                             patienceMs);
    photograph(desk, QStringLiteral("refused-runs"));
    QVERIFY(click(desk.window(), QStringLiteral("nav-connections")));
    photograph(desk, QStringLiteral("refused-connections"));
}

void TestTroublesGallery::aCacheThatWasDamaged()
{
    Studio studio;
    Desk desk;
    desk.know(studio.fixture);
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), "runsStatus").startsWith("2 cached runs"), patienceMs);
    desk.close();
    for (const auto* name : {"cache.db-wal", "cache.db-shm"})
        std::filesystem::remove(desk.folder() / name);
    QFile cache(QString::fromStdString((desk.folder() / "cache.db").string()));
    QVERIFY(cache.open(QIODevice::WriteOnly) && cache.write(QByteArray(8192, 'x')) == 8192);
    cache.close();
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(desk.window().shell()->banner()->isVisible(), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), "runsStatus").startsWith("2 cached runs"), patienceMs);
    photograph(desk, QStringLiteral("damaged-cache"));
}

QTEST_MAIN(TestTroublesGallery)
#include "tst_troubles_gallery.moc"

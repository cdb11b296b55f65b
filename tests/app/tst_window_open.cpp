#include "models/values/PlaceLink.h"
#include "services/observations/KeptLogs.h"
#include "tests/app/Desk.h"
#include "tests/app/Program.h"
#include "widgets/incidents/IncidentPage.h"
#include "widgets/incidents/IncidentsScreen.h"
#include "widgets/incidents/LogsView.h"
#include "widgets/incidents/TimelinePane.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QClipboard>
#include <QPlainTextEdit>

using namespace ph;
using namespace ph::testing;

/// A path that nothing can be read from: the banner says so itself, not only its details.
class TestWindowOpen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotThereIsNamed();
    void whatIsNotRecognisedIsSaid();
    void aLinkShowsItsPlace();
    void aLinkThatLeadsNowhereIsSaidAndDoesNothing();
    void aPackIsShownReadOnly();
    void aPackIsDiagnosedFromItself();
    void aPackThatWasTamperedWithIsRefused();

private:
    /// Of an incident that somebody else had; its title is "Elsewhere".
    static QString packIn(const QTemporaryDir& folder)
    {
        const auto workspace = folder.filePath(QStringLiteral("theirs"));
        const auto file = folder.filePath(QStringLiteral("theirs.phpack"));
        const auto opened = runProgram(workspace, {QStringLiteral("incident"), QStringLiteral("open"),
                                                   QStringLiteral("--env"), QStringLiteral("prod"),
                                                   QStringLiteral("--title"), QStringLiteral("Elsewhere")});
        const auto id = QString::fromUtf8(opened.out.trimmed());
        runProgram(workspace,
                   {QStringLiteral("incident"), QStringLiteral("note"), id, QStringLiteral("Cold")});
        {
            auto observed = ObservedStore::open((workspace + QStringLiteral("/observed.db")).toStdString());
            KeptLogs logs{QStringLiteral("prod"), QStringLiteral("models/fraud"), 1'000, {}};
            logs.logs = {{.pod = QStringLiteral("fraud-00012"),
                          .container = QStringLiteral("server"),
                          .text = QStringLiteral("loaded\nERROR no feature\n")}};
            if (!observed || !keepLogs(*observed->store, id, logs, LogRedaction()))
                qFatal("no logs");
        }
        runProgram(workspace, {QStringLiteral("pack"), QStringLiteral("export"), QStringLiteral("--incident"),
                               id, QStringLiteral("--out"), file});
        return file;
    }
};

void TestWindowOpen::whatIsNotThereIsNamed()
{
    Desk desk;
    desk.open();
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("gone"));
    desk.window().openPath(path);
    const auto* banner = desk.window().shell()->banner();
    QTRY_COMPARE_WITH_TIMEOUT(banner->text(), QStringLiteral("There is no such file or folder: ") + path,
                              patienceMs);
}

void TestWindowOpen::whatIsNotRecognisedIsSaid()
{
    Desk desk;
    desk.open();
    const QTemporaryDir folder;
    desk.window().openPath(folder.path());
    const auto* banner = desk.window().shell()->banner();
    QTRY_VERIFY_WITH_TIMEOUT(banner->text().startsWith(QLatin1String("Nothing was recognised here")),
                             patienceMs);
}

void TestWindowOpen::aLinkShowsItsPlace()
{
    Desk desk;
    MlflowFixture fixture;
    fixture.addExperiment(QStringLiteral("fraud / cards"));
    desk.know(fixture);
    const auto opened =
        runProgram(QString::fromStdString(desk.folder().string()),
                   {QStringLiteral("incident"), QStringLiteral("open"), QStringLiteral("--env"),
                    QStringLiteral("prod"), QStringLiteral("--title"), QStringLiteral("Slow")});
    const auto id = QString::fromUtf8(opened.out.trimmed());
    desk.open();
    QVERIFY(desk.syncedSince(0));
    auto& window = desk.window();
    window.openPath(placeLink({PlaceLink::Kind::Incident, {}, id}));
    QTRY_COMPARE_WITH_TIMEOUT(window.incidentsScreen()->chosen(), id, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(click(window, QStringLiteral("incidentLink")), patienceMs);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("pilothouse://incident/") + id);
    QCOMPARE(window.shell()->currentDestination(), QLatin1String(MainWindow::incidentsId));
    window.openPath(
        placeLink({PlaceLink::Kind::Experiment, QStringLiteral("lab"), QStringLiteral("fraud / cards")}));
    QTRY_COMPARE_WITH_TIMEOUT(said(window, "runsTitle"), QStringLiteral("fraud / cards"), patienceMs);
    QVERIFY(click(window, QStringLiteral("experimentLink")));
    QCOMPARE(QApplication::clipboard()->text(),
             QStringLiteral("pilothouse://experiment/lab/fraud%20%2F%20cards"));
    QCOMPARE(window.shell()->currentDestination(), QLatin1String(MainWindow::experimentsId));
    window.openPath(placeLink({PlaceLink::Kind::Release, {}, QStringLiteral("2026-11-26-fraud-7-x3k9")}));
    QTRY_VERIFY_WITH_TIMEOUT(window.shell()->currentTab().contains(QLatin1String("2026-11-26-fraud-7-x3k9")),
                             patienceMs);
}

void TestWindowOpen::aLinkThatLeadsNowhereIsSaidAndDoesNothing()
{
    Desk desk;
    MlflowFixture fixture;
    desk.know(fixture);
    desk.open();
    QVERIFY(desk.syncedSince(0));
    auto& window = desk.window();
    const auto* banner = window.shell()->banner();
    const auto place = window.shell()->currentDestination();
    const QList<QPair<QString, QString>> nowhere{
        {QStringLiteral("pilothouse://release/r1/execute"), QStringLiteral("This link leads nowhere")},
        {QStringLiteral("pilothouse://incident/inc-00000000"),
         QStringLiteral("an incident that is not here")},
        {QStringLiteral("pilothouse:/etc"), QStringLiteral("This link leads nowhere")},
        {QStringLiteral("pilothouse://experiment/lab/none"),
         QStringLiteral("an experiment that is not here")},
        {QStringLiteral("pilothouse://model/lab/none"), QStringLiteral("a model that is not here: none")},
        {QStringLiteral("pilothouse://version/lab/none/3"),
         QStringLiteral("a model version that is not here: none 3")},
        {QStringLiteral("pilothouse://endpoint/lab/inferenceservices.x%2Fns%2Fnone"),
         QStringLiteral("an endpoint that is not here")},
        {QStringLiteral("pilothouse://drift/none"), QStringLiteral("a drift study that is not here: none")},
        {QStringLiteral("pilothouse://version/lab/none/3/promote"),
         QStringLiteral("This link leads nowhere")},
        {QStringLiteral("PilotHouse://rollback/prod"), QStringLiteral("This link leads nowhere")},
        {QStringLiteral("pilothouse://experiment/elsewhere/a"),
         QStringLiteral("a connection that is not here")}};
    for (const auto& [link, words] : nowhere) {
        window.openPath(link);
        QTRY_VERIFY2_WITH_TIMEOUT(banner->text().contains(words), qPrintable(link + banner->text()),
                                  patienceMs);
        QCOMPARE(window.shell()->currentDestination(), place);
    }
    QCOMPARE(window.shell()->openTabs().size(), 0);
}

void TestWindowOpen::aPackIsShownReadOnly()
{
    const QTemporaryDir folder;
    const auto file = packIn(folder);
    Desk desk;
    desk.open();
    auto& window = desk.window();
    auto* screen = window.incidentsScreen();
    window.openPath(file);
    QTRY_COMPARE_WITH_TIMEOUT(screen->incidents().rowCount(), 1, patienceMs);
    QCOMPARE(screen->incidents().at(0).title, QStringLiteral("Elsewhere"));
    QCOMPARE(window.shell()->currentDestination(), QLatin1String(MainWindow::incidentsId));
    const auto told = bannerText(window, QStringLiteral("packBanner"));
    QVERIFY2(told.startsWith(QLatin1String("Pack theirs.phpack, made ")), qPrintable(told));
    QVERIFY2(told.contains(QLatin1String("not signed")), qPrintable(told));
    // Notes alone may be written.
    QTRY_VERIFY_WITH_TIMEOUT(isShown(window, QStringLiteral("incidentNote")), patienceMs);
    QVERIFY(!isShown(window, QStringLiteral("incidentEnd")));
    QVERIFY(!isShown(window, QStringLiteral("incidentChange")));
    QVERIFY(!isShown(window, QStringLiteral("incidentOpen")));
    // Its logs are read out of it, and none are fetched.
    screen->page()->showPart(IncidentPage::Part::Logs);
    auto* logs = screen->page()->logs();
    QTRY_COMPARE_WITH_TIMEOUT(logs->reading().logs.size(), 1, patienceMs);
    QCOMPARE(logs->reading().logs.first().log.pod, QStringLiteral("fraud-00012"));
    QVERIFY(!isShown(window, QStringLiteral("logsFetch")));
    QVERIFY(type(*logs, QStringLiteral("searchEdit"), QStringLiteral("no feature")));
    QTRY_COMPARE_WITH_TIMEOUT(said(window, QStringLiteral("logFound")), QStringLiteral("1 of 1 found"),
                              patienceMs);
    Q_EMIT screen->packCloseRequested();
    QTRY_COMPARE_WITH_TIMEOUT(screen->incidents().rowCount(), 0, patienceMs);
    QVERIFY(!isShown(window, QStringLiteral("packBanner")));
    QVERIFY(isShown(window, QStringLiteral("incidentOpen")));
}

void TestWindowOpen::aPackIsDiagnosedFromItself()
{
    const QTemporaryDir folder;
    const auto file = packIn(folder);
    Desk desk;
    desk.open();
    auto& window = desk.window();
    auto* screen = window.incidentsScreen();
    window.openPath(file);
    QTRY_COMPARE_WITH_TIMEOUT(screen->incidents().rowCount(), 1, patienceMs);
    auto* page = screen->page();
    QTRY_VERIFY_WITH_TIMEOUT(page->incident().has_value(), patienceMs);

    page->showPart(IncidentPage::Part::Diagnosis);
    const auto* steps = find<QAbstractItemView>(window, "diagnosisSteps");
    QTRY_VERIFY_WITH_TIMEOUT(steps->model()->rowCount() > 0, patienceMs);
    QVERIFY(!find<QAbstractButton>(window, "stepConfirm")->isEnabled());

    page->showPart(IncidentPage::Part::Rule);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(window, "ruleView"), patienceMs);
    QVERIFY(!isShown(window, "ruleWrite"));
    QVERIFY(said(window, "ruleWhyNot").startsWith(QStringLiteral("A pack is only read")));

    page->showPart(IncidentPage::Part::Postmortem);
    const auto* draft = find<QPlainTextEdit>(window, "postmortemText");
    QTRY_VERIFY_WITH_TIMEOUT(draft->toPlainText().contains(QStringLiteral("Elsewhere")), patienceMs);
    QVERIFY(draft->toPlainText().contains(QStringLiteral("Cold")));

    // Back in the workspace, in which there is none, nothing of it is left.
    Q_EMIT screen->packCloseRequested();
    QTRY_COMPARE_WITH_TIMEOUT(screen->incidents().rowCount(), 0, patienceMs);
    QCOMPARE(steps->model()->rowCount(), 0);
}

void TestWindowOpen::aPackThatWasTamperedWithIsRefused()
{
    const QTemporaryDir folder;
    const auto path = packIn(folder);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(file.size() / 2));
    QVERIFY(file.putChar('\x55'));
    QVERIFY(file.putChar('\xAA'));
    file.close();
    Desk desk;
    desk.open();
    desk.window().openPath(path);
    QTRY_VERIFY_WITH_TIMEOUT(
        desk.window().shell()->banner()->text().startsWith(QLatin1String("This pack is not opened: ")),
        patienceMs);
    QVERIFY(!isShown(desk.window(), QStringLiteral("packBanner")));
}

QTEST_MAIN(TestWindowOpen)
#include "tst_window_open.moc"

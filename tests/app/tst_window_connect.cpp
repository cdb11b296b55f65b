#include "tests/app/Desk.h"
#include "widgets/connections/ConnectionDialog.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QListView>
#include <QListWidget>
#include <QSignalSpy>

using namespace ph;
using namespace ph::testing;

namespace {

const QString dialogName = QStringLiteral("connectionDialog");

/// Opens the dialog by its shortcut, as from anywhere in the window.
ConnectionDialog* addDialog(MainWindow& window)
{
    QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier);
    ConnectionDialog* dialog = nullptr;
    (void)QTest::qWaitFor(
        [&] {
            dialog = find<ConnectionDialog>(window, dialogName);
            return dialog && dialog->isVisible();
        },
        patienceMs);
    return dialog;
}

bool dialogIsGone(MainWindow& window)
{
    return QTest::qWaitFor([&] { return !find(window, dialogName); }, patienceMs);
}

QStringList probeLines(const QWidget& root)
{
    QStringList lines;
    for (const auto* label : root.findChildren<QLabel*>(QStringLiteral("probeLabel")))
        lines << label->text();
    return lines;
}

} // namespace

/// What happens between the first start and a connection that works, and what when one does not.
class TestWindowConnect : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void theFirstStartOffersAConnectionAndTheSample();
    void theSampleOpensWithoutAServer();
    void theTrackingUriOfTheEnvironmentIsOffered();
    void itIsOfferedWhereRunsAreMissingToo();
    void aPasswordInTheTrackingUriIsNotOffered();
    void theDialogFollowsFromTheKind();
    void whatIsMissingIsSaidAtItsField();
    void testingShowsWhatTheServerAllows();
    void basicAuthenticationByReferenceSyncs();
    void aWrongPasswordStopsTheAskingUntilItIsMended();
    void aRelativePathIsKeptAsOneOfAnyFolder();
    void anotherLocationIsReadWholeAndOfTheOldOneNothingStays();
    void aConnectionIsSwitchedOffAndOnAndRemoved();
    void noSecretIsInAnyText();
};

void TestWindowConnect::cleanup()
{
    for (const char* name : {"MLFLOW_TRACKING_URI", "MLFLOW_TRACKING_USERNAME", "PH_TEST_PASSWORD"})
        qunsetenv(name);
}

void TestWindowConnect::theFirstStartOffersAConnectionAndTheSample()
{
    Desk desk;
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), "firstStart"), patienceMs);
    QVERIFY(isShown(desk.window(), "lookForStores"));
    QVERIFY(isShown(desk.window(), "openSample"));
    QVERIFY(click(desk.window(), "addConnection"));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), dialogName), patienceMs);
    QCOMPARE(desk.window().shell()->currentDestination(), QStringLiteral("connections"));
}

void TestWindowConnect::theSampleOpensWithoutAServer()
{
    Desk desk;
    desk.open();
    QSignalSpy started(&desk.window(), &MainWindow::programRequested);
    QVERIFY(click(desk.window(), "nav-connections"));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), "openSample"), patienceMs);
    QVERIFY(click(desk.window(), "openSample"));
    QTRY_COMPARE_WITH_TIMEOUT(started.size(), 1, patienceMs);
    // In a window of its own: this workspace stays as it is.
    const auto folder = desk.path(QStringLiteral("data/pilothouse-sample"));
    QCOMPARE(started.first().first().toStringList(),
             (QStringList{QStringLiteral("--workspace"), folder, QStringLiteral("pilothouse://tour")}));
    QVERIFY(QFileInfo::exists(folder + QStringLiteral("/state.db")));
    QVERIFY(desk.workspace().poller().states().isEmpty());
}

void TestWindowConnect::theTrackingUriOfTheEnvironmentIsOffered()
{
    MlflowFixture fixture({.access = MlflowFixture::Access::Basic});
    Desk desk;
    qputenv("MLFLOW_TRACKING_URI", fixture.url().toUtf8());
    qputenv("MLFLOW_TRACKING_USERNAME", "lab-user");
    desk.open();
    QVERIFY(click(desk.window(), "nav-connections"));
    QVERIFY(said(desk.window(), "stateText").contains(fixture.url()));
    QVERIFY(click(desk.window(), "useOffered"));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), dialogName), patienceMs);
    const auto& dialog = *find(desk.window(), dialogName);
    QCOMPARE(said(dialog, "location"), fixture.url());
    QCOMPARE(find<QComboBox>(dialog, "auth")->currentText(), QStringLiteral("User and password"));
    QCOMPARE(said(dialog, "field-user"), QStringLiteral("lab-user"));
    QCOMPARE(said(dialog, "reference-password"), QStringLiteral("env:MLFLOW_TRACKING_PASSWORD"));
}

void TestWindowConnect::itIsOfferedWhereRunsAreMissingToo()
{
    Desk desk;
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), "addConnection"), patienceMs);
    QVERIFY(!isShown(desk.window(), "useOffered")); // the environment names none
    desk.close();
    qputenv("MLFLOW_TRACKING_URI", "http://ada:s3cr3t@lab.example.com");
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), "useOffered"), patienceMs);
    const auto* offered = find<QListWidget>(desk.window(), "offeredServers");
    QCOMPARE(offered->count(), 1);
    QVERIFY(offered->item(0)->text().startsWith("http://lab.example.com"));
    QVERIFY(said(desk.window(), "offerNote").contains("MLFLOW_TRACKING_PASSWORD"));
    QVERIFY(click(desk.window(), "useOffered"));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), dialogName), patienceMs);
    QCOMPARE(desk.window().shell()->currentDestination(), QStringLiteral("connections"));
    const auto& dialog = *find(desk.window(), dialogName);
    QCOMPARE(said(dialog, "location"), QStringLiteral("http://lab.example.com"));
    QCOMPARE(said(dialog, "field-user"), QStringLiteral("ada"));
}

void TestWindowConnect::aPasswordInTheTrackingUriIsNotOffered()
{
    Desk desk;
    qputenv("MLFLOW_TRACKING_URI", "http://ada:s3cr3t@lab.example.com");
    desk.open();
    QVERIFY(click(desk.window(), "nav-connections"));
    QVERIFY(said(desk.window(), "stateText").contains("http://lab.example.com"));
    QVERIFY(click(desk.window(), "useOffered"));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), dialogName), patienceMs);
    const auto& dialog = *find(desk.window(), dialogName);
    QCOMPARE(said(dialog, "location"), QStringLiteral("http://lab.example.com"));
    QCOMPARE(said(dialog, "field-user"), QStringLiteral("ada"));
    QCOMPARE(said(dialog, "reference-password"), QStringLiteral("env:MLFLOW_TRACKING_PASSWORD"));
}

void TestWindowConnect::theDialogFollowsFromTheKind()
{
    Desk desk;
    desk.open();
    auto* dialog = addDialog(desk.window());
    QVERIFY(dialog);
    QVERIFY(isShown(*dialog, "auth"));
    QVERIFY(!isShown(*dialog, "browse")); // an address is typed
    QVERIFY(choose(*dialog, "auth", "Bearer"));
    QVERIFY(isShown(*dialog, "way-token"));
    QVERIFY(!isShown(*dialog, "way-password"));
    QVERIFY(choose(*dialog, "auth", "User and password"));
    QVERIFY(!isShown(*dialog, "way-token"));
    QVERIFY(isShown(*dialog, "way-password") && isShown(*dialog, "field-user"));
    for (const auto* kind : {"folder", "database"}) {
        QVERIFY(choose(*dialog, "kind", QLatin1String(kind)));
        QVERIFY(!find(*dialog, "auth"));
        QTRY_VERIFY_WITH_TIMEOUT(isShown(*dialog, "browse"), patienceMs); // a path can be chosen
        QVERIFY(!find(*dialog, "way-token"));
    }
}

void TestWindowConnect::whatIsMissingIsSaidAtItsField()
{
    Desk desk;
    desk.open();
    auto* dialog = addDialog(desk.window());
    QVERIFY(dialog);
    QVERIFY(said(*dialog, "problem-location").isEmpty()); // nobody is scolded beforehand
    QVERIFY(click(*dialog, "save"));
    QVERIFY(!said(*dialog, "problem-location").isEmpty());
    QVERIFY(type(*dialog, "location", "http://user:pw@lab.example.com"));
    QVERIFY(said(*dialog, "problem-location").contains("user and password"));
    QVERIFY(type(*dialog, "location", "http://lab.example.com"));
    QVERIFY(said(*dialog, "problem-location").isEmpty());
    QVERIFY(choose(*dialog, "auth", "Bearer"));
    QVERIFY(choose(*dialog, "way-token", "Reference"));
    QVERIFY(type(*dialog, "reference-token", "s3cr3t-t0ken"));
    QVERIFY(click(*dialog, "save"));
    QVERIFY(dialog->isVisible()); // a bare secret is no reference
    QVERIFY(!said(*dialog, "problem-token").isEmpty());
    QVERIFY(!said(*dialog, "problem-token").contains("s3cr3t-t0ken"));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(dialogIsGone(desk.window()));
}

void TestWindowConnect::testingShowsWhatTheServerAllows()
{
    MlflowFixture fixture;
    Desk desk;
    desk.open();
    auto* dialog = addDialog(desk.window());
    QVERIFY(dialog);
    QVERIFY(type(*dialog, "location", fixture.url()));
    QVERIFY(click(*dialog, "test"));
    QTRY_VERIFY_WITH_TIMEOUT(said(*dialog, "bannerText").contains("It works"), patienceMs);
    const auto lines = probeLines(*dialog);
    QVERIFY2(lines.contains("Reachable") && lines.contains("Server version") && lines.size() >= 4,
             qPrintable(lines.join(u',')));
    fixture.stop();
    QVERIFY(click(*dialog, "test"));
    QTRY_VERIFY_WITH_TIMEOUT(!said(*dialog, "bannerText").isEmpty() &&
                                 !said(*dialog, "bannerText").contains("It works"),
                             patienceMs);
    QVERIFY(dialog->isVisible()); // nothing was saved, nothing lost
    QCOMPARE(said(*dialog, "location"), fixture.url());
}

void TestWindowConnect::basicAuthenticationByReferenceSyncs()
{
    MlflowFixture fixture({.access = MlflowFixture::Access::Basic});
    fixture.addRuns(fixture.addExperiment("fraud"), 3, 2, 2);
    qputenv("PH_TEST_PASSWORD", "lab-password-7f3a");
    Desk desk;
    desk.open();
    auto* dialog = addDialog(desk.window());
    QVERIFY(dialog);
    QVERIFY(type(*dialog, "location", fixture.url()));
    QVERIFY(type(*dialog, "name", "lab"));
    QVERIFY(choose(*dialog, "auth", "User and password"));
    QVERIFY(type(*dialog, "field-user", "lab-user"));
    QVERIFY(choose(*dialog, "way-password", "Reference"));
    QVERIFY(type(*dialog, "reference-password", "env:PH_TEST_PASSWORD"));
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(dialogIsGone(desk.window()));
    QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), "detailName"), QStringLiteral("lab"), patienceMs);
    QVERIFY(click(desk.window(), "nav-experiments"));
    QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), "runsStatus").startsWith("3 cached runs"), patienceMs);
}

void TestWindowConnect::aWrongPasswordStopsTheAskingUntilItIsMended()
{
    MlflowFixture fixture({.access = MlflowFixture::Access::Basic});
    fixture.addRuns(fixture.addExperiment("fraud"), 3, 1, 1);
    qputenv("PH_TEST_PASSWORD", "quite-wrong-secret");
    Desk desk(std::chrono::milliseconds(150));
    desk.open();
    auto* dialog = addDialog(desk.window());
    QVERIFY(dialog);
    QVERIFY(type(*dialog, "location", fixture.url()));
    QVERIFY(choose(*dialog, "auth", "User and password"));
    QVERIFY(type(*dialog, "field-user", "lab-user"));
    QVERIFY(choose(*dialog, "way-password", "Reference"));
    QVERIFY(type(*dialog, "reference-password", "env:PH_TEST_PASSWORD"));
    QVERIFY(click(*dialog, "save"));
    QVERIFY(dialogIsGone(desk.window()));
    QTRY_VERIFY_WITH_TIMEOUT(bannerText(desk.window(), "detailTrouble").contains("refuses these credentials"),
                             patienceMs);
    const int asked = fixture.http().requestCount();
    QVERIFY(asked <= 3); // the first refusal ends it
    QTest::qWait(1500);  // ten poll intervals
    QCOMPARE(fixture.http().requestCount(), asked);
    QCOMPARE(said(desk.window(), "detailNextTry"), QStringLiteral("none planned"));

    qputenv("PH_TEST_PASSWORD", "lab-password-7f3a");
    QVERIFY(click(desk.window(), "edit-connection")); // in the banner that said so
    QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), dialogName), patienceMs);
    QVERIFY(QTest::qWaitFor([&] { return click(*find(desk.window(), dialogName), "save"); }, patienceMs));
    QVERIFY(dialogIsGone(desk.window()));
    QTRY_VERIFY_WITH_TIMEOUT(bannerText(desk.window(), "detailTrouble").isEmpty(), patienceMs);
    QVERIFY(click(desk.window(), "nav-experiments"));
    QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), "runsStatus").startsWith("3 cached runs"), patienceMs);
}

void TestWindowConnect::aRelativePathIsKeptAsOneOfAnyFolder()
{
    Desk desk;
    desk.open();
    auto* dialog = addDialog(desk.window());
    QVERIFY(dialog);
    QVERIFY(choose(*dialog, "kind", "folder"));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(*dialog, "browse"), patienceMs); // the fields of that kind
    QVERIFY(type(*dialog, "location", "lab/mlruns"));
    QVERIFY(click(*dialog, "save"));
    QVERIFY(dialogIsGone(desk.window()));
    const auto kept = desk.workspace().state().connections();
    QVERIFY_RESULT(kept);
    QCOMPARE(int(kept->size()), 1);
    QCOMPARE(kept->front().location, QDir::current().absoluteFilePath(QStringLiteral("lab/mlruns")));
}

void TestWindowConnect::anotherLocationIsReadWholeAndOfTheOldOneNothingStays()
{
    MlflowFixture before, after;
    before.addRuns(before.addExperiment("fraud"), 3, 1, 1);
    after.addRuns(after.addExperiment("churn"), 2, 1, 1); // of the same id there
    Desk desk(std::chrono::milliseconds(150));
    desk.know(before);
    desk.open();
    QVERIFY(desk.syncWhole());
    const auto edit = [&](const QString& field, const QString& text) {
        QVERIFY(click(desk.window(), "nav-connections"));
        QVERIFY(click(desk.window(), "edit"));
        QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), dialogName), patienceMs);
        const auto& dialog = *find(desk.window(), dialogName);
        QVERIFY(type(dialog, field, text));
        QVERIFY(click(dialog, "save"));
        QVERIFY(dialogIsGone(desk.window()));
    };
    const auto status = [&] { return said(desk.window(), "runsStatus"); };

    before.stop(); // a new name needs nothing of the server: what was read stays
    edit("name", "lab two");
    QCOMPARE(desk.workspace().cache().runCount().value(), std::int64_t(3));

    edit("location", after.url());
    QVERIFY(click(desk.window(), "nav-experiments"));
    QTRY_VERIFY_WITH_TIMEOUT(status().startsWith("2 cached runs"), patienceMs);
    const auto cached = desk.workspace().cache().experiments();
    QVERIFY_RESULT(cached);
    for (const auto& one : *cached)
        QVERIFY(one.experiment.name != QLatin1String("fraud"));
}

void TestWindowConnect::aConnectionIsSwitchedOffAndOnAndRemoved()
{
    MlflowFixture fixture;
    const auto experiment = fixture.addExperiment("fraud");
    fixture.addRuns(experiment, 2, 1, 1);
    Desk desk(std::chrono::milliseconds(150));
    desk.know(fixture);
    desk.open();
    QVERIFY(desk.syncWhole());
    QVERIFY(click(desk.window(), "nav-connections"));

    auto* enabled = find<QCheckBox>(desk.window(), "enabled");
    enabled->setFocus();
    QTest::keyClick(enabled, Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), "detailNextTry"), QStringLiteral("switched off"),
                              patienceMs);
    QTest::qWait(300); // what was under way
    const int asked = fixture.http().requestCount();
    QTest::qWait(900);
    QCOMPARE(fixture.http().requestCount(), asked);
    QVERIFY(!find(desk.window(), "sync")->isEnabled());

    fixture.addRuns(experiment, 1, 1, 1);
    QTest::keyClick(enabled, Qt::Key_Space);
    QVERIFY(desk.syncWhole());
    QVERIFY(click(desk.window(), "nav-experiments"));
    QTRY_VERIFY_WITH_TIMEOUT(said(desk.window(), "runsStatus").startsWith("3 cached runs"), patienceMs);

    QVERIFY(click(desk.window(), "nav-connections"));
    QVERIFY(click(desk.window(), "remove"));
    QVERIFY(said(desk.window(), "confirmText").contains("lab")); // names what goes
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space); // the safe answer has the focus
    QVERIFY(!isShown(desk.window(), "confirmText"));
    QCOMPARE(said(desk.window(), "detailName"), QStringLiteral("lab"));

    QVERIFY(click(desk.window(), "remove"));
    QVERIFY(click(desk.window(), "confirmYes"));
    QTRY_COMPARE_WITH_TIMEOUT(said(desk.window(), "stateTitle"), QStringLiteral("No connections yet"),
                              patienceMs);
    QVERIFY(click(desk.window(), "nav-experiments"));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), "firstStart"), patienceMs);
    auto left = desk.workspace().cache().experiments();
    QVERIFY_RESULT(left);
    QVERIFY(left->empty());
    QTest::qWait(300);
    const int after = fixture.http().requestCount();
    QTest::qWait(600);
    QCOMPARE(fixture.http().requestCount(), after);
}

void TestWindowConnect::noSecretIsInAnyText()
{
    const QString secret = QStringLiteral("lab-password-7f3a");
    MlflowFixture fixture({.access = MlflowFixture::Access::Basic});
    fixture.addRuns(fixture.addExperiment("fraud"), 1, 1, 1);
    Desk desk;
    desk.open();
    auto* dialog = addDialog(desk.window());
    QVERIFY(dialog);
    QVERIFY(type(*dialog, "location", fixture.url()));
    QVERIFY(type(*dialog, "name", "lab"));
    QVERIFY(choose(*dialog, "auth", "User and password"));
    QVERIFY(type(*dialog, "field-user", "lab-user"));
    QVERIFY(type(*dialog, "secret-password", secret)); // into the keychain
    QCOMPARE(find<QLineEdit>(*dialog, "secret-password")->echoMode(), QLineEdit::Password);
    QVERIFY(click(*dialog, "test"));
    QTRY_VERIFY_WITH_TIMEOUT(said(*dialog, "bannerText").contains("It works"), patienceMs);
    QVERIFY(click(*dialog, "save"));
    QVERIFY(dialogIsGone(desk.window()));
    QVERIFY(desk.syncWhole());
    fixture.setFault("", Fault::withStatus(500));
    QTRY_VERIFY_WITH_TIMEOUT(!bannerText(desk.window(), "detailTrouble").isEmpty(), patienceMs);
    QVERIFY(click(desk.window(), "edit"));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(desk.window(), dialogName), patienceMs);
    for (const auto* top : QApplication::topLevelWidgets()) {
        for (const auto& text : allTexts(*top))
            QVERIFY2(!text.contains(secret), qPrintable(text));
    }
    desk.close();
    // Nor on the disk.
    for (const auto& file : std::filesystem::recursive_directory_iterator(desk.folder())) {
        QFile in(QString::fromStdString(file.path().string()));
        if (file.is_regular_file() && in.open(QIODevice::ReadOnly))
            QVERIFY2(!in.readAll().contains(secret.toUtf8()), file.path().c_str());
    }
}

QTEST_MAIN(TestWindowConnect)
#include "tst_window_connect.moc"

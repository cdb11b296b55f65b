#include "app/ConnectionsController.h"
#include "app/notify/NotifyController.h"
#include "app/settings/SettingsController.h"
#include "app/windows/Session.h"
#include "app/windows/Windows.h"
#include "models/values/PlaceLink.h"
#include "tests/app/RunDesk.h"
#include "tests/app/WholeProgram.h"
#include "widgets/settings/SettingEdit.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QSystemTrayIcon>

#include <csignal>
#include <sqlite3.h>

using namespace ph;
using namespace ph::testing;

namespace {

const End byClosingAll = [](MainWindow&) { QApplication::closeAllWindows(); };
const QString release = QStringLiteral("2026-11-26-fraud-7-x3k9");

/// A setting of the workspace as another process sees it; empty where it is not there.
QByteArray settingOf(const Desk& desk, const char* name)
{
    sqlite3* db = nullptr;
    QByteArray value;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_open_v2((desk.folder() / "state.db").c_str(), &db, SQLITE_OPEN_READWRITE, nullptr) ==
            SQLITE_OK &&
        sqlite3_prepare_v2(db, "SELECT value FROM setting WHERE name = ?1", -1, &statement, nullptr) ==
            SQLITE_OK &&
        sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        value = QByteArray(static_cast<const char*>(sqlite3_column_blob(statement, 0)),
                           sqlite3_column_bytes(statement, 0));
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return value;
}

/// Starts the whole program with a release open, and kills it once it has kept that.
void killWithAReleaseOpen(const Desk& desk)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.remove(QStringLiteral("XDG_RUNTIME_DIR"));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(testing::program(),
                  {QStringLiteral("--workspace"), QString::fromStdString(desk.folder().string()),
                   placeLink({PlaceLink::Kind::Release, {}, release})});
    QVERIFY(process.waitForStarted());
    QVERIFY(QTest::qWaitFor([&] { return settingOf(desk, "window/session").contains(release.toUtf8()); },
                            patienceMs));
    QCOMPARE(::kill(pid_t(process.processId()), SIGKILL), 0);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
}

bool hasRelease(const MainWindow& window)
{
    return window.shell()->openTabs().join(u' ').contains(release);
}

QList<MainWindow*> openWindows()
{
    QList<MainWindow*> found;
    for (auto* top : QApplication::topLevelWidgets()) {
        if (auto* window = qobject_cast<MainWindow*>(top); window && window->isVisible())
            found.append(window);
    }
    return found;
}

MainWindow* otherThan(const MainWindow& window)
{
    for (auto* other : openWindows()) {
        if (other != &window)
            return other;
    }
    return nullptr;
}

void trigger(const MainWindow& window, const char* action)
{
    auto* found = window.findChild<QAction*>(QLatin1String(action));
    QVERIFY2(found, action);
    found->trigger();
}

} // namespace

/// As if the person had chosen it in the settings.
void chooseTheTray(const Desk& desk)
{
    QDir().mkpath(desk.path(QStringLiteral("config/pilothouse")));
    QFile file(desk.path(QStringLiteral("config/pilothouse/settings.yaml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write("last-window: stays-in-tray\n") > 0);
}

/// The icon of the window that tells of notices; as on a desktop that has a tray.
TrayIcon& shownTray(const MainWindow& window)
{
    auto* tray = window.notifyController()->tray();
    tray->findChild<QSystemTrayIcon*>()->setVisible(true);
    return *tray;
}

const End byTheTraysQuit = [](MainWindow& window) {
    window.notifyController()->tray()->menu()->actions().last()->trigger();
};

/// What is open is kept while the program runs, in as many windows as there are.
class TestWindowSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSessionIsReadAsItWasWritten();
    void whatIsNoSessionIsNone();
    void aWindowBesideHasOnlyTheTabsThatMoved();
    void restoringThatDidNotEndIsOnlyOffered();
    void whatWasOpenIsBackAfterAKill();
    void aStartThatDiedWhileRestoringOffersIt();
    void aTabMovesToAWindowOfItsOwn();
    void aTabWithWordsInItStays();
    void whatIsConnectedIsTheSameInAllWindows();
    void theProgramGoesOnInTheTrayWherePeopleWantIt();
    void withoutATrayClosingTheLastWindowEndsTheProgram();
    void theWindowThatIsLeftTellsOfNotices();
};

void TestWindowSession::aSessionIsReadAsItWasWritten()
{
    const Session session{{R"({"tab":"run:1:a"})", R"({"tabs":["inbox"]})"}, 1};
    QCOMPARE(sessionFromText(sessionText(session)), session);
}

void TestWindowSession::whatIsNoSessionIsNone()
{
    for (const QByteArray& text :
         {QByteArray(), QByteArray("{"), QByteArray("[]"), QByteArray(R"({"windows":{}})"),
          QByteArray(R"({"windows":[]})"), QByteArray(R"({"windows":[1,"a",null]})")})
        QVERIFY2(!sessionFromText(text), text.constData());
    QCOMPARE(sessionFromText(R"({"windows":[{}],"active":7})")->active, 0);
    QCOMPARE(sessionFromText(R"({"windows":[{}],"active":-1})")->active, 0);
    QByteArray many = R"({"windows":[{})";
    for (int i = 0; i < 1000; ++i)
        many += ",{}";
    QCOMPARE(sessionFromText(many + "]}")->windows.size(), maxSessionWindows);
}

void TestWindowSession::aWindowBesideHasOnlyTheTabsThatMoved()
{
    const QByteArray layout =
        R"({"geometry":"AA","scheme":1,"tabs":["a","b"],"tab":"b","pages":{"a":"x","b":"y"}})";
    const auto moved = QJsonDocument::fromJson(layoutBeside(layout, {QStringLiteral("a")})).object();
    QCOMPARE(moved.value("tabs").toArray(), QJsonArray{"a"});
    QCOMPARE(moved.value("tab").toString(), QStringLiteral("a"));
    QCOMPARE(moved.value("pages").toObject(), (QJsonObject{{"a", "x"}}));
    QCOMPARE(moved.value("scheme").toInt(), 1);
    QVERIFY(!moved.contains("geometry"));
    const auto bare = QJsonDocument::fromJson(layoutBeside(layout, {})).object();
    QVERIFY(bare.value("tabs").toArray().isEmpty() && bare.value("pages").toObject().isEmpty());
}

void TestWindowSession::restoringThatDidNotEndIsOnlyOffered()
{
    Desk desk;
    const auto stores = openStores(desk.folder());
    QVERIFY_RESULT(stores);
    auto& state = *stores->state;
    const auto none = beginRestoring(state);
    QVERIFY_RESULT(none);
    QVERIFY(!*none); // a new workspace
    const Session session{{R"({"tab":"a"})"}, 0};
    QVERIFY_RESULT(keepSession(state, session));
    const auto first = beginRestoring(state);
    QVERIFY_RESULT(first);
    QVERIFY(*first && (*first)->restore == KeptSession::Restore::AtOnce);
    QCOMPARE((*first)->session, session);
    for (int i = 0; i < 2; ++i) {
        const auto again = beginRestoring(state);
        QVERIFY_RESULT(again);
        QVERIFY(*again && (*again)->restore == KeptSession::Restore::OnlyOffered);
    }
    QVERIFY_RESULT(endRestoring(state));
    const auto after = beginRestoring(state);
    QVERIFY_RESULT(after);
    QVERIFY(*after && (*after)->restore == KeptSession::Restore::AtOnce);
}

void TestWindowSession::whatWasOpenIsBackAfterAKill()
{
    Desk desk;
    killWithAReleaseOpen(desk);
    if (QTest::currentTestFailed())
        return;
    runProgram(desk.folder(), [&](MainWindow& window) {
        QTRY_VERIFY_WITH_TIMEOUT(window.shell() && hasRelease(window), patienceMs);
        QVERIFY(window.shell()->currentTab().contains(release));
        // Once it stands, the next start need not be careful.
        QTRY_VERIFY_WITH_TIMEOUT(settingOf(desk, "window/restoring").isEmpty(), patienceMs);
    });
}

void TestWindowSession::aStartThatDiedWhileRestoringOffersIt()
{
    Desk desk;
    killWithAReleaseOpen(desk);
    if (QTest::currentTestFailed())
        return;
    {
        const auto stores = openStores(desk.folder());
        QVERIFY_RESULT(stores);
        QVERIFY_RESULT(beginRestoring(*stores->state)); // and it died
    }
    runProgram(desk.folder(), [&](MainWindow& window) {
        QTRY_VERIFY_WITH_TIMEOUT(window.shell() && isShown(window, "restore-session"), patienceMs);
        QVERIFY(!hasRelease(window));
        QTest::qWait(1500); // what is offered is not written over meanwhile
        QVERIFY(settingOf(desk, "window/session").contains(release.toUtf8()));
        QVERIFY(click(window, "restore-session"));
        QTRY_VERIFY_WITH_TIMEOUT(hasRelease(window), patienceMs);
        QVERIFY(!isShown(window, "restore-session"));
    });
    runProgram(desk.folder(), [&](MainWindow& window) { // which ended in order
        QTRY_VERIFY_WITH_TIMEOUT(window.shell() && hasRelease(window), patienceMs);
    });
}

void TestWindowSession::aTabMovesToAWindowOfItsOwn()
{
    Studio studio;
    Desk desk;
    desk.know(studio.fixture);
    QString tab;
    runProgram(
        desk.folder(),
        [&](MainWindow& window) {
            QVERIFY(openRun(window, QStringLiteral("champion")));
            QVERIFY(clickTab(*shownPage(window), QStringLiteral("Params")));
            tab = window.shell()->currentTab();
            trigger(window, "move-tab-to-a-new-window");
            QTRY_COMPARE_WITH_TIMEOUT(openWindows().size(), 2, patienceMs);
            QCOMPARE(window.shell()->openTabs(), QStringList());
            auto* other = otherThan(window);
            QCOMPARE(other->shell()->openTabs(), QStringList{tab});
            QTRY_COMPARE_WITH_TIMEOUT(said(*other, "runName"), QStringLiteral("champion"), patienceMs);
            QVERIFY(isShown(*shownPage(*other), "paramsTable")); // as it was
            trigger(window, "move-tab-to-a-new-window");         // there is none
            QCOMPARE(openWindows().size(), 2);
        },
        {}, byClosingAll);
    runProgram(
        desk.folder(),
        [&](MainWindow& window) {
            QTRY_COMPARE_WITH_TIMEOUT(openWindows().size(), 2, patienceMs);
            QCOMPARE(window.shell()->openTabs(), QStringList());
            QCOMPARE(otherThan(window)->shell()->openTabs(), QStringList{tab});
            otherThan(window)->close(); // and is gone, while the program goes on
            QTest::qWait(50);           // as long as nobody closes two by hand
            QCOMPARE(openWindows().size(), 1);
        },
        {}, byClosingAll);
    runProgram(desk.folder(), [&](MainWindow& window) {
        QTRY_VERIFY_WITH_TIMEOUT(window.shell() != nullptr, patienceMs);
        QTest::qWait(200);
        QCOMPARE(openWindows().size(), 1);
        QCOMPARE(window.shell()->openTabs(), QStringList());
    });
}

void TestWindowSession::aTabWithWordsInItStays()
{
    Desk desk;
    desk.open();
    auto& window = desk.window();
    trigger(window, "draft-a-release");
    QTRY_COMPARE_WITH_TIMEOUT(window.shell()->currentTab(), QStringLiteral("draft"), patienceMs);
    QSignalSpy asked(&window, &MainWindow::windowRequested);
    Q_EMIT window.shell()->tabLeaves(QStringLiteral("draft"));
    QCOMPARE(asked.size(), 0);
    QCOMPARE(window.shell()->currentTab(), QStringLiteral("draft"));
    trigger(window, "new-window");
    QCOMPARE(asked.size(), 1);
    QVERIFY(!asked.first().first().toByteArray().contains("draft")); // it is this window's
}

void TestWindowSession::whatIsConnectedIsTheSameInAllWindows()
{
    MlflowFixture server;
    Desk desk;
    auto stores = openStores(desk.folder());
    QVERIFY_RESULT(stores);
    Workspace::Settings settings;
    settings.vault = makeMemoryVault();
    Workspace workspace(std::move(*stores), std::move(settings));
    Windows windows;
    auto& first = windows.current();
    first.show();
    windows.attach(workspace);
    trigger(first, "new-window");
    QCOMPARE(windows.count(), 2);
    auto& second = windows.current();
    QVERIFY(&second != &first);
    Connection connection;
    connection.name = QStringLiteral("lab");
    connection.kind = QStringLiteral("mlflow");
    connection.location = server.url();
    second.connectionsController()->addKnown(connection);
    QTRY_COMPARE_WITH_TIMEOUT(first.connectionsController()->connections().size(), 1, patienceMs);
    trigger(first, "new-window"); // after that
    QCOMPARE(windows.current().connectionsController()->connections(),
             first.connectionsController()->connections());
}

void TestWindowSession::theWindowThatIsLeftTellsOfNotices()
{
    Desk desk;
    auto stores = openStores(desk.folder());
    QVERIFY_RESULT(stores);
    Workspace::Settings settings;
    settings.vault = makeMemoryVault();
    Workspace workspace(std::move(*stores), std::move(settings));
    Windows windows;
    auto& first = windows.current();
    first.show();
    windows.attach(workspace);
    trigger(first, "new-window");
    auto& second = windows.current();
    QVERIFY(first.notifyController() && !second.notifyController()); // nobody is told twice
    first.close();
    QTRY_COMPARE_WITH_TIMEOUT(windows.count(), 1, patienceMs);
    QCOMPARE(&windows.current(), &second);
    QVERIFY(second.notifyController() != nullptr);
}

void TestWindowSession::theProgramGoesOnInTheTrayWherePeopleWantIt()
{
    Desk desk;
    chooseTheTray(desk);
    if (QTest::currentTestFailed())
        return;
    bool isWorking = false;
    runProgram(
        desk.folder(),
        [&](MainWindow& window) {
            auto& tray = shownTray(window);
            trigger(window, "new-window");
            QTRY_COMPARE_WITH_TIMEOUT(openWindows().size(), 2, patienceMs);
            otherThan(window)->close(); // beside another it just goes
            QTRY_COMPARE_WITH_TIMEOUT(openWindows().size(), 1, patienceMs);
            window.close();
            QVERIFY(openWindows().isEmpty());
            {
                QDialog dialog; // of the tray's menu
                dialog.show();
                dialog.close();
            }
            QTest::qWait(100); // as long as nothing ends the program
            QCOMPARE(window.shell()->currentDestination(), QLatin1String(MainWindow::experimentsId));
            tray.menu()->actions().first()->trigger();
            QVERIFY(window.isVisible());
            window.close();
            QVERIFY(!window.isVisible());
            isWorking = true;
        },
        {}, byTheTraysQuit);
    QVERIFY(isWorking);
}

void TestWindowSession::withoutATrayClosingTheLastWindowEndsTheProgram()
{
    Desk desk;
    chooseTheTray(desk);
    desk.open();
    auto& window = desk.window();
    window.settingsController()->openDialog(&window);
    const auto* edit = window.settingsController()->dialog()->edit(QStringLiteral("last-window"));
    QVERIFY(allTexts(*edit).join(u' ').contains(QStringLiteral("This desktop has no tray")));
    window.settingsController()->dialog()->close();
    desk.close();
    runProgram(desk.folder(), [](MainWindow& one) {
        one.notifyController()->tray()->findChild<QSystemTrayIcon*>()->setVisible(false);
    });
}

QTEST_MAIN(TestWindowSession)
#include "tst_window_session.moc"

#include "app/SingleInstance.h"
#include "services/connectors/mlflow/MlflowSample.h"
#include "services/store/Migrations.h"
#include "tests/app/RunDesk.h"
#include "tests/app/WholeProgram.h"

#include <QProcess>
#include <QSplitter>

#include <csignal>
#include <cstring>
#include <sqlite3.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace ph;
using namespace ph::testing;

namespace {

bool waitForRuns(MainWindow& window, const QString& words)
{
    return QTest::qWaitFor([&] { return said(window, QStringLiteral("runsStatus")).contains(words); },
                           patienceMs);
}

} // namespace

/// What comes back after a restart, and what happens where the files it lies in do not.
class TestWindowRestart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWindowComesBackAsItWasLeft();
    void whatWasChangedRightBeforeClosingIsKept();
    void aSignalEndsItInOrder_data();
    void aSignalEndsItInOrder();
    void aDamagedCacheIsSetAsideAndSaid();
    void aLockedStateSaysSoAndCanBeTriedAgain();
    void aNewerStateIsRefusedAndLeftAlone();
    void aFolderGivenAtTheStartIsConnected();
    void aSecondStartIsShownInTheWindowThatIsOpen();
    void whatIsNotFromThisProgramIsNotTaken();
};

void TestWindowRestart::theWindowComesBackAsItWasLeft()
{
    Studio studio;
    studio.fixture.addRuns(studio.fixture.addExperiment("churn"), 3, 1, 1);
    Desk desk;
    desk.know(studio.fixture);
    int height = 0, pane = 0;
    QString openTab;
    runProgram(desk.folder(), [&](MainWindow& window) {
        QVERIFY(waitForRuns(window, QStringLiteral("5 cached runs")));
        window.resize(900, 610); // fits the smallest screen, so that nothing has to be corrected
        QVERIFY(openExperiment(window, QStringLiteral("fraud")));
        QVERIFY(waitForRuns(window, QStringLiteral("2 cached runs")));
        QVERIFY(type(window, "runsQuery", "metrics.auc > 0.2"));
        QVERIFY(waitForRuns(window, QStringLiteral("2 of 2")) ||
                waitForRuns(window, QStringLiteral("match")));
        QVERIFY(click(window, "varyingButton"));
        auto* splitter = find<QSplitter>(window, "runsSplitter");
        splitter->setSizes({310, 500});
        pane = splitter->sizes().first();
        QVERIFY(openRun(window, QStringLiteral("champion")));
        QVERIFY(clickTab(*shownPage(window), QStringLiteral("Params")));
        openTab = window.shell()->currentTab();
        QVERIFY(openRun(window, QStringLiteral("plain")));
        QVERIFY(click(window, "nav-connections"));
        QTest::qWait(1200);
        height = window.height();
    });
    studio.fixture.stop(); // it must not matter
    runProgram(desk.folder(), [&](MainWindow& window) {
        QTRY_COMPARE_WITH_TIMEOUT(find<QTabBar>(window, "documentTabs")->count(), 3, patienceMs);
        QCOMPARE(window.shell()->currentDestination(), QStringLiteral("connections"));
        QTRY_VERIFY_WITH_TIMEOUT(isShown(window, "connectionList"), patienceMs);
        QCOMPARE(window.height(), height);
        QTRY_COMPARE_WITH_TIMEOUT(find<QTabBar>(window, "documentTabs")->tabText(1),
                                  QStringLiteral("champion"), patienceMs);
        QVERIFY(window.shell()->openTabs().contains(openTab));
        QTest::keyClick(&window, Qt::Key_Tab, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(said(window, "runName"), QStringLiteral("champion"), patienceMs);
        QVERIFY(isShown(*shownPage(window), "paramsTable"));

        QVERIFY(click(window, "nav-experiments"));
        QTRY_COMPARE_WITH_TIMEOUT(said(window, "runsTitle"), QStringLiteral("fraud"), patienceMs);
        QCOMPARE(find(window, "runsQuery")->findChild<QLineEdit*>()->text(),
                 QStringLiteral("metrics.auc > 0.2"));
        QVERIFY(waitForRuns(window, QStringLiteral("2 of 2 cached runs match")));
        QVERIFY(find<QAbstractButton>(window, "varyingButton")->isChecked());
        QTRY_VERIFY_WITH_TIMEOUT(
            std::abs(find<QSplitter>(window, "runsSplitter")->sizes().first() - pane) <= 2, patienceMs);
    });
}

void TestWindowRestart::whatWasChangedRightBeforeClosingIsKept()
{
    Studio studio;
    Desk desk;
    desk.know(studio.fixture);
    runProgram(desk.folder(), [&](MainWindow& window) {
        QVERIFY(waitForRuns(window, QStringLiteral("2 cached runs")));
        QVERIFY(type(window, "runsQuery", "metrics.auc > 0.9"));
        QVERIFY(waitForRuns(window, QStringLiteral("1 of 2 cached runs match")));
        QVERIFY(click(window, "varyingButton")); // and gone
    });
    runProgram(desk.folder(), [&](MainWindow& window) {
        QVERIFY(waitForRuns(window, QStringLiteral("1 of 2 cached runs match")));
        QVERIFY(find<QAbstractButton>(window, "varyingButton")->isChecked());
    });
}

void TestWindowRestart::aSignalEndsItInOrder_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("the session ends") << SIGTERM;
    QTest::newRow("Ctrl+C") << SIGINT;
    QTest::newRow("its terminal is closed") << SIGHUP;
}

void TestWindowRestart::aSignalEndsItInOrder()
{
    QFETCH(int, signal);
    Studio studio;
    Desk desk;
    desk.know(studio.fixture);
    runProgram(
        desk.folder(),
        [&](MainWindow& window) {
            QVERIFY(waitForRuns(window, QStringLiteral("2 cached runs")));
            QVERIFY(openRun(window, QStringLiteral("champion")));
        },
        {}, [signal](MainWindow&) { ::raise(signal); });
    runProgram(desk.folder(), [&](MainWindow& window) {
        QTRY_COMPARE_WITH_TIMEOUT(find<QTabBar>(window, "documentTabs")->count(), 2, patienceMs);
    });
}

void TestWindowRestart::aDamagedCacheIsSetAsideAndSaid()
{
    Studio studio;
    Desk desk;
    desk.know(studio.fixture);
    runProgram(desk.folder(),
               [&](MainWindow& window) { QVERIFY(waitForRuns(window, QStringLiteral("2 cached runs"))); });
    for (const auto* name : {"cache.db-wal", "cache.db-shm"})
        std::filesystem::remove(desk.folder() / name);
    QFile cache(QString::fromStdString((desk.folder() / "cache.db").string()));
    QVERIFY(cache.open(QIODevice::ReadWrite));
    const auto size = cache.size();
    QVERIFY(cache.resize(0) && cache.write(QByteArray(size, 'x')) == size);
    cache.close();

    runProgram(desk.folder(), [&](MainWindow& window) {
        QTRY_VERIFY_WITH_TIMEOUT(window.shell() != nullptr, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(window.shell()->banner()->isVisible(), patienceMs);
        QVERIFY(window.shell()->banner()->text().contains("set aside"));
        QVERIFY(waitForRuns(window, QStringLiteral("2 cached runs"))); // filled again by itself
        QVERIFY(click(*window.shell()->banner(), "dismiss"));
        QTRY_VERIFY_WITH_TIMEOUT(!window.shell()->banner()->isVisible(), patienceMs);
    });
    int kept = 0;
    for (const auto& file : std::filesystem::directory_iterator(desk.folder())) {
        const auto name = file.path().filename().string();
        kept += name.starts_with("cache") && name != "cache.db" && file.file_size() == std::uintmax_t(size);
    }
    QCOMPARE(kept, 1); // never deleted
}

void TestWindowRestart::aLockedStateSaysSoAndCanBeTriedAgain()
{
    Studio studio;
    Desk desk;
    desk.know(studio.fixture);
    sqlite3* other = nullptr;
    QCOMPARE(sqlite3_open((desk.folder() / "state.db").c_str(), &other), SQLITE_OK);
    QCOMPARE(sqlite3_exec(other, "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE", nullptr, nullptr, nullptr),
             SQLITE_OK);
    runProgram(desk.folder(), [&](MainWindow& window) {
        QTRY_VERIFY_WITH_TIMEOUT(isShown(window, "retry"), patienceMs);
        QVERIFY(!said(window, "stateTitle").isEmpty());
        QVERIFY(!window.shell()); // nothing is shown that could not be kept
        sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr);
        sqlite3_close(other);
        QVERIFY(click(window, "retry"));
        QTRY_VERIFY_WITH_TIMEOUT(window.shell() != nullptr, patienceMs);
        QVERIFY(waitForRuns(window, QStringLiteral("2 cached runs")));
    });
}

void TestWindowRestart::aNewerStateIsRefusedAndLeftAlone()
{
    Studio studio;
    Desk desk;
    desk.know(studio.fixture);
    sqlite3* file = nullptr;
    QCOMPARE(sqlite3_open((desk.folder() / "state.db").c_str(), &file), SQLITE_OK);
    QCOMPARE(sqlite3_exec(file, "PRAGMA user_version=9999", nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(file);
    runProgram(desk.folder(), [&](MainWindow& window) {
        QTRY_VERIFY_WITH_TIMEOUT(isShown(window, "retry"), patienceMs);
        QVERIFY(!window.shell());
    });
    QCOMPARE(sqlite3_open((desk.folder() / "state.db").c_str(), &file), SQLITE_OK);
    const auto back = "PRAGMA user_version=" + std::to_string(stateSchema().back().number);
    QCOMPARE(sqlite3_exec(file, back.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(file);
    auto stores = openStores(desk.folder());
    QVERIFY_RESULT(stores);
    QCOMPARE(stores->connections.size(), 1);
}

void TestWindowRestart::aFolderGivenAtTheStartIsConnected()
{
    Desk desk;
    const auto sample = std::filesystem::path(desk.path(QStringLiteral("sample")).toStdString());
    QVERIFY_RESULT(createSampleStore(sample, SampleSize::Small, systemNow));
    const auto store = QString::fromStdString((sample / "mlflow.db").string());
    runProgram(
        desk.folder(),
        [&](MainWindow& window) {
            QVERIFY(waitForRuns(window, QStringLiteral("level with the server")));
            const auto* tree = find<QTreeView>(window, "experimentTree")->model();
            QTRY_COMPARE_WITH_TIMEOUT(tree->index(0, 0).data().toString(), QStringLiteral("sample/mlflow.db"),
                                      patienceMs);
        },
        store);
    runProgram(
        desk.folder(),
        [&](MainWindow& window) {
            QVERIFY(waitForRuns(window, QStringLiteral("level with the server")));
            QCOMPARE(find<QTreeView>(window, "experimentTree")->model()->rowCount(), 1); // not twice
        },
        store);
    runProgram(
        desk.folder(),
        [&](MainWindow& window) {
            QTRY_VERIFY_WITH_TIMEOUT(window.shell() && window.shell()->banner()->isVisible(), patienceMs);
        },
        QStringLiteral("/etc/hostname")); // no store
}

void TestWindowRestart::aSecondStartIsShownInTheWindowThatIsOpen()
{
    Desk desk;
    const QTemporaryDir session; // only its owner may enter
    qputenv("XDG_RUNTIME_DIR", session.path().toLocal8Bit());
    const auto start = [&](const QString& place) {
        QProcess second;
        second.start(testing::program(),
                     {QStringLiteral("--workspace"), QString::fromStdString(desk.folder().string()), place});
        // Not by waiting for it: the window has to answer meanwhile.
        return QTest::qWaitFor([&] { return second.state() == QProcess::NotRunning; }, patienceMs) &&
               second.exitStatus() == QProcess::NormalExit && second.exitCode() == 0 &&
               second.readAllStandardError().contains("shown in the window that is open");
    };
    runProgram(desk.folder(), [&](MainWindow& window) {
        QVERIFY(start(QStringLiteral("pilothouse://incident/inc-00000000")));
        QTRY_VERIFY_WITH_TIMEOUT(window.shell()->banner()->text().contains("inc-00000000"), patienceMs);
        const QTemporaryDir nothing;
        QVERIFY(start(nothing.path()));
        QTRY_VERIFY_WITH_TIMEOUT(window.shell()->banner()->text().startsWith("Nothing was recognised here"),
                                 patienceMs);
    });
    QCOMPARE(QDir(session.path()).entryList({QStringLiteral("*.socket")}, QDir::System).size(), 0);
    // Nobody is there any more: it opens a window of its own, and takes the place over.
    runProgram(desk.folder(), [&](MainWindow& window) {
        QVERIFY(start(QStringLiteral("pilothouse://incident/inc-00000001")));
        QTRY_VERIFY_WITH_TIMEOUT(window.shell()->banner()->text().contains("inc-00000001"), patienceMs);
    });
    qunsetenv("XDG_RUNTIME_DIR");
}

void TestWindowRestart::whatIsNotFromThisProgramIsNotTaken()
{
    const QTemporaryDir session;
    qputenv("XDG_RUNTIME_DIR", session.path().toLocal8Bit());
    const std::filesystem::path workspace("/tmp/some workspace");
    QVERIFY(!SingleInstance(workspace).passOn(QStringLiteral("x"))); // nobody listens
    QStringList taken;
    SingleInstance instance(workspace);
    instance.listen([&](const QString& place) { taken.append(place); });
    const auto sockets = QDir(session.path()).entryList({QStringLiteral("*.socket")}, QDir::System);
    QCOMPARE(sockets.size(), 1);
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    const auto path = session.filePath(sockets.first()).toLocal8Bit();
    std::memcpy(address.sun_path, path.constData(), std::size_t(path.size()));
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    QCOMPARE(::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    for (const QByteArray& message :
         {QByteArray(), QByteArray("/etc/passwd"), QByteArray("pilothouse 2\n/etc"),
          QByteArray("pilothouse 1"), QByteArray("pilothouse 1\n\xff\xfe"),
          QByteArray("pilothouse 1\na\0b", 16), "pilothouse 1\n" + QByteArray(70 << 10, 'a')})
        (void)::send(socket, message.constData(), std::size_t(message.size()), MSG_DONTWAIT);
    const QByteArray good("pilothouse 1\n/home/ada");
    QCOMPARE(::send(socket, good.constData(), std::size_t(good.size()), 0), good.size());
    ::close(socket);
    QTRY_COMPARE_WITH_TIMEOUT(taken, QStringList{QStringLiteral("/home/ada")}, patienceMs);
    // A folder that others may enter is not used.
    QVERIFY(QFile::setPermissions(session.path(), QFile::permissions(session.path()) | QFile::ExeOther));
    QVERIFY(!SingleInstance(workspace).passOn(QStringLiteral("x")));
    qunsetenv("XDG_RUNTIME_DIR");
}

QTEST_MAIN(TestWindowRestart)
#include "tst_window_restart.moc"

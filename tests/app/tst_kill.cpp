#include "models/values/Run.h"
#include "services/store/CacheStore.h"
#include "tests/fixture/MlflowFixture.h"
#include "tests/support/Testing.h"

#include <QProcess>
#include <QTemporaryDir>

#include <random>
#include <set>
#include <sqlite3.h>
#include <thread>

#include <signal.h>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr int kills = 200;
constexpr int runs = 2600;

/// One column of one row, straight from the file.
QString ask(const QString& file, const char* sql)
{
    sqlite3* db = nullptr;
    sqlite3_open_v2(file.toUtf8().constData(), &db, SQLITE_OPEN_READWRITE, nullptr);
    sqlite3_busy_timeout(db, 5000);
    sqlite3_stmt* statement = nullptr;
    QString answer;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, nullptr) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        answer = QString::fromUtf8(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)));
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return answer;
}

} // namespace

class TestKill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSyncThatIsKilledAnywhereGoesOnAndLosesNothing();
};

void TestKill::aSyncThatIsKilledAnywhereGoesOnAndLosesNothing()
{
    MlflowFixture server;
    const auto experiment = server.addExperiment(QStringLiteral("sweep"));
    const auto ids = server.addRuns(experiment, runs, 2, 2, 1);
    QTemporaryDir folder;
    const auto workspace = folder.filePath(QStringLiteral("ws"));
    const auto cache = workspace + QStringLiteral("/cache.db");
    const auto start = [&](QProcess& process, const QStringList& words) {
        process.setStandardErrorFile(QProcess::nullDevice());
        process.setStandardOutputFile(QProcess::nullDevice());
        process.start(testing::program(), QStringList{QStringLiteral("--workspace"), workspace} + words);
        QVERIFY(process.waitForStarted());
    };
    QProcess add;
    start(add, {QStringLiteral("connect"), QStringLiteral("add"), QStringLiteral("--name"),
                QStringLiteral("lab"), QStringLiteral("--url"), server.url()});
    QVERIFY(add.waitForFinished());
    QCOMPARE(add.exitCode(), 0);

    std::mt19937 random{20};
    int killedWhileWorking = 0;
    for (int i = 0; i < kills; ++i) {
        QProcess sync;
        start(sync, {QStringLiteral("sync")});
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 90'000));
        killedWhileWorking +=
            ::kill(pid_t(sync.processId()), SIGKILL) == 0 && sync.state() == QProcess::Running ? 1 : 0;
        QVERIFY(sync.waitForFinished());
        if (i % 20 == 19) {
            QCOMPARE(ask(cache, "PRAGMA integrity_check"), QStringLiteral("ok"));
            QCOMPARE(ask(cache, "SELECT count(*) - count(DISTINCT remote_id) FROM run"), QStringLiteral("0"));
        }
    }
    QVERIFY2(killedWhileWorking > kills / 4, "the kills must meet syncs that are at work");
    QProcess last;
    start(last, {QStringLiteral("sync")});
    QVERIFY(last.waitForFinished(60'000));
    QCOMPARE(last.exitCode(), 0);
    QCOMPARE(ask(cache, "SELECT count(*) FROM run"), QString::number(runs));
    QCOMPARE(ask(cache, "SELECT count(DISTINCT remote_id) FROM run"), QString::number(runs));
    QVERIFY(QDir(workspace).entryList({QStringLiteral("*damaged*")}).isEmpty());
}

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"

#include "services/gates/ExternalCommand.h"
#include "services/gates/SampleFile.h"
#include "tests/support/Testing.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sqlite3.h>
#include <thread>

using namespace ph;
using namespace std::chrono_literals;

/// What gates are fed with from outside: commands that are run, and files that hold rows.
class TestGateSources : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatACommandSays();
    void noShellReadsArguments();
    void killsWhatACommandLeavesBehind();
    void cutsEndlessOutput();
    void saysWhereNothingStarted();
    void aCrashIsNoAnswer();
    void stopsWhenAsked();
    void readsTables_data();
    void readsTables();
    void refusesWhatIsNoTable();

private:
    QString write(const QString& name, const QByteArray& text)
    {
        QFile file(folder_.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return file.fileName();
    }
    QTemporaryDir folder_;
};

void TestGateSources::keepsWhatACommandSays()
{
    const auto out = runCommand({{QStringLiteral("sh"), QStringLiteral("-c"),
                                  QStringLiteral("echo '{}'; echo 'token=hunter2secret' >&2; pwd; exit 3")},
                                 folder_.path()});
    QVERIFY_RESULT(out);
    QCOMPARE(out->end, CommandOutcome::End::Exited);
    QCOMPARE(out->exitCode, 3);
    QCOMPARE(out->output, QStringLiteral("{}\n%1\n").arg(QFileInfo(folder_.path()).canonicalFilePath()));
    QVERIFY(!out->errors.contains(QLatin1String("hunter2secret")));
}

void TestGateSources::noShellReadsArguments()
{
    const auto out =
        runCommand({{QStringLiteral("echo"), QStringLiteral("$(id) ; `id` > x")}, folder_.path()});
    QVERIFY_RESULT(out);
    QCOMPARE(out->output, QStringLiteral("$(id) ; `id` > x\n"));
}

void TestGateSources::killsWhatACommandLeavesBehind()
{
    // A child in the background, and one in the foreground that never ends.
    const auto out = runCommand({{QStringLiteral("sh"), QStringLiteral("-c"),
                                  QStringLiteral("sleep 1000 & echo $!; exec sleep 1000")},
                                 folder_.path(),
                                 500ms});
    QVERIFY_RESULT(out);
    QCOMPARE(out->end, CommandOutcome::End::TimedOut);
    const auto child = pid_t(out->output.trimmed().toInt());
    QVERIFY(child > 1);
    const auto isRunning = [&] {
        QFile status(
            QStringLiteral("/proc/%1/stat").arg(child)); // a zombie is dead, and waits for its reaper
        return status.open(QIODevice::ReadOnly) && !status.readAll().contains(") Z ");
    };
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning(), 20'000);
}

void TestGateSources::cutsEndlessOutput()
{
    const auto out = runCommand({{QStringLiteral("sh"), QStringLiteral("-c"),
                                  QStringLiteral("head -c 1000000 /dev/zero | tr '\\0' a")},
                                 folder_.path()});
    QVERIFY_RESULT(out);
    QCOMPARE(out->exitCode, 0);
    QVERIFY(out->output.size() < maxCommandOutputBytes + 100);
    QVERIFY(out->output.endsWith(QLatin1String("more bytes were cut]")));
}

void TestGateSources::saysWhereNothingStarted()
{
    const auto out = runCommand({{QStringLiteral("/nonexistent/audit")}, folder_.path()});
    QVERIFY_RESULT(out);
    QCOMPARE(out->end, CommandOutcome::End::NotStarted);
    QCOMPARE(runCommand({{}, folder_.path()})->end, CommandOutcome::End::NotStarted);
}

void TestGateSources::aCrashIsNoAnswer()
{
    const auto out = runCommand(
        {{QStringLiteral("sh"), QStringLiteral("-c"), QStringLiteral("kill -SEGV $$")}, folder_.path()});
    QVERIFY_RESULT(out);
    QCOMPARE(out->end, CommandOutcome::End::Crashed);
}

void TestGateSources::stopsWhenAsked()
{
    std::stop_source stop;
    std::jthread asks([&] { stop.request_stop(); });
    QVERIFY_ERROR(runCommand({{QStringLiteral("sleep"), QStringLiteral("1000")}, folder_.path(), 600s},
                             stop.get_token()),
                  ErrorKind::Cancelled);
}

void TestGateSources::readsTables_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("CSV") << write(QStringLiteral("a.csv"), "id,amount\nx,1.5\ny,\n");
    QTest::newRow("TSV") << write(QStringLiteral("a.tsv"), "id\tamount\nx\t1.5\ny\t\n");
    QTest::newRow("JSON") << write(QStringLiteral("a.json"),
                                   R"([{"id":"x","amount":1.5},{"id":"y","amount":null}])");
    const auto file = folder_.filePath(QStringLiteral("a.db"));
    sqlite3* database = nullptr;
    QCOMPARE(sqlite3_open(file.toUtf8().constData(), &database), SQLITE_OK);
    QCOMPARE(sqlite3_exec(database,
                          "CREATE TABLE \"my rows\"(id TEXT, amount REAL);"
                          "INSERT INTO \"my rows\" VALUES('x', 1.5), ('y', NULL)",
                          nullptr, nullptr, nullptr),
             SQLITE_OK);
    sqlite3_close(database);
    QTest::newRow("SQLite") << file + QStringLiteral("#my rows");
}

void TestGateSources::readsTables()
{
    QFETCH(QString, path);
    const auto table = loadSample(path);
    QVERIFY_RESULT(table);
    QCOMPARE(table->rows(), 2u);
    const auto id = table->names.indexOf(QStringLiteral("id")),
               amount = table->names.indexOf(QStringLiteral("amount"));
    QVERIFY(id >= 0 && amount >= 0);
    QCOMPARE(*table->columns[std::size_t(id)][1], std::string("y"));
    QCOMPARE(*table->columns[std::size_t(amount)][0], std::string("1.5"));
    QVERIFY(!table->columns[std::size_t(amount)][1]);
    QVERIFY(table->digest.startsWith(QLatin1String("sha256:")));
}

void TestGateSources::refusesWhatIsNoTable()
{
    QVERIFY_ERROR(loadSample(folder_.filePath(QStringLiteral("none.csv"))), ErrorKind::NotFound);
    QVERIFY_ERROR(loadSample(write(QStringLiteral("b.json"), "{")), ErrorKind::Unreadable);
    QVERIFY_ERROR(loadSample(write(QStringLiteral("b.db"), "no database") + QStringLiteral("#t")),
                  ErrorKind::Unreadable);
    QVERIFY_ERROR(loadSample(folder_.filePath(QStringLiteral("a.db#x\"; DROP TABLE y; --"))),
                  ErrorKind::Unreadable);
    QVERIFY_ERROR(loadSample(write(QStringLiteral("latin.csv"), "id,name\nx,M\xfcller\n")),
                  ErrorKind::Unreadable);
    QVERIFY_ERROR(loadSample(write(QStringLiteral("cut.csv"), "id,note\nx,\"seen\"\ny,\"not se")),
                  ErrorKind::Unreadable);
    QVERIFY_ERROR(loadSample(write(QStringLiteral("twice.csv"), "id,amount, amount\nx,1,-1\n")),
                  ErrorKind::Unreadable);
}

QTEST_GUILESS_MAIN(TestGateSources)
#include "tst_gate_sources.moc"

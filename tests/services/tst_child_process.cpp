#include "services/process/ChildProcess.h"
#include "tests/support/Testing.h"

#include <QElapsedTimer>
#include <QFile>

#include <csignal>

using namespace ph;
using namespace std::chrono_literals;

namespace {

ChildProcess shell(const QString& script)
{
    return {{QStringLiteral("/bin/sh"), QStringLiteral("-c"), script}};
}

/// A zombie is dead, and waits for its reaper.
bool isRunning(pid_t process)
{
    QFile status(QStringLiteral("/proc/%1/stat").arg(process));
    return status.open(QIODevice::ReadOnly) && !status.readAll().contains(") Z ");
}

} // namespace

/// What holds for every program that is run: commands of gates, exec plugins of clusters, exec: secrets.
class TestChildProcess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothStreamsAndTheStatusAreKeptApart()
    {
        const auto ran = runChild(shell(QStringLiteral("echo out; echo err >&2; exit 3")));
        QVERIFY_RESULT(ran);
        QCOMPARE(ran->end, ChildOutcome::End::Exited);
        QCOMPARE(ran->exitCode, 3);
        QCOMPARE(ran->output.bytes, QByteArray("out\n"));
        QCOMPARE(ran->errors.bytes, QByteArray("err\n"));
    }

    void whatIsTooMuchIsCountedAndDropped()
    {
        auto child = shell(QStringLiteral("head -c 100000 /dev/zero"));
        child.maxBytes = 1000;
        const auto ran = runChild(child);
        QVERIFY_RESULT(ran);
        QCOMPARE(ran->output.bytes.size(), 1000);
        QCOMPARE(ran->output.dropped, 99'000);
        QCOMPARE(ran->exitCode, 0);
    }

    void ourTerminalIsNotItsOwn()
    {
        // Number six is the session: a program of ours would be stopped for asking at our terminal.
        const auto ran = runChild(
            shell(QStringLiteral("read -r a b c d e session rest < /proc/$$/stat; echo $$ $session")));
        QVERIFY_RESULT(ran);
        const auto said = ran->output.bytes.trimmed().split(' ');
        QCOMPARE(said.size(), 2);
        QCOMPARE(said[1], said[0]);
    }

    void whatItStartedEndsWithItOrMayGoOn_data()
    {
        QTest::addColumn<ChildProcess::Leftovers>("leftovers");
        QTest::newRow("killed") << ChildProcess::Leftovers::Kill;
        QTest::newRow("left") << ChildProcess::Leftovers::Leave;
    }

    void whatItStartedEndsWithItOrMayGoOn()
    {
        QFETCH(ChildProcess::Leftovers, leftovers);
        auto child = shell(QStringLiteral("sleep 1000 & echo $!"));
        child.leftovers = leftovers;
        QElapsedTimer clock;
        clock.start();
        const auto ran = runChild(child);
        QVERIFY_RESULT(ran);
        QVERIFY2(clock.elapsed() < 30'000, "it waited for what runs in the background");
        const auto left = pid_t(ran->output.bytes.trimmed().toInt());
        QVERIFY(left > 1);
        if (leftovers == ChildProcess::Leftovers::Kill)
            QTRY_VERIFY_WITH_TIMEOUT(!isRunning(left), 20'000);
        else
            QVERIFY(isRunning(left));
        ::kill(left, SIGKILL);
    }
};

QTEST_GUILESS_MAIN(TestChildProcess)
#include "tst_child_process.moc"

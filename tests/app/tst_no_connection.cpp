#include "app/Workspace.h"
#include "services/release/SigningKey.h"
#include "tests/app/Shell.h"
#include "tests/fixture/HttpFixture.h"
#include "tests/fixture/MlflowFixture.h"

#include <QDir>
#include <QFile>

using namespace ph;
using namespace ph::testing;

namespace {

/// The real program, watched: every address of the network that it turns to is written down.
class WatchedShell : public Shell {
public:
    WatchedShell()
    {
        setEnvironment(QStringLiteral("LD_PRELOAD"), connectionWatch());
        setEnvironment(QStringLiteral("PH_CONNECTIONS"), noted());
        setEnvironment(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        setEnvironment(QStringLiteral("HOME"), folder());
        for (const auto* name : {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
            setEnvironment(QLatin1String(name), folder() + QLatin1String("/home"));
        // What the machine is set up with is no part of it; nor does a bus have other programs connect.
        for (const auto* name : {"MLFLOW_TRACKING_URI", "KUBECONFIG", "http_proxy", "https_proxy",
                                 "all_proxy", "HTTPS_PROXY", "ALL_PROXY", "DBUS_SESSION_BUS_ADDRESS"})
            setEnvironment(QLatin1String(name), QString());
    }

    /// The window is opened, left alone for this long and closed. Returns its exit code.
    int window(int ms)
    {
        QProcess process;
        start(process, {});
        if (!process.waitForStarted() || process.waitForFinished(ms))
            return -1; // it ended by itself
        process.terminate();
        return process.waitForFinished(60'000) ? process.exitCode() : -1;
    }

    /// Where it turned to, each once; "unwatched" where nothing was looked at.
    QStringList turnedTo() const
    {
        QFile file(noted());
        if (!file.open(QIODevice::ReadOnly))
            return {QStringLiteral("unwatched")};
        auto lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
        if (lines.removeAll(QStringLiteral("loaded into a program")) == 0)
            return {QStringLiteral("unwatched")};
        lines.removeDuplicates();
        lines.sort();
        return lines;
    }

    /// A connection that somebody configured.
    void know(const MlflowFixture& server)
    {
        auto stores = openStores(workspace().toStdString());
        QVERIFY_RESULT(stores);
        Connection connection;
        connection.name = QStringLiteral("lab");
        connection.kind = QStringLiteral("mlflow");
        connection.location = server.url();
        QVERIFY_RESULT(stores->state->addConnection(connection));
    }

private:
    QString noted() const { return folder() + QStringLiteral("/connections"); }
};

/// What somebody who asks this server looks like: the name that is looked up is an address, which nobody is
/// asked for.
QStringList onlyTo(const QStringList& turnedTo, const QString& url)
{
    const auto address = url.section(QStringLiteral("//"), 1);
    auto others = turnedTo;
    others.removeAll(QStringLiteral("connect ") + address);
    others.removeAll(QStringLiteral("resolve ") + address.section(u':', 0, 0));
    return others;
}

constexpr int aWhileMs = 6'000;

} // namespace

/// The program turns to nobody that its user did not name. No telemetry, no check for updates, no fonts, no
/// maps: what would be new here fails.
class TestNoConnection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWindowAloneTurnsToNobody()
    {
        WatchedShell shell;
        QCOMPARE(shell.window(aWhileMs), 0);
        QCOMPARE(shell.turnedTo(), QStringList());
    }

    void theSampleTurnsToNobody()
    {
        WatchedShell shell;
        const auto sample = shell.folder() + QStringLiteral("/sample");
        const auto made = shell.run({QStringLiteral("sample"), QStringLiteral("create"), sample});
        QVERIFY2(made.code == 0, made.all().constData());
        QDir(shell.workspace()).removeRecursively();
        QVERIFY(QFile::link(sample, shell.workspace())); // its paths are those that it was made with
        QCOMPARE(shell.window(aWhileMs), 0);
        QCOMPARE(shell.turnedTo(), QStringList());
    }

    void commandsTurnToNobody()
    {
        WatchedShell shell;
        for (const auto* command : {"experiments", "runs", "connect list", "settings show",
                                    "retention --older-than 90d", "update-check --if-due", "incident list"})
            (void)shell.run(words(command));
        QCOMPARE(shell.turnedTo(), QStringList());
    }

    void newerVersionsAreAskedForOnlyWhereSomebodySaysSo()
    {
        const auto key = SigningKey::fromSeed({9});
        const QByteArray json = "{\"kind\":\"pilothouse.update/v1\",\"version\":\"99.0\",\"url\":"
                                "\"https://example.org/new\",\"published\":\"2026-11-01T00:00:00.000Z\"}";
        HttpFixture server([&](const FixtureRequest& request) {
            FixtureReply reply;
            reply.body = (request.path == "/news.sig" ? key.sign(json).toBase64() : json).toStdString();
            return reply;
        });
        const auto url = QString::fromStdString(server.url());
        WatchedShell shell;
        const auto set = [&shell](const char* name, const QString& value) {
            return shell.run({QStringLiteral("settings"), QStringLiteral("set"), QLatin1String(name), value})
                .code;
        };
        QCOMPARE(set("update-address", url + QStringLiteral("/news")), 0);
        QCOMPARE(set("update-key", publicKeyText(key.publicKey())), 0);
        QCOMPARE(shell.window(aWhileMs), 0);
        QCOMPARE(shell.turnedTo(), QStringList());

        QCOMPARE(set("update-check", QStringLiteral("daily")), 0);
        QCOMPARE(shell.window(aWhileMs), 0);
        QVERIFY(!shell.turnedTo().isEmpty());
        QCOMPARE(onlyTo(shell.turnedTo(), url), QStringList());
        QCOMPARE(server.requestCount(), 2);
    }

    /// Shows that what is watched is seen, too.
    void aConnectionIsTheOnlyOneThatIsAsked()
    {
        MlflowFixture server;
        server.addRuns(server.addExperiment(QStringLiteral("fraud")), 3, 1, 1);
        WatchedShell shell;
        shell.know(server);
        QCOMPARE(shell.window(aWhileMs), 0);
        const auto turnedTo = shell.turnedTo();
        QVERIFY(
            turnedTo.contains(QStringLiteral("connect ") + server.url().section(QStringLiteral("//"), 1)));
        QCOMPARE(onlyTo(turnedTo, server.url()), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestNoConnection)
#include "tst_no_connection.moc"

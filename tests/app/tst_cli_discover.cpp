#include "tests/app/Shell.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace ph;
using namespace ph::testing;

namespace {

/// In which nothing of this machine is part of the test.
class BareShell : public Shell {
public:
    BareShell()
    {
        setEnvironment(QStringLiteral("HOME"), folder());
        for (const char* name : {"KUBECONFIG", "MLFLOW_TRACKING_URI", "PROMETHEUS_URL", "ALERTMANAGER_URL",
                                 "KUBERNETES_SERVICE_HOST"})
            setEnvironment(QLatin1String(name), {});
    }
};

} // namespace

/// What a first start would offer, for scripts.
class TestCliDiscover : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void storesBelowAFolderAreListed();
    void serversComeFromTheEnvironment();
    void aBrokenKubeconfigIsSaidAndTheRestIsThere();
    void aFolderThatIsNotThereIsAnError();
    void recentWorkspacesAreListed();

private:
    static void write(const QString& path, const QByteArray& text)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write");
    }
};

void TestCliDiscover::storesBelowAFolderAreListed()
{
    BareShell shell;
    const auto trial = shell.folder() + QStringLiteral("/work/trial");
    QCOMPARE(shell.run({QStringLiteral("sample"), QStringLiteral("create"), trial}).code, 0);
    const auto found = shell.json({QStringLiteral("discover"), shell.folder() + QStringLiteral("/work")});
    QCOMPARE(found.code, 0);
    const auto document = found.json();
    const auto stores = document.value(QLatin1String("stores")).toArray();
    QCOMPARE(stores.size(), 2);
    for (const auto& store : stores) {
        const auto location = store.toObject().value(QLatin1String("location")).toString();
        QVERIFY2(location.contains(QLatin1String("/work/trial/stores/")), qPrintable(location));
        QVERIFY(store.toObject().value(QLatin1String("experiments")).toInt() > 0);
    }
    QCOMPARE(document.value(QLatin1String("search_end")).toString(), QStringLiteral("whole"));
    const auto text = shell.run({QStringLiteral("discover"), trial});
    QVERIFY2(text.out.contains("mlflow-folder") && text.out.contains("mlflow.db"), text.out.constData());
}

void TestCliDiscover::serversComeFromTheEnvironment()
{
    BareShell shell;
    shell.setEnvironment(QStringLiteral("MLFLOW_TRACKING_URI"),
                         QStringLiteral("https://ada:s3cr3t-planted@lab.example.com"));
    write(shell.folder() + QStringLiteral("/.kube/config"),
          "apiVersion: v1\nkind: Config\ncurrent-context: prod\nclusters: []\nusers: []\n"
          "contexts:\n- name: prod\n  context: {cluster: c, user: u}\n");
    const auto found = shell.json({QStringLiteral("discover")});
    QCOMPARE(found.code, 0);
    const auto servers = found.json().value(QLatin1String("servers")).toArray();
    QCOMPARE(servers.size(), 2);
    QCOMPARE(servers[0].toObject().value(QLatin1String("location")).toString(),
             QStringLiteral("https://lab.example.com"));
    QCOMPARE(servers[1].toObject().value(QLatin1String("context")).toString(), QStringLiteral("prod"));
    QVERIFY(!found.out.contains("planted") && !found.err.contains("planted"));
}

void TestCliDiscover::aBrokenKubeconfigIsSaidAndTheRestIsThere()
{
    BareShell shell;
    const auto file = shell.folder() + QStringLiteral("/broken");
    write(file, "contexts: [");
    shell.setEnvironment(QStringLiteral("KUBECONFIG"), file);
    shell.setEnvironment(QStringLiteral("PROMETHEUS_URL"), QStringLiteral("http://metrics.example.com"));
    const auto found = shell.json({QStringLiteral("discover")});
    QCOMPARE(found.code, 7);
    QVERIFY2(found.err.contains("broken"), found.err.constData());
    QCOMPARE(found.json().value(QLatin1String("servers")).toArray().size(), 1);
}

void TestCliDiscover::aFolderThatIsNotThereIsAnError()
{
    BareShell shell;
    QCOMPARE(shell.run({QStringLiteral("discover"), QStringLiteral("/no/such/folder")}).code, 3);
}

void TestCliDiscover::recentWorkspacesAreListed()
{
    BareShell shell;
    const auto list = QStringList{QStringLiteral("workspaces"), QStringLiteral("list")};
    QCOMPARE(shell.json(list).out.trimmed(), QByteArray("[]"));
    write(shell.folder() + QStringLiteral("/state/pilothouse/recent-workspaces.txt"), "/no/such/one\n");
    const auto all = QJsonDocument::fromJson(shell.json(list).out).array();
    QCOMPARE(all.size(), 1);
    QCOMPARE(all[0].toObject().value(QLatin1String("standing")).toString(), QStringLiteral("missing"));
    const QStringList forget{QStringLiteral("workspaces"), QStringLiteral("forget"),
                             QStringLiteral("/no/such/one")};
    QCOMPARE(shell.run(forget).code, 0);
    QCOMPARE(shell.run(forget).code, 3);
    QCOMPARE(shell.json(list).out.trimmed(), QByteArray("[]"));
}

QTEST_GUILESS_MAIN(TestCliDiscover)
#include "tst_cli_discover.moc"

#include "tests/app/Program.h"
#include "tests/connectors/ClusterLab.h"
#include "tests/fixture/KubernetesFixture.h"

#include <QDirIterator>
#include <QJsonArray>

#include <csignal>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr char token[] = "planted-token-8be2";
const KubernetesRef fraud{"inferenceservices.serving.kserve.io", "models", "fraud"};

/// A workspace, a kubeconfig and the cluster that it leads to.
class EndpointShell {
public:
    EndpointShell()
    {
        cluster.setUser(token, {"ada", {{{"*"}, {"*"}, {"*"}}}});
        cluster.put(inferenceService("models", "fraud"), "argocd");
        signIn(QString::fromLatin1(token));
        if (!writeFile(config() + QStringLiteral(".values"), "replicas: 3\n"))
            qFatal("no other file");
    }

    void signIn(const QString& with)
    {
        if (!writeFile(config(), kubeConfig(cluster.url(), with)))
            qFatal("no kubeconfig");
    }
    QString config() const { return folder_.filePath(QStringLiteral("kubeconfig")); }
    QString workspace() const { return folder_.filePath(QStringLiteral("ws")); }

    Outcome run(const QStringList& arguments) { return runProgram(workspace(), arguments); }
    Outcome json(const QStringList& arguments)
    {
        return run(QStringList{QStringLiteral("--json")} + arguments);
    }
    Outcome add(const QStringList& more = {})
    {
        return json(words("connect add --name prod --kind kubernetes --kubeconfig") + QStringList{config()} +
                    more);
    }
    QStringList endpointNames(const Outcome& outcome)
    {
        QStringList names;
        const auto list = outcome.json().value(QLatin1String("endpoints")).toArray();
        for (const auto& one : list)
            names << one.toObject().value(QLatin1String("namespace")).toString() + u'/' +
                         one.toObject().value(QLatin1String("name")).toString();
        return names;
    }

    KubernetesFixture cluster;

private:
    QTemporaryDir folder_;
};

const QStringList onlyFraud{QStringLiteral("models/fraud")};

} // namespace

class TestCliEndpoints : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aClusterIsAddedTestedListedAndRemoved()
    {
        EndpointShell shell;
        const auto added =
            shell.add({QStringLiteral("--context"), QStringLiteral("spare"), QStringLiteral("--namespace"),
                       QStringLiteral("models"), QStringLiteral("--allow-control")});
        QCOMPARE(added.code, 0);
        QCOMPARE(added.json().value(QLatin1String("kind")).toString(), QStringLiteral("kubernetes"));
        QCOMPARE(added.json().value(QLatin1String("location")).toString(), shell.config());
        const auto settings = added.json().value(QLatin1String("settings")).toObject();
        QCOMPARE(settings.value(QLatin1String("context")).toString(), QStringLiteral("spare"));
        QCOMPARE(settings.value(QLatin1String("namespaces")).toString(), QStringLiteral("models"));
        QCOMPARE(settings.value(QLatin1String("allowControl")).toString(), QStringLiteral("yes"));

        const auto tested = shell.json(words("connect test prod"));
        QCOMPARE(tested.code, 0);
        QCOMPARE(tested.json().value(QLatin1String("usable")).toBool(), true);
        QCOMPARE(tested.json().value(QLatin1String("user")).toString(), QStringLiteral("ada"));
        QCOMPARE(tested.json().value(QLatin1String("server_version")).toString(), QStringLiteral("v1.32.13"));

        QCOMPARE(shell.endpointNames(shell.json(words("endpoints"))), onlyFraud);
        QCOMPARE(shell.run(words("connect remove prod")).code, 0);
        QCOMPARE(shell.run(words("endpoints")).code, 3);
    }

    void whatCannotBeAClusterIsNotAdded_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<int>("code");
        QTest::newRow("no such file") << "--kind kubernetes --kubeconfig /no/such/file" << 3;
        QTest::newRow("no such context") << "--kind kubernetes --kubeconfig CONFIG --context production" << 3;
        QTest::newRow("no kubeconfig") << "--kind kubernetes --kubeconfig CONFIG.values" << 2;
        QTest::newRow("with an address") << "--kind kubernetes --url https://cluster:6443" << 2;
        QTest::newRow("a tracker with a kubeconfig") << "--kind mlflow --kubeconfig CONFIG" << 2;
        QTest::newRow("a tracker that may be controlled") << "--url http://localhost:1 --allow-control" << 2;
        QTest::newRow("a token beside the kubeconfig")
            << "--kind kubernetes --kubeconfig CONFIG --token env:HOME" << 2;
        QTest::newRow("a kubeconfig as a store") << "--kind mlflow --url CONFIG" << 3;
    }
    void whatCannotBeAClusterIsNotAdded()
    {
        QFETCH(QString, arguments);
        EndpointShell shell;
        arguments.replace(QLatin1String("CONFIG"), shell.config());
        const auto added = shell.run(words("connect add --name prod") + arguments.split(u' '));
        QTEST(added.code, "code");
        const auto listed = shell.json(words("connect list"));
        QVERIFY(listed.json().value(QLatin1String("connections")).toArray().isEmpty());
    }

    void theKubeconfigIsFoundAsKubectlFindsIt()
    {
        EndpointShell shell;
        qputenv("KUBECONFIG", shell.config().toUtf8());
        const auto added = shell.json(words("connect add --name prod --kind kubernetes"));
        qunsetenv("KUBECONFIG");
        QCOMPARE(added.code, 0);
        QCOMPARE(added.json().value(QLatin1String("location")).toString(), shell.config());
    }

    void anEndpointIsToldWithEverythingThatIsKnown()
    {
        EndpointShell shell;
        QCOMPARE(shell.add().code, 0);
        const auto outcome = shell.json(words("endpoints"));
        QCOMPARE(outcome.code, 0);
        const auto endpoint = outcome.json().value(QLatin1String("endpoints")).toArray().first().toObject();
        const auto text = [&](const char* field) { return endpoint.value(QLatin1String(field)).toString(); };
        QCOMPARE(text("connection"), QStringLiteral("prod"));
        QVERIFY2(text("link").startsWith(QLatin1String("pilothouse://endpoint/prod/")),
                 qPrintable(text("link")));
        QCOMPARE(text("system"), QStringLiteral("kserve"));
        QCOMPARE(text("mode"), QStringLiteral("Knative"));
        QCOMPARE(text("health"), QStringLiteral("ready"));
        const auto traffic = endpoint.value(QLatin1String("traffic")).toObject();
        QCOMPARE(traffic.value(QLatin1String("observed_by")).toString(), QStringLiteral("status"));
        const auto share = traffic.value(QLatin1String("observed")).toArray().first().toObject();
        QCOMPARE(share.value(QLatin1String("percent")).toDouble(), 100.0);
        QCOMPARE(share.value(QLatin1String("role")).toString(), QStringLiteral("stable"));
        const auto change = endpoint.value(QLatin1String("last_change")).toObject();
        QCOMPARE(change.value(QLatin1String("manager")).toString(), QStringLiteral("argocd"));

        const auto table = shell.run(words("endpoints"));
        QCOMPARE(table.code, 0);
        for (const auto* word :
             {"CLUSTER", "TRAFFIC", "prod", "models", "fraud", "kserve", "ready", "argocd"})
            QVERIFY2(table.out.contains(word), word);
        QVERIFY(table.out.contains("100 % stable → 100 % stable"));
    }

    void onlyTheNamespaceIsAsked()
    {
        EndpointShell shell;
        shell.cluster.put(inferenceService("staging", "fraud"));
        QCOMPARE(shell.add().code, 0);
        QCOMPARE(shell.endpointNames(shell.json(words("endpoints"))).size(), qsizetype(2));
        shell.cluster.clearRequests();
        QCOMPARE(shell.endpointNames(shell.json(words("endpoints --namespace models"))), onlyFraud);
        QCOMPARE(shell.cluster.requestCount("/apis/serving.kserve.io/v1beta1/inferenceservices"), 0);
        QCOMPARE(shell.cluster.requestCount("/apis/serving.kserve.io/v1beta1/namespaces/staging"), 0);
        QCOMPARE(shell.endpointNames(shell.json(words("endpoints --offline"))).size(), qsizetype(2));
    }

    void whatWasSeenLastIsToldWhereNobodyAnswers()
    {
        EndpointShell shell;
        QCOMPARE(shell.add().code, 0);
        QCOMPARE(shell.run(words("endpoints")).code, 0);
        shell.cluster.stop();
        const auto away = shell.json(words("endpoints"));
        QCOMPARE(away.code, 5);
        QCOMPARE(shell.endpointNames(away), onlyFraud);
        const auto answer = away.json().value(QLatin1String("connections")).toArray().first().toObject();
        QCOMPARE(answer.value(QLatin1String("error")).toString(), QStringLiteral("offline"));
        QVERIFY2(away.err.contains("from the cache, seen"), away.err.constData());
        const auto offline = shell.json(words("endpoints --offline"));
        QCOMPARE(offline.code, 0);
        QCOMPARE(shell.endpointNames(offline), onlyFraud);
    }

    void whatMayNotBeReadIsNamed()
    {
        EndpointShell shell;
        shell.cluster.setUser(token,
                              {"ada", {{{"list", "watch"}, {"serving.kserve.io"}, {"inferenceservices"}}}});
        QCOMPARE(shell.add().code, 0);
        const auto outcome = shell.json(words("endpoints"));
        QCOMPARE(outcome.code, 7);
        QCOMPARE(shell.endpointNames(outcome), onlyFraud);
        QVERIFY2(outcome.err.contains("models/deployments.apps: forbidden"), outcome.err.constData());
    }

    void refusedCredentialsAreNotPermitted()
    {
        EndpointShell shell;
        QCOMPARE(shell.add().code, 0);
        shell.signIn(QStringLiteral("somebody-elses-token"));
        QCOMPARE(shell.run(words("endpoints")).code, 4);
        QCOMPARE(shell.run(words("connect test prod")).code, 4);
        QCOMPARE(shell.run(words("sync")).code, 4);
    }

    void aSyncTakesClustersAlong()
    {
        EndpointShell shell;
        QCOMPARE(shell.add().code, 0);
        const auto synced = shell.json(words("sync"));
        QCOMPARE(synced.code, 0);
        QCOMPARE(synced.json().value(QLatin1String("endpoints")).toInt(), 1);
        QCOMPARE(synced.json().value(QLatin1String("runs_read")).toInt(), 0);
        QCOMPARE(shell.endpointNames(shell.json(words("endpoints --offline"))), onlyFraud);
        QVERIFY(shell.run(words("sync --histories")).out.contains("1 endpoints"));
    }

    void logsAreFetchedForAnIncidentAndReadOffline()
    {
        EndpointShell shell;
        QCOMPARE(shell.add().code, 0);
        QCOMPARE(shell.run(words("endpoints")).code, 0);
        shell.cluster.put(
            {{"apiVersion", "v1"},
             {"kind", "Pod"},
             {"metadata",
              {{"name", "fraud-predictor-00001-deployment-7d9f8b6c5d-x2x4z"},
               {"namespace", "models"},
               {"annotations",
                {{"fixture/log-server", "loaded\nERROR no feature\npassword=planted-9f31\n"}}}}},
             {"spec", {{"containers", {{{"name", "server"}, {"image", "server:1"}}}}}}});
        shell.cluster.put({{"apiVersion", "v1"},
                           {"kind", "Event"},
                           {"metadata", {{"name", "backoff"}, {"namespace", "models"}}},
                           {"involvedObject",
                            {{"kind", "Pod"},
                             {"namespace", "models"},
                             {"name", "fraud-predictor-00001-deployment-7d9f8b6c5d-x2x4z"}}},
                           {"type", "Warning"},
                           {"reason", "BackOff"},
                           {"message", "restarting with token=planted-9f31"},
                           {"count", 12},
                           {"firstTimestamp", "2026-11-28T10:00:00Z"},
                           {"lastTimestamp", "2026-11-28T10:05:00Z"}});
        const auto id =
            QString::fromUtf8(shell.run(words("incident open --env prod --title slow")).out).trimmed();
        const QStringList logs{QStringLiteral("incident"), QStringLiteral("logs"), id};
        QCOMPARE(shell.run(logs + words("--fetch")).code, 3); // it names no endpoint yet
        QCOMPARE(
            shell.run(words("incident change") + QStringList{id} + words("--endpoint models/fraud")).code, 0);
        const auto fetched = shell.run(logs + words("--fetch --text"));
        QVERIFY2(fetched.code == 0 && fetched.out.contains("loaded") && !fetched.all().contains("planted"),
                 fetched.all().constData());

        shell.cluster.stop();
        const auto found = shell.json(logs + words("--search error"));
        QCOMPARE(found.code, 0);
        const auto fetch = found.json().value(QLatin1String("fetches")).toArray().at(0).toObject();
        const auto hits =
            fetch.value(QLatin1String("logs")).toArray().at(0).toObject().value(QLatin1String("hits"));
        QCOMPARE(hits.toArray().size(), 1);
        QCOMPARE(hits.toArray().at(0).toObject().value(QLatin1String("line")).toInt(), 2);
        const auto events = shell.run(logs + words("--search BackOff"));
        QVERIFY2(events.out.contains("events/fraud:1: 2026-11-28T10:05:00.000Z Warning BackOff Pod/") &&
                     events.out.contains("(x12)"),
                 events.all().constData());
        QCOMPARE(shell.run(logs + words("--regex (open")).code, 2);
        QVERIFY(shell.run(logs + words("--fetch")).code == 5); // what was kept stays
        QCOMPARE(shell.json(logs).json().value(QLatin1String("fetches")).toArray().size(), 1);

        QDirIterator files(shell.workspace(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("planted-9f31"), qPrintable(file.fileName()));
        }
    }

    void aTrackerIsNoCluster()
    {
        EndpointShell shell;
        QCOMPARE(shell.run(words("connect add --name lab --url http://127.0.0.1:1")).code, 0);
        QCOMPARE(shell.run(words("endpoints")).code, 3);
        QCOMPARE(shell.run(words("endpoints --connection lab")).code, 2);
        QCOMPARE(shell.run(words("endpoints --connection nobody")).code, 3);
        QCOMPARE(shell.run(words("endpoints --watch --offline")).code, 2);
    }

    void watchingTellsEachChangeUntilInterrupted()
    {
        EndpointShell shell;
        QCOMPARE(shell.add().code, 0);
        QProcess watch;
        watch.start(testing::program(),
                    QStringList{QStringLiteral("--workspace"), shell.workspace(), QStringLiteral("--json")} +
                        words("endpoints --watch"));
        QVERIFY(watch.waitForStarted());
        QList<QJsonObject> events;
        const auto heard = [&](int count) {
            while (events.size() < count && (watch.canReadLine() || watch.waitForReadyRead(30'000))) {
                while (watch.canReadLine())
                    events << QJsonDocument::fromJson(watch.readLine()).object();
            }
            return events.size() >= count;
        };
        const auto last = [&](const char* field) { return events.last().value(QLatin1String(field)); };
        QVERIFY2(heard(1), watch.readAllStandardError().constData());
        QCOMPARE(last("event").toString(), QStringLiteral("added"));
        QCOMPARE(last("endpoint").toObject().value(QLatin1String("name")).toString(),
                 QStringLiteral("fraud"));
        QVERIFY(shell.cluster.change(fraud, [](nlohmann::json& object) {
            object["spec"]["predictor"]["model"]["storageUri"] = "s3://models/fraud/8";
        }));
        QVERIFY(heard(2));
        QCOMPARE(last("event").toString(), QStringLiteral("changed"));
        QVERIFY(shell.cluster.remove(fraud));
        QVERIFY(heard(3));
        QCOMPARE(last("event").toString(), QStringLiteral("removed"));

        QCOMPARE(::kill(pid_t(watch.processId()), SIGINT), 0);
        QVERIFY(watch.waitForFinished(30'000));
        QCOMPARE(watch.exitStatus(), QProcess::NormalExit);
        QCOMPARE(watch.exitCode(), 130);
        QVERIFY2(shell.endpointNames(shell.json(words("endpoints --offline"))).isEmpty(),
                 "it is cached, too");
    }

    void theTokenOccursNowhere()
    {
        EndpointShell shell;
        QByteArray said;
        const auto note = [&](const Outcome& outcome) { said += outcome.all(); };
        note(shell.add());
        note(shell.json(words("connect list")));
        note(shell.json(words("connect test prod")));
        note(shell.json(words("endpoints")));
        note(shell.run(words("sync")));
        shell.cluster.setFault("", ApiFault::withStatus(400));
        note(shell.run(words("endpoints")));
        note(shell.run(words("connect test prod")));
        QVERIFY(!said.contains(token));
        QDirIterator files(shell.workspace(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        int looked = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(token), qPrintable(file.fileName()));
            ++looked;
        }
        QVERIFY(looked > 1);
    }
};

QTEST_GUILESS_MAIN(TestCliEndpoints)
#include "tst_cli_endpoints.moc"

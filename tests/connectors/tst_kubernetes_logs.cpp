#include "services/connectors/RevisionLogSource.h"
#include "services/observations/KeptLogs.h"
#include "services/observations/LogSearch.h"
#include "tests/connectors/TrafficSite.h"

#include <QFile>

using namespace ph;
using namespace ph::testing;
using nlohmann::json;

namespace {

const std::string podName = "scorer-predictor-00002-deployment-7d9f8b6c5d-x2x4z";

json podWriting(const std::string& name, const std::string& now, const std::string& before = {})
{
    json annotations{{"fixture/log-kserve-container", now}};
    if (!before.empty())
        annotations["fixture/log-kserve-container-previous"] = before;
    return {{"apiVersion", "v1"},
            {"kind", "Pod"},
            {"metadata", {{"name", name}, {"namespace", "models"}, {"annotations", annotations}}},
            {"spec", {{"containers", {{{"name", "kserve-container"}, {"image", "server:1"}}}}}},
            {"status",
             {{"containerStatuses",
               {{{"name", "kserve-container"}, {"restartCount", before.empty() ? 0 : 1}}}}}}};
}

/// A connection to the site, and the logs of its endpoint.
struct Lab : TrafficSite {
    Lab()
    {
        // The controller's own Pods never wrote anything.
        for (const auto& pod : cluster.list("pods"))
            cluster.remove({"pods", "models", pod["metadata"]["name"]});
    }

    Result<QList<RevisionLog>> fetch(const LogBounds& bounds = {})
    {
        lab.reconnect();
        const auto endpoint =
            lab.source().fetchEndpoint(lab.context(), endpointKey(lab.connection.id, scorerId));
        if (!endpoint)
            return fail(endpoint.error());
        faults.clear();
        auto context = lab.context();
        context.fault = [this](const ItemFault& fault) { faults << fault; };
        return capability<RevisionLogSource>(*lab.connector)->fetchLogs(context, *endpoint, bounds);
    }

    ClusterLab lab{cluster.url()};
    QList<ItemFault> faults;
};

LogRedaction redactionOf(const char* rules = "")
{
    return LogRedaction::fromRules(QString::fromLatin1(rules)).value();
}

} // namespace

/// Logs of what serves an endpoint: fetched within limits, without their secrets, kept, found again.
class TestKubernetesLogs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itsOwnPodsAreReadAndWhatEndedBefore()
    {
        Lab lab;
        lab.cluster.put(podWriting(podName, "now\n", "before\n"));
        lab.cluster.put(podWriting("somebody-else", "not ours\n"));
        const auto logs = lab.fetch();
        QVERIFY2(logs, logs ? "" : qPrintable(logs.error().detail));
        QCOMPARE(logs->size(), 2);
        QCOMPARE(logs->at(0).text, QStringLiteral("now\n"));
        QCOMPARE(logs->at(1).text, QStringLiteral("before\n"));
        QCOMPARE(logTitle(logs->at(1)),
                 QString::fromStdString(podName) + QStringLiteral("/kserve-container (previous)"));
        QVERIFY(!logs->at(0).beginsLater && !logs->at(0).endsEarlier && lab.faults.isEmpty());
    }

    void whatIsLeftOutIsSaid()
    {
        Lab lab;
        lab.cluster.put(podWriting(podName, "one\ntwo\nthree\n"));
        LogBounds bounds;
        bounds.mostLines = 2;
        auto log = lab.fetch(bounds).value().at(0);
        QCOMPARE(log.text, QStringLiteral("two\nthree\n"));
        QVERIFY(log.beginsLater && !log.endsEarlier);
        bounds = {};
        bounds.mostBytes = 5;
        log = lab.fetch(bounds).value().at(0);
        QCOMPARE(log.text, QStringLiteral("one\nt"));
        QVERIFY(log.endsEarlier && !log.beginsLater);
    }

    void aLogThatCannotBeReadIsNamedAndTheOthersAreThere()
    {
        Lab lab;
        lab.cluster.put(podWriting(podName, "now\n", "before\n"));
        QVERIFY(lab.cluster.change({"pods", "models", podName}, [](json& pod) {
            pod["metadata"]["annotations"].erase("fixture/log-kserve-container-previous");
        }));
        const auto logs = lab.fetch();
        QVERIFY(logs);
        QCOMPARE(logs->size(), 1);
        QCOMPARE(lab.faults.size(), 1);
        QVERIFY(lab.faults.front().item.endsWith(QLatin1String("(previous)")));
        QVERIFY2(lab.faults.front().error.detail.contains(QLatin1String("not found")),
                 qPrintable(lab.faults.front().error.detail));
    }

    void theMissingRightIsNamed()
    {
        Lab lab;
        lab.cluster.put(podWriting(podName, "now\n"));
        lab.cluster.setUser("lab-token-52d1", {"ada", {{{"get", "list"}, {"serving.kserve.io"}, {"*"}}}});
        const auto logs = lab.fetch();
        QVERIFY(!logs);
        QCOMPARE(logs.error().kind, ErrorKind::Forbidden);
        QVERIFY2(logs.error().detail.contains(QLatin1String("pods")), qPrintable(logs.error().detail));
    }

    void secretsAreHiddenAndTheRestStays_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("secret");
        const auto row = [](const char* name, const char* line, const char* secret) {
            QTest::newRow(name) << QString::fromLatin1(line) << QString::fromLatin1(secret);
        };
        row("password", "connect password=hunter2-planted ok", "hunter2-planted");
        row("address", "GET https://ada:planted-pw@host/x", "planted-pw");
        row("bearer", "Authorization: Bearer planted.token.0123", "planted.token.0123");
        row("token of the web", "got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl here",
            "eyJzdWIiOiIxIn0");
        row("aws", "using AKIAIOSFODNN7EXAMPLE now", "AKIAIOSFODNN7EXAMPLE");
        row("github", "clone with ghp_0123456789abcdefghijABCDEFGHIJ012345", "ghp_0123456789");
        row("a rule of the workspace", "customer 4711-0815 asked", "4711-0815");
    }
    void secretsAreHiddenAndTheRestStays()
    {
        QFETCH(QString, line);
        QFETCH(QString, secret);
        const auto safe = redactionOf("# customers\n\\b\\d{4}-\\d{4}\\b\n")
                              .apply(QStringLiteral("first\n%1\nlast").arg(line));
        QVERIFY2(!safe.contains(secret), qPrintable(safe));
        QVERIFY2(safe.contains(QLatin1String("***")), qPrintable(safe));
        QVERIFY(safe.startsWith(QLatin1String("first\n")) && safe.endsWith(QLatin1String("\nlast")));
    }

    void aKeyOverSeveralLinesIsHidden()
    {
        const auto safe =
            redactionOf().apply(QStringLiteral("a\nts -----BEGIN RSA PRIVATE KEY-----\nts planted1\nts "
                                               "planted2\nts -----END RSA PRIVATE KEY-----\nb"));
        QCOMPARE(safe, QStringLiteral("a\n***\n***\n***\n***\nb"));
    }

    void aRuleThatTakesTooLongHidesItsLine()
    {
        const auto safe = redactionOf("(a+)+$\n").apply(QString(200, u'a') + u'b');
        QVERIFY2(safe.startsWith(QLatin1String("***")), qPrintable(safe));
        QVERIFY(!LogRedaction::fromRules(QStringLiteral("fine\n(open")));
    }

    void whatIsKeptHasNoSecretAndIsFoundOffline()
    {
        QTemporaryDir folder;
        const auto file = std::filesystem::path(folder.filePath(QStringLiteral("observed.db")).toStdString());
        {
            Lab lab;
            lab.cluster.put(podWriting(podName, "loaded\nERROR no such feature\npassword=planted-77\n"));
            const auto opened = ObservedStore::open(file);
            QVERIFY(opened);
            const KeptLogs fetched{
                QStringLiteral("prod"), QStringLiteral("models/scorer"), 1'000, lab.fetch().value(), {}};
            QVERIFY(keepLogs(*opened->store, QStringLiteral("inc-1"), fetched, redactionOf()));
        }
        const auto store = ObservedStore::openReadOnly(file);
        QVERIFY(store);
        const auto kept = keptLogs(**store, QStringLiteral("inc-1"));
        QVERIFY(kept);
        QCOMPARE(kept->size(), std::size_t(1));
        QCOMPARE(kept->front().logs.fetchedMs, std::int64_t(1'000));
        const auto& logs = kept->front().logs.logs;
        QVERIFY(!logs.front().text.contains(QLatin1String("planted")));

        const auto found = searchLogs(logs, {QStringLiteral("error")}, {});
        QVERIFY(found && found->isWhole);
        QCOMPARE(found->hits, (std::vector<LogHit>{{0, 1, QStringLiteral("ERROR no such feature")}}));
        QCOMPARE(
            searchLogs(logs, {QStringLiteral("^load|feature$"), LogQuestion::Form::Regex}, {})->hits.size(),
            std::size_t(2));
        QVERIFY(!searchLogs(logs, {QStringLiteral("(open"), LogQuestion::Form::Regex}, {}));
        QVERIFY(keptLogs(**store, QStringLiteral("inc-2"))->empty());
    }

    void aPatternThatBacktracksIsCutOffAndSaysSo()
    {
        RevisionLog log;
        log.text = QString(5'000, u'a') + u'b';
        const auto found = searchLogs({log}, {QStringLiteral("(a+)+$"), LogQuestion::Form::Regex}, {});
        QVERIFY(found);
        QVERIFY(found->hits.empty() && !found->isWhole);
    }
};

QTEST_GUILESS_MAIN(TestKubernetesLogs)
#include "tst_kubernetes_logs.moc"

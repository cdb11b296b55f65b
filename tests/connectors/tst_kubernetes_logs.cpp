#include "models/values/LogLines.h"
#include "services/connectors/RevisionLogSource.h"
#include "services/kubernetes/NewestLines.h"
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
        QCOMPARE(log.droppedLines, std::int64_t(1));
    }

    void theNewestLinesAreKeptOfALogThatIsTooLarge()
    {
        Lab lab;
        lab.cluster.put(podWriting(podName, "one\ntwo\nthree\nfour\n"));
        LogBounds bounds;
        bounds.mostBytes = 12;
        auto log = lab.fetch(bounds).value().at(0);
        QCOMPARE(log.text, QStringLiteral("three\nfour\n")); // never the rest of a line
        QCOMPARE(log.droppedLines, std::int64_t(2));
        QVERIFY(log.beginsLater && !log.endsEarlier);
        // Where more comes than is read at all, its end is not known, and that is said.
        bounds.mostRead = 10;
        log = lab.fetch(bounds).value().at(0);
        QCOMPARE(log.text, QStringLiteral("one\ntwo\n"));
        QVERIFY(log.endsEarlier && !log.beginsLater);
    }

    void whateverPiecesATextComesInItsNewestLinesAreTheSame_data()
    {
        QTest::addColumn<int>("piece");
        for (const int piece : {1, 2, 7, 1'000, 1'000'000})
            QTest::addRow("%d bytes", piece) << piece;
    }
    void whateverPiecesATextComesInItsNewestLinesAreTheSame()
    {
        QFETCH(int, piece);
        std::string text, newest;
        for (int i = 0; i < 900; ++i) {
            const auto line = std::to_string(i) + (i == 450 ? std::string(3'000, 'x') : "") + '\n';
            text += line;
            newest += i >= 700 ? line : "";
        }
        NewestLines lines(newest.size() + 3);
        for (std::size_t at = 0; at < text.size(); at += std::size_t(piece))
            lines.add(std::string_view(text).substr(at, std::size_t(piece)));
        QCOMPARE(QByteArray::fromStdString(lines.take(NewestLines::End::AsItCame)),
                 QByteArray::fromStdString(newest));
        QCOMPARE(lines.dropped(), std::int64_t(700));
    }

    void aLineThatIsLargerThanAllIsLeftOutWhole()
    {
        NewestLines lines(8);
        lines.add("a\n" + std::string(100, 'x'));
        QCOMPARE(lines.dropped(), std::int64_t(2));
        lines.add("xx\nb\n");
        QCOMPARE(lines.dropped(), std::int64_t(2));
        QCOMPARE(lines.take(NewestLines::End::AsItCame), std::string("b\n"));
    }

    void whoseRevisionItIsIsToldByItsLabelOrName()
    {
        Lab lab;
        auto labelled = podWriting("scorer-predictor-00001-deployment-7d9f8b6c5d-x2x4z", "a\n");
        labelled["metadata"]["labels"] = {{"serving.knative.dev/revision", "scorer-predictor-00001"}};
        lab.cluster.put(labelled);
        lab.cluster.put(podWriting(podName, "b\n"));
        const auto logs = lab.fetch().value();
        QStringList revisions;
        for (const auto& log : logs)
            revisions << log.revision;
        revisions.sort();
        QCOMPARE(revisions, (QStringList{TrafficSite::revision(1), TrafficSite::revision(2)}));
    }

    void whatIsNotReadInTimeOrIsTooMuchIsNamed()
    {
        Lab lab;
        lab.cluster.put(podWriting(podName, "now\n", "before\n"));
        LogBounds bounds;
        bounds.mostLogs = 1;
        QCOMPARE(lab.fetch(bounds)->size(), 1);
        QCOMPARE(lab.faults.size(), 1);
        QVERIFY(lab.faults.front().error.detail.contains(QLatin1String("newest 1 logs")));
        bounds = {};
        bounds.mostTime = std::chrono::milliseconds(0);
        QVERIFY(lab.fetch(bounds)->isEmpty());
        QCOMPARE(lab.faults.size(), 2);
        QCOMPARE(lab.faults.front().error.kind, ErrorKind::Timeout);
    }

    void aServerThatFailsOnALogIsNamed()
    {
        Lab lab;
        lab.cluster.put(podWriting(podName, "now\n"));
        lab.cluster.setFault("/api/v1/namespaces/models/pods/" + podName + "/log",
                             ApiFault::of(ApiFault::Kind::MidBodyDrop));
        QVERIFY(lab.fetch()->isEmpty());
        QCOMPARE(lab.faults.size(), 1);
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

    void whoMaySeePodsAndNotTheirLogsIsTold()
    {
        Lab lab;
        lab.cluster.put(podWriting(podName, "now\n"));
        lab.cluster.setUser(
            "lab-token-52d1",
            {"ada", {{{"get", "list"}, {"serving.kserve.io", ""}, {"inferenceservices", "pods"}}}});
        const auto logs = lab.fetch();
        QVERIFY_RESULT(logs);
        QVERIFY(logs->isEmpty());
        QCOMPARE(lab.faults.size(), 1);
        QCOMPARE(lab.faults.front().error.kind, ErrorKind::Forbidden);
        QVERIFY2(lab.faults.front().error.detail.contains(QLatin1String("pods/log")),
                 qPrintable(lab.faults.front().error.detail));
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

    void theRestOfAKeyIsHiddenWhereItsBeginningWasCutOff()
    {
        const auto safe = redactionOf().redacted(
            QStringLiteral("2026-11-18T12:46:40.1Z plantedA/b+c1\nplanted2==\nts -----END PRIVATE KEY-----\n"
                           "a word\nlast"));
        QCOMPARE(safe.text, QStringLiteral("***\n***\n***\na word\nlast"));
        QCOMPARE(safe.hiddenLines, std::int64_t(3));
        // What stands before it and is none of it stays.
        QVERIFY(redactionOf()
                    .apply(QStringLiteral("a word\nplanted\n-----END PRIVATE KEY-----"))
                    .startsWith(QLatin1String("a word\n***\n")));
    }

    void linesWithSomethingHiddenAreCounted()
    {
        KeptLogs logs{QStringLiteral("prod"), QStringLiteral("models/scorer"), 1'000, {}};
        logs.logs = {{.pod = QStringLiteral("pod"),
                      .container = QStringLiteral("c"),
                      .text = QStringLiteral("fine\npassword=planted-1 token=planted-2\nfine")}};
        auto safe = redactedLogs(logs, redactionOf());
        QCOMPARE(safe.logs.front().redactedLines, std::int64_t(1));
        // Rules that came later hide more, and nothing is counted twice.
        safe = redactedLogs(safe, redactionOf("^fine$\n"));
        QCOMPARE(safe.logs.front().redactedLines, std::int64_t(3));
        QVERIFY(!safe.logs.front().text.contains(QLatin1String("planted")));
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
        QCOMPARE(found->hits, (std::vector<LogHit>{{0, 1, QStringLiteral("ERROR no such feature"), 0, 5}}));
        QCOMPARE(
            searchLogs(logs, {QStringLiteral("^load|feature$"), LogQuestion::Form::Regex}, {})->hits.size(),
            std::size_t(2));
        QVERIFY(!searchLogs(logs, {QStringLiteral("(open"), LogQuestion::Form::Regex}, {}));
        QVERIFY(keptLogs(**store, QStringLiteral("inc-2"))->empty());
    }

    void aPatternBeginsWhereTheProgramWrote()
    {
        RevisionLog log;
        log.text = QStringLiteral("2026-11-18T12:46:40.123456789Z ERROR no\n2026-11-18T12:46:41Z an ERROR\n");
        const auto found = searchLogs({log}, {QStringLiteral("^error"), LogQuestion::Form::Regex}, {});
        QVERIFY_RESULT(found);
        QCOMPARE(found->hits.size(), std::size_t(1));
        QCOMPARE(found->hits.front().from, qsizetype(31));
        QCOMPARE(found->hits.front().length, qsizetype(5));
        QCOMPARE(
            searchLogs({log}, {QStringLiteral("T12:46:4[01]"), LogQuestion::Form::Regex}, {})->hits.size(),
            std::size_t(2));
        QCOMPARE(searchLogs({log}, {QStringLiteral("12:46:41"), LogQuestion::Form::Literal}, {})->hits.size(),
                 std::size_t(1));
    }

    void linesKnowWhenTheyWereWrittenAndHowBadTheyAre_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<LogLevel>("level");
        const auto row = [](const char* line, LogLevel level) {
            QTest::newRow(line) << QString::fromLatin1(line) << level;
        };
        row("ERROR no such feature", LogLevel::Error);
        row("2026-11-18 12:46:40,1 WARNING x.py: ERROR is near", LogLevel::Warning);
        row("level=warn msg=slow", LogLevel::Warning);
        row("{\"severity\": \"error\", \"message\": \"x\"}", LogLevel::Error);
        row("E1118 12:46:40.1 1 main.go:7] failed", LogLevel::Error);
        row("I1118 12:46:40.1 1 main.go:7] INFORMATION", LogLevel::Info);
        row("[DEBUG] x", LogLevel::Debug);
        row("Traceback (most recent call last):", LogLevel::Error);
        row("  File \"errors.py\", line 3", LogLevel::Unknown);
        row("terrors of INFORMERS", LogLevel::Unknown);
        row("", LogLevel::Unknown);
    }
    void linesKnowWhenTheyWereWrittenAndHowBadTheyAre()
    {
        QFETCH(QString, line);
        QFETCH(LogLevel, level);
        const LogLines lines(QStringLiteral("2026-11-18T12:46:40.123456789Z %1\nno stamp\n").arg(line));
        QCOMPARE(lines.size(), qsizetype(2));
        QCOMPARE(lines.level(0), level);
        QCOMPARE(lines.written(0).toString(), line);
        QCOMPARE(lines.atMs(0), std::int64_t(1'795'006'000'123));
        QCOMPARE(lines.atMs(1), noTime);
        QCOMPARE(lines.written(1).toString(), QStringLiteral("no stamp"));
    }

    void whatIsNoStampIsAPartOfTheLine_data()
    {
        QTest::addColumn<QString>("line");
        for (const char* line : {"2026-13-18T12:46:40Z x", "2026-11-18T12:46:40 x", "2026-11-18T12:46:40Zx",
                                 "2026-11-18 12:46:40Z x", "2026-11-18T12:46:4xZ x", "x"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }
    void whatIsNoStampIsAPartOfTheLine()
    {
        QFETCH(QString, line);
        const LogLines lines(line);
        QCOMPARE(lines.written(0).toString(), line);
        QCOMPARE(lines.atMs(0), noTime);
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

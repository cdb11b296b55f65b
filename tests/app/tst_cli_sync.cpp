// `sync` against servers that refuse, fail or ask to slow down: it ends in order and says why.
#include "tests/app/Program.h"
#include "tests/fixture/MlflowFixture.h"

#include <QJsonArray>

#include <csignal>
#include <set>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr int runCount = 30, atOnce = 8;
constexpr auto histories = "/api/2.0/mlflow/metrics/get-history";
constexpr auto search = "/api/2.0/mlflow/runs/search";

QString kindOf(const Outcome& outcome)
{
    return outcome.json().value(QLatin1String("error")).toObject().value(QLatin1String("kind")).toString();
}

/// A server that is connected as "lab"; and read once, without histories.
struct Lab {
    enum class Begin { Connected, Synced };
    explicit Lab(Begin begin = Begin::Synced, int runs = runCount)
    {
        server.addRuns(QStringLiteral("0"), runs, 1, 0);
        isReady =
            run(words("connect add --name lab --kind mlflow --url") + QStringList{server.url()}).code == 0 &&
            (begin == Begin::Connected || run(words("sync")).code == 0);
        server.clearRequests();
    }
    Outcome run(const QStringList& arguments) const { return runProgram(workspace(), arguments); }
    Outcome json(const QStringList& arguments) const
    {
        return run(QStringList{QStringLiteral("--json")} + arguments);
    }
    QString workspace() const { return folder.filePath(QStringLiteral("ws")); }
    /// Of how many runs a history was asked for.
    std::size_t runsAsked() const
    {
        std::set<std::string> ids;
        for (const auto& request : server.requests()) {
            if (request.path == histories)
                ids.insert(request.queryValue("run_id"));
        }
        return ids.size();
    }

    QTemporaryDir folder;
    MlflowFixture server;
    bool isReady = false;
};

const QStringList readAll = words("sync --histories");
const QStringList pinAll{QStringLiteral("sync"), QStringLiteral("--pin"),
                         QStringLiteral("status = 'FINISHED'")};

} // namespace

class TestCliSync : public QObject {
    Q_OBJECT

    static void bothWays()
    {
        QTest::addColumn<QStringList>("command");
        QTest::addColumn<int>("underWay");
        QTest::newRow("histories") << readAll << atOnce;
        QTest::newRow("pins") << pinAll << 1;
    }

private Q_SLOTS:
    void aRateLimitEndsItAndSaysWhenToTryAgain_data() { bothWays(); }
    void aRateLimitEndsItAndSaysWhenToTryAgain()
    {
        QFETCH(QStringList, command);
        QFETCH(int, underWay);
        Lab lab;
        QVERIFY(lab.isReady);
        lab.server.setFault(histories, Fault::withStatus(429, 60));
        const auto limited = lab.json(command);
        QCOMPARE(limited.code, 5);
        QVERIFY2(lab.server.requestCount(histories) <= underWay, "it went on asking");
        QVERIFY2(limited.err.contains("lab: ") && limited.err.contains("Try again in 60 s"),
                 limited.err.constData());
        QCOMPARE(kindOf(limited), QStringLiteral("rate-limited"));
        QCOMPARE(limited.json().value(QLatin1String("runs_read")).toInt(), runCount); // the pass was well
    }

    void aServerThatFailsRunAfterRunIsLeftAlone_data() { bothWays(); }
    void aServerThatFailsRunAfterRunIsLeftAlone()
    {
        QFETCH(QStringList, command);
        QFETCH(int, underWay);
        Lab lab;
        QVERIFY(lab.isReady);
        lab.server.setFault(histories, Fault::withStatus(500));
        // A list of artifacts would be an answer.
        lab.server.setFault("/api/2.0/mlflow/artifacts", Fault::withStatus(500));
        const auto failed = lab.json(command);
        QCOMPARE(failed.code, 5);
        QVERIFY(lab.runsAsked() >= 5);
        QVERIFY2(lab.runsAsked() < std::size_t(5 + underWay), qPrintable(QString::number(lab.runsAsked())));
        QCOMPARE(kindOf(failed), QStringLiteral("server-fault"));
        QVERIFY2(failed.err.contains("lab: "), failed.err.constData());
    }

    void aRefusalIsTold_data() { bothWays(); }
    void aRefusalIsTold()
    {
        QFETCH(QStringList, command);
        Lab lab;
        QVERIFY(lab.isReady);
        lab.server.setFault(histories, Fault::withStatus(401));
        const auto refused = lab.json(command);
        QCOMPARE(refused.code, 4);
        QVERIFY2(refused.err.contains("lab: ") && refused.err.contains("credentials"),
                 refused.err.constData());
        QCOMPARE(kindOf(refused), QStringLiteral("unauthorized"));
    }

    void theOthersGoOnWhereOneConnectionEnds_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::addColumn<QByteArray>("refused");
        for (const auto* where : {"/api", histories}) { // in its pass, and behind it
            QTest::addRow("histories, refused at %s", where) << readAll << QByteArray(where);
            QTest::addRow("pins, refused at %s", where) << pinAll << QByteArray(where);
        }
    }
    void theOthersGoOnWhereOneConnectionEnds()
    {
        QFETCH(QStringList, command);
        QFETCH(QByteArray, refused);
        constexpr int runsOfOther = 3;
        Lab lab;
        QVERIFY(lab.isReady);
        MlflowFixture other;
        other.addRuns(QStringLiteral("0"), runsOfOther, 1, 0);
        QCOMPARE(
            lab.run(words("connect add --name other --kind mlflow --url") + QStringList{other.url()}).code,
            0);
        lab.server.setFault(refused.toStdString(), Fault::withStatus(401));
        const auto done = lab.json(command);
        QCOMPARE(done.code, 4);
        QCOMPARE(kindOf(done), QStringLiteral("unauthorized"));
        QVERIFY2(done.err.contains("lab: The server refuses"), done.err.constData());
        QVERIFY2(done.err.count("The server refuses") == 1, done.err.constData());
        QCOMPARE(other.requestCount(histories), runsOfOther);
        QCOMPARE(done.json().value(QLatin1String("histories")).toInt(), runsOfOther);
    }

    void whatWasToBePinnedIsFetchedByTheNextSync_data()
    {
        QTest::addColumn<QByteArray>("refused");
        QTest::newRow("refused in its pass") << QByteArray("/api");
        QTest::newRow("refused behind it") << QByteArray(histories);
    }
    void whatWasToBePinnedIsFetchedByTheNextSync()
    {
        QFETCH(QByteArray, refused);
        Lab lab;
        QVERIFY(lab.isReady);
        lab.server.setFault(refused.toStdString(), Fault::withStatus(401));
        const auto ended = lab.json(pinAll);
        QCOMPARE(ended.code, 4);
        QCOMPARE(ended.json().value(QLatin1String("pinned")).toInt(), 0);
        QVERIFY2(ended.err.contains("lab: 30 runs are pinned that lack something"), ended.err.constData());
        lab.server.clearFaults();
        lab.server.clearRequests();
        const auto next = lab.json(words("sync"));
        QCOMPARE(next.code, 0);
        QCOMPARE(next.json().value(QLatin1String("pinned")).toInt(), runCount);
        QCOMPARE(int(lab.runsAsked()), runCount);
    }

    void soAreTheArtifactsThatWereChosenOfIt()
    {
        Lab lab(Lab::Begin::Connected, 0);
        QVERIFY(lab.isReady);
        const auto id = lab.server.addRuns(QStringLiteral("0"), 1, 1, 0).front();
        lab.server.addArtifact(id, QStringLiteral("notes.txt"), "n");
        lab.server.addArtifact(id, QStringLiteral("weights.bin"), "w");
        QCOMPARE(lab.run(words("sync")).code, 0);
        lab.server.setFault("/api", Fault::withStatus(401));
        QCOMPARE(lab.json(pinAll + words("--pin-artifacts notes.txt")).code, 4);
        lab.server.clearFaults();
        const auto next = lab.json(words("sync"));
        QCOMPARE(next.code, 0);
        QCOMPARE(next.json().value(QLatin1String("artifacts")).toInt(), 1);
        const auto again = lab.json(words("sync")); // once
        QCOMPARE(again.code, 0);
        QCOMPARE(again.json().value(QLatin1String("artifacts")).toInt(), 0);
    }

    void whereNothingWasEverReadNothingIsPinned()
    {
        Lab lab(Lab::Begin::Connected);
        QVERIFY(lab.isReady);
        lab.server.setFault("/api", Fault::withStatus(401));
        const auto refused = lab.json(pinAll);
        QCOMPARE(refused.code, 4);
        QCOMPARE(kindOf(refused), QStringLiteral("unauthorized"));
        QVERIFY2(refused.err.contains("lab: The server refuses these credentials"), refused.err.constData());
        QVERIFY2(refused.err.contains("lab: no run is pinned"), refused.err.constData());
        lab.server.clearFaults();
        const auto next = lab.json(words("sync"));
        QCOMPARE(next.code, 0);
        QCOMPARE(next.json().value(QLatin1String("pinned")).toInt(), 0);
        // Who could be read has no such run: that is no trouble.
        const auto none =
            lab.json({QStringLiteral("sync"), QStringLiteral("--pin"), QStringLiteral("status = 'FAILED'")});
        QCOMPARE(none.code, 0);
        QVERIFY2(!none.err.contains("pinned"), none.err.constData());
    }

    void aQueryThatCannotBeReadIsToldBeforeAnybodyIsAsked()
    {
        Lab lab(Lab::Begin::Connected);
        QVERIFY(lab.isReady);
        const QStringList command{QStringLiteral("sync"), QStringLiteral("--pin"),
                                  QStringLiteral("metrics.auc >")};
        const auto plain = lab.run(command);
        QCOMPARE(plain.code, 2);
        QVERIFY2(plain.err.contains("At character"), plain.err.constData());
        const auto json = lab.json(command);
        QCOMPARE(json.code, 2);
        QCOMPARE(kindOf(json), QStringLiteral("invalid"));
        QCOMPARE(lab.server.requestCount(), 0);
    }

    void aConnectionThatFailsSaysWhereAndWhy()
    {
        Lab lab(Lab::Begin::Connected);
        QVERIFY(lab.isReady);
        lab.server.setFault("/api", Fault::withStatus(500));
        const auto failed = lab.json(words("sync"));
        QCOMPARE(failed.code, 5);
        const auto one = failed.json().value(QLatin1String("connections")).toArray().first().toObject();
        QCOMPARE(one.value(QLatin1String("error")).toString(), QStringLiteral("server-fault"));
        QVERIFY2(one.value(QLatin1String("where")).toString().contains(QLatin1String("experiments/search")),
                 failed.out.constData());
        QVERIFY2(one.value(QLatin1String("detail")).toString().contains(QLatin1String("500")),
                 failed.out.constData());
        QCOMPARE(kindOf(failed), QStringLiteral("server-fault"));
    }

    void whatWasStoredBeforeASignalIsCounted()
    {
        Lab lab(Lab::Begin::Connected, 300);
        QVERIFY(lab.isReady);
        auto late = Fault::of(Fault::Kind::Late);
        late.pause = std::chrono::milliseconds(1500);
        lab.server.setFault(search, late);
        QProcess sync;
        sync.start(testing::program(),
                   QStringList{QStringLiteral("--workspace"), lab.workspace(), QStringLiteral("--json"),
                               QStringLiteral("sync"), QStringLiteral("--histories")});
        QVERIFY(lab.server.http().waitForRequests(2, search)); // the first page is there
        QCOMPARE(::kill(pid_t(sync.processId()), SIGINT), 0);
        QVERIFY(sync.waitForFinished(60'000));
        QCOMPARE(sync.exitCode(), 130);
        QCOMPARE(sync.readAllStandardError().count("ancelled"), 1);
        const auto said = QJsonDocument::fromJson(sync.readAllStandardOutput()).object();
        QCOMPARE(said.value(QLatin1String("experiments")).toInt(), 1);
        QCOMPARE(said.value(QLatin1String("runs_read")).toInt(), 50);
        QCOMPARE(said.value(QLatin1String("runs_cached")).toInt(), 50);
        const auto one = said.value(QLatin1String("connections")).toArray().first().toObject();
        QCOMPARE(one.value(QLatin1String("runs_read")).toInt(), 50);
    }
};

QTEST_GUILESS_MAIN(TestCliSync)
#include "tst_cli_sync.moc"

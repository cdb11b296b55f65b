// Commands that read the histories of many runs of a server: several at a time, and in order when
// interrupted.
#include "tests/app/Program.h"
#include "tests/fixture/MlflowFixture.h"
#include "tests/support/Testing.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr int runCount = 20, atOnce = 8;
const QString runId = QStringLiteral("0123456789abcdef0123456789abcdef");
constexpr auto histories = "/api/2.0/mlflow/metrics/get-history";

int runProgram(const QString& workspace, const QStringList& arguments, QByteArray* out, QByteArray* err)
{
    QProcess process;
    process.start(program(), QStringList{QStringLiteral("--workspace"), workspace} + arguments);
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
        return -1;
    if (out)
        *out = process.readAllStandardOutput();
    if (err)
        *err = process.readAllStandardError();
    return process.exitCode();
}

/// A server with runs that were synchronised into a workspace, without their histories.
class Lab {
public:
    explicit Lab(int metrics = 1)
    {
        const auto experiment = server.addExperiment(QStringLiteral("fraud"));
        for (const auto& id : server.addRuns(experiment, runCount, metrics, 0)) {
            MetricPoints points;
            for (int step = 1; step <= 5; ++step)
                points.append(step, 1'700'000'000'000 + step, 10.0 - step);
            server.logHistory(id, QStringLiteral("m0"), points);
        }
        isReady_ =
            run(words("connect add --name lab --kind mlflow --url") + QStringList{server.url()}) == 0 &&
            run(words("sync")) == 0;
        server.clearRequests();
    }
    bool isReady() const { return isReady_; }
    QString file(const QString& name) const { return folder_.filePath(name); }
    void start(QProcess& process, const QStringList& arguments) const
    {
        process.start(program(),
                      QStringList{QStringLiteral("--workspace"), file(QStringLiteral("ws"))} + arguments);
    }
    int run(const QStringList& arguments, QByteArray* out = nullptr, QByteArray* err = nullptr) const
    {
        return runProgram(file(QStringLiteral("ws")), arguments, out, err);
    }

    MlflowFixture server;

private:
    QTemporaryDir folder_;
    bool isReady_ = false;
};

/// An mlruns folder with one run that has ended, and a workspace.
class Shelf {
public:
    Shelf()
    {
        for (const auto* part : {"metrics", "params", "tags"})
            QDir().mkpath(store() + QStringLiteral("/7/") + runId + u'/' + QLatin1String(part));
        write(QStringLiteral("/7/meta.yaml"),
              "artifact_location: file:///srv/7\nexperiment_id: '7'\nlifecycle_stage: active\nname: fraud\n");
        write(QStringLiteral("/7/") + runId + QStringLiteral("/meta.yaml"),
              "run_id: " + runId.toUtf8() +
                  "\nrun_name: one\nexperiment_id: '7'\nlifecycle_stage: active\nstatus: 3\n"
                  "start_time: 1700000000000\nend_time: 1700000009000\nuser_id: ada\n"
                  "artifact_uri: file:///srv/7/artifacts\n");
    }
    QString file(const QString& name) const { return folder_.filePath(name); }
    QString store() const { return file(QStringLiteral("mlruns")); }
    /// Lines of the metric "loss": time, value, step.
    bool logLoss(const QByteArray& lines) const
    {
        return write(QStringLiteral("/7/") + runId + QStringLiteral("/metrics/loss"), lines);
    }
    int run(const QStringList& arguments, QByteArray* out = nullptr) const
    {
        return runProgram(file(QStringLiteral("ws")), arguments, out, nullptr);
    }

private:
    bool write(const QString& path, const QByteArray& lines) const
    {
        QFile file(store() + path);
        return file.open(QIODevice::Append) && file.write(lines) == lines.size();
    }
    QTemporaryDir folder_;
};

/// The keys that a comparison found to differ.
QStringList differing(const QByteArray& comparison)
{
    QStringList keys;
    const auto all =
        QJsonDocument::fromJson(comparison).object().value(QLatin1String("differences")).toArray();
    for (const auto& one : all)
        keys << one.toObject().value(QLatin1String("key")).toString();
    return keys;
}

} // namespace

class TestCliHistories : public QObject {
    Q_OBJECT

    static QStringList command(const Lab& lab, QStringList arguments, const QString& out)
    {
        if (!out.isEmpty())
            arguments += QStringList{QStringLiteral("--out"), lab.file(out)};
        return arguments;
    }

private Q_SLOTS:
    void eightAreAskedForAtATimeAndASignalEndsThem_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("out");
        QTest::newRow("plot") << words("plot --metric m0") << QStringLiteral("m0.svg");
        QTest::newRow("compare, at their largest")
            << words("compare --metric m0 --at max") << QStringLiteral("m0.json");
        QTest::newRow("compare, with its charts")
            << words("compare --metric m0") << QStringLiteral("m0.html");
        QTest::newRow("sync") << words("sync --histories") << QString();
    }
    void eightAreAskedForAtATimeAndASignalEndsThem()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, out);
        Lab lab;
        QVERIFY(lab.isReady());
        const auto all = command(lab, arguments, out);
        lab.server.setFault(histories, Fault::of(Fault::Kind::Hang));
        QProcess process;
        lab.start(process, all);
        QTRY_COMPARE_WITH_TIMEOUT(lab.server.requestCount(histories), atOnce, 30'000);
        QTest::qWait(200);
        QCOMPARE(lab.server.requestCount(histories), atOnce); // and no more
        QCOMPARE(::kill(pid_t(process.processId()), SIGINT), 0);
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
        if (!out.isEmpty())
            QVERIFY(!QFile::exists(lab.file(out)));

        lab.server.clearFaults();
        lab.server.clearRequests();
        QCOMPARE(lab.run(all), 0);
        QCOMPARE(lab.server.requestCount(histories), runCount); // each once
    }

    void allOfThemAreDrawn()
    {
        Lab lab;
        QVERIFY(lab.isReady());
        QByteArray out;
        QCOMPARE(lab.run(command(lab, words("--json plot --metric m0"), QStringLiteral("m0.svg")), &out), 0);
        const auto said = QJsonDocument::fromJson(out).object();
        QCOMPARE(said.value(QLatin1String("runs_drawn")).toInt(), runCount);
    }

    void theLongWayIsSaid()
    {
        Lab lab;
        QVERIFY(lab.isReady());
        auto late = Fault::of(Fault::Kind::Late);
        late.pause = std::chrono::milliseconds(400);
        lab.server.setFault(histories, late);
        QByteArray err;
        QCOMPARE(lab.run(command(lab, words("plot --metric m0"), QStringLiteral("m0.svg")), nullptr, &err),
                 0);
        QVERIFY2(err.contains("histories (") && err.contains("/20)"), err.constData());
    }

    void metricsThatNobodyNamedAreReadWhereTheyAreFew()
    {
        Lab lab(2);
        QVERIFY(lab.isReady());
        const auto all = words("--json compare --metric m0 --at max");
        QByteArray out;
        QCOMPARE(lab.run(command(lab, all, QStringLiteral("m0.json")), &out), 0);
        QCOMPARE(lab.server.requestCount(histories), 2 * runCount);
        QVERIFY(differing(out).contains(QStringLiteral("metrics.m1")));
    }

    void metricsThatNobodyNamedAreMissedInWordsWithoutAServer()
    {
        Lab lab(2);
        QVERIFY(lab.isReady());
        const auto all = words("--json compare --metric m0 --at max --offline");
        QByteArray out, err;
        QCOMPARE(lab.run(command(lab, all, QStringLiteral("m0.json")), &out, &err), 7);
        QVERIFY(!differing(out).contains(QStringLiteral("metrics.m1")));
        QVERIFY2(err.contains("at max are unknown") && err.contains("m1"), err.constData());
    }

    void oneRunIsCountedInTheSingular()
    {
        Lab lab;
        QVERIFY(lab.isReady());
        QByteArray out;
        QCOMPARE(lab.run(command(lab, {QStringLiteral("compare"), QStringLiteral("run_name = 'run-3'")},
                                 QStringLiteral("one.json")),
                         &out),
                 0);
        QVERIFY2(out.startsWith("1 run compared"), out.constData());
    }

    void whatWasLoggedSinceTheHistoriesWereReadCounts_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<double>("value");
        QTest::newRow("max") << QStringLiteral("max") << 99.0;
        QTest::newRow("min") << QStringLiteral("min") << -5.0;
        QTest::newRow("step") << QStringLiteral("50") << 99.0;
    }
    void whatWasLoggedSinceTheHistoriesWereReadCounts()
    {
        QFETCH(QString, at);
        QFETCH(double, value);
        Shelf shelf;
        QVERIFY(shelf.logLoss("1700000000000 10 1\n1700000000001 6 2\n"));
        QCOMPARE(shelf.run(words("connect add --name shelf --url") + QStringList{shelf.store()}), 0);
        QCOMPARE(shelf.run(words("sync --histories")), 0);
        QVERIFY(shelf.logLoss("1700000000002 99 50\n1700000000003 -5 51\n"));
        QCOMPARE(shelf.run(words("sync")), 0);
        const auto asked = words("--json compare --metric loss --at") + QStringList{at} + words("--out") +
                           QStringList{shelf.file(QStringLiteral("loss.json"))};
        QByteArray out;
        QCOMPARE(shelf.run(asked + words("--offline"), &out), 7);
        auto said = QJsonDocument::fromJson(out).object();
        QCOMPARE(said.value(QLatin1String("unknown_values")).toInt(), 1);
        QCOMPARE(shelf.run(asked, &out), 0);
        said = QJsonDocument::fromJson(out).object();
        const auto metric = said.value(QLatin1String("metrics")).toArray().at(0).toObject();
        QCOMPARE(metric.value(QLatin1String("max")).toDouble(), value); // of the one run's value
    }

    void whatCannotBeReadIsNamedByComparing()
    {
        Lab lab;
        QVERIFY(lab.isReady());
        auto refusal = Fault::withStatus(403);
        refusal.times = 1;
        lab.server.setFault(histories, refusal);
        QByteArray err;
        QCOMPARE(lab.run(command(lab, words("compare --metric m0 --at max"), QStringLiteral("m0.json")),
                         nullptr, &err),
                 7);
        QCOMPARE(err.count("m0: forbidden"), 1);
    }
};

QTEST_GUILESS_MAIN(TestCliHistories)
#include "tst_cli_histories.moc"

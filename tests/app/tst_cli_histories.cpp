// Commands that read the histories of many runs of a server: several at a time, and in order when
// interrupted.
#include "tests/fixture/MlflowFixture.h"
#include "tests/support/Testing.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr int runCount = 20, atOnce = 8;
constexpr auto histories = "/api/2.0/mlflow/metrics/get-history";

QStringList words(const char* line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

/// A server with runs that were synchronised into a workspace, without their histories.
class Lab {
public:
    Lab()
    {
        const auto experiment = server.addExperiment(QStringLiteral("fraud"));
        for (const auto& id : server.addRuns(experiment, runCount, 1, 0)) {
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
        QProcess process;
        start(process, arguments);
        if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
            return -1;
        if (out)
            *out = process.readAllStandardOutput();
        if (err)
            *err = process.readAllStandardError();
        return process.exitCode();
    }

    MlflowFixture server;

private:
    QTemporaryDir folder_;
    bool isReady_ = false;
};

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

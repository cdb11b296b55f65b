#include "tests/connectors/RemoteLab.h"
#include "tests/connectors/RemoteVersions.h"

#include <QRegularExpression>

#include <cmath>

using namespace ph;
using namespace ph::testing;

namespace {

QString linesOf(const ProbeReport& report)
{
    const auto word = [](ProbeLine::Verdict verdict) {
        switch (verdict) {
        case ProbeLine::Verdict::Yes:
            return "yes";
        case ProbeLine::Verdict::No:
            return "no";
        case ProbeLine::Verdict::NotOffered:
            return "not offered";
        case ProbeLine::Verdict::Warning:
            return "warning";
        case ProbeLine::Verdict::Unknown:
            break;
        }
        return "unknown";
    };
    QStringList lines;
    for (const auto& line : report.lines)
        lines.append(line.label + QStringLiteral(": ") + QLatin1String(word(line.verdict)));
    return lines.join(QStringLiteral(", "));
}

QString detailOf(const ProbeReport& report, const char* label)
{
    for (const auto& line : report.lines) {
        if (line.label == QLatin1String(label))
            return line.detail;
    }
    return QStringLiteral("(absent)");
}

} // namespace

/// Where a server stands, and what a connection to it is told to be worth.
class MlflowRemoteProbeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // ---- Where the server stands
    // ------------------------------------------------------------------------------

    void prefixes_data()
    {
        QTest::addColumn<QString>("staticPrefix");
        QTest::addColumn<QString>("everythingPrefix");
        QTest::addColumn<QString>("suffix");
        QTest::newRow("plain") << QString() << QString() << QString();
        QTest::newRow("slash") << QString() << QString() << QStringLiteral("/");
        QTest::newRow("copied from the browser")
            << QString() << QString() << QStringLiteral("/#/experiments/0?x=1");
        QTest::newRow("static prefix") << QStringLiteral("/mlflow") << QString() << QString();
        QTest::newRow("reverse proxy") << QString() << QStringLiteral("/lab/tracking") << QStringLiteral("/");
        QTest::newRow("both") << QStringLiteral("/mlflow") << QStringLiteral("/lab") << QString();
    }

    void prefixes()
    {
        QFETCH(QString, staticPrefix);
        QFETCH(QString, everythingPrefix);
        QFETCH(QString, suffix);
        MlflowFixture::Options options;
        options.staticPrefix = staticPrefix.toStdString();
        options.everythingPrefix = everythingPrefix.toStdString();
        MlflowFixture server(options);
        const auto id = server.addRuns(QStringLiteral("0"), 1, 1, 1).front();
        server.addArtifact(id, QStringLiteral("a.txt"), "text");
        RemoteLab lab(server.url() + suffix);
        QVERIFY_RESULT(lab.runs().fetchExperiments(lab.context()));
        QVERIFY_RESULT(lab.runs().fetchRun(lab.context(), id));
        const auto bytes =
            lab.artifacts().readArtifact(lab.context(), ArtifactOwner::run(id), QStringLiteral("a.txt"), 100);
        QVERIFY_RESULT(bytes);
        QCOMPARE(*bytes, QByteArray("text"));
        const auto model = ArtifactOwner::loggedModel(server.addLoggedModel({}));
        server.addModelArtifact(model.id, QStringLiteral("MLmodel"), "flavors:");
        QCOMPARE(lab.artifacts().listArtifacts(lab.context(), model, {})->size(), std::size_t(1));
        server.clearRequests();
        QCOMPARE(*lab.artifacts().readArtifact(lab.context(), model, QStringLiteral("MLmodel"), 100),
                 QByteArray("flavors:"));
        QCOMPARE(server.requestCount(), 1); // at once where the browser finds it
        const auto report = lab.connector->probe(lab.context());
        QVERIFY_RESULT(report);
        QVERIFY(report->usable);
        QCOMPARE(lab.runs().runWebAddress(QStringLiteral("0"), id),
                 server.url() + QStringLiteral("/#/experiments/0/runs/") + id);

        // What was learnt is not asked again.
        server.clearRequests();
        QVERIFY_RESULT(lab.runs().fetchRun(lab.context(), id));
        QCOMPARE(server.requestCount(), 1);
    }

    // ---- Probe
    // ------------------------------------------------------------------------------------------------

    void probeOfAnOpenServer_data() { dialects(); }
    void probeOfAnOpenServer()
    {
        const auto options = dialectOption();
        MlflowFixture server(options);
        const auto id = server.addRuns(QStringLiteral("0"), 1, 1, 1).front();
        for (int i = 1; i < 4; ++i)
            server.logMetric(id, QStringLiteral("m0"), i, i);
        RemoteLab lab(server.url());
        const auto report = lab.connector->probe(lab.context());
        QVERIFY_RESULT(report);
        const bool v3 = options.dialect == MlflowFixture::Dialect::V3;
        QCOMPARE(linesOf(*report),
                 QStringLiteral("Reachable: yes, Server version: yes, Signed in as: unknown, "
                                "May read experiments: yes, May read runs: yes, History endpoint: yes, "
                                "Logged models: %1, Artifacts: yes, Clock skew: yes")
                     .arg(v3 ? QStringLiteral("yes") : QStringLiteral("not offered")));
        QCOMPARE(report->serverVersion, v3 ? QStringLiteral("3.6.1") : QStringLiteral("2.17.3"));
        QCOMPARE(detailOf(*report, "History endpoint"),
                 v3 ? QStringLiteral("get-history, in pages") : QStringLiteral("get-history, all at once"));
        QVERIFY(report->usable);
    }

    void probeFindsARunWithAMetricAmongTheNewest()
    {
        MlflowFixture server;
        server.addRuns(QStringLiteral("0"), 1, 1, 1);
        server.addRuns(QStringLiteral("0"), 3, 0, 1);
        RemoteLab lab(server.url());
        const auto report = lab.connector->probe(lab.context());
        QVERIFY_RESULT(report);
        QVERIFY2(linesOf(*report).contains(QStringLiteral("History endpoint: yes")),
                 qPrintable(linesOf(*report)));
    }

    void probeSaysWhichRunsItLookedAt()
    {
        MlflowFixture server;
        RemoteLab lab(server.url());
        QCOMPARE(detailOf(*lab.connector->probe(lab.context()), "History endpoint"),
                 QStringLiteral("No run to try it on"));
        server.addRuns(QStringLiteral("0"), 2, 0, 1);
        QCOMPARE(detailOf(*lab.connector->probe(lab.context()), "History endpoint"),
                 QStringLiteral("None of the newest runs has a metric to try it on"));
    }

    void probeOfAVersion3ServerWithoutLoggedModels()
    {
        MlflowFixture server;
        server.setFault("/api/2.0/mlflow/logged-models", Fault::withStatus(404));
        RemoteLab lab(server.url());
        const auto report = lab.connector->probe(lab.context());
        QVERIFY_RESULT(report);
        QCOMPARE(detailOf(*report, "Logged models"),
                 QStringLiteral("The server does not offer them at this address"));
    }

    void probeWithCredentials()
    {
        MlflowFixture::Options options;
        options.access = MlflowFixture::Access::Basic;
        MlflowFixture server(options);
        RemoteLab lab(server.url());
        lab.signIn(options);
        const auto report = lab.connector->probe(lab.context());
        QVERIFY_RESULT(report);
        QCOMPARE(report->user, QString::fromStdString(options.user));
        QVERIFY(report->usable);
    }

    void probeWithWrongCredentialsAsksOnce()
    {
        MlflowFixture::Options options;
        options.access = MlflowFixture::Access::Basic;
        MlflowFixture server(options);
        auto wrong = options;
        wrong.password = "not-the-password";
        RemoteLab lab(server.url());
        lab.signIn(wrong);
        const auto report = lab.connector->probe(lab.context());
        QVERIFY_RESULT(report);
        QCOMPARE(linesOf(*report), QStringLiteral("Reachable: yes, Signed in as: no"));
        QVERIFY(detailOf(*report, "Signed in as").contains(QStringLiteral("401")));
        QVERIFY(!report->usable);
        QCOMPARE(server.requestCount(), 1);
    }

    void probeOfNothing()
    {
        MlflowFixture server;
        const auto url = server.url();
        server.stop();
        RemoteLab lab(url);
        const auto report = lab.connector->probe(lab.context());
        QVERIFY_RESULT(report);
        QCOMPARE(linesOf(*report), QStringLiteral("Reachable: no"));
        QVERIFY(!report->usable);
        server.start();
        const auto again = lab.connector->probe(lab.context());
        QVERIFY_RESULT(again);
        QVERIFY(again->usable);
    }

    void probeTellsWhichRightIsMissing()
    {
        MlflowFixture server;
        server.setFault("/api/2.0/mlflow/runs", Fault::withStatus(403));
        RemoteLab lab(server.url());
        const auto report = lab.connector->probe(lab.context());
        QVERIFY_RESULT(report);
        QVERIFY(linesOf(*report).contains(QStringLiteral("May read experiments: yes, May read runs: no")));
        QVERIFY(!report->usable);
    }

    void probeWarnsOfAClockThatIsOff_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::newRow("ahead") << 300;
        QTest::newRow("behind") << -300;
    }

    void probeWarnsOfAClockThatIsOff()
    {
        QFETCH(int, seconds);
        MlflowFixture server;
        server.http().setClockOffset(std::chrono::seconds(seconds));
        RemoteLab lab(server.url());
        const auto report = lab.connector->probe(lab.context());
        QVERIFY_RESULT(report);
        QVERIFY(linesOf(*report).endsWith(QStringLiteral("Clock skew: warning")));
        static const QRegularExpression number(QStringLiteral("(-?\\d+) s"));
        const auto told = number.match(detailOf(*report, "Clock skew")).captured(1).toInt();
        QVERIFY2(std::abs(told - seconds) <= 1, qPrintable(detailOf(*report, "Clock skew")));
    }

    void probeOfAWebPageIsNotUsable()
    {
        MlflowFixture server;
        server.setFault("", Fault::of(Fault::Kind::WrongType));
        RemoteLab lab(server.url());
        const auto report = lab.connector->probe(lab.context());
        QVERIFY_RESULT(report);
        QVERIFY(!report->usable);
        QVERIFY(linesOf(*report).contains(QStringLiteral("May read experiments: no")));
    }

    void locationsThatCannotBeUsed_data()
    {
        QTest::addColumn<QString>("location");
        QTest::newRow("empty") << QString();
        QTest::newRow("no scheme") << QStringLiteral("localhost:5000");
        QTest::newRow("ftp") << QStringLiteral("ftp://host/x");
        QTest::newRow("no host") << QStringLiteral("http://");
        QTest::newRow("secret in the URL") << QStringLiteral("http://bob:hunter2-secret@host:5000");
    }

    void locationsThatCannotBeUsed()
    {
        QFETCH(QString, location);
        Connection connection;
        connection.name = QStringLiteral("lab");
        connection.kind = QStringLiteral("mlflow");
        connection.location = location;
        const auto made = makeConnector(connection);
        QVERIFY_ERROR(made, ErrorKind::Invalid);
        QVERIFY(!(made.error().where + made.error().detail).contains(QStringLiteral("hunter2")));
    }
};

QTEST_GUILESS_MAIN(MlflowRemoteProbeTest)
#include "tst_mlflow_remote_probe.moc"

#include "tests/app/DriveSite.h"

#include <QJsonArray>

#include <csignal>

using namespace ph;
using namespace ph::testing;
using Site = DriveSite;

/// `pilothouse release drive`, `pause`, `resume` and `abort` where nothing is known but the record beside the
/// endpoint.
class TestCliRollout : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsDrivenToItsEnd();
    void aWorseCandidateIsTakenBack();
    void aConditionTakesItBack();
    void itIsLeftOnceAStateIsSeen();
    void anInterruptionLeavesItUndriven();
    void whoDrivesItIsNotDisturbed();
    void withoutMetricsNothingIsDriven();
    void aTokenOfAFileIsShownToTheMetrics();
    void aPolicyThatCannotBeReadIsSaidFirst();
    void aFreezeHoldsItUp();
    void aPodNeedsNeitherConnectionNorKey();
    void onlyItsNamespaceNeedsToBeReadable();
    void whatIsAskedIsWrittenDownWithWhoAsked();
    void anAbortIsDrivenWithoutMetrics();
    void anIdThatIsNoRolloutSaysSo();
    void withoutControlItIsNotPermitted();
    void wordsThatMakeNoSense_data();
    void wordsThatMakeNoSense();
};

void TestCliRollout::itIsDrivenToItsEnd()
{
    Site site;
    site.connect();
    const auto driven = site.drive();
    QVERIFY2(driven.code == 0, driven.all().constData());
    QCOMPARE(text(driven, "outcome"), QStringLiteral("promoted"));
    QCOMPARE(text(driven, "end"), QStringLiteral("ended"));
    QCOMPARE(text(driven, "cluster"), QStringLiteral("lab"));
    QCOMPARE(text(driven, "endpoint"), QString::fromLatin1(scorerId));
    QCOMPARE(site.uri(), std::string("s3://models/v3"));
    QVERIFY2(driven.err.contains("10 % of the requests: observed"), driven.err.constData());
    QVERIFY2(driven.err.contains("pilothouse release execute " + site.id.toLatin1()), driven.err.constData());
    QCOMPARE(site.holder(), QString());
    // Whoever comes later finds it as it is.
    QCOMPARE(site.drive().code, 0);
}

void TestCliRollout::aWorseCandidateIsTakenBack()
{
    Site site;
    site.connect();
    site.metrics.errors = 0.5;
    std::jthread healing([&](const std::stop_token& stop) { // nobody gets the worse one's answers any more
        while (!stop.stop_requested() && site.percent() != 10)
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        while (!stop.stop_requested() && site.uri() != "s3://models/v2")
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        site.metrics.errors = 0.001;
    });
    const auto driven = site.drive();
    QVERIFY2(driven.code == 7, driven.all().constData());
    QCOMPARE(text(driven, "outcome"), QStringLiteral("rolled-back"));
    QVERIFY2(text(driven, "reason").contains(QLatin1String("error_rate")),
             qPrintable(text(driven, "reason")));
    QCOMPARE(site.uri(), std::string("s3://models/v2"));
}

void TestCliRollout::aConditionTakesItBack()
{
    Site site(600'000);
    site.connect();
    std::jthread slower([&](const std::stop_token& stop) {
        while (!stop.stop_requested() && site.percent() != 10)
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        site.metrics.p95 = 500;
        while (!stop.stop_requested() && site.uri() != "s3://models/v2")
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        site.metrics.p95 = 100;
    });
    const auto driven = site.drive();
    QVERIFY2(driven.code == 7, driven.all().constData());
    QVERIFY2(text(driven, "reason").contains(QLatin1String("p95")), qPrintable(text(driven, "reason")));
    const auto condition = driven.json()[QLatin1String("conditions")].toArray().at(0).toObject();
    QCOMPARE(condition[QLatin1String("value")].toDouble(), 500.0);
    QCOMPARE(condition[QLatin1String("bound")].toDouble(), 300.0);
    QVERIFY(!condition[QLatin1String("measured_at")].toString().isEmpty());
    QCOMPARE(site.uri(), std::string("s3://models/v2"));
}

void TestCliRollout::itIsLeftOnceAStateIsSeen()
{
    Site site(600'000);
    site.connect();
    const auto deployed = site.drive("--until deployed");
    QVERIFY2(deployed.code == 0, deployed.all().constData());
    QCOMPARE(text(deployed, "end"), QStringLiteral("reached"));
    QCOMPARE(text(deployed, "outcome"), QStringLiteral("open"));
    QCOMPARE(site.percent(), 0);
    QVERIFY2(deployed.err.contains("Nobody drives it from here any more"), deployed.err.constData());
    QCOMPARE(site.holder(), QString());
    const auto staged = site.drive("--until 10%");
    QVERIFY2(staged.code == 0, staged.all().constData());
    QCOMPARE(site.percent(), 10);
    QCOMPARE(text(site.drive("--until deployed"), "end"), QStringLiteral("reached")); // long since
}

void TestCliRollout::anInterruptionLeavesItUndriven()
{
    Site site(600'000);
    site.connect();
    QProcess process;
    process.start(program(), QStringList{QStringLiteral("--workspace"), site.path("ws")} + site.driving());
    QVERIFY(process.waitForStarted());
    QTRY_COMPARE_WITH_TIMEOUT(site.percent(), 10, 60'000);
    QVERIFY(!site.holder().isEmpty());
    ::kill(pid_t(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    const auto said = process.readAllStandardError();
    QVERIFY2(said.contains("Nobody drives it from here any more"), said.constData());
    const auto told = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    QCOMPARE(told[QLatin1String("end")].toString(), QStringLiteral("stopped"));
    QCOMPARE(site.holder(), QString());
    QCOMPARE(site.percent(), 10);
}

void TestCliRollout::whoDrivesItIsNotDisturbed()
{
    Site site;
    site.connect();
    site.claim("night-watch");
    const auto held = site.drive();
    QCOMPARE(held.code, 1);
    QVERIFY2(held.out.contains("night-watch drives it"), held.all().constData());
    QCOMPARE(site.uri(), std::string("s3://models/v2"));
    const auto taken = site.drive("--take-over");
    QVERIFY2(taken.code == 0, taken.all().constData());
    QVERIFY(!text(taken, "driver").contains(QLatin1String("night-watch")));
}

void TestCliRollout::withoutMetricsNothingIsDriven()
{
    Site site;
    site.connect();
    const auto driven = site.run(words("--json release drive") + QStringList{site.id});
    QCOMPARE(driven.code, 2);
    QVERIFY2(driven.out.contains("--metrics"), driven.all().constData());
    QCOMPARE(site.holder(), QString());
    QVERIFY(site.state().driver.isEmpty());
}

void TestCliRollout::aTokenOfAFileIsShownToTheMetrics()
{
    Site site;
    site.connect();
    site.metrics.token = "right";
    QVERIFY(writeFile(site.path("token"), "wrong\n"));
    // Rotated while the candidate soaks: what was read at the beginning is refused.
    std::jthread rotation([&](const std::stop_token& stop) {
        while (!stop.stop_requested() && site.holder().isEmpty())
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        (void)writeFile(site.path("token"), "right\n");
    });
    auto driving = site.driving("--metrics-token-file");
    const auto driven = site.run(driving << site.path("token"));
    QVERIFY2(driven.code == 0, driven.all().constData());
    QVERIFY(!driven.all().contains("right") && !driven.all().contains("wrong"));
}

void TestCliRollout::aPolicyThatCannotBeReadIsSaidFirst()
{
    Site site;
    site.connect();
    QVERIFY(writeFile(site.path("policy.yaml"), "tiers: [\n"));
    auto driving = site.driving("--policy");
    const auto driven = site.run(driving << site.path("policy.yaml"));
    QCOMPARE(driven.code, 2);
    QCOMPARE(site.holder(), QString());
}

void TestCliRollout::aFreezeHoldsItUp()
{
    Site site;
    site.connect();
    QFile sample(sourceFile(QStringLiteral("resources/policy/example.yaml")));
    QVERIFY(sample.open(QIODevice::ReadOnly));
    auto policy = sample.readAll();
    QVERIFY(policy.contains("\n  freezes:\n"));
    policy.replace("\n  freezes:\n", "\n  freezes:\n    - {from: 2000-01-01T00:00, to: 2999-01-01T00:00, "
                                     "reason: the year end}\n");
    QVERIFY(writeFile(site.path("policy.yaml"), policy));
    QProcess process;
    auto driving = site.driving("--policy");
    process.start(program(), QStringList{QStringLiteral("--workspace"), site.path("ws")} +
                                 (driving << site.path("policy.yaml")));
    QTRY_VERIFY_WITH_TIMEOUT(site.state().holding.contains(QLatin1String("the year end")), 60'000);
    QCOMPARE(site.uri(), std::string("s3://models/v2"));
    ::kill(pid_t(process.processId()), SIGTERM);
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 130);
}

void TestCliRollout::aPodNeedsNeitherConnectionNorKey()
{
    Site site;
    qputenv("PILOTHOUSE_METRICS_URL", site.metrics.url().toUtf8());
    const auto unset = qScopeGuard([] { qunsetenv("PILOTHOUSE_METRICS_URL"); });
    const auto driven =
        site.run(words("--json release drive --id") +
                 QStringList{site.id, QStringLiteral("--kubeconfig"), site.path("kubeconfig")});
    QVERIFY2(driven.code == 0, driven.all().constData());
    QCOMPARE(text(driven, "outcome"), QStringLiteral("promoted"));
    QVERIFY(site.run(words("connect list")).out.count('\n') <= 1); // nothing of it is kept

    qputenv("KUBERNETES_SERVICE_HOST", "127.0.0.1");
    qputenv("KUBERNETES_SERVICE_PORT", "1");
    const auto outside = qScopeGuard([] {
        qunsetenv("KUBERNETES_SERVICE_HOST");
        qunsetenv("KUBERNETES_SERVICE_PORT");
    });
    const auto inPod = site.drive();
    QVERIFY2(inPod.out.contains("serviceaccount") || inPod.out.contains("service account"),
             inPod.all().constData());
}

void TestCliRollout::onlyItsNamespaceNeedsToBeReadable()
{
    Site site;
    site.connect();
    site.cluster.setUser(Site::token, {"driver", {{{"*"}, {"*"}, {"*"}, "models"}}});
    const auto asked = site.ask("pause");
    QVERIFY2(asked.code == 0, asked.all().constData()); // the kubeconfig's own namespace
    QCOMPARE(site.ask("resume --namespace other").code, 4);
}

void TestCliRollout::whatIsAskedIsWrittenDownWithWhoAsked()
{
    Site site;
    site.connect();
    const auto paused = site.ask("pause --reason odd");
    QVERIFY2(paused.code == 0, paused.all().constData());
    const auto first = paused.json()[QLatin1String("requests")][0];
    QCOMPARE(first[QLatin1String("request")].toString(), QStringLiteral("pause"));
    QCOMPARE(first[QLatin1String("reason")].toString(), QStringLiteral("odd"));
    QVERIFY(first[QLatin1String("who")].toString().contains(u'@')); // nobody has a key here

    const auto key = site.makeKey();
    const auto resumed = site.ask("resume --connection lab");
    QVERIFY2(resumed.code == 0, resumed.all().constData());
    QCOMPARE(site.state().requests.back().who, key);
    const auto ledger = site.path("ledger");
    QCOMPARE(site.run(words("ledger export --format lines --out") + QStringList{ledger}).code, 0);
    QFile lines(ledger);
    QVERIFY(lines.open(QIODevice::ReadOnly));
    QVERIFY(lines.readAll().contains("rollout.asked"));
    QVERIFY(site.state().requests.front().kind == RolloutRequest::Kind::Pause);
}

void TestCliRollout::anAbortIsDrivenWithoutMetrics()
{
    Site site(600'000);
    site.connect();
    QCOMPARE(site.drive("--until 10").code, 0);
    QCOMPARE(site.ask("abort --reason enough").code, 0);
    QCOMPARE(site.percent(), 10); // nobody drives it
    const auto driven = site.run(words("--json release drive") + QStringList{site.id});
    QVERIFY2(driven.code == 7, driven.all().constData());
    QVERIFY2(text(driven, "reason").contains(QLatin1String("enough")), qPrintable(text(driven, "reason")));
    QCOMPARE(site.uri(), std::string("s3://models/v2"));
    QCOMPARE(site.ask("pause").code, 2); // it has ended
}

void TestCliRollout::anIdThatIsNoRolloutSaysSo()
{
    Site site;
    site.connect();
    for (const char* command : {"drive", "pause", "resume", "abort"}) {
        const auto unknown = site.run(words("--json release") +
                                      QStringList{QLatin1String(command), QStringLiteral("nobody-1")});
        QCOMPARE(unknown.code, 3);
        QVERIFY2(unknown.out.contains("This workspace knows no release of this id"), unknown.out.constData());
    }
    site.cluster.stop();
    QCOMPARE(site.drive().code, 5); // it may be there
}

void TestCliRollout::withoutControlItIsNotPermitted()
{
    Site site;
    site.connect("--namespace models");
    QCOMPARE(site.drive().code, 4);
    QCOMPARE(site.drive("--connection lab").code, 4);
    QCOMPARE(site.ask("abort").code, 4);
    QVERIFY(site.state().requests.isEmpty());
}

void TestCliRollout::wordsThatMakeNoSense_data()
{
    QTest::addColumn<QByteArray>("arguments");
    for (const char* arguments : {"--until halfway", "--until 20", "--until -1", "--metrics nowhere",
                                  "--context spare", "--connection lab --kubeconfig x"})
        QTest::newRow(arguments) << QByteArray(arguments);
}

void TestCliRollout::wordsThatMakeNoSense()
{
    QFETCH(QByteArray, arguments);
    Site site;
    site.connect();
    const auto driven = site.run(words("--json release drive") + QStringList{site.id} +
                                 QString::fromLatin1(arguments).split(u' '));
    QVERIFY2(driven.code == 2, driven.all().constData());
    QCOMPARE(site.holder(), QString());
}

QTEST_GUILESS_MAIN(TestCliRollout)
#include "tst_cli_rollout.moc"

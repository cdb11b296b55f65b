#include "tests/app/Program.h"
#include "tests/fixture/MlflowFixture.h"
#include "tests/services/TinyServer.h"
#include "tests/support/PrometheusLab.h"

#include <QDateTime>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;

namespace {

const QString fraud = QStringLiteral("fraud");

} // namespace

/// `policy` and `gate check`, as CI runs them.
class TestCliGates : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    MlflowFixture server_;

    Outcome run(const QStringList& arguments) const
    {
        return runProgram(folder_.filePath(QStringLiteral("ws")), arguments);
    }
    void write(const QString& name, const QByteArray& text) const
    {
        QFile file(folder_.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    static QByteArray policy(const QByteArray& gates)
    {
        return "policy: 1\nname: test\nmax-age: 24h\ngroups:\n  release-managers:\n"
               "    - {label: approver-1, key: \"ed25519:0v5esp8kI2WRM/23+zrmCZeJ8T98ETdjnRvQodMlgI8=\"}\n"
               "tiers:\n  low:\n    quorum: {release-managers: 1}\n"
               "    approvals-expire: 7d\n    soak: 1h\n    rollback: {}\n    gates:\n" +
               gates;
    }
    Outcome check(const QByteArray& gates, const QString& version = QStringLiteral("2"),
                  const QStringList& more = {}) const
    {
        write(QStringLiteral("other.yaml"), policy(gates));
        return run(QStringList{QStringLiteral("--json"), QStringLiteral("gate"), QStringLiteral("check"),
                               QStringLiteral("--env"), QStringLiteral("production"),
                               QStringLiteral("--model"), fraud, QStringLiteral("--version"), version,
                               QStringLiteral("--policy"), folder_.filePath(QStringLiteral("other.yaml"))} +
                   more);
    }

private Q_SLOTS:
    void initTestCase()
    {
        RegisteredModel model;
        model.key.remoteId = fraud;
        server_.addRegisteredModel(model);
        for (const double auc : {0.9, 0.93}) {
            Run run;
            run.status = RunStatus::Finished;
            run.startMs = 1'780'000'000'000;
            run.endMs = run.startMs + 1000;
            run.metrics = {{QStringLiteral("auc"), auc, 0, run.startMs}};
            ModelVersion version;
            version.model = fraud;
            version.runId = server_.addRun(run);
            version.source = QStringLiteral("mlflow-artifacts:/0/%1/artifacts/model").arg(version.runId);
            server_.addArtifact(version.runId, QStringLiteral("model/MLmodel"), "flavors: {sklearn: {}}\n");
            server_.addModelVersion(version);
        }
        server_.pointAlias(fraud, QStringLiteral("champion"), QStringLiteral("1"));
        write(QStringLiteral("policy.yaml"),
              policy("      - {id: auc, kind: metric-threshold, metric: auc, at-least: 0.8}\n"));
        write(QStringLiteral("production.yaml"),
              "pilothouse-environment: 1\nname: production\ntracker: lab\nregistry: lab\nmodel: fraud\n"
              "target:\n  alias: champion\npolicy: policy.yaml\nhome:\n  repository: " +
                  folder_.filePath(QStringLiteral("home.git")).toUtf8() + "\n  branch: main\n");
        QCOMPARE(run({QStringLiteral("connect"), QStringLiteral("add"), QStringLiteral("--name"),
                      QStringLiteral("lab"), QStringLiteral("--kind"), QStringLiteral("mlflow"),
                      QStringLiteral("--url"), server_.url()})
                     .code,
                 0);
        QCOMPARE(run({QStringLiteral("sync")}).code, 0);
        const auto added = run({QStringLiteral("env"), QStringLiteral("add"), QStringLiteral("--file"),
                                folder_.filePath(QStringLiteral("production.yaml"))});
        QVERIFY2(added.code == 0, added.err.constData());
    }

    void theExamplePolicyIsValid()
    {
        const auto checked = run({QStringLiteral("policy"), QStringLiteral("check"),
                                  testing::sourceFile(QStringLiteral("resources/policy/example.yaml"))});
        QVERIFY2(checked.code == 0, (checked.out + checked.err).constData());
    }

    void eachProblemOfAnEnvironmentHasALineOfItsOwn()
    {
        write(QStringLiteral("odd.yaml"), "pilothouse-environment: 1\nname: odd\ntrackr: lab\n");
        const auto added = run({QStringLiteral("env"), QStringLiteral("add"), QStringLiteral("--file"),
                                folder_.filePath(QStringLiteral("odd.yaml"))});
        QCOMPARE(added.code, 1);
        QVERIFY2(added.err.contains("\n  odd.yaml:3:1: \"trackr\""), added.err.constData());
        QVERIFY2(added.err.contains("\n  odd.yaml:1:1: "), added.err.constData());
    }

    void aBadPolicyIsToldWithLineAndColumn()
    {
        write(QStringLiteral("bad.yaml"), "policy: 1\nname: test\nmax-aeg: 24h\n");
        const auto checked = run({QStringLiteral("policy"), QStringLiteral("check"),
                                  folder_.filePath(QStringLiteral("bad.yaml"))});
        QCOMPARE(checked.code, 2);
        QVERIFY2(checked.out.contains("bad.yaml:3:1:"), checked.out.constData());
        QVERIFY2(checked.out.contains("max-age"), checked.out.constData());
        // What turns the direction of a text would make one line look like another.
        write(QStringLiteral("turned.yaml"), "policy: 1\nname: \"a\xe2\x80\xae"
                                             "b\"\nmax-age: 24h\n");
        const auto turned = run({QStringLiteral("policy"), QStringLiteral("check"),
                                 folder_.filePath(QStringLiteral("turned.yaml"))});
        QVERIFY2(turned.out.contains("turned.yaml:2:7:"), turned.out.constData());
        QVERIFY(!turned.out.contains("\xe2\x80\xae"));
        QCOMPARE(
            run({QStringLiteral("policy"), QStringLiteral("check"), QStringLiteral("/nowhere.yaml")}).code,
            1);
    }

    void wordsThatAreOffAreNoVerdict()
    {
        QCOMPARE(run({QStringLiteral("gate"), QStringLiteral("check"), QStringLiteral("--no-such")}).code, 1);
        QCOMPARE(run({QStringLiteral("policy"), QStringLiteral("check")}).code, 1);
        QCOMPARE(run({QStringLiteral("runs"), QStringLiteral("--no-such")}).code, 2);
    }

    void aSampleIsAsOldAsItsFile()
    {
        write(QStringLiteral("sample.csv"), "id,amount\n1,1\n2,2\n");
        const QByteArray contract =
            "      - {id: data, kind: data-contract, sample: sample.csv, minimum-rows: 2,\n"
            "         columns: {id: {type: integer}, amount: {type: number}}}\n";
        const auto fresh = check(contract);
        QVERIFY2(fresh.code == 0, (fresh.out + fresh.err).constData());
        QFile file(folder_.filePath(QStringLiteral("sample.csv")));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(
            file.setFileTime(QDateTime::currentDateTimeUtc().addDays(-2), QFileDevice::FileModificationTime));
        file.close();
        const auto old = check(contract); // the policy's max-age is a day
        QVERIFY2(old.code == 3 && old.out.contains("stale"), (old.out + old.err).constData());
    }

    /// Segment by segment, with what is needed to judge it again and no row of the data.
    void driftIsJudgedBySegment()
    {
        const auto table = [](int rows, double movedEu) {
            QByteArray text = "amount,region,card\n";
            for (int i = 0; i < rows; ++i)
                text += QByteArray::number((i * 37) % 100 + (i % 2 ? movedEu : 0)) + (i % 2 ? ",EU" : ",US") +
                        ",secret-" + QByteArray::number(i) + '\n';
            return text;
        };
        const QByteArray gate =
            "      - {id: moved, kind: drift, reference: reference.csv, current: current.csv,\n"
            "         columns: [amount], segments: [[region]]}\n";
        write(QStringLiteral("reference.csv"), table(2000, 0));
        write(QStringLiteral("current.csv"), table(1000, 0));
        const auto still = check(gate);
        QVERIFY2(still.code == 0, (still.out + still.err).constData());
        QVERIFY(still.out.contains("sha256:"));
        QVERIFY(!still.out.contains("secret-"));
        write(QStringLiteral("current.csv"), table(1000, 40));
        const auto moved = check(gate);
        QVERIFY2(moved.code == 2, (moved.out + moved.err).constData());
        QVERIFY2(moved.out.contains("amount (region = EU)"), moved.out.constData());
        write(QStringLiteral("current.csv"), table(40, 0));
        QCOMPARE(check(gate).code, 3); // too few rows are no data
        QVERIFY(QFile::remove(folder_.filePath(QStringLiteral("current.csv"))));
        QCOMPARE(check(gate).code, 3);
    }

    void aReportOfAnotherToolIsJudged()
    {
        QFile::remove(folder_.filePath(QStringLiteral("report.json")));
        QFile report(testing::data(QStringLiteral("quality/great-expectations/validation-1.2.json")));
        QVERIFY(report.open(QIODevice::ReadOnly));
        write(QStringLiteral("report.json"), report.readAll());
        const auto gate = [](const QByteArray& checks, const QByteArray& more = ", age-by: file") {
            return "      - {id: data, kind: data-quality, report: report.json, checks: [" + checks +
                   "], tool: Great Expectations" + more + "}\n";
        };
        const auto passed = check(gate("missing"));
        QVERIFY2(passed.code == 0, (passed.out + passed.err).constData());
        const auto failed = check(gate("missing, range"));
        QVERIFY2(failed.code == 2 && failed.out.contains("range of age"), failed.out.constData());
        QCOMPARE(check(gate("missing, freshness")).code, 3);
        QCOMPARE(check(gate("missing", {})).code, 3); // by its own time it is old
    }

    void dataIsHeldAgainstItsContract()
    {
        write(QStringLiteral("contract.yaml"), "columns:\n  id: {type: integer, unique: true}\n"
                                               "  amount: {type: number, minimum: 0}\n");
        const QByteArray gate = "      - {id: data, kind: data-quality, contract: contract.yaml,\n"
                                "         data: rows-of-contract.csv, checks: [range, type]}\n";
        write(QStringLiteral("rows-of-contract.csv"), "id,amount\n1,1\n2,2\n");
        const auto kept = check(gate);
        QVERIFY2(kept.code == 0, (kept.out + kept.err).constData());
        write(QStringLiteral("rows-of-contract.csv"), "id,amount\n1,1\n2,-2\n");
        const auto broken = check(gate);
        QVERIFY2(broken.code == 2 && broken.out.contains("range of amount"), broken.out.constData());
        // The gate of contracts takes the same file, and keeps it.
        const QByteArray named = "      - {id: data, kind: data-contract, contract: contract.yaml,\n"
                                 "         sample: rows-of-contract.csv}\n";
        const auto violated = check(named);
        QVERIFY2(violated.code == 2 && violated.out.contains("range of amount"), violated.out.constData());
        write(QStringLiteral("rows-of-contract.csv"), "id,amount\n1,1\n2,2\n");
        const auto whole = check(named);
        QVERIFY2(whole.code == 0 && whole.out.contains("{type: integer, unique: true}"),
                 whole.out.constData());
        QVERIFY(QFile::remove(folder_.filePath(QStringLiteral("contract.yaml"))));
        QCOMPARE(check(gate).code, 3);
        QCOMPARE(check(named).code, 3);
    }

    void freshnessIsOfTheNewestRow()
    {
        const auto rows = [](const QDateTime& newest) {
            return "at,region\n2020-01-01T00:00:00Z,EU\n" + newest.toString(Qt::ISODate).toUtf8() + ",EU\n";
        };
        const QByteArray gate =
            "      - {id: fresh, kind: freshness, table: rows.csv, column: at, by: region,\n"
            "         segments: [EU], within: 1h}\n";
        const auto now = QDateTime::currentDateTimeUtc();
        write(QStringLiteral("rows.csv"), rows(now.addSecs(-600)));
        const auto fresh = check(gate);
        QVERIFY2(fresh.code == 0, (fresh.out + fresh.err).constData());
        write(QStringLiteral("rows.csv"), rows(now.addSecs(-7200)));
        QCOMPARE(check(gate).code, 2);
        write(QStringLiteral("rows.csv"), rows(now.addSecs(7200)));
        QCOMPARE(check(gate).code, 3);
        QCOMPARE(check(QByteArray(gate).replace("[EU]", "[EU, US]")).code, 3);
    }

    /// The environment has no metrics source.
    void whatNobodyMeasuresIsNoData()
    {
        for (const char* kind : {"latency", "error-rate", "cost"}) {
            const auto checked = check(QByteArray("      - {id: live, kind: ") + kind +
                                       ", query: q, minimum-requests: 1, at-most: 1}\n");
            QVERIFY2(checked.code == 3 && checked.out.contains("no data"), checked.out.constData());
        }
    }

    void theSchemaIsPrinted()
    {
        const auto schema = run({QStringLiteral("policy"), QStringLiteral("schema")});
        QCOMPARE(schema.code, 0);
        QVERIFY(schema.json().value(QLatin1String("$schema")).toString().contains(QLatin1String("2020-12")));
    }

    /// Not as the last sync saw it.
    void theSourceRunIsReadFirst()
    {
        ModelVersion version;
        version.model = fraud;
        version.runId = server_.addRun({});
        const auto number = server_.addModelVersion(version);
        const QByteArray gate = "      - {id: a, kind: metric-threshold, metric: f1, at-least: 0.8}\n";
        QCOMPARE(check(gate, number).code, 3); // which was never synced, and has no f1
        server_.logMetric(version.runId, QStringLiteral("f1"), 0.9);
        const auto checked = check(gate, number);
        QVERIFY2(checked.code == 0, (checked.out + checked.err).constData());
        QVERIFY2(!checked.err.contains("could not be read"), checked.err.constData());
    }

    void theExitCodeTellsTheVerdict_data()
    {
        QTest::addColumn<QByteArray>("gates");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("verdict");
        QTest::newRow("all pass") << QByteArray("      - {id: a, kind: metric-threshold, metric: auc, "
                                                "at-least: 0.8}\n")
                                  << 0 << QStringLiteral("pass");
        QTest::newRow("one fails") << QByteArray("      - {id: a, kind: metric-threshold, metric: auc, "
                                                 "at-least: 0.99}\n")
                                   << 2 << QStringLiteral("fail");
        QTest::newRow("no such metric") << QByteArray("      - {id: a, kind: metric-threshold, metric: f1, "
                                                      "at-least: 0.8}\n")
                                        << 3 << QStringLiteral("no data");
        QTest::newRow("a command says so")
            << QByteArray("      - {id: a, kind: external-command, command: [/bin/echo, hello]}\n") << 3
            << QStringLiteral("inconclusive");
    }
    void theExitCodeTellsTheVerdict()
    {
        QFETCH(QByteArray, gates);
        QFETCH(int, code);
        QFETCH(QString, verdict);
        const auto checked = check(gates);
        QVERIFY2(checked.code == code, (checked.out + checked.err).constData());
        QCOMPARE(checked.json().value(QLatin1String("verdict")).toString(), verdict);
    }

    /// Back to what is live, by a condition that a real Prometheus answers.
    void theWayBackIsAskedAboutAsItWouldBePlanned()
    {
        const QByteArray ready = "      - {id: back, kind: rollback-ready}\n";
        const auto reason = [](const Outcome& outcome) {
            return outcome.json().value(QLatin1String("gates"))[0][QLatin1String("reason")].toString();
        };
        const auto bare = check(ready);
        QCOMPARE(bare.code, 3);
        QVERIFY2(reason(bare).contains(QLatin1String("condition")), qPrintable(reason(bare)));
        PrometheusLab lab;
        const auto two = QStringLiteral("2");
        const QStringList condition{QStringLiteral("--rollback-condition"), QStringLiteral("up < 1 for 5m"),
                                    QStringLiteral("--data-source"), lab.url()};
        Outcome checked;
        QVERIFY2(lab.waitFor([&] {
            checked = check(ready, two, condition);
            return checked.code == 0;
        }),
                 (checked.out + checked.err).constData());
        const auto gone =
            check(ready, two, condition + QStringList{QStringLiteral("--to-roll-back"), QStringLiteral("9")});
        QCOMPARE(gone.code, 2);
        lab.stop();
        QCOMPARE(check(ready, two, condition).code, 3);
    }

    void whatCannotBeAskedIsOne()
    {
        QCOMPARE(check("      - {id: a, kind: metric-threshold, metric: auc, at-least: 0.8}\n",
                       QStringLiteral("9"))
                     .code,
                 1);
        QCOMPARE(check("      - {id: a, kind: no-such-gate}\n").code, 1);
    }

    /// What a draft refuses passes no check either.
    void onlyWhatMayBeReleasedHereIsChecked()
    {
        const QByteArray gate = "      - {id: auc, kind: metric-threshold, metric: auc, at-least: 0.8}\n";
        const auto low = policy(gate);
        const auto tier = low.mid(low.indexOf("  low:\n"));
        write(QStringLiteral("tiers.yaml"), low + QByteArray(tier).replace("  low:\n", "  high:\n"));
        write(QStringLiteral("strict.yaml"),
              "pilothouse-environment: 1\nname: strict\ntracker: lab\nregistry: lab\nmodel: fraud\n"
              "target:\n  alias: champion\ntier: high\npolicy: tiers.yaml\nhome:\n  repository: " +
                  folder_.filePath(QStringLiteral("home.git")).toUtf8() + "\n  branch: main\n");
        const auto added = run({QStringLiteral("env"), QStringLiteral("add"), QStringLiteral("--file"),
                                folder_.filePath(QStringLiteral("strict.yaml"))});
        QVERIFY2(added.code == 0, added.err.constData());
        const auto strict = [&](const QString& model, const QStringList& more) {
            return run(QStringList{QStringLiteral("--json"), QStringLiteral("gate"), QStringLiteral("check"),
                                   QStringLiteral("--env"), QStringLiteral("strict"),
                                   QStringLiteral("--model"), model, QStringLiteral("--version"),
                                   QStringLiteral("2")} +
                       more);
        };
        const auto passed = strict(fraud, {});
        QVERIFY2(passed.code == 0, (passed.out + passed.err).constData());
        QCOMPARE(passed.json().value(QLatin1String("tier")).toString(), QStringLiteral("high"));
        const auto lower = strict(fraud, {QStringLiteral("--tier"), QStringLiteral("low")});
        QVERIFY2(lower.code == 1 && lower.out.contains("too low for strict"), lower.out.constData());
        const auto other = strict(QStringLiteral("other"), {});
        QVERIFY2(other.code == 1 && other.out.contains("Only fraud is released here"), other.out.constData());
    }

    void anEnvironmentWithAPolicyThatIsOffIsNotAdded()
    {
        write(QStringLiteral("off.yaml"), "policy: 1\nname: test\nmax-aeg: 24h\n");
        QFile file(folder_.filePath(QStringLiteral("production.yaml")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        write(QStringLiteral("other-environment.yaml"),
              file.readAll().replace("name: production", "name: other").replace("policy.yaml", "off.yaml"));
        const auto added = run({QStringLiteral("env"), QStringLiteral("add"), QStringLiteral("--file"),
                                folder_.filePath(QStringLiteral("other-environment.yaml"))});
        QCOMPARE(added.code, 2);
        QVERIFY2(added.err.contains("off.yaml:3:1:"), added.err.constData());
        QVERIFY(!run({QStringLiteral("env"), QStringLiteral("list")}).out.contains("other"));
    }

    void theProbeLooksAtModelTargetAndPolicy()
    {
        const auto probed = run({QStringLiteral("--json"), QStringLiteral("env"), QStringLiteral("probe"),
                                 QStringLiteral("production")});
        QCOMPARE(probed.code, 1); // its release home is nowhere
        QMap<QString, QString> verdicts;
        for (const auto& part : probed.json().value(QLatin1String("parts")).toArray())
            verdicts.insert(part[QLatin1String("part")].toString(),
                            part[QLatin1String("verdict")].toString());
        for (const char* part : {"Tracker", "Registry", "Model", "Target", "Policy"})
            QCOMPARE(verdicts.value(QLatin1String(part)), QStringLiteral("yes"));
        QCOMPARE(verdicts.value(QStringLiteral("Release home")), QStringLiteral("no"));
    }

    void theProbeSaysWhereNoTierCanBeTaken()
    {
        QFile file(folder_.filePath(QStringLiteral("production.yaml")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        write(QStringLiteral("severe.yaml"),
              file.readAll().replace("name: production", "name: severe\ntier: severe"));
        QCOMPARE(run({QStringLiteral("env"), QStringLiteral("add"), QStringLiteral("--file"),
                      folder_.filePath(QStringLiteral("severe.yaml"))})
                     .code,
                 0);
        const auto probed = run({QStringLiteral("env"), QStringLiteral("probe"), QStringLiteral("severe")});
        QCOMPARE(probed.code, 1);
        QVERIFY2(probed.out.contains("asks for the tier severe, which its policy does not have."),
                 probed.out.constData());
    }

    /// It is in no output, and in no file that is left behind.
    void theSecretOfAMetricsSourceStaysOut()
    {
        const QByteArray planted = "hunter2-planted-metrics";
        qputenv("PH_PLANTED_METRICS", planted);
        // Careless: it repeats what it was shown.
        const TinyServer watch([](QTcpSocket* socket, const TinyRequest& request) {
            const auto body = "no entry with " + request.headers.value("authorization");
            socket->write("HTTP/1.1 403 No\r\nContent-Type: text/plain\r\nConnection: close\r\n"
                          "Content-Length: " +
                          QByteArray::number(body.size()) + "\r\n\r\n" + body);
            socket->disconnectFromHost();
        });
        QFile file(folder_.filePath(QStringLiteral("production.yaml")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        write(QStringLiteral("watched.yaml"),
              file.readAll().replace("name: production", "name: watched") + "metrics:\n  url: " +
                  QByteArray::fromStdString(watch.url("/")) + "\n  token: env:PH_PLANTED_METRICS\n");
        QByteArray said;
        for (const auto& arguments :
             {words("env add --file") + QStringList{folder_.filePath(QStringLiteral("watched.yaml"))},
              words("--json env list"), words("env probe watched"), words("--json env probe watched")}) {
            const auto outcome = run(arguments);
            said += outcome.all();
        }
        QVERIFY(said.contains("\"metrics_auth\":\"bearer\"") ||
                said.contains("\"metrics_auth\": \"bearer\""));
        QVERIFY2(!watch.requests().isEmpty(), said.constData());
        QCOMPARE(watch.requests().front().headers.value("authorization"), "Bearer " + planted);
        QVERIFY2(!said.contains(planted), said.constData());
        QDirIterator files(folder_.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile left(files.next());
            QVERIFY(left.open(QIODevice::ReadOnly));
            QVERIFY2(!left.readAll().contains(planted), qPrintable(left.fileName()));
        }
    }

    /// Last: takes the server away. The cache still knows the version, and says how old that is.
    void offlineTheCacheAnswers_andNothingPasses()
    {
        server_.stop();
        const auto checked = check("      - {id: a, kind: metric-threshold, metric: auc, at-least: 0.8}\n");
        QVERIFY2(checked.code == 3, (checked.out + checked.err).constData());
        QCOMPARE(checked.json().value(QLatin1String("verdict")).toString(), QStringLiteral("inconclusive"));
        for (const char* what :
             {"fraud version 2 could not be read now", "The source run could not be read now", "it was seen"})
            QVERIFY2(checked.err.contains(what), checked.err.constData());
    }
};

QTEST_GUILESS_MAIN(TestCliGates)
#include "tst_cli_gates.moc"

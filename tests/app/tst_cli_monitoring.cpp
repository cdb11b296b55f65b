#include "services/observations/ObservedStore.h"
#include "tests/app/Program.h"
#include "tests/support/AlertmanagerLab.h"
#include "tests/support/PrometheusLab.h"

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;

namespace {

/// A workspace, and a file of metrics beside it.
class MonitorShell {
public:
    MonitorShell()
    {
        QFile file(metrics());
        if (!file.open(QIODevice::WriteOnly) ||
            file.write("queue{model=\"fraud\"} 4\nqueue{model=\"churn\"} 2\n") < 0)
            qFatal("no file of metrics");
    }
    QString metrics() const { return folder_.filePath(QStringLiteral("model.prom")); }
    std::filesystem::path observed() const
    {
        return folder_.filePath(QStringLiteral("ws/observed.db")).toStdString();
    }
    /// An objective of the workspace, written by hand.
    void keep(const QByteArray& text)
    {
        QDir().mkpath(folder_.filePath(QStringLiteral("ws/objectives")));
        QFile file(folder_.filePath(QStringLiteral("ws/objectives/a.yaml")));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("no objective");
    }
    Outcome run(const QStringList& arguments)
    {
        return runProgram(folder_.filePath(QStringLiteral("ws")), arguments);
    }
    Outcome json(const QStringList& arguments)
    {
        return run(QStringList{QStringLiteral("--json")} + arguments);
    }
    Outcome add(const char* name, const char* kind, const QString& url, const QStringList& more = {})
    {
        return run(QStringList{QStringLiteral("connect"), QStringLiteral("add"), QStringLiteral("--name"),
                               QLatin1String(name), QStringLiteral("--kind"), QLatin1String(kind),
                               QStringLiteral("--url"), url} +
                   more);
    }

private:
    QTemporaryDir folder_;
};

QJsonArray listIn(const Outcome& outcome, const char* name)
{
    return outcome.json().value(QLatin1String(name)).toArray();
}

} // namespace

class TestCliMonitoring : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileIsAskedForItsNumbers()
    {
        MonitorShell shell;
        QCOMPARE(shell.add("file", "openmetrics", shell.metrics()).code, 0);
        QCOMPARE(shell.run(words("connect test file")).code, 0);
        const auto table = shell.run(words("metrics queue"));
        QCOMPARE(table.code, 0);
        QVERIFY2(table.out.contains("queue{model=\"fraud\"}"), table.out.constData());
        const auto series = listIn(shell.json(words("metrics queue{model=\"fraud\"}")), "series");
        QCOMPARE(series.size(), 1);
        QCOMPARE(series[0].toObject().value(QLatin1String("last")).toDouble(), 4.0);
        const auto csv = shell.run(words("metrics queue --from -1h --format csv"));
        QCOMPARE(csv.code, 0);
        QVERIFY(csv.out.startsWith("metric,time,value\n"));
        // What was read over time is kept for the timeline; what was read of now is not.
        const auto kept = ObservedStore::openReadOnly(shell.observed());
        QVERIFY_RESULT(kept);
        const auto windows = (*kept)->metricSeries();
        QVERIFY_RESULT(windows);
        QCOMPARE(windows->size(), std::size_t(2));
        QCOMPARE(windows->front().key.source, QStringLiteral("file"));
        QCOMPARE(windows->front().key.expression, QStringLiteral("queue"));
        QCOMPARE(windows->front().key.scope.model,
                 windows->front().key.labels.value(QStringLiteral("model")));
        QCOMPARE(shell.run(words("metrics rate(queue[5m])")).code, 1); // unsupported, in words
        QCOMPARE(shell.run(words("sync")).code, 0);                    // it can be asked, and that is all
    }

    void whoCannotAnswerIsNotAsked()
    {
        MonitorShell shell;
        QCOMPARE(shell.run(words("metrics up")).code, 3); // nobody is connected
        QCOMPARE(shell.add("file", "openmetrics", shell.metrics()).code, 0);
        QCOMPARE(shell.add("other", "openmetrics", shell.metrics()).code, 0);
        const auto several = shell.run(words("metrics up"));
        QCOMPARE(several.code, 2);
        QVERIFY(several.err.contains("file, other"));
        QCOMPARE(shell.run(words("metrics --rules --connection file")).code, 2);
        QCOMPARE(shell.run(words("alerts")).code, 2);
        QCOMPARE(shell.run(words("metrics")).code, 2);
        QCOMPARE(shell.add("none", "openmetrics", shell.metrics() + QStringLiteral(".gone")).code, 3);
        QCOMPARE(shell.add("bad", "prometheus", QStringLiteral("not a url")).code, 2);
    }

    void objectivesThatAreNotKnownAreNoData()
    {
        MonitorShell shell;
        QCOMPARE(shell.run(words("objectives")).code, 0); // there is none
        shell.keep("name: availability\nconnection: prod\ntarget: 0.99\nbad: queue[{window}]\n");
        const auto told = shell.json(words("objectives"));
        QCOMPARE(told.code, 3); // nobody to ask
        const auto objective = listIn(told, "objectives").at(0).toObject();
        QCOMPARE(objective.value(QLatin1String("verdict")).toString(), QStringLiteral("no data"));
        QVERIFY(objective.value(QLatin1String("budget_left")).isNull());
        shell.keep("name: availability\ntargte: 0.99\n");
        const auto mistaken = shell.run(words("objectives"));
        QCOMPARE(mistaken.code, 3);
        QVERIFY2(mistaken.err.contains("a.yaml: line 2: "), mistaken.err.constData());
    }

    void anObjectiveThatBurnsIsSaid()
    {
        if (!PrometheusLab::isInstalled())
            QSKIP("prometheus is not installed");
        PrometheusLab server;
        MonitorShell shell;
        QCOMPARE(shell.add("prom", "prometheus", server.url()).code, 0);
        // Half of what is looked at is bad, however short the window.
        shell.keep("name: half\nconnection: prom\ntarget: 0.99\n"
                   "bad: avg(max_over_time(up[{window}])) / 2\n");
        const bool burns = server.waitFor([&] { return shell.run(words("objectives")).code == 2; });
        QVERIFY(burns);
        const auto verdict = listIn(shell.json(words("objectives")), "objectives").at(0).toObject();
        QCOMPARE(verdict.value(QLatin1String("verdict")).toString(), QStringLiteral("page"));
    }

    void aRealPrometheus()
    {
        if (!PrometheusLab::isInstalled())
            QSKIP("prometheus is not installed");
        PrometheusLab server(
            "groups:\n- name: g\n  interval: 1s\n  rules:\n  - alert: Up\n    expr: up > 0\n");
        MonitorShell shell;
        QCOMPARE(shell.add("prom", "prometheus", server.url()).code, 0);
        const bool fires =
            server.waitFor([&] { return listIn(shell.json(words("alerts")), "alerts").size() == 1; });
        QVERIFY(fires);
        const auto tested = shell.json(words("connect test prom"));
        QCOMPARE(tested.code, 0);
        QVERIFY(!tested.json().value(QLatin1String("server_version")).toString().isEmpty());

        const auto range = shell.json(words("metrics up --connection prom --from -10m --step 1s"));
        QCOMPARE(range.code, 0);
        const auto up = listIn(range, "series").at(0).toObject();
        QVERIFY(up.value(QLatin1String("gaps")).toInt() > 0);
        QVERIFY(!up.value(QLatin1String("points")).toArray().isEmpty());
        const auto wide = shell.json(words("metrics up --from -30d --step 1s"));
        QCOMPARE(wide.code, 0);
        QCOMPARE(wide.json().value(QLatin1String("asked_step_ms")).toInt(), 1000);
        QVERIFY(wide.json().value(QLatin1String("step_ms")).toInt() > 200'000);
        QVERIFY(wide.err.contains("The step is"));

        const auto mistaken = shell.run({QStringLiteral("metrics"), QStringLiteral("sum(up")});
        QCOMPARE(mistaken.code, 2);
        QVERIFY2(mistaken.err.contains("line 1, column 7: ") && mistaken.err.contains("  sum(up\n        ^"),
                 mistaken.err.constData());
        QCOMPARE(listIn(shell.json(words("metrics --rules")), "rules").size(), 1);
        QCOMPARE(listIn(shell.json(words("metrics --targets")), "targets").size(), 1);
        QVERIFY(listIn(shell.json(words("metrics --names")), "names").contains(QStringLiteral("up")));
        server.stop();
        QCOMPARE(shell.run(words("metrics up")).code, 5);
    }

    void aRealAlertmanager()
    {
        if (!AlertmanagerLab::isInstalled())
            QSKIP("prometheus-alertmanager is not installed");
        AlertmanagerLab server;
        server.fire({{"alertname", "ErrorsHigh"}, {"model", "fraud"}, {"severity", "critical"}});
        MonitorShell shell;
        QCOMPARE(shell.add("reads", "alertmanager", server.url()).code, 0);
        const QStringList add{
            QStringLiteral("silence"),     QStringLiteral("add"),          QStringLiteral("--match"),
            QStringLiteral("model=fraud"), QStringLiteral("--for"),        QStringLiteral("2h"),
            QStringLiteral("--comment"),   QStringLiteral("Rolling back"), QStringLiteral("--connection")};
        QCOMPARE(shell.run(add + QStringList{QStringLiteral("reads")}).code, 4); // control is switched off
        QCOMPARE(shell.add("acts", "alertmanager", server.url(), {QStringLiteral("--allow-control")}).code,
                 0);
        const auto acts = add + QStringList{QStringLiteral("acts")};
        const auto tried = shell.json(acts + QStringList{QStringLiteral("--dry-run")});
        QCOMPARE(tried.code, 0);
        QCOMPARE(listIn(tried, "matched").size(), 1);
        QVERIFY(listIn(shell.json(words("silence list --connection acts")), "silences").isEmpty());

        const auto made = shell.json(acts);
        QCOMPARE(made.code, 0);
        const auto id = made.json().value(QLatin1String("id")).toString();
        QCOMPARE(made.json().value(QLatin1String("answer")).toString(), QStringLiteral("came"));
        const auto seen = made.json().value(QLatin1String("seen")).toObject();
        QCOMPARE(seen.value(QLatin1String("state")).toString(), QStringLiteral("active"));
        QCOMPARE(seen.value(QLatin1String("comment")).toString(), QStringLiteral("Rolling back"));
        const bool silenced = QTest::qWaitFor(
            [&] {
                const auto alerts = shell.run(words("alerts --connection acts"));
                return alerts.out.contains("silence " + id.left(8).toLatin1());
            },
            60'000);
        QVERIFY(silenced);

        const QStringList expire{QStringLiteral("silence"), QStringLiteral("expire"), id,
                                 QStringLiteral("--connection"), QStringLiteral("acts")};
        const auto ended = shell.json(expire);
        QCOMPARE(ended.code, 0);
        QCOMPARE(
            ended.json().value(QLatin1String("seen")).toObject().value(QLatin1String("state")).toString(),
            QStringLiteral("expired"));
        const auto all = shell.json(words("silence list --all --connection acts"));
        QCOMPARE(listIn(all, "silences").size(), 1);
        QCOMPARE(shell.run(words("silence add --match model= --for 2h --comment x --connection acts")).code,
                 2);
    }
};

QTEST_GUILESS_MAIN(TestCliMonitoring)
#include "tst_cli_monitoring.moc"

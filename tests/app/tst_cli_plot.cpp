// `pilothouse plot` as a script uses it, on the sample store, without a display.
#include "tests/app/Program.h"
#include "tests/fixture/MlflowFixture.h"

#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <cmath>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr auto histories = "/api/2.0/mlflow/metrics/get-history";

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestCliPlot : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    Outcome run(const QStringList& arguments) { return runIn(q("ws"), arguments); }
    Outcome runIn(const QString& workspace, const QStringList& arguments)
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(q("XDG_DATA_HOME"), folder_.path());
        environment.remove(q("QT_QPA_PLATFORM"));
        environment.remove(q("DISPLAY"));
        QProcess process;
        process.setProcessEnvironment(environment);
        return outcomeIn(process, folder_.filePath(workspace), arguments);
    }
    QString file(const char* name) const { return folder_.filePath(q(name)); }
    QByteArray bytes(const char* name) const
    {
        QFile file(folder_.filePath(q(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString metric_;

    /// Runs "a" and "b" of a server with a course of loss, and with "nan" and "other" that cannot be drawn
    /// alone or along each other, in a workspace without their histories.
    Outcome know(MlflowFixture& server, const QString& workspace)
    {
        for (const auto* name : {"a", "b"}) {
            Run run;
            run.name = q(name);
            run.status = RunStatus::Finished;
            run.startMs = 1'700'000'000'000;
            const auto id = server.addRun(run);
            for (int step = 0; step < 5; ++step) {
                server.logMetric(id, q("loss"), 1.0 / (1 + step), step, run.startMs + step);
                server.logMetric(id, q("nan"), std::nan(""), step, run.startMs + step);
                server.logMetric(id, q("other"), step, 100 + step, run.startMs + step);
            }
        }
        const auto added = runIn(workspace, {q("connect"), q("add"), q("--name"), q("lab"), q("--kind"),
                                             q("mlflow"), q("--url"), server.url()});
        return added.code == 0 ? runIn(workspace, {q("sync")}) : added;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto made = run({q("sample"), q("create"), file("ws")});
        QVERIFY2(made.code == 0, made.err.constData());
        const auto synced = run({q("sync")});
        QVERIFY2(synced.code == 0, synced.err.constData());
        const auto runs = run({q("--json"), q("runs"), q("")});
        QVERIFY2(runs.code == 0, runs.err.constData());
        // Whatever the sample's runs have most.
        QMap<QString, int> counts;
        for (const auto& one : runs.json()[q("runs")].toArray()) {
            for (const auto& key : one.toObject().keys()) {
                if (key.startsWith(q("metrics.")) && !key.contains(u'`'))
                    ++counts[key.mid(8)];
            }
        }
        QVERIFY(!counts.isEmpty());
        for (auto it = counts.begin(); it != counts.end(); ++it) {
            if (metric_.isEmpty() || it.value() > counts[metric_])
                metric_ = it.key();
        }
    }

    void anSvgIsWellFormedAndSaysWhatItShows()
    {
        const auto done = run({q("--json"), q("plot"), q("--limit"), q("8"), q("--metric"), metric_,
                               q("--out"), file("a.svg")});
        QVERIFY2(done.code == 0, (done.err + done.out).constData());
        QCOMPARE(done.json()[q("file")].toString(), file("a.svg"));
        QVERIFY(done.json()[q("runs_drawn")].toInt() > 0);
        QCOMPARE(done.json()[q("runs_drawn")].toInt() + done.json()[q("runs_without_metric")].toInt(), 8);
        QVERIFY(done.json()[q("points")].toInt() > 0);
        QXmlStreamReader xml(bytes("a.svg"));
        QString words;
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::Characters)
                words += xml.text();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY2(words.contains(metric_), qPrintable(words));
    }

    void aPngHasTheSizeThatWasAsked()
    {
        const auto done =
            run({q("plot"), q("--metric"), metric_, q("--size"), q("640x360"), q("--dark"), q("--x"),
                 q("relative"), q("--smooth"), q("gauss:3"), q("--out"), file("a.png")});
        QVERIFY2(done.code == 0, done.err.constData());
        const QImage picture(file("a.png"));
        QCOMPARE(picture.size(), QSize(640, 360));
        QVERIFY(picture.pixelColor(1, 1).lightness() < 80);
    }

    void aPdfAndTheNumbersLeaveToo()
    {
        auto done = run({q("plot"), q("--metric"), metric_, q("--group-by"), q("status"), q("--band"),
                         q("std"), q("--out"), file("a.pdf")});
        QVERIFY2(done.code == 0, done.err.constData());
        QVERIFY(bytes("a.pdf").startsWith("%PDF-"));
        done = run({q("plot"), q("--limit"), q("3"), q("--metric"), metric_, q("--out"), file("a.csv")});
        QVERIFY2(done.code == 0, done.err.constData());
        QVERIFY2(bytes("a.csv").startsWith("Run,Metric,Step,Time,Value"),
                 bytes("a.csv").left(60).constData());
        QVERIFY(bytes("a.csv").count('\n') > 3);
    }

    void offlineDrawsWhatIsCached()
    {
        QCOMPARE(
            run({q("plot"), q("--limit"), q("2"), q("--metric"), metric_, q("--out"), file("b.svg")}).code,
            0);
        const auto again = run({q("--json"), q("plot"), q("--limit"), q("2"), q("--metric"), metric_,
                                q("--offline"), q("--out"), file("c.svg")});
        QVERIFY2(again.code == 0, again.err.constData());
        QCOMPARE(bytes("b.svg"), bytes("c.svg"));
    }

    void wrongWordsAreSaidBeforeAnythingIsRead_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("code");
        QTest::newRow("smooth") << QStringList{q("--smooth"), q("ema:7")} << 2;
        QTest::newRow("size") << QStringList{q("--size"), q("big")} << 2;
        QTest::newRow("band") << QStringList{q("--band"), q("std")} << 2;
        QTest::newRow("experiment") << QStringList{q("--experiment"), q("no such")} << 3;
        QTest::newRow("query") << QStringList{q("metrics.auc >")} << 2;
    }
    void wrongWordsAreSaidBeforeAnythingIsRead()
    {
        QFETCH(QStringList, words);
        QFETCH(int, code);
        const auto done = run(QStringList{q("plot")} + words +
                              QStringList{q("--metric"), metric_, q("--out"), file("d.svg")});
        QCOMPARE(done.code, code);
        QVERIFY(!QFile::exists(file("d.svg")));
    }

    void aMetricThatNobodyHasIsNotFound()
    {
        const auto done = run({q("plot"), q("--metric"), q("no/such"), q("--out"), file("e.svg")});
        QCOMPARE(done.code, 3);
        QVERIFY(!QFile::exists(file("e.svg")));
        QCOMPARE(run({q("plot"), q("--metric"), metric_, q("--out"), file("e.bmp")}).code, 2);
    }

    void anXThatNobodyHasIsTheOneThatIsNamed()
    {
        const auto done =
            run({q("plot"), q("--metric"), metric_, q("--x"), q("no/such"), q("--out"), file("f.svg")});
        QCOMPARE(done.code, 3);
        QVERIFY2(done.err.contains("no/such"), done.err.constData());
    }

    void aMistypedGroupIsNotFoundAndCorrected()
    {
        const auto by = [this](const char* key) {
            return run({q("plot"), q("--experiment"), q("fraud-detection"), q("--metric"), q("auc"),
                        q("--group-by"), q(key), q("--out"), file("g.svg")});
        };
        const auto mistyped = by("params.modle");
        QCOMPARE(mistyped.code, 3);
        QVERIFY2(mistyped.err.contains("did you mean params.model"), mistyped.err.constData());
        QVERIFY(!QFile::exists(file("g.svg")));
        const auto right = by("params.model");
        QVERIFY2(right.code == 0, right.err.constData());
        QVERIFY(QFile::exists(file("g.svg")));
    }

    void whereThereIsNothingToDrawNothingIsWritten_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("said");
        QTest::newRow("no run matches") << QStringList{q("run_name = 'nobody'"), q("--metric"), q("loss")}
                                        << q("None of the 0 matching runs has it.");
        QTest::newRow("only NaN") << QStringList{q("--metric"), q("nan")}
                                  << q("nothing that this axis can show");
        QTest::newRow("no common step") << QStringList{q("--metric"), q("loss"), q("--x"), q("other")}
                                        << q("10 points have no place along x.");
    }
    void whereThereIsNothingToDrawNothingIsWritten()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, said);
        MlflowFixture server;
        const auto workspace = q("nothing-") + q(QTest::currentDataTag());
        const auto known = know(server, workspace);
        QVERIFY2(known.code == 0, known.err.constData());
        const auto done =
            runIn(workspace, QStringList{q("plot")} + words + QStringList{q("--out"), file("n.svg")});
        QCOMPARE(done.code, 3);
        QVERIFY2(QString::fromUtf8(done.err).contains(said), done.err.constData());
        QVERIFY(!QFile::exists(file("n.svg")));
    }

    void aRunThatCannotBeReadIsNamedBesideTheDrawnOnes()
    {
        MlflowFixture server;
        const auto known = know(server, q("partial"));
        QVERIFY2(known.code == 0, known.err.constData());
        const auto plot = [&](const char* out) {
            auto refusal = Fault::withStatus(403);
            refusal.times = 1;
            server.setFault(histories, refusal);
            return runIn(q("partial"),
                         {q("--json"), q("plot"), q("--metric"), q("loss"), q("--out"), file(out)});
        };
        const auto some = plot("p.svg");
        QVERIFY2(some.code == 7, (some.err + some.out).constData());
        QCOMPARE(some.json()[q("runs_drawn")].toInt(), 1);
        const auto unread = some.json()[q("unread")].toArray();
        QCOMPARE(unread.size(), 1);
        QCOMPARE(unread[0].toObject()[q("kind")].toString(), q("forbidden"));
        QVERIFY(QFile::exists(file("p.svg")));
        // What was read is kept: only the other one is asked for again, and is refused again.
        const auto again = plot("p.svg");
        QCOMPARE(again.code, 7);
        QCOMPARE(again.json()[q("unread")], some.json()[q("unread")]);
        server.clearFaults();
        const auto whole = runIn(
            q("partial"), {q("--json"), q("plot"), q("--metric"), q("loss"), q("--out"), file("p.svg")});
        QCOMPARE(whole.code, 0);
        QCOMPARE(whole.json()[q("runs_drawn")].toInt(), 2);
    }

    void whereNoRunCanBeReadTheReasonIsTheExitCode()
    {
        MlflowFixture server;
        const auto known = know(server, q("refused"));
        QVERIFY2(known.code == 0, known.err.constData());
        server.setFault(histories, Fault::withStatus(403));
        const auto done =
            runIn(q("refused"), {q("plot"), q("--metric"), q("loss"), q("--out"), file("r.svg")});
        QCOMPARE(done.code, 4);
        QVERIFY(!QFile::exists(file("r.svg")));
    }

    void helpHasExamples()
    {
        const auto help = run({q("plot"), q("--help")});
        QCOMPARE(help.code, 0);
        QVERIFY(help.out.contains("Examples") && help.out.contains("--smooth"));
    }
};

QTEST_GUILESS_MAIN(TestCliPlot)
#include "tst_cli_plot.moc"

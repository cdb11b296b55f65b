// `pilothouse plot` as a script uses it, on the sample store, without a display.
#include "tests/support/Testing.h"

#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>

namespace {

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

struct Outcome {
    int code = -1;
    QByteArray out, err;
    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

} // namespace

class TestCliPlot : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    Outcome run(const QStringList& arguments)
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(q("XDG_DATA_HOME"), folder_.path());
        environment.remove(q("QT_QPA_PLATFORM"));
        environment.remove(q("DISPLAY"));
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(ph::testing::program(),
                      QStringList{q("--workspace"), folder_.filePath(q("ws"))} + arguments);
        if (!process.waitForFinished(120'000))
            return {};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }
    QString file(const char* name) const { return folder_.filePath(q(name)); }
    QByteArray bytes(const char* name) const
    {
        QFile file(folder_.filePath(q(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString metric_;

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

    void helpHasExamples()
    {
        const auto help = run({q("plot"), q("--help")});
        QCOMPARE(help.code, 0);
        QVERIFY(help.out.contains("Examples") && help.out.contains("--smooth"));
    }
};

QTEST_GUILESS_MAIN(TestCliPlot)
#include "tst_cli_plot.moc"

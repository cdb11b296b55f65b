#include "tests/app/Program.h"
#include "tests/fixture/MlflowFixture.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

#include <cmath>

using namespace ph;
using namespace ph::testing;

namespace {

/// Spread evenly over 0 to 1, the same each time, and moved by so much from the middle row on.
QByteArray table(int rows, double movedBy)
{
    QByteArray bytes = "time,region,age,plan\n";
    for (int i = 0; i < rows; ++i) {
        const double at = i * 0.6180339887498949;
        const double value = at - std::floor(at) + (i >= rows / 2 ? movedBy : 0);
        bytes += "2026-11-" + QByteArray::number(10 + i * 10 / rows) + "T12:00:00Z," +
                 (i % 2 ? "EU," : "US,") + QByteArray::number(value, 'g', 6) + (i % 3 ? ",free" : ",paid") +
                 '\n';
    }
    return bytes;
}

QJsonObject columnNamed(const QJsonObject& document, const char* name)
{
    const auto columns = document.value(QLatin1String("columns")).toArray();
    for (const auto& column : columns) {
        if (column.toObject().value(QLatin1String("column")).toString() == QLatin1String(name))
            return column.toObject();
    }
    return {};
}

/// As mlflow.log_table() writes it: the columns' names, then the rows.
QByteArray loggedTable(int rows, double movedBy)
{
    QByteArray bytes = R"({"columns": ["region", "age"], "data": [)";
    for (int i = 0; i < rows; ++i) {
        const double at = i * 0.6180339887498949;
        bytes += (i ? ", [" : "[") + QByteArray(i % 2 ? "\"EU\", " : "\"US\", ") +
                 QByteArray::number(at - std::floor(at) + movedBy, 'g', 6) + ']';
    }
    return bytes + "]}";
}

/// A server with a run that logged a table, was given datasets of several kinds, and is cached here.
class RunSite {
public:
    explicit RunSite(const QString& workspace)
        : workspace_(workspace)
    {
        Run run;
        run.name = QStringLiteral("champion");
        run.status = RunStatus::Finished;
        run.endMs = run.startMs = 1'700'000'000'000;
        const auto input = [](const char* name, const char* source) {
            DatasetInput made;
            made.name = QLatin1String(name);
            made.digest = QStringLiteral("d1g35t");
            made.source = QLatin1String(source);
            return made;
        };
        run.inputs = {input("far", R"({"uri": "s3://bucket/far.csv"})"),
                      input("passwd", R"({"uri": "/etc/passwd"})")};
        id = server.addRun(run);
        server.addArtifact(id, QStringLiteral("eval/table.json"), loggedTable(400, 0));
        server.addArtifact(id, QStringLiteral("eval/moved.json"), loggedTable(400, 0.5));
        isReady = pilothouse(words("connect add --name lab --kind mlflow --url") + QStringList{server.url()})
                          .code == 0 &&
                  pilothouse({QStringLiteral("sync")}).code == 0;
    }
    Outcome pilothouse(const QStringList& arguments) const { return runProgram(workspace_, arguments); }
    Outcome compare(const QString& reference, const QString& current) const
    {
        return pilothouse({QStringLiteral("drift"), QStringLiteral("--reference"), reference,
                           QStringLiteral("--current"), current});
    }
    QString table(const char* path) const
    {
        return QStringLiteral("run:lab/%1/%2").arg(id, QLatin1String(path));
    }
    int asked() const { return server.requestCount(); }

    MlflowFixture server;
    QString id;
    bool isReady = false;

private:
    const QString workspace_;
};

} // namespace

/// `pilothouse drift`, as scripts rely on it.
class TestCliDrift : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    QString file(const char* name, const QByteArray& bytes) const
    {
        QFile out(folder_.filePath(QLatin1String(name)));
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("%s cannot be written", name);
        return out.fileName();
    }
    Outcome drift(const QStringList& options, const QStringList& before = {}) const
    {
        return runProgram(folder_.filePath(QStringLiteral("ws")),
                          before + QStringList{QStringLiteral("drift")} + options);
    }
    QStringList sides(double movedBy) const
    {
        return {QStringLiteral("--reference"), file("reference.csv", table(1'000, 0)),
                QStringLiteral("--current"), file("current.csv", table(1'000, movedBy))};
    }

private Q_SLOTS:
    void exitsTellTheVerdict()
    {
        QCOMPARE(drift(sides(0)).code, 0);
        QCOMPARE(drift(sides(0.5)).code, 2);
        const auto one = file("one.csv", "a\n1\n");
        QCOMPARE(drift({"--reference", one, "--current", one}).code, 3);
        QCOMPARE(drift({"--reference", one, "--current", folder_.filePath("gone.csv")}).code, 1);
        QCOMPARE(drift({"--reference", one}).code, 1);
        QCOMPARE(drift(sides(0) + QStringList{"--columns", "height"}).code, 1);
        QCOMPARE(drift(sides(0) + QStringList{"--window", "soon"}).code, 1);
        QCOMPARE(drift(sides(0) + QStringList{"--method", "age=kss"}).code, 1);
    }

    void aPersonReadsATable()
    {
        const auto told = drift(sides(0.5) + QStringList{"--segment", "region", "--window", "1d"});
        QCOMPARE(told.code, 2);
        QVERIFY2(told.out.startsWith("drift: 1 of 3 columns moved (pilothouse defaults, 1000 reference rows, "
                                     "1000 current rows)\n"),
                 told.out.constData());
        QVERIFY2(told.out.contains("2026-11-15"), told.out.constData()); // since then
        QVERIFY2(told.out.contains("region = EU"), told.out.constData());
        QVERIFY2(told.err.isEmpty(), told.err.constData());
    }

    void aScriptReadsJson()
    {
        const auto told = drift(sides(0.5) + QStringList{"--segment", "region", "--time", "time", "--window",
                                                         "1d", "--cross", "region*plan"},
                                {"--json"});
        QCOMPARE(told.code, 2);
        const auto document = told.json();
        QCOMPARE(document.value(QLatin1String("verdict")).toString(), QStringLiteral("drift"));
        const auto age = columnNamed(document, "age");
        QCOMPARE(age.value(QLatin1String("method")).toString(), QStringLiteral("ks"));
        QVERIFY(std::abs(age.value(QLatin1String("statistic")).toDouble() - 0.25) < 0.01);
        QVERIFY(age.value(QLatin1String("p_value")).toDouble() < 1e-10);
        QVERIFY(age.value(QLatin1String("corrected_p")).toDouble() >=
                age.value(QLatin1String("p_value")).toDouble());
        QCOMPARE(age.value(QLatin1String("threshold")).toDouble(), 0.05);
        QCOMPARE(age.value(QLatin1String("threshold_of")).toString(), QStringLiteral("p_value"));
        QCOMPARE(age.value(QLatin1String("n_reference")).toInt(), 1'000);
        QCOMPARE(age.value(QLatin1String("n_current")).toInt(), 1'000);
        QCOMPARE(age.value(QLatin1String("verdict")).toString(), QStringLiteral("drift"));
        QCOMPARE(age.value(QLatin1String("effect_size")).toString(), QStringLiteral("ks_distance"));
        QCOMPARE(age.value(QLatin1String("onset")).toString(), QStringLiteral("2026-11-15"));
        QCOMPARE(age.value(QLatin1String("windows")).toArray().size(), 10);
        QCOMPARE(age.value(QLatin1String("segments")).toArray().size(), 2 + 4);
        QCOMPARE(columnNamed(document, "plan").value(QLatin1String("verdict")).toString(),
                 QStringLiteral("no drift"));
        QCOMPARE(
            document.value(QLatin1String("windows")).toArray().first().toObject().value("from").toString(),
            QStringLiteral("2026-11-10T00:00:00.000Z"));
        QCOMPARE(document.value(QLatin1String("reference")).toObject().value("rows").toInt(), 1'000);
    }

    void methodsAndThresholdsAreTheUsers()
    {
        const auto told =
            drift(sides(0.5) + QStringList{"--columns", "age", "--method", "age=psi", "--threshold", "psi=9"},
                  {"--json"});
        QCOMPARE(told.code, 0);
        const auto age = columnNamed(told.json(), "age");
        QCOMPARE(age.value(QLatin1String("method")).toString(), QStringLiteral("psi"));
        QCOMPARE(age.value(QLatin1String("threshold")).toDouble(), 9.0);
        // One column's own goes before that of its method.
        QCOMPARE(drift(sides(0.5) + QStringList{"--method", "age=psi", "--threshold", "psi=9,age=0.1"}).code,
                 2);
        QCOMPARE(drift(sides(0.5) + QStringList{"--threshold", "ks=effect:0.3"}).code, 0);
        QCOMPARE(drift(sides(0) + QStringList{"--least-rows", "2000"}).code, 3);
    }

    void evidentlysDefaultsAreAsked()
    {
        const auto told = drift(sides(0.5) + QStringList{"--defaults", "evidently"}, {"--json"});
        QCOMPARE(told.code, 0); // one of three is not half of them
        const auto age = columnNamed(told.json(), "age");
        QCOMPARE(age.value(QLatin1String("verdict")).toString(), QStringLiteral("drift"));
        QVERIFY(age.value(QLatin1String("corrected_p")).isNull());
    }

    void stretchesOfOneFileAreCompared()
    {
        const auto one = file("one-year.csv", table(1'000, 0.5));
        const QStringList both{"--reference", one, "--current", one};
        QCOMPARE(drift(both).code, 0);
        const auto told =
            drift(both + QStringList{"--reference-to", "2026-11-15", "--current-from", "2026-11-15"});
        QCOMPARE(told.code, 2);
        QVERIFY2(told.err.contains("500 of 1000 rows of the reference are of another time"),
                 told.err.constData());
        QCOMPARE(drift(both + QStringList{"--current-from", "2026-11-15", "--current-to", "2026-11-14"}).code,
                 1);
    }

    void aReportStandsInOneFile()
    {
        const auto out = folder_.filePath(QStringLiteral("drift.html"));
        const auto hostile = table(1'000, 0.5).replace("plan\n", "<b>&plan\n");
        const QStringList both{"--reference",
                               file("reference.csv", table(1'000, 0).replace("plan\n", "<b>&plan\n")),
                               "--current", file("current.csv", hostile)};
        QCOMPARE(drift(both + QStringList{"--segment", "region", "--window", "1d", "--html", out}).code, 2);
        QFile written(out);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const auto html = written.readAll();
        QVERIFY(html.contains("default-src 'none'"));
        QVERIFY(html.contains("prefers-color-scheme: dark"));
        QVERIFY(!html.contains("<b>"));
        QVERIFY(html.contains("&lt;b&gt;&amp;plan"));
        QCOMPARE(html.count("<figure>"), 1);        // age, which moved
        QCOMPARE(html.count("class=\"drift\""), 5); // in the last five days
        QVERIFY(!html.contains("http://") && !html.contains("https://"));
    }

    void allColumnsTogetherAreToldBesideTheVerdict()
    {
        const auto both = drift(sides(0.5), {QStringLiteral("--json")}).json();
        const auto classifier = both.value(QLatin1String("together"))[QLatin1String("classifier")].toObject();
        QCOMPARE(classifier.value(QLatin1String("verdict")).toString(), QStringLiteral("drift"));
        QCOMPARE(classifier.value(QLatin1String("tells_by"))[0][QLatin1String("column")].toString(),
                 QStringLiteral("age"));
        QVERIFY(both.value(QLatin1String("performance")).isNull()); // nothing was predicted
        const auto alone =
            drift(sides(0.5) + QStringList{QStringLiteral("--columns-only")}, {QStringLiteral("--json")});
        QCOMPARE(alone.code, 2);
        QVERIFY(alone.json().value(QLatin1String("together")).isNull());
        QVERIFY(drift(sides(0.5)).out.contains("All columns together: drift."));
    }

    void aTableMayBeARunsAndIsReadOfflineOnceItWasFetched()
    {
        RunSite site(folder_.filePath(QStringLiteral("of-runs")));
        QVERIFY(site.isReady);
        const auto told = site.compare(site.table("eval/table.json"), site.table("eval/moved.json"));
        QCOMPARE(told.code, 2);
        QVERIFY2(told.err.contains("eval/table.json of the run champion on lab, fetched "),
                 told.err.constData());
        const auto asked = site.asked();
        QCOMPARE(site.compare(site.table("eval/table.json"), site.table("eval/moved.json")).code, 2);
        QCOMPARE(site.asked(), asked); // it has ended: nothing is fetched twice
        site.server.stop();
        const auto shortened = QStringLiteral("run:lab/%1/eval/table.json").arg(site.id.left(8));
        QCOMPARE(site.compare(shortened, site.table("eval/moved.json")).code, 2);
        QCOMPARE(site.compare(site.table("eval/table.json"), site.table("eval/table.json")).code, 0);
        const auto contract = folder_.filePath(QStringLiteral("of-a-run.yaml"));
        QCOMPARE(
            site.pilothouse({"contract", "propose", site.table("eval/table.json"), "--out", contract}).code,
            0);
        QCOMPARE(site.pilothouse({"contract", "check", site.table("eval/table.json"), "--contract", contract})
                     .code,
                 0);
    }

    void whatOfARunIsNotHereIsToldInWords()
    {
        RunSite site(folder_.filePath(QStringLiteral("of-runs-offline")));
        QVERIFY(site.isReady);
        const auto here = file("here.csv", table(100, 0));
        const auto refused = [&](const QString& reference, const char* words) {
            const auto told = site.compare(reference, here);
            if (told.code != 1 || !told.err.contains(words)) {
                qWarning("%s: %d %s", qPrintable(reference), told.code, told.err.constData());
                return false;
            }
            return true;
        };
        QVERIFY(refused(site.table("eval/gone.json"), "The run has no such artifact."));
        QVERIFY(refused(site.table("eval"), "folder"));
        QVERIFY(refused(site.table("../../etc/passwd"), "Not a safe artifact path"));
        QVERIFY(refused(QStringLiteral("run:lab"), "run:CONNECTION/RUN_ID/PATH"));
        QVERIFY(refused(QStringLiteral("run:other/%1/eval/table.json").arg(site.id), "no connection"));
        QVERIFY(refused(QStringLiteral("run:lab/ffffffff/eval/table.json"), "has this id"));
        const auto ofInput = [&](const char* name) {
            return QStringLiteral("input:lab/%1/%2").arg(site.id, QLatin1String(name));
        };
        QVERIFY(
            refused(ofInput("far"), "Its source is s3://bucket/far.csv: download it and choose the file."));
        QVERIFY(refused(ofInput("passwd"), "What a server names is not opened unasked"));
        QVERIFY(refused(ofInput("other"), "far@d1g35t"));
        site.server.stop();
        QVERIFY(refused(site.table("eval/table.json"), "Pin the run"));
    }

    void everyCellIsALineOfCsv()
    {
        const auto out = folder_.filePath(QStringLiteral("drift.csv"));
        QCOMPARE(drift(sides(0.5) + QStringList{"--segment", "region", "--window", "1d", "--csv", out}).code,
                 2);
        QFile written(out);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const auto lines = written.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 1 + 3 * 3 * (1 + 10));
        QVERIFY(lines.first().startsWith("column,segment,window,verdict,method,statistic,p_value"));
        QVERIFY(lines[1].startsWith("region,,,no drift,z,"));
    }
};

QTEST_GUILESS_MAIN(TestCliDrift)
#include "tst_cli_drift.moc"

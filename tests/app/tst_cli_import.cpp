#include "tests/app/Program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;

namespace {

QString samplePath(const char* name)
{
    return sourceFile(QStringLiteral("tests/data/quality/") + QLatin1String(name));
}

QJsonObject firstReport(const Outcome& told)
{
    return told.json().value(QLatin1String("reports")).toArray().first().toObject();
}

} // namespace

/// `pilothouse import`: reports of other tools, as scripts and people meet them.
class TestCliImport : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    Outcome readIn(const QString& path, const QStringList& options = {}) const
    {
        return runProgram(folder_.filePath(QStringLiteral("ws")),
                          options + QStringList{QStringLiteral("import"), path});
    }

private Q_SLOTS:
    void aReportIsListedAndKept()
    {
        const auto told = readIn(samplePath("evidently/report-0.7.json"));
        QCOMPARE(told.code, 0);
        QVERIFY2(told.out.startsWith("Evidently · report (v2)\n5 result"), told.out.constData());
        QVERIFY2(told.out.contains("COLUMN  CHECK  VERDICT     VALUE        THRESHOLD  METHOD\n"),
                 told.out.constData());
        QVERIFY2(told.out.contains("amount  drift  fail        4.60222e-10  0.05       K-S p_value\n"),
                 told.out.constData());
        QVERIFY2(told.err.isEmpty(), told.err.constData());
        const QDir kept(folder_.filePath(QStringLiteral("ws/quality")));
        QCOMPARE(kept.entryList({QStringLiteral("*.report")}).size(), 1);
        const auto again = readIn(samplePath("evidently/report-0.7.json"));
        QCOMPARE(again.code, 0);
        QVERIFY2(again.err.contains("was imported before"), again.err.constData());
        QCOMPARE(kept.entryList({QStringLiteral("*.report")}).size(), 1);
    }

    void andForScripts()
    {
        const auto told =
            readIn(samplePath("great-expectations/validation-1.2.json"), {QStringLiteral("--json")});
        QCOMPARE(told.code, 0);
        const auto report = firstReport(told);
        QCOMPARE(report.value(QLatin1String("tool")).toString(), QStringLiteral("Great Expectations"));
        QCOMPARE(report.value(QLatin1String("made")).toString().left(19),
                 QStringLiteral("2024-11-01T10:11:12"));
        QCOMPARE(report.value(QLatin1String("verdicts")).toObject().value(QLatin1String("fail")).toInt(), 1);
        const auto item = report.value(QLatin1String("items")).toArray()[1].toObject();
        QCOMPARE(item.value(QLatin1String("column")).toString(), QStringLiteral("age"));
        QCOMPARE(item.value(QLatin1String("value")).toDouble(), 33.33333333333333);
        QCOMPARE(item.value(QLatin1String("n_current")).toInt(), 6);
        QVERIFY(item.value(QLatin1String("n_reference")).isNull());
        QCOMPARE(item.value(QLatin1String("examples")).toArray(),
                 (QJsonArray{QStringLiteral("-1"), QStringLiteral("300")}));
    }

    void aCheckThatFailedStandsInTheTimeline()
    {
        QCOMPARE(readIn(samplePath("great-expectations/validation-1.2.json")).code, 0);
        const auto timeline = [this](const char* line) {
            return runProgram(folder_.filePath(QStringLiteral("ws")), words(line));
        };
        const auto told =
            timeline("--json timeline --from 2024-10-01 --to 2024-12-01 --kind quality-violation");
        QCOMPARE(told.code, 0);
        const auto items = told.json().value(QLatin1String("items")).toArray();
        QCOMPARE(items.size(), 1);
        const auto item = items[0].toObject();
        QVERIFY(
            item.value(QLatin1String("source")).toString().endsWith(QLatin1String("validation-1.2.json")));
        QCOMPARE(item.value(QLatin1String("at")).toString().left(19), QStringLiteral("2024-11-01T10:11:12"));
        QVERIFY(item.value(QLatin1String("seen")).toString() > QStringLiteral("2025"));
        QVERIFY(item.value(QLatin1String("reference")).toString().startsWith(QLatin1String("quality:")));
        const auto table = timeline("timeline --from 2024-10-01 --format csv");
        QVERIFY2(table.out.startsWith("at,after,end,seen,kind,"), table.out.constData());
        QVERIFY(timeline("timeline --from 2023-01-01 --to 2023-02-01").err.contains("Nothing is known"));
        QCOMPARE(timeline("timeline --kind mystery").code, 2);
        QCOMPARE(timeline("timeline --from yesterday --to -7d").code, 2);
        QCOMPARE(timeline("timeline --env nowhere").code, 3);
    }

    void aWorkspaceOfEvidentlyIsReadWhole()
    {
        const auto told = readIn(samplePath("evidently/workspace"), {QStringLiteral("--json")});
        QCOMPARE(told.code, 0);
        const auto report = firstReport(told);
        QCOMPARE(report.value(QLatin1String("title")).toString(), QStringLiteral("fraud-monitoring"));
        QVERIFY(report.value(QLatin1String("made")).isNull());
        QCOMPARE(report.value(QLatin1String("made_as_told")).toString(),
                 QStringLiteral("2026-11-21T01:33:59.229498"));
        // The project's own description is none.
        QCOMPARE(told.json().value(QLatin1String("passed_over")).toArray().size(), 1);
    }

    void oneDamagedFileHidesNoOther()
    {
        const QDir folder(folder_.filePath(QStringLiteral("several")));
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        QVERIFY(QFile::copy(samplePath("whylogs/drift.json"), folder.filePath(QStringLiteral("a.json"))));
        QFile damaged(folder.filePath(QStringLiteral("b.json")));
        QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write("{\"metrics\": [") > 0);
        damaged.close();
        const auto told = readIn(folder.path());
        QCOMPARE(told.code, 7);
        QVERIFY2(told.out.contains("hellinger"), told.out.constData());
        QVERIFY2(told.err.contains("b.json"), told.err.constData());
    }

    void whatCannotBeReadSaysWhatToDo()
    {
        const auto told = readIn(samplePath("README.md"));
        QCOMPARE(told.code, 1);
        QVERIFY2(told.err.contains("no report"), told.err.constData());
        QCOMPARE(readIn(folder_.filePath(QStringLiteral("gone.json"))).code, 3);
        QVERIFY(QDir(folder_.path()).mkpath(QStringLiteral("empty")));
        QCOMPARE(readIn(folder_.filePath(QStringLiteral("empty"))).code, 1);
    }

    void whatIsNotUnderstoodIsNamed()
    {
        const auto told = readIn(samplePath("evidently/report-0.4.json"));
        QCOMPARE(told.code, 0);
        QVERIFY2(told.err.contains("metric RegressionQualityMetric"), told.err.constData());
    }
};

QTEST_GUILESS_MAIN(TestCliImport)
#include "tst_cli_import.moc"

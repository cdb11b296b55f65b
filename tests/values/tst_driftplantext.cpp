#include "models/values/DriftPlanText.h"
#include "models/values/InputSource.h"
#include "models/values/RunTableRef.h"
#include "tests/support/Testing.h"

#include <cmath>

using namespace ph;

namespace {

const QString planPath = QStringLiteral("drift/study.json");
constexpr std::int64_t aDayMs = 86'400'000;

NamedDriftPlan fullPlan()
{
    NamedDriftPlan named;
    named.name = QStringLiteral("Fraud / 欺诈 \"November\"");
    auto& plan = named.plan;
    plan.reference = QStringLiteral("/data/train.csv");
    plan.current = QStringLiteral("/data/scored.db#rows");
    plan.referenceTime = {noTime, 20'000 * aDayMs};
    plan.currentTime = {20'000 * aDayMs + 23'400'000, noTime};
    plan.columns = {QStringLiteral("age"), QStringLiteral("region \"x\"")};
    plan.types = {{QStringLiteral("zip"), FrameType::Category}};
    plan.roles = {{QStringLiteral("scored_at"), FrameRole::Timestamp}};
    plan.segments = {{QStringLiteral("region")}, {QStringLiteral("region"), QStringLiteral("device")}};
    plan.window = {WindowRule::Kind::Sliding, aDayMs, aDayMs / 4, 0};
    plan.methods = {{QStringLiteral("age"), DriftMethod::WassersteinNormed}};
    plan.rules = driftRules(DriftDefaults::Evidently);
    plan.rules.leastRows = 12;
    plan.rules.leastShare = 0.25;
    plan.rules.of(DriftMethod::KolmogorovSmirnov).p = 0.01;
    plan.rules.of(DriftMethod::Hellinger).distance = std::nan("");
    plan.thresholds = {{QStringLiteral("age"), {0.2, {}, std::nan("")}},
                       {QStringLiteral("zip"), {{}, 0.001, 0.3}}};
    plan.duckDb = QStringLiteral("/opt/libduckdb.so");
    return named;
}

Result<NamedDriftPlan> readLines(const QByteArray& inner)
{
    return driftPlanFromText("{\"pilothouse-drift\": 1, \"name\": \"n\", \"reference\": \"a.csv\", "
                             "\"current\": \"b.csv\"" +
                                 inner + "}",
                             planPath);
}

} // namespace

class DriftPlanTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRunsTableIsNamedByItsConnectionRunAndPath()
    {
        const RunTableRef plain{RunTableRef::Kind::Artifact, QStringLiteral("lab"),
                                QStringLiteral("3f2a91c0"), QStringLiteral("eval/predictions.json")};
        QCOMPARE(runTableText(plain), QStringLiteral("run:lab/3f2a91c0/eval/predictions.json"));
        const RunTableRef odd{RunTableRef::Kind::Artifact, QStringLiteral("team/实验 #1"),
                              QStringLiteral("a%2Fb"), QStringLiteral("50%/a#b.db"),
                              QStringLiteral("rows #2")};
        const RunTableRef input{RunTableRef::Kind::Input, QStringLiteral("lab"), QStringLiteral("3f2a"),
                                QStringLiteral("train/eu@d1g35t")};
        for (const auto& ref : {plain, odd, input}) {
            const auto text = runTableText(ref);
            QVERIFY(namesRunTable(text));
            const auto read = runTableFromText(text);
            QVERIFY_RESULT(read);
            QVERIFY2(*read == ref, qPrintable(text));
        }
        // As somebody types it, who escapes nothing.
        QCOMPARE(runTableFromText(QStringLiteral("run:lab/3f2a/50%.csv"))->path, QStringLiteral("50%.csv"));
        for (const auto* text :
             {"run:", "run:lab", "run:lab/3f2a", "run:lab/3f2a/", "input:lab//x", "run://3f2a/x"})
            QVERIFY2(!runTableFromText(QLatin1String(text)), text);
        QVERIFY(!namesRunTable(QStringLiteral("./run:lab/3f2a/x.csv")));
    }

    void aStudyKeepsWhoseItsTablesAreAndNotWhereTheyLie()
    {
        NamedDriftPlan named;
        named.name = QStringLiteral("n");
        named.plan.reference = QStringLiteral("run:lab/3f2a91c0/eval/predictions.json");
        named.plan.current = QStringLiteral("today.csv");
        named.plan.referenceFile = QStringLiteral("/workspace/tables/1/predictions.json");
        QCOMPARE(named.plan.referencePath(), QStringLiteral("/workspace/tables/1/predictions.json"));
        QCOMPARE(named.plan.currentPath(), QStringLiteral("today.csv"));
        const auto text = driftPlanText(named);
        QVERIFY(!text.contains("/workspace"));
        const auto read = driftPlanFromText(text, planPath);
        QVERIFY_RESULT(read);
        QCOMPARE(read->plan.reference, named.plan.reference);
        QCOMPARE(read->plan.referencePath(), named.plan.reference);
    }

    void whereADatasetIsIsReadFromItsSource_data()
    {
        using From = InputSource::Kind;
        QTest::addColumn<QString>("source");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* key, const char* address, From kind, const char* text) {
            QTest::newRow(address) << QStringLiteral("{\"%1\": \"%2\", \"more\": {}}")
                                          .arg(QLatin1String(key), QLatin1String(address))
                                   << int(kind) << QString::fromLatin1(text);
        };
        row("uri", "/data/a b.csv", From::LocalFile, "/data/a b.csv");
        row("uri", "file:///data/a%20b.csv", From::LocalFile, "/data/a b.csv");
        row("uri", "/store/1/r1/artifacts/../../../etc/passwd", From::LocalFile, "/store/etc/passwd");
        row("uri", "file:///store/1/r1/artifacts/in/train.csv", From::Artifact, "in/train.csv");
        row("uri", "runs:/r2/train.csv", From::Artifact, "train.csv");
        row("uri", "data/train.csv", From::Elsewhere, "data/train.csv"); // of a folder that nobody names
        row("uri", "file://host/data/train.csv", From::Elsewhere, "file://host/data/train.csv");
        row("uri", "s3://bucket/train.csv", From::Elsewhere, "s3://bucket/train.csv");
        row("url", "https://example.org/train.csv", From::Elsewhere, "https://example.org/train.csv");
        row("path", "org/set", From::Elsewhere, "org/set"); // of Hugging Face
        row("code", "train.py", From::Unknown, "");
        QTest::newRow("bare") << QStringLiteral("/data/a.csv") << int(From::LocalFile)
                              << QStringLiteral("/data/a.csv");
        QTest::newRow("nothing") << QString() << int(From::Unknown) << QString();
    }
    void whereADatasetIsIsReadFromItsSource()
    {
        QFETCH(QString, source);
        QFETCH(QString, text);
        Run run;
        run.key.remoteId = QStringLiteral("r1");
        run.artifactUri = QStringLiteral("/store/1/r1/artifacts/");
        DatasetInput input;
        input.source = source;
        const auto found = inputSource(input, run);
        QTEST(int(found.kind), "kind");
        QCOMPARE(found.text, text);
        if (found.kind == InputSource::Kind::Artifact)
            QCOMPARE(found.runId, source.contains(QLatin1String("runs:/r2")) ? QStringLiteral("r2")
                                                                             : QStringLiteral("r1"));
    }

    void comesBackAsItWas()
    {
        const auto text = driftPlanText(fullPlan());
        const auto read = driftPlanFromText(text, planPath);
        QVERIFY_RESULT(read);
        QCOMPARE(QString::fromUtf8(driftPlanText(*read)), QString::fromUtf8(text));
        QCOMPARE(read->name, fullPlan().name);
        const auto& plan = read->plan;
        QCOMPARE(plan.currentTime.fromMs, fullPlan().plan.currentTime.fromMs);
        QVERIFY(plan.window == fullPlan().plan.window);
        QCOMPARE(plan.segments, fullPlan().plan.segments);
        QVERIFY(plan.methods == fullPlan().plan.methods);
        QCOMPARE(plan.rules.of(DriftMethod::KolmogorovSmirnov).p, 0.01);
        QVERIFY(std::isnan(plan.rules.of(DriftMethod::Hellinger).distance));
        QCOMPARE(plan.rules.leastShare, 0.25);
        QCOMPARE(plan.thresholds.value(QStringLiteral("zip")).distance.value_or(0), 0.3);
        QVERIFY(!plan.thresholds.value(QStringLiteral("zip")).score);
        QVERIFY(text.endsWith("}\n"));
    }

    void whatIsAsByDefaultIsNotWritten()
    {
        NamedDriftPlan named;
        named.name = QStringLiteral("n");
        named.plan.reference = named.plan.current = QStringLiteral("a.csv");
        const auto text = driftPlanText(named);
        for (const char* key : {"thresholds", "window", "columns", "leastRows", "currentTime"})
            QVERIFY2(!text.contains(key), text.constData());
        QVERIFY_RESULT(driftPlanFromText(text, planPath));
    }

    void whatCannotBeReadIsNamed_data()
    {
        QTest::addColumn<QByteArray>("inner");
        QTest::addColumn<QString>("word");
        const auto row = [](const char* name, const char* inner, const char* word) {
            QTest::newRow(name) << QByteArray(inner) << QString::fromLatin1(word);
        };
        row("a key nobody knows", ", \"colums\": []", "colums");
        row("a method that is none", ", \"methods\": {\"age\": \"kss\"}", "kss");
        row("a type that is none", ", \"types\": {\"age\": \"int\"}", "int");
        row("a time that is none", ", \"currentTime\": {\"from\": \"yesterday\"}", "yesterday");
        row("a length that is none", ", \"window\": {\"kind\": \"fixed\", \"length\": \"long\"}", "length");
        row("a step beyond the length",
            ", \"window\": {\"kind\": \"sliding\", \"length\": \"1h\", \"step\": \"1h\"}", "step");
        row("an empty segment", ", \"segments\": [[]]", "segment");
        row("a threshold of no method", ", \"thresholds\": {\"kss\": {\"p\": 1}}", "kss");
        row("a threshold that is text", ", \"thresholds\": {\"ks\": {\"p\": \"1\"}}", "number");
        row("a share beyond one", ", \"leastShare\": 1.5", "leastShare");
    }
    void whatCannotBeReadIsNamed()
    {
        QFETCH(QByteArray, inner);
        QFETCH(QString, word);
        const auto read = readLines(inner);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Unreadable);
        QVERIFY2(read.error().detail.contains(word), qPrintable(read.error().detail));
    }

    void timesAreWrittenAsShortAsTheyAre()
    {
        QCOMPARE(planTimeText(20'000 * aDayMs), QStringLiteral("2024-10-04"));
        QCOMPARE(planTimeText(20'000 * aDayMs + 60'000), QStringLiteral("2024-10-04T00:01:00Z"));
        QCOMPARE(planTimeText(noTime), QString());
        QCOMPARE(planTimeFromText(QStringLiteral(" 2024-10-04 00:01 ")).value_or(0),
                 20'000 * aDayMs + 60'000);
        QCOMPARE(planTimeFromText(QStringLiteral("2024-10-04T02:00:00+02:00")).value_or(0), 20'000 * aDayMs);
        QCOMPARE(planTimeFromText(QString()).value_or(0), noTime);
        QVERIFY(!planTimeFromText(QStringLiteral("4.10.2024")));
    }
};

QTEST_GUILESS_MAIN(DriftPlanTextTest)
#include "tst_driftplantext.moc"

#include "models/values/DriftPlanText.h"
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

#include "services/gates/DriftSettings.h"
#include "tests/services/GateSamples.h"

#include <QTest>

#include <functional>

using namespace ph;
using namespace ph::testing;

namespace {

using V = GateVerdict;
using Change = std::function<void(GateSample&)>;

DriftFacts& drift(GateSample& s)
{
    return *s.facts.own[s.spec.id].drift.value;
}

/// The reading of a column; "" is all rows.
DriftReading& reading(GateSample& s, const char* column, const char* segment = "")
{
    for (auto& each : drift(s).readings) {
        if (each.column == QLatin1String(column) && each.segment == QLatin1String(segment))
            return each;
    }
    qFatal("no %s in %s", column, segment);
}

void move(DriftReading& reading)
{
    reading.statistic = reading.effect = 0.4;
    reading.p = 1e-9;
}

Change moved(const char* column, const char* segment = "")
{
    return [=](GateSample& s) { move(reading(s, column, segment)); };
}

Change readings(const std::function<void(DriftReading&)>& change, const char* segment = "")
{
    return [=](GateSample& s) { change(reading(s, "age", segment)); };
}

Change setting(const char* more, const Change& change = {})
{
    return [=](GateSample& s) {
        const auto added = json(more);
        for (auto it = added.begin(); it != added.end(); ++it)
            s.spec.settings.insert(it.key(), it.value());
        if (change)
            change(s);
    };
}

void fewRows(DriftReading& reading)
{
    reading.nCurrent = 12;
    reading.statistic = reading.effect = std::nan("");
    reading.p.reset();
}

GateResult ask(const GateSample& sample)
{
    return evaluateGate(sample.spec, sample.facts, now, day);
}

} // namespace

Q_DECLARE_METATYPE(Change)

/// What a drift gate makes of comparisons that were measured before.
class TestGateDrift : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answers_data();
    void answers();
    void theReasonNamesColumnsAndSegments();
    void thresholdsArePartOfTheQuestion();
    void chanceIsCorrectedForColumnsAndSegments();
    void evidentlysDefaultsGiveEvidentlysVerdict();
    void changedInputsGiveAnotherVerdict();
    void thePlanIsThePolicys();
};

void TestGateDrift::answers_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<GateVerdict>("expected");
    const auto row = [](const char* what, const Change& change, V expected) {
        QTest::newRow(what) << change << expected;
    };
    row(
        "nothing moved", [](GateSample&) {}, V::Pass);
    row("one column", moved("age"), V::Fail);
    row("one column of one segment", moved("age", "region = EU"), V::Fail);
    row("half of the columns, which may", setting(R"({"most-share": 0.5})", moved("age")), V::Pass);
    row("both of a segment, where half may",
        setting(R"({"most-share": 0.5})",
                [](GateSample& s) {
                    move(reading(s, "age", "region = EU"));
                    move(reading(s, "channel", "region = EU"));
                }),
        V::Fail);
    row("more than chance, too little to count", readings([](DriftReading& r) { r.p = 1e-12; }), V::Pass);
    row("large, and may be chance", readings([](DriftReading& r) { r.statistic = r.effect = 0.4; }), V::Pass);

    row("too few rows", readings(fewRows), V::NoData);
    row("too few rows in a segment", readings(fewRows, "region = EU"), V::NoData);
    row("too few rows, though something was measured", readings([](DriftReading& r) { r.nReference = 29; }),
        V::NoData);
    row("a segment that is small on both sides, which may be",
        setting(R"({"small-segments": "allow"})", readings(
                                                      [](DriftReading& r) {
                                                          fewRows(r);
                                                          r.nReference = 3;
                                                      },
                                                      "region = EU")),
        V::Pass);
    row("a segment that shrank", setting(R"({"small-segments": "allow"})", readings(fewRows, "region = EU")),
        V::NoData);
    row("all rows are never small enough to be passed over",
        setting(R"({"small-segments": "allow"})", readings([](DriftReading& r) {
                    fewRows(r);
                    r.nReference = 3;
                })),
        V::NoData);
    row(
        "too few rows beside a column that moved",
        [](GateSample& s) {
            fewRows(reading(s, "channel"));
            move(reading(s, "age"));
        },
        V::Fail);
    row(
        "more segments than are compared", [](GateSample& s) { drift(s).segmentsLeftOut = 3; }, V::NoData);

    row(
        "no column at all", [](GateSample& s) { drift(s).readings.clear(); }, V::NoData);
    row(
        "segments, and not the whole",
        [](GateSample& s) { drift(s).readings.removeIf([](const auto& r) { return r.by.isEmpty(); }); },
        V::NoData);
    row("a column that the policy wants", setting(R"({"columns": ["age", "income"]})"), V::NoData);
    row("a segment that the policy wants", setting(R"({"segments": [["region", "device"]]})"), V::NoData);
    row("no method", readings([](DriftReading& r) {
            r.method.reset();
            r.statistic = std::nan("");
        }),
        V::Inconclusive);

    row("NaN as the effect", readings([](DriftReading& r) { r.effect = std::nan(""); }), V::Inconclusive);
    row("an infinite statistic", readings([](DriftReading& r) { r.statistic = -HUGE_VAL; }), V::Inconclusive);
    row("a p that is none", readings([](DriftReading& r) { r.p = std::nan(""); }), V::Inconclusive);
    row("a p above 1", readings([](DriftReading& r) { r.p = 1.5; }), V::Inconclusive);
    row("rows below 0", readings([](DriftReading& r) { r.nCurrent = -1; }), V::Inconclusive);
    row(
        "compared twice", [](GateSample& s) { drift(s).readings.append(drift(s).readings.front()); },
        V::Inconclusive);
    row("compared by another method", setting(R"({"methods": {"age": "psi"}})"), V::Inconclusive);
    row("compared with other defaults", setting(R"({"defaults": "evidently"})"), V::Inconclusive);
    row(
        "a sketch that may hide it",
        [](GateSample& s) {
            drift(s).sketchError = 0.05;
            auto& age = reading(s, "age");
            age.statistic = age.effect = 0.08;
            age.p = 1e-9;
        },
        V::Inconclusive);
    row(
        "a sketch that cannot", [](GateSample& s) { drift(s).sketchError = 0.01; }, V::Pass);
    row(
        "a sketch of no error", [](GateSample& s) { drift(s).sketchError = std::nan(""); }, V::Inconclusive);
}

void TestGateDrift::answers()
{
    QFETCH(Change, change);
    QFETCH(GateVerdict, expected);
    auto sample = *passingSample(QStringLiteral("drift"));
    change(sample);
    const auto result = ask(sample);
    QVERIFY2(result.verdict == expected, qPrintable(result.reason));
    QVERIFY(!result.reason.isEmpty());
    auto kept = result;
    kept.inputs = json(QJsonDocument(result.inputs).toJson().constData());
    const auto again = evaluateAgain(kept);
    QVERIFY(again);
    QCOMPARE(again->verdict, result.verdict);
    QCOMPARE(again->reason, result.reason);
    QCOMPARE(again->inputs, result.inputs);
}

void TestGateDrift::theReasonNamesColumnsAndSegments()
{
    auto sample = *passingSample(QStringLiteral("drift"));
    move(reading(sample, "age", "region = EU"));
    const auto result = ask(sample);
    QVERIFY2(result.reason.contains(QLatin1String("age (region = EU)")), qPrintable(result.reason));
    QCOMPARE(result.query.section(u',', 0, 0), QStringLiteral("b.csv against a.csv"));
    QCOMPARE(result.sampleSize, 800);
    QCOMPARE(result.threshold, std::optional(0.0));
    QCOMPARE(result.margin, std::optional(-0.5)); // one of the two columns
    QStringList names;
    for (const auto& number : result.numbers)
        names << number.name;
    QVERIFY(names.contains(QStringLiteral("age (region = EU), ks")));
    QVERIFY(names.contains(QStringLiteral("age (region = EU), p (Benjamini–Hochberg)")));
    QVERIFY(names.contains(QStringLiteral("age (region = EU), rows")));
}

void TestGateDrift::thresholdsArePartOfTheQuestion()
{
    auto sample = *passingSample(QStringLiteral("drift"));
    move(reading(sample, "age"));
    QCOMPARE(ask(sample).verdict, V::Fail);
    sample.spec.settings.insert(QStringLiteral("thresholds"), json(R"({"ks": {"distance": 0.5}})"));
    QCOMPARE(ask(sample).verdict, V::Pass);
    sample.spec.settings.insert(QStringLiteral("least-rows"), 850);
    QCOMPARE(ask(sample).verdict, V::NoData);
}

void TestGateDrift::chanceIsCorrectedForColumnsAndSegments()
{
    auto sample = *passingSample(QStringLiteral("drift"));
    auto& age = reading(sample, "age");
    age.statistic = age.effect = 0.4;
    age.p = 0.02; // one of six comparisons: 0.12
    QCOMPARE(ask(sample).verdict, V::Pass);
    drift(sample).readings.removeIf([](const auto& each) { return !each.by.isEmpty(); });
    sample.spec.settings.remove(QStringLiteral("segments"));
    QCOMPARE(ask(sample).verdict, V::Fail); // one of two: 0.04
}

void TestGateDrift::evidentlysDefaultsGiveEvidentlysVerdict()
{
    auto sample = *passingSample(QStringLiteral("drift"));
    sample.spec.settings = json(R"({"reference": "a.csv", "current": "b.csv", "defaults": "evidently"})");
    drift(sample).defaults = DriftDefaults::Evidently;
    drift(sample).readings.removeIf([](const auto& each) { return !each.by.isEmpty(); });
    auto third = reading(sample, "age");
    third.column = QStringLiteral("income");
    drift(sample).readings.append(third);
    reading(sample, "age").p = 0.04; // uncorrected, whatever the effect
    const auto one = ask(sample);
    QCOMPARE(one.verdict, V::Pass); // a third of the columns
    QCOMPARE(one.threshold, std::optional(0.5));
    reading(sample, "channel").p = 0.01;
    QCOMPARE(ask(sample).verdict, V::Fail);
    reading(sample, "channel").p = 0.4;
    reading(sample, "age").p.reset(); // Evidently judges these by p alone
    QCOMPARE(ask(sample).verdict, V::Inconclusive);
}

void TestGateDrift::changedInputsGiveAnotherVerdict()
{
    auto sample = *passingSample(QStringLiteral("drift"));
    move(reading(sample, "age"));
    auto result = ask(sample);
    QCOMPARE(result.verdict, V::Fail);
    const auto text = QJsonDocument(result.inputs).toJson();
    const auto with = [&](const char* what, const char* instead) {
        auto changed = result;
        auto copy = text;
        if (!copy.contains(what))
            qFatal("no %s", what);
        changed.inputs = json(copy.replace(what, instead).constData());
        return evaluateAgain(changed);
    };
    QCOMPARE(with("\"p\": 1e-09", "\"p\": 0.9")->verdict, V::Pass); // which is not what was answered
    QVERIFY(!with("\"ks\"", "\"kss\""));
    QVERIFY(!with("\"ks_distance\"", "\"distance\""));
    QVERIFY(!with("\"readings\"", "\"reading\""));
    QVERIFY(!with("\"statistic\": 0.4", "\"statistic\": \"large\""));
}

void TestGateDrift::thePlanIsThePolicys()
{
    const auto plan = driftPlanFor(json(R"({"reference": "a.parquet", "current": "/data/b.db#rows",
        "columns": ["age"], "segments": [["region"], ["region", "device"]], "methods": {"age": "psi"},
        "types": {"zip": "category"}, "thresholds": {"psi": {"distance": 0.2}, "ks": {"p": 0.01}},
        "least-rows": 500})"),
                                   QStringLiteral("/policies"));
    QCOMPARE(plan.reference, QStringLiteral("/policies/a.parquet"));
    QCOMPARE(plan.current, QStringLiteral("/data/b.db#rows"));
    QCOMPARE(plan.columns, QStringList{QStringLiteral("age")});
    QCOMPARE(plan.segments.size(), 2);
    QCOMPARE(plan.segments[1].join(u'+'), QStringLiteral("region+device"));
    QCOMPARE(plan.methods.value(QStringLiteral("age")), DriftMethod::StabilityIndex);
    QCOMPARE(plan.types.value(QStringLiteral("zip")), FrameType::Category);
    QCOMPARE(plan.rules.of(DriftMethod::StabilityIndex).distance, 0.2);
    QCOMPARE(plan.rules.of(DriftMethod::KolmogorovSmirnov).p, 0.01);
    QCOMPARE(plan.rules.of(DriftMethod::KolmogorovSmirnov).distance, 0.1);
    QCOMPARE(plan.rules.leastRows, std::size_t(500));
}

QTEST_GUILESS_MAIN(TestGateDrift)
#include "tst_gate_drift.moc"

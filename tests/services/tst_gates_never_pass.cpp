#include "tests/services/GateSamples.h"

#include <QDateTime>
#include <QTest>

using namespace ph;
using namespace ph::testing;

/// Over every kind of gate there is: what is no number, empty, old, unreachable or cut short never passes.
class TestGatesNeverPass : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindPassesItsSample_data() { kinds(); }
    void everyKindPassesItsSample();
    void badInputsNeverPass_data();
    void badInputsNeverPass();
    void nobodyIsReadyWhileTheRollbackConditionIsMet();
    void oneBadFactIsEnough_data() { kinds(); }
    void oneBadFactIsEnough();
    void aResultCanBeHadAgainFromItsInputs_data() { kinds(); }
    void aResultCanBeHadAgainFromItsInputs();
    void anUnknownKindNeverPasses();

private:
    static void kinds();
};

namespace {

// Facts whose values are made of numbers get the number; others lose what they say.
void spoil(double& number, double with)
{
    number = with;
}
void spoil(QString& text, double)
{
    text = QStringLiteral("NaN");
}
void spoil(QStringList& texts, double)
{
    texts.clear();
}
void spoil(QJsonObject& object, double)
{
    for (const auto& key : object.keys())
        object[key] = QStringLiteral("NaN");
}
void spoil(ArtifactDigests& digests, double with)
{
    for (auto* map : {&digests.recorded, &digests.computed}) {
        for (auto& digest : *map)
            spoil(digest, with);
    }
}
void spoil(Pins& pins, double with)
{
    for (auto& version : pins.prompts)
        spoil(version, with);
}
void spoil(RollbackFacts& rollback, double with)
{
    rollback.conditionValue = with;
}
void spoil(MonitoredSeries& series, double with)
{
    series.value = with;
}
void spoil(IncidentFacts& incidents, double)
{
    incidents.kept = IncidentFacts::Kept::No;
}
void spoil(ReleaseCalendar& calendar, double)
{
    calendar.timeZone = QStringLiteral("NaN");
}
void spoil(ChecklistAnswer& answer, double)
{
    answer.answeredMs = noTime;
}
void spoil(SampleTable& table, double)
{
    for (auto& column : table.columns) {
        for (auto& cell : column)
            cell = "NaN";
    }
}
void spoil(CommandOutcome& outcome, double)
{
    outcome.output = QStringLiteral("NaN");
}
void spoil(DriftFacts& facts, double with)
{
    for (auto& reading : facts.readings)
        reading.statistic = reading.effect = with;
}
void spoil(QualityFacts& facts, double)
{
    for (auto& finding : facts.findings)
        finding.verdict = QualityVerdict::NotJudged;
}
void spoil(NewestTimes& times, double)
{
    for (auto& time : times.bySegment)
        time = noTime;
}
void spoil(ContractFacts& facts, double)
{
    for (auto& rule : facts.counts.rules)
        rule.count = rule.of;
}
void spoil(QueriedSamples& said, double with)
{
    for (auto& sample : said.samples)
        sample.value = with;
}

template <class T>
void spoil(QMap<QString, T>& map, double with)
{
    for (auto& value : map)
        spoil(value, with);
}
const Error unreachable = Error::make(ErrorKind::Offline, QStringLiteral("GET /"), QStringLiteral("refused"));
const Error truncated =
    Error::make(ErrorKind::Unreadable, QStringLiteral("GET /"), QStringLiteral("the answer was cut short"));

void apply(const QString& badness, auto& fact)
{
    if (!fact.value)
        return;
    if (badness == QLatin1String("all NaN")) {
        spoil(*fact.value, std::nan(""));
    } else if (badness == QLatin1String("infinite")) {
        spoil(*fact.value, HUGE_VAL);
    } else if (badness == QLatin1String("minus infinite")) {
        spoil(*fact.value, -HUGE_VAL);
    } else if (badness == QLatin1String("empty")) {
        fact.value.emplace();
    } else if (badness == QLatin1String("never looked")) {
        fact = {};
    } else if (badness == QLatin1String("stale")) {
        fact.observedMs = now - 2 * day;
    } else if (badness == QLatin1String("from the future")) {
        fact.observedMs = now + day;
    } else if (badness == QLatin1String("of no time")) {
        fact.observedMs = noTime;
    } else if (badness == QLatin1String("unreachable")) {
        fact.value.reset();
        fact.error = unreachable;
    } else if (badness == QLatin1String("truncated")) {
        fact.error = truncated; // and a part is there
    } else {
        QFAIL(qPrintable(badness));
    }
}

const QStringList badnesses{QStringLiteral("all NaN"),         QStringLiteral("infinite"),
                            QStringLiteral("minus infinite"),  QStringLiteral("empty"),
                            QStringLiteral("never looked"),    QStringLiteral("stale"),
                            QStringLiteral("from the future"), QStringLiteral("of no time"),
                            QStringLiteral("unreachable"),     QStringLiteral("truncated")};

GateVerdict verdictOf(const GateSample& sample)
{
    return evaluateGate(sample.spec, sample.facts, now, day).verdict;
}

} // namespace

void TestGatesNeverPass::kinds()
{
    QTest::addColumn<QString>("kind");
    QVERIFY(gateKinds().size() >= 22);
    for (const auto& kind : gateKinds())
        QTest::newRow(qPrintable(kind.name)) << kind.name;
}

void TestGatesNeverPass::everyKindPassesItsSample()
{
    QFETCH(QString, kind);
    const auto sample = passingSample(kind);
    QVERIFY2(sample, "Give this kind a sample that passes, in GateSamples.h");
    const auto result = evaluateGate(sample->spec, sample->facts, now, day);
    QVERIFY2(result.verdict == GateVerdict::Pass, qPrintable(result.reason));
    QCOMPARE(result.observedMs, now - minute);
    QVERIFY(!result.reason.isEmpty());
    QVERIFY(!result.query.isEmpty());
    QVERIFY(!gateKind(kind)->needs.empty());
}

void TestGatesNeverPass::nobodyIsReadyWhileTheRollbackConditionIsMet()
{
    auto sample = *passingSample(QStringLiteral("rollback-ready"));
    sample.facts.rollback.value->condition = QStringLiteral("error_rate > 0.02 for 5m");
    sample.facts.rollback.value->conditionValue = 0.01;
    QCOMPARE(verdictOf(sample), GateVerdict::Pass);
    sample.facts.rollback.value->conditionValue = 0.5;
    QCOMPARE(verdictOf(sample), GateVerdict::Fail);
    sample.facts.rollback.value->condition = QStringLiteral("when errors rise");
    QCOMPARE(verdictOf(sample), GateVerdict::Inconclusive);
}

void TestGatesNeverPass::badInputsNeverPass_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("badness");
    for (const auto& kind : gateKinds()) {
        for (const auto& badness : badnesses)
            QTest::addRow("%s, %s", qPrintable(kind.name), qPrintable(badness)) << kind.name << badness;
    }
}

void TestGatesNeverPass::badInputsNeverPass()
{
    QFETCH(QString, kind);
    QFETCH(QString, badness);
    auto sample = passingSample(kind);
    QVERIFY(sample);
    eachFact(*sample, [&](auto& fact) { apply(badness, fact); });
    const auto result = evaluateGate(sample->spec, sample->facts, now, day);
    QVERIFY2(result.verdict != GateVerdict::Pass, qPrintable(result.reason));
    QVERIFY(!result.reason.isEmpty());
    if (badness == QLatin1String("stale"))
        QCOMPARE(result.verdict, GateVerdict::Stale);
    if (badness == QLatin1String("unreachable") || badness == QLatin1String("truncated"))
        QCOMPARE(result.verdict, GateVerdict::Inconclusive);
    if (badness == QLatin1String("never looked"))
        QCOMPARE(result.verdict, GateVerdict::NoData);
}

void TestGatesNeverPass::oneBadFactIsEnough()
{
    QFETCH(QString, kind);
    // Each fact by itself: where a gate looks at two, one sound one does not speak for the other.
    for (const auto& badness : {QStringLiteral("stale"), QStringLiteral("unreachable"),
                                QStringLiteral("truncated"), QStringLiteral("from the future")}) {
        int there = 0;
        auto whole = *passingSample(kind);
        eachFact(whole, [&](auto& fact) { there += fact.value ? 1 : 0; });
        QVERIFY(there > 0);
        for (int which = 0; which < there; ++which) {
            auto sample = passingSample(kind);
            int at = 0;
            eachFact(*sample, [&](auto& fact) {
                if (fact.value && at++ == which)
                    apply(badness, fact);
            });
            QVERIFY2(verdictOf(*sample) != GateVerdict::Pass, qPrintable(badness));
        }
    }
}

void TestGatesNeverPass::aResultCanBeHadAgainFromItsInputs()
{
    QFETCH(QString, kind);
    for (const auto& badness : QStringList{QString()} + badnesses) {
        auto sample = passingSample(kind);
        if (!badness.isEmpty())
            eachFact(*sample, [&](auto& fact) { apply(badness, fact); });
        const auto result = evaluateGate(sample->spec, sample->facts, now, day);
        // Kept as text, as a release record keeps it.
        auto kept = result;
        kept.inputs = json(QJsonDocument(result.inputs).toJson().constData());
        const auto again = evaluateAgain(kept);
        QVERIFY(again);
        QCOMPARE(again->verdict, result.verdict);
        QCOMPARE(again->reason, result.reason);
        QCOMPARE(again->inputs, result.inputs);
        QCOMPARE(again->margin.has_value(), result.margin.has_value());
    }
}

void TestGatesNeverPass::anUnknownKindNeverPasses()
{
    auto sample = *passingSample(QStringLiteral("metric-threshold"));
    sample.spec.kind = QStringLiteral("metric-treshold");
    QCOMPARE(verdictOf(sample), GateVerdict::Inconclusive);
    QCOMPARE(overallVerdict({}), GateVerdict::NoData);
}

QTEST_GUILESS_MAIN(TestGatesNeverPass)
#include "tst_gates_never_pass.moc"

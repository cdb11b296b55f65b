#include "tests/services/GateSamples.h"
#include "tests/support/Testing.h"

#include <QFile>
#include <QTest>

#include <functional>

using namespace ph;
using namespace ph::testing;

/// What each kind of gate answers to what it may find. That nothing passes by accident is for
/// tst_gates_never_pass; how the challenger is judged is for tst_challenger_champion.
class TestGateRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answers_data();
    void answers();
    void ageIsTold();
    void recordsOfRowsAreJudgedAsTheyWere();
};

namespace {

using V = GateVerdict;
using Change = std::function<void(GateSample&)>;

Change metric(const char* key, double value)
{
    return [=](GateSample& s) { (*s.facts.candidate.metrics.value)[QLatin1String(key)] = value; };
}

Change signatures(const char* candidate, const char* champion)
{
    return [=](GateSample& s) {
        s.facts.candidate.signature.value = json(candidate);
        s.facts.champion.signature.value = json(champion);
    };
}

Change cell(int column, const char* text)
{
    return [=](GateSample& s) {
        (*s.facts.own[s.spec.id].sample.value).columns[std::size_t(column)].front() = text;
    };
}

Change contracted(const std::function<void(GateSample&, ContractFacts&)>& change)
{
    return [=](GateSample& s) { change(s, *s.facts.own[s.spec.id].contract.value); };
}

/// One of the rule's rows.
Change breaking(const char* column, ContractRule rule)
{
    return contracted([=](GateSample&, ContractFacts& facts) {
        for (auto& each : facts.counts.rules) {
            if (each.column == QLatin1String(column) && each.rule == rule)
                each.count = 1;
        }
    });
}

Change said(const char* output, int exitCode = 0)
{
    return [=](GateSample& s) {
        auto& outcome = *s.facts.own[s.spec.id].command.value;
        outcome.output = QString::fromUtf8(output);
        outcome.exitCode = exitCode;
    };
}

Change watched(MonitoredSeries series)
{
    return [=](GateSample& s) { (*s.facts.monitoring.value)[QStringLiteral("error_rate")] = series; };
}

Change way(const std::function<void(RollbackFacts&)>& change)
{
    return [=](GateSample& s) { change(*s.facts.rollback.value); };
}

Change incidents(const std::function<void(IncidentFacts&)>& change)
{
    return [=](GateSample& s) { change(*s.facts.incidents.value); };
}

Change answer(ChecklistAnswer::Word word, std::int64_t at)
{
    return [=](GateSample& s) {
        auto& given = (*s.facts.answers.value)[QStringLiteral("the-gate/impact")];
        given.word = word;
        given.answeredMs = at;
    };
}

void samples()
{
    const auto row = [](const char* kind, const char* what, Change change, V expected) {
        QTest::addRow("%s: %s", kind, what) << QString::fromLatin1(kind) << change << expected;
    };
    const char* threshold = "metric-threshold";
    row(threshold, "at its bound", metric("auc", 0.9), V::Pass);
    row(threshold, "below it", metric("auc", 0.89), V::Fail);
    row(
        threshold, "not logged", [](GateSample& s) { s.facts.candidate.metrics.value->clear(); }, V::NoData);
    const char* budget = "budget";
    row(budget, "beyond one limit of two", metric("cost", 0.6), V::Fail);
    row(budget, "one of two is no number", metric("cost", std::nan("")), V::Inconclusive);
    row(
        budget, "one of two is not logged",
        [](GateSample& s) { s.facts.candidate.metrics.value->remove(QStringLiteral("cost")); }, V::NoData);
    const char* floors = "segment-floors";
    row(floors, "beyond a floor by more than chance", metric("recall/new", 0.5), V::Fail);
    row(floors, "beyond a floor within chance", metric("recall/new", 0.69), V::Inconclusive);
    row(floors, "a sample of no size", metric("new/n", 0), V::Inconclusive);
    row(
        floors, "a segment is not logged",
        [](GateSample& s) { s.facts.candidate.metrics.value->remove(QStringLiteral("recall/new")); },
        V::NoData);

    const char* record = "reproducibility";
    row(
        record, "a topic without a word",
        [](GateSample& s) { (*s.facts.candidate.reproducibility.value)[QStringLiteral("seed")].clear(); },
        V::Fail);
    row(
        record, "a topic that nobody looked for",
        [](GateSample& s) { s.facts.candidate.reproducibility.value->remove(QStringLiteral("seed")); },
        V::Inconclusive);
    const char* digest = "artifact-digest";
    const auto files = [](const std::function<void(ArtifactDigests&)>& change) {
        return [=](GateSample& s) { change(*s.facts.candidate.digests.value); };
    };
    row(digest, "a file that changed",
        files([](ArtifactDigests& d) { d.computed[QStringLiteral("model.pkl")] = QString(64, u'b'); }),
        V::Fail);
    row(digest, "a file that is gone", files([](ArtifactDigests& d) { d.computed.clear(); }), V::Fail);
    row(digest, "a file that nobody recorded",
        files([](ArtifactDigests& d) { d.computed[QStringLiteral("extra")] = QString(64, u'b'); }), V::Fail);
    row(digest, "nothing recorded", files([](ArtifactDigests& d) { d.recorded.clear(); }), V::NoData);
    const char* pinned = "prompt-and-policy-pinned";
    const auto pins = [](const std::function<void(Pins&)>& change) {
        return [=](GateSample& s) { change(*s.facts.candidate.pins.value); };
    };
    row(pinned, "a prompt by its alias",
        pins([](Pins& p) { p.prompts[QStringLiteral("system")] = QStringLiteral("@production"); }), V::Fail);
    row(pinned, "another policy", pins([](Pins& p) { p.policyDigest = QStringLiteral("sha256:2"); }),
        V::Fail);
    row(pinned, "no policy", pins([](Pins& p) { p.policyDigest.clear(); }), V::NoData);

    const char* contract = "data-contract";
    row(contract, "out of range", breaking("age", ContractRule::Range), V::Fail);
    row(contract, "not of its type", breaking("age", ContractRule::Type), V::Fail);
    row(contract, "not unique", breaking("customer", ContractRule::Unique), V::Fail);
    row(contract, "missing", breaking("customer", ContractRule::Missing), V::Fail);
    row(
        contract, "missing, and some may be",
        [](GateSample& s) {
            breaking("age", ContractRule::Missing)(s);
            s.spec.settings = json(R"({"sample": "s.csv", "columns": {"age": {"type": "text",
                                       "most-missing": 0.005}}})");
        },
        V::Pass);
    row(contract, "a column that the contract does not know", breaking("", ContractRule::OtherColumns),
        V::Fail);
    row(contract, "a time of the future", breaking("at", ContractRule::Freshness), V::Fail);
    row(contract, "rows of last week",
        contracted([](GateSample&, ContractFacts& f) { f.counts.newestMs = now - 7 * day; }), V::Fail);
    row(contract, "no time at all",
        contracted([](GateSample&, ContractFacts& f) { f.counts.rules[3].of = 0; }), V::NoData);
    row(contract, "no rows", contracted([](GateSample&, ContractFacts& f) { f.counts.rows = 0; }), V::NoData);
    row(contract, "no value",
        contracted([](GateSample&, ContractFacts& f) { f.counts.columnsWithValues = 0; }), V::NoData);
    row(contract, "a rule that nobody counted",
        contracted([](GateSample&, ContractFacts& f) { f.counts.rules.removeLast(); }), V::NoData);
    const auto named = [](const char* text) {
        return contracted([=](GateSample& s, ContractFacts& f) {
            s.spec.settings = json(R"({"sample": "s.csv", "contract": "c.yaml"})");
            f.contract = QString::fromUtf8(text);
        });
    };
    const auto all = "columns: {age: {type: number, maximum: 9}, at: {type: timestamp}, customer: {type: "
                     "text}}\n";
    row(contract, "a contract by its file", named(all), V::Pass);
    row(contract, "a file that asks for more", named("columns: {age: {type: number}}\nminimum-rows: 201\n"),
        V::Fail);
    row(contract, "a file that is no contract", named("columns: {age: {type: nubmer}}\n"), V::Inconclusive);
    row(contract, "a file that was not kept", named(""), V::Inconclusive);
    const char* features = "train-serve-consistency";
    row(features, "one entity differs", cell(1, "99"), V::Fail);
    row(features, "an entity comes twice", cell(0, "c1"), V::Inconclusive);
    row(
        features, "few entities",
        [](GateSample& s) {
            auto& own = s.facts.own[s.spec.id];
            own.sample = own.serving = seen(featureTable(99));
        },
        V::Inconclusive);
    row(
        features, "half of the entities on one side only",
        [](GateSample& s) { s.facts.own[s.spec.id].serving = seen(featureTable(100)); }, V::Inconclusive);

    const char* signature = "signature-compatible";
    row(signature, "a new input that is required",
        signatures(R"({"inputs": [{"name": "age", "type": "double"}, {"name": "sex", "type": "string"}],
                       "outputs": [{"type": "long"}]})",
                   R"({"inputs": [{"name": "age", "type": "double"}], "outputs": [{"type": "long"}]})"),
        V::Fail);
    row(signature, "a new input that is not",
        signatures(R"({"inputs": [{"name": "age", "type": "double"},
                                  {"name": "sex", "type": "string", "required": false}],
                       "outputs": [{"type": "long"}]})",
                   R"({"inputs": [{"name": "age", "type": "double"}], "outputs": [{"type": "long"}]})"),
        V::Pass);
    row(signature, "an input takes less",
        signatures(R"({"inputs": [{"name": "age", "type": "integer"}], "outputs": [{"type": "long"}]})",
                   R"({"inputs": [{"name": "age", "type": "double"}], "outputs": [{"type": "long"}]})"),
        V::Fail);
    row(signature, "an output is gone",
        signatures(R"({"inputs": [{"name": "age", "type": "double"}]})",
                   R"({"inputs": [{"name": "age", "type": "double"}], "outputs": [{"type": "long"}]})"),
        V::Fail);
    row(signature, "nobody knows what callers read",
        signatures(R"({"inputs": [{"name": "age", "type": "double"}], "outputs": [{"type": "long"}]})",
                   R"({"inputs": [{"name": "age", "type": "double"}]})"),
        V::NoData);
    const auto both = [](const char* one) { return signatures(one, one); };
    const auto tensor = R"({"inputs": [{"type": "tensor", "tensor-spec": {"dtype": "float64",
                            "shape": [-1, 3]}}], "outputs": [{"type": "long"}]})";
    row(signature, "the same tensor", both(tensor), V::Pass);
    row(signature, "tensors of no shape",
        both(R"({"inputs": [{"type": "tensor", "tensor-spec": {"dtype": "float64"}}],
                 "outputs": [{"type": "long"}]})"),
        V::Fail);
    row(signature, "tensors that say nothing",
        both(R"({"inputs": [{"type": "tensor"}], "outputs": [{"type": "long"}]})"), V::Fail);
    row(signature, "arrays of the same",
        both(
            R"({"inputs": [{"type": "array", "items": {"type": "string"}}], "outputs": [{"type": "long"}]})"),
        V::Pass);
    row(signature, "arrays of nobody knows what",
        both(R"({"inputs": [{"type": "array"}], "outputs": [{"type": "long"}]})"), V::Fail);

    const char* rollback = "rollback-ready";
    row(rollback, "no target", way([](RollbackFacts& r) { r.target.clear(); }), V::NoData);
    row(rollback, "no condition", way([](RollbackFacts& r) { r.condition.clear(); }), V::NoData);
    row(rollback, "a target that is gone", way([](RollbackFacts& r) { r.targetExists = false; }), V::Fail);
    row(rollback, "a target that may not load", way([](RollbackFacts& r) { r.targetLoads.reset(); }),
        V::Inconclusive);
    row(rollback, "the candidate itself", way([](RollbackFacts& r) { r.target = QStringLiteral("7"); }),
        V::Fail);
    row(rollback, "an old answer", way([](RollbackFacts& r) { r.conditionValueMs = now - 2 * day; }),
        V::Stale);
    row(rollback, "an answer of tomorrow", way([](RollbackFacts& r) { r.conditionValueMs = now + day; }),
        V::Inconclusive);
    row(rollback, "never rehearsed", way([](RollbackFacts& r) { r.rehearsedMs = noTime; }), V::Fail);
    row(rollback, "rehearsed long ago", way([](RollbackFacts& r) { r.rehearsedMs = now - 31 * day; }),
        V::Fail);
    const char* monitoring = "monitoring-exists";
    row(monitoring, "several numbers", watched({0.01, now - minute, 2}), V::Inconclusive);
    row(monitoring, "an old number", watched({0.01, now - 2 * day}), V::Stale);
    row(monitoring, "a number of tomorrow", watched({0.01, now + day}), V::Inconclusive);
    row(
        monitoring, "nothing", [](GateSample& s) { s.facts.monitoring.value->clear(); }, V::NoData);
    const char* incident = "no-open-incident";
    row(incident, "one is open",
        incidents([](IncidentFacts& i) { i.open[QStringLiteral("a")] = QStringLiteral("Errors"); }), V::Fail);
    row(incident, "nobody keeps them", incidents([](IncidentFacts& i) { i.kept = IncidentFacts::Kept::No; }),
        V::NoData);
    row(incident, "looked for just now", incidents([](IncidentFacts& i) { i.lookedMs = now - minute; }),
        V::Pass);
    row(incident, "nobody has looked for days",
        incidents([](IncidentFacts& i) { i.lookedMs = now - 2 * day; }), V::Stale);
    row(incident, "looked for tomorrow", incidents([](IncidentFacts& i) { i.lookedMs = now + day; }),
        V::Inconclusive);

    const char* freeze = "no-freeze";
    const auto calendar = [](const std::function<void(ReleaseCalendar&)>& change) {
        return [=](GateSample& s) { change(*s.facts.calendar.value); };
    };
    row(freeze, "frozen", calendar([](ReleaseCalendar& c) {
            c.freezes.append({now - day, now + day, QStringLiteral("Holidays")});
        }),
        V::Fail);
    row(freeze, "thawed", calendar([](ReleaseCalendar& c) {
            c.freezes.append({now - day, now, QStringLiteral("Holidays")});
        }),
        V::Pass);
    row(freeze, "no window is open", calendar([](ReleaseCalendar& c) {
            c.windows.append({{1}, 0, 24 * 60});
        }),
        V::Fail); // a Wednesday
    const char* checklist = "checklist";
    row(checklist, "no", answer(ChecklistAnswer::Word::No, now - minute), V::Fail);
    row(checklist, "yes, long ago", answer(ChecklistAnswer::Word::Yes, now - 2 * day), V::Stale);
    row(
        checklist, "one is open",
        [](GateSample& s) { s.facts.answers.value->remove(QStringLiteral("the-gate/impact")); }, V::NoData);
    const char* command = "external-command";
    row(command, "fail", said(R"({"verdict": "fail"})", 1), V::Fail);
    row(command, "fail, and all is well", said(R"({"verdict": "fail"})"), V::Fail);
    row(command, "pass, and an error", said(R"({"verdict": "pass"})", 1), V::Inconclusive);
    row(command, "pass, without JSON", said("pass"), V::Inconclusive);
    row(command, "two answers", said(R"({"verdict": "pass"}{"verdict": "fail"})"), V::Inconclusive);
    row(command, "a verdict named twice", said(R"({"verdict": "fail", "verdict": "pass"})"), V::Inconclusive);
    row(command, "a verdict named twice in other letters",
        said(R"({"verdict":"fail","verd\u0069ct":"pass"})"), V::Inconclusive);
    row(command, "one name in two objects", said(R"({"verdict": "pass", "numbers": {"verdict": 1}})"),
        V::Pass);
    row(command, "a number that is none", said(R"({"verdict": "pass", "numbers": {"drift": "NaN"}})"),
        V::Inconclusive);
    row(
        command, "out of time",
        [](GateSample& s) { s.facts.own[s.spec.id].command.value->end = CommandOutcome::End::TimedOut; },
        V::Inconclusive);
}

} // namespace

void TestGateRules::answers_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<Change>("change");
    QTest::addColumn<GateVerdict>("expected");
    samples();
}

void TestGateRules::answers()
{
    QFETCH(QString, kind);
    QFETCH(Change, change);
    QFETCH(GateVerdict, expected);
    auto sample = *passingSample(kind);
    change(sample);
    const auto result = evaluateGate(sample.spec, sample.facts, now, day);
    QVERIFY2(result.verdict == expected, qPrintable(gateVerdictName(result.verdict) + u' ' + result.reason));
    QVERIFY(!result.reason.isEmpty());
    // Whoever reads the record later comes to the same.
    const auto again = evaluateAgain(result);
    QVERIFY(again);
    QVERIFY(again->verdict == expected);
    QCOMPARE(again->reason, result.reason);
}

void TestGateRules::ageIsTold()
{
    auto sample = *passingSample(QStringLiteral("metric-threshold"));
    sample.facts.candidate.metrics.observedMs = now - 3 * day - 17 * minute;
    QCOMPARE(evaluateGate(sample.spec, sample.facts, now, day).reason,
             QStringLiteral("The candidate's metrics: observed 3d ago; at most 1d is allowed."));
    sample.facts.candidate.metrics.observedMs = now - 61'000;
    QCOMPARE(evaluateGate(sample.spec, sample.facts, now, minute).reason,
             QStringLiteral("The candidate's metrics: observed 61s ago; at most 1m is allowed."));
}

/// Data contracts were judged by rows once, which had other words for missing values and times.
void TestGateRules::recordsOfRowsAreJudgedAsTheyWere()
{
    QFile file(data(QStringLiteral("gates/sampled-contracts.json")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto records = QJsonDocument::fromJson(file.readAll()).array();
    QCOMPARE(records.size(), 9);
    for (const auto& item : records) {
        const auto record = item.toObject();
        GateResult kept;
        kept.id = record.value(QLatin1String("id")).toString();
        kept.kind = QStringLiteral("data-contract");
        kept.settings = record.value(QLatin1String("settings")).toObject();
        kept.inputs = record.value(QLatin1String("inputs")).toObject();
        kept.evaluatedMs = record.value(QLatin1String("evaluatedMs")).toInteger();
        const auto again = evaluateAgain(kept);
        QVERIFY2(again, qPrintable(kept.id));
        QCOMPARE(kept.id + u' ' + gateVerdictName(again->verdict),
                 kept.id + u' ' + record.value(QLatin1String("verdict")).toString());
        QCOMPARE(again->reason, record.value(QLatin1String("reason")).toString());
    }
}

QTEST_GUILESS_MAIN(TestGateRules)
#include "tst_gate_rules.moc"

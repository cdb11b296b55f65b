#include "services/policy/PolicyFile.h"
#include "tests/support/Testing.h"

#include <QFile>
#include <QTest>

using namespace ph;

/// The rollout of a tier, as people write it: what is read, and what is said of what is wrong.
class TestPolicyRollout : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKeyIsRead();
    void whatIsNotSaidIsAsUsual();
    void aTierWithoutOneMovesNothing();
    void theExampleHasOneForEveryTier();
    void whatIsSound_data();
    void whatIsSound();
    void problems_data();
    void problems();
    void theDigestCoversIt_data();
    void theDigestCoversIt();
};

namespace {

const QByteArray whole = R"(policy: 1
name: small
max-age: 24h
groups:
  managers:
    - label: approver-1
      key: "ed25519:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
tiers:
  low:
    quorum: {managers: 1}
    approvals-expire: 7d
    soak: 1h
    rollback: {}
    gates:
      - {id: files, kind: artifact-digest}
  high:
    quorum: {managers: 1}
    approvals-expire: 7d
    soak: 1d
    exposure-cap-percent: 20
    rollback: {}
    gates:
      - {id: files, kind: artifact-digest}
    rollout:
      strategy: canary
      stages:
        - {percent: 5, soak: 30m}
        - {percent: 20, soak: 2h}
      sample-every: 30s
      ready-within: 20m
      metrics-lost: {grace: 2m, then: hold}
      arming: required
      analysis:
        - name: errors
          kind: proportion
          query: errors{revision="{target}"}
          total: requests{revision="{target}"}
          direction: lower-is-better
          tolerance-percent: 10
          min-samples: 500
          weight: critical
          segment: country
        - name: confidence
          kind: distribution
          query: confidence{revision="{target}"}
          direction: higher-is-better
          min-samples: 60
        - name: memory
          kind: threshold
          query: memory_bytes
          direction: lower-is-better
          limit: 2e9
          weight: dry-run
)";

/// Every place that has it, changed.
QByteArray with(std::initializer_list<std::pair<const char*, const char*>> changes)
{
    auto text = whole;
    for (const auto& change : changes) {
        Q_ASSERT(text.contains(change.first));
        text.replace(change.first, change.second);
    }
    return text;
}

QString problemsOf(const PolicyReading& read)
{
    QStringList lines;
    for (const auto& problem : read.problems)
        lines.append(problemLine(QStringLiteral("p"), problem).mid(2));
    return lines.join(u'\n');
}

RolloutRules rulesOf(const QByteArray& text, const char* tier)
{
    const auto read = readPolicy(text);
    if (!read.policy)
        qFatal("%s", qPrintable(problemsOf(read)));
    return read.policy->tier(QLatin1String(tier))->rollout.value();
}

} // namespace

void TestPolicyRollout::everyKeyIsRead()
{
    AnalysisMetric errors;
    errors.name = QStringLiteral("errors");
    errors.query = QStringLiteral("errors{revision=\"{target}\"}");
    errors.totalQuery = QStringLiteral("requests{revision=\"{target}\"}");
    errors.judge = AnalysisMetric::Judge::Proportion;
    errors.tolerancePercent = 10;
    errors.minSamples = 500;
    errors.weight = AnalysisMetric::Weight::Critical;
    errors.segment = QStringLiteral("country");
    AnalysisMetric confidence;
    confidence.name = QStringLiteral("confidence");
    confidence.query = QStringLiteral("confidence{revision=\"{target}\"}");
    confidence.judge = AnalysisMetric::Judge::Distribution;
    confidence.direction = AnalysisMetric::Direction::HigherIsBetter;
    confidence.minSamples = 60;
    AnalysisMetric memory;
    memory.name = QStringLiteral("memory");
    memory.query = QStringLiteral("memory_bytes");
    memory.limit = 2e9;
    memory.weight = AnalysisMetric::Weight::DryRun;
    RolloutRules expected;
    expected.stages = {{5, 30 * 60'000}, {20, 2 * 3'600'000}};
    expected.analysis = {errors, confidence, memory};
    expected.sampleEveryMs = 30'000;
    expected.readyWithinMs = 20 * 60'000;
    expected.metricsGraceMs = 2 * 60'000;
    expected.onMetricsLost = RolloutRules::MetricsLost::Hold;
    expected.arming = RolloutRules::Arming::Required;
    QVERIFY(rulesOf(whole, "high") == expected);
}

void TestPolicyRollout::whatIsNotSaidIsAsUsual()
{
    const auto rules = rulesOf(with({{"      sample-every: 30s\n", ""},
                                     {"      ready-within: 20m\n", ""},
                                     {"{grace: 2m, then: hold}", "{then: roll-back}"},
                                     {"      arming: required\n", ""},
                                     {"          tolerance-percent: 10\n", ""},
                                     {"          min-samples: 500\n", ""}}),
                               "high");
    const RolloutRules usual;
    QCOMPARE(rules.sampleEveryMs, usual.sampleEveryMs);
    QCOMPARE(rules.readyWithinMs, usual.readyWithinMs);
    QCOMPARE(rules.metricsGraceMs, usual.metricsGraceMs);
    QCOMPARE(rules.onMetricsLost, RolloutRules::MetricsLost::RollBack);
    QCOMPARE(rules.arming, RolloutRules::Arming::Optional);
    QCOMPARE(rules.analysis.first().tolerancePercent, 0.0);
    QCOMPARE(rules.analysis.first().minSamples, 1);
    QCOMPARE(rules.analysis[1].weight, AnalysisMetric::Weight::Ordinary);
}

void TestPolicyRollout::aTierWithoutOneMovesNothing()
{
    const auto read = readPolicy(whole);
    QVERIFY(read.policy);
    QVERIFY(!read.policy->tier(QStringLiteral("low"))->rollout);
}

void TestPolicyRollout::theExampleHasOneForEveryTier()
{
    QFile file(testing::sourceFile(QStringLiteral("resources/policy/example.yaml")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto text = file.readAll();
    QCOMPARE(rulesOf(text, "low").strategy, RolloutStrategy::AllAtOnce);
    QCOMPARE(rulesOf(text, "medium").stages.size(), 3);
    QCOMPARE(rulesOf(text, "high").arming, RolloutRules::Arming::Required);
    const auto critical = rulesOf(text, "critical");
    QCOMPARE(critical.stages.last().percent, 5.0);
    QCOMPARE(critical.analysis.first().query,
             QStringLiteral(
                 "sum(revision_app_request_count{revision_name=\"{target}\",response_code_class=\"5xx\"})"));
    // A stage of theirs that soaks as long as the tier does is not prolonged by whoever plans it.
    for (const auto* name : {"high", "critical"}) {
        std::int64_t soaks = 0;
        for (const auto stages = rulesOf(text, name).stages; const auto& stage : stages)
            soaks += stage.soakMs;
        QCOMPARE(soaks, readPolicy(text).policy->tier(QLatin1String(name))->soakMs);
    }
}

void TestPolicyRollout::whatIsSound_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("all requests at the end")
        << with({{"        - {percent: 20, soak: 2h}\n",
                  "        - {percent: 20, soak: 2h}\n        - {percent: 100, soak: 2h}\n"}});
    QTest::newRow("blue-green without a cap") << with(
        {{"strategy: canary", "strategy: blue-green"},
         {"      stages:\n        - {percent: 5, soak: 30m}\n        - {percent: 20, soak: 2h}\n", ""},
         {"    exposure-cap-percent: 20\n", ""}});
    QTest::newRow("one share of an A/B test")
        << with({{"strategy: canary", "strategy: ab-test"}, {"        - {percent: 5, soak: 30m}\n", ""}});
    QTest::newRow("copies first") << with({{"strategy: canary", "strategy: shadow"}});
    QTest::newRow("soaks just long enough for 60 samples") << whole;
    QTest::newRow("target among others, in other quotes")
        << with({{"errors{revision=\"{target}\"}", "errors{revision=~'a\\'|{target}-.*'}"}});
    QTest::newRow("braces of regular expressions and of paths") << with(
        {{"query: memory_bytes", "query: 'memory_bytes{path=\"/m/{name}\",r=~\"a{2,3}\\\\p{Greek}\"}'"}});
    QTest::newRow("a threshold of all") << with({{"weight: dry-run", "weight: ordinary"}});
}

void TestPolicyRollout::whatIsSound()
{
    QFETCH(QByteArray, text);
    const auto read = readPolicy(text);
    QVERIFY2(read.policy, qPrintable(problemsOf(read)));
}

void TestPolicyRollout::problems_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, QByteArray text, const char* expected) {
        QTest::newRow(name) << std::move(text) << QString::fromUtf8(expected);
    };
    const std::pair noStages{
        "      stages:\n        - {percent: 5, soak: 30m}\n        - {percent: 20, soak: 2h}\n", ""};

    row("unknown key", with({{"ready-within", "ready-witin"}}),
        "30:7: tiers.high.rollout.ready-witin: Unknown key \"ready-witin\"; did you mean ready-within?");
    row("unknown strategy", with({{"strategy: canary", "strategy: cannary"}}),
        "25:17: tiers.high.rollout.strategy: \"cannary\" is unknown; did you mean canary?");
    row("unknown judge", with({{"kind: threshold", "kind: treshold"}}),
        "49:17: tiers.high.rollout.analysis[2].kind: \"treshold\" is unknown; did you mean threshold?");
    row("key of another judge",
        with({{"          limit: 2e9", "          total: 2e9\n          limit: 2e9"}}),
        "52:11: tiers.high.rollout.analysis[2].total: Unknown key \"total\"; known here: name, kind, query, "
        "direction, min-samples, weight, segment, limit.");
    row("proportion of nothing", with({{"          total: requests{revision=\"{target}\"}\n", ""}}),
        "34:11: tiers.high.rollout.analysis[0]: \"total\" is missing.");
    row("threshold without a limit", with({{"          limit: 2e9\n", ""}}),
        "48:11: tiers.high.rollout.analysis[2]: \"limit\" is missing.");
    row("direction left open", with({{"          direction: higher-is-better\n", ""}}),
        "43:11: tiers.high.rollout.analysis[1]: \"direction\" is missing.");
    row("silence left open", with({{"{grace: 2m, then: hold}", "{grace: 2m}"}}),
        "31:21: tiers.high.rollout.metrics-lost: \"then\" is missing.");
    row("part of a percent", with({{"percent: 5,", "percent: 0.5,"}}),
        "27:21: tiers.high.rollout.stages[0].percent: Expected a whole number, found 0.5.");
    row("nothing", with({{"percent: 5,", "percent: 0,"}}),
        "27:21: tiers.high.rollout.stages[0].percent: Expected 1 to 100, found 0.");
    row("more than all", with({{"percent: 20,", "percent: 150,"}}),
        "28:21: tiers.high.rollout.stages[1].percent: Expected 1 to 100, found 150.");
    row("tolerance that bears anything", with({{"tolerance-percent: 10", "tolerance-percent: 100"}}),
        "39:30: tiers.high.rollout.analysis[0].tolerance-percent: Expected 0 to 99, found 100.");

    row("stages that stand still", with({{"percent: 5,", "percent: 20,"}}),
        "28:21: tiers.high.rollout.stages[1].percent: Stages ascend; 20 % follows 20 %.");
    row("stage above the cap", with({{"percent: 20,", "percent: 21,"}}),
        "28:21: tiers.high.rollout.stages[1].percent: The tier's exposure-cap-percent is 20.");
    row("only the promotion, below a cap",
        with({{"        - {percent: 5, soak: 30m}\n", ""}, {"percent: 20,", "percent: 100,"}}),
        "27:21: tiers.high.rollout.stages[0].percent: The tier's exposure-cap-percent is 20.");
    row("no stages", with({noStages}), "25:7: tiers.high.rollout: \"stages\" is missing.");
    row("all at once above the first tier", with({{"strategy: canary", "strategy: all-at-once"}, noStages}),
        "25:17: tiers.high.rollout.strategy: Only the first tier, that of the least risk, may move all "
        "requests "
        "unwatched.");
    row("blue-green below a cap", with({{"strategy: canary", "strategy: blue-green"}, noStages}),
        "25:17: tiers.high.rollout.strategy: blue-green moves all requests at once, and exposure-cap-percent "
        "is "
        "20.");
    row("stages of blue-green",
        with({{"strategy: canary", "strategy: blue-green"}, {"    exposure-cap-percent: 20\n", ""}}),
        "26:9: tiers.high.rollout.stages: blue-green has no stages.");
    row("two shares of an A/B test", with({{"strategy: canary", "strategy: ab-test"}}),
        "27:9: tiers.high.rollout.stages: An ab-test has exactly one stage, not 2.");
    row("A/B test of nobody",
        with({{"strategy: canary", "strategy: ab-test"},
              {"        - {percent: 5, soak: 30m}\n", ""},
              {"percent: 20,", "percent: 100,"}}),
        "27:21: tiers.high.rollout.stages[0].percent: With all requests there is nothing left to compare "
        "with.");
    row("A/B test that nothing decides",
        with({{"strategy: canary", "strategy: ab-test"},
              {"        - {percent: 5, soak: 30m}\n", ""},
              {"kind: proportion", "kind: threshold"},
              {"          total: requests{revision=\"{target}\"}\n", ""},
              {"          tolerance-percent: 10", "          limit: 10"},
              {"min-samples: 500", "min-samples: 5"},
              {"          min-samples: 60\n", "          weight: dry-run\n"}}),
        "33:9: tiers.high.rollout.analysis: An ab-test is decided by a metric that compares: distribution or "
        "proportion.");
    row("nothing critical", with({{"weight: critical", "weight: ordinary"}}),
        "34:9: tiers.high.rollout.analysis: At least one metric has to be critical in a tier above the "
        "first: "
        "nothing else takes a candidate back at once.");
    row("no analysis", whole.left(whole.indexOf("      analysis:")),
        "25:7: tiers.high.rollout: At least one metric has to be critical in a tier above the first: "
        "nothing else takes a candidate back at once.");
    row("metric twice", with({{"name: confidence", "name: errors"}}),
        "43:17: tiers.high.rollout.analysis[1].name: \"errors\" is a metric of this tier already.");
    row("query of both alike", with({{"query: confidence{revision=\"{target}\"}", "query: confidence"}}),
        "45:18: tiers.high.rollout.analysis[1].query: Candidate and stable are asked the same: the query has "
        "no \"{target}\" within quotes.");
    row("target without quotes",
        with({{"total: requests{revision=\"{target}\"}", "total: requests{target}"}}),
        "37:18: tiers.high.rollout.analysis[0].total: Candidate and stable are asked the same: the query has "
        "no \"{target}\" within quotes.");
    row("target of a threshold without quotes",
        with({{"query: memory_bytes", "query: memory_bytes{target}"}}),
        "50:18: tiers.high.rollout.analysis[2].query: {target} has to stand in quotes, as in "
        "{revision=\"{target}\"}.");
    row("placeholder that nobody knows",
        with({{"query: memory_bytes", "query: 'memory_bytes{revision=\"{candidate}\"}'"}}),
        "50:18: tiers.high.rollout.analysis[2].query: \"{candidate}\" stands for nothing: the revision that "
        "is "
        "asked about is {target}.");
    row("condition that could never be named",
        with(
            {{"exposure-cap-percent: 20\n    rollback: {}",
              "exposure-cap-percent: 20\n    rollback: {condition-names: [p95, 'errors{r=\"{target}\"}']}"}}),
        "21:39: tiers.high.rollback.condition-names[1]: \"errors{r=\"{target}\"}\" is no metric's bare name, "
        "as "
        "error_rate: no condition could name it.");
    row("proportion of rates",
        with({{"query: errors{revision=\"{target}\"}", "query: rate(errors{revision=\"{target}\"}[1m])"}}),
        "36:18: tiers.high.rollout.analysis[0].query: A proportion is of counters as they are: how much they "
        "grew is worked out from them.");
    row("too short for its samples", with({{"min-samples: 60", "min-samples: 61"}}),
        "47:24: tiers.high.rollout.analysis[1].min-samples: It needs 61 samples, one every 30s, and the "
        "stage "
        "of 5 % soaks for 30m only.");
    row("too many samples to count",
        with(
            {{"min-samples: 60", "min-samples: 1000000000"}, {"sample-every: 30s", "sample-every: 999999d"}}),
        "47:24: tiers.high.rollout.analysis[1].min-samples: It needs 1000000000 samples, one every 999999d, "
        "and the stage of 5 % soaks for 30m only.");
    row("a pause that counts as a loss", with({{"grace: 2m", "grace: 29s"}}),
        "31:29: tiers.high.rollout.metrics-lost.grace: Between two samples (30s) nothing is heard for longer "
        "than 29s: every pause would count as a loss.");
}

void TestPolicyRollout::problems()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    const auto read = readPolicy(text);
    QVERIFY(!read.policy);
    QVERIFY2(problemsOf(read).split(u'\n').contains(expected), qPrintable(problemsOf(read)));
}

void TestPolicyRollout::theDigestCoversIt_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const auto& change :
         {std::pair{"strategy: canary", "strategy: shadow"}, std::pair{"percent: 5,", "percent: 6,"},
          std::pair{"soak: 30m", "soak: 31m"}, std::pair{"sample-every: 30s", "sample-every: 20s"},
          std::pair{"ready-within: 20m", "ready-within: 21m"}, std::pair{"grace: 2m", "grace: 3m"},
          std::pair{"then: hold", "then: roll-back"}, std::pair{"arming: required", "arming: optional"},
          std::pair{"query: memory_bytes", "query: memory_byte"}, std::pair{"limit: 2e9", "limit: 3e9"},
          std::pair{"weight: critical\n          segment: country", "weight: critical"},
          std::pair{"tolerance-percent: 10", "tolerance-percent: 11"},
          std::pair{"min-samples: 500", "min-samples: 501"}})
        QTest::newRow(change.first) << with({change});
}

void TestPolicyRollout::theDigestCoversIt()
{
    QFETCH(QByteArray, text);
    const auto read = readPolicy(text);
    QVERIFY2(read.policy, qPrintable(problemsOf(read)));
    QVERIFY(read.policy->digest != readPolicy(whole).policy->digest);
}

QTEST_GUILESS_MAIN(TestPolicyRollout)
#include "tst_policy_rollout.moc"

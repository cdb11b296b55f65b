#include "services/rollout/ArgoMetric.h"
#include "services/rollout/ArgoProgram.h"
#include "services/yaml/YamlText.h"
#include "services/yaml/YamlTree.h"
#include "tests/services/RolloutSamples.h"

#include <QFile>

using namespace ph;
using namespace ph::testing;

namespace {

const QString prometheusUrl = QStringLiteral("http://prometheus.monitoring:9090");

RolloutPlan planWith(const std::function<void(RolloutAsk&)>& edit)
{
    auto ask = canaryAsk();
    edit(ask);
    return planned(ask);
}

ArgoProgram compiled(const RolloutPlan& plan, const QString& prometheus = prometheusUrl)
{
    auto program = argoProgram(plan, prometheus);
    if (!program)
        qFatal("%s", qPrintable(program.error().detail));
    return *std::move(program);
}

/// "setWeight 10, analysis …-10, pause": an analysis by the end of its template's name.
QString inWords(const Json& steps)
{
    QStringList words;
    for (const auto& step : steps) {
        if (step.contains("setWeight"))
            words << QStringLiteral("setWeight %1").arg(step["setWeight"].get<int>());
        else if (step.contains("setCanaryScale"))
            words << QStringLiteral("setCanaryScale %1").arg(step["setCanaryScale"]["weight"].get<int>());
        else if (step.contains("analysis"))
            words << QStringLiteral("analysis ") +
                         QString::fromStdString(
                             step["analysis"]["templates"][0]["templateName"].get<std::string>())
                             .section(u'-', -1);
        else
            words << QStringLiteral("pause %1")
                         .arg(QString::fromStdString(step["pause"].value("duration", std::string())))
                         .trimmed();
    }
    return words.join(QStringLiteral(", "));
}

const argo::Measuring tenMinutes{15 * second, 10 * minute, minute};

Json metricOf(const AnalysisMetric& metric, const argo::Measuring& measuring = tenMinutes)
{
    const auto metrics = argo::thresholdMetrics(metric, measuring);
    if (!metrics)
        qFatal("%s", qPrintable(metrics.error().detail));
    return metrics->front();
}

Json metricOf(const RollbackCondition& condition)
{
    const auto metric = argo::conditionMetric(condition, QStringLiteral("c"), tenMinutes);
    if (!metric)
        qFatal("%s", qPrintable(metric.error().detail));
    return *metric;
}

/// A text as it is, all else as JSON.
QString say(const Json& value)
{
    return QString::fromStdString(value.is_string() ? value.get<std::string>() : value.dump());
}

QString queryIn(const Json& metric)
{
    return say(metric["provider"]["prometheus"]["query"]);
}

} // namespace

class TestArgoProgram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCanaryIsWeightsAnalysesAndConditions();
    void eachStepOfThePlanIsFoundInIt();
    void whatOnlyADriverJudgesEndsInAPause();
    void anAbTestIsTheDriversWhole();
    void blueGreenHasAllPodsBeforeAnyTraffic();
    void aSoakWithNothingToDecideItIsAPause();
    void aPromotionIsWatchedBeforeItIsStable();
    void aShadowIsRefused();
    void theControllersOwnPrometheus();
    void runsKeepWhatAnObjectCanHold();

    void noNumberIsNeverASuccess();
    void directionAndSegments();
    void theMedianIsPrometheusToTake();
    void silenceHoldsOrTakesBack();
    void conditionsHoldForAsLongAsTheySay();
    void whatArgoWouldRewriteIsRefused();

    void yamlReadsBackAsItWas();
};

void TestArgoProgram::aCanaryIsWeightsAnalysesAndConditions()
{
    const auto plan = planned();
    const auto program = compiled(plan);
    QFile expected(data(QStringLiteral("argo/canary.yaml")));
    QVERIFY(expected.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(yamlText(argoManifests(plan, program))),
             QString::fromUtf8(expected.readAll()));
    QVERIFY(program.leftToDriver.isEmpty());
}

void TestArgoProgram::eachStepOfThePlanIsFoundInIt()
{
    const QList<ArgoSpan> spans{{0, 0}, {0, 0}, {0, 2}, {2, 2}, {4, 1}, {5, 0}};
    QCOMPARE(compiled(planned()).spans, spans);
}

void TestArgoProgram::whatOnlyADriverJudgesEndsInAPause()
{
    const auto program = compiled(planWith([](RolloutAsk& ask) {
        AnalysisMetric latency;
        latency.name = QStringLiteral("latency");
        latency.query = QStringLiteral("latency{revision=\"{target}\"}");
        latency.judge = AnalysisMetric::Judge::Distribution;
        ask.rules.analysis << latency;
    }));
    QCOMPARE(
        inWords(program.steps),
        QStringLiteral("setWeight 10, analysis 10, pause, setWeight 50, analysis 50, pause, setWeight 100"));
    QCOMPARE(program.leftToDriver, QStringList{QStringLiteral("latency")});
    QCOMPARE(program.remarks.front(),
             QStringLiteral("Supervised only: Argo Rollouts cannot compare two revisions. Each stage stays "
                            "until a driver of ours has judged latency."));
}

void TestArgoProgram::anAbTestIsTheDriversWhole()
{
    const auto program = compiled(planWith([](RolloutAsk& ask) {
        ask.rules.strategy = RolloutStrategy::AbTest;
        ask.rules.stages = {{20, 60 * minute}};
        ask.rules.analysis[0].judge = AnalysisMetric::Judge::Proportion;
        ask.rules.analysis[0].totalQuery = QStringLiteral("requests{revision=\"{target}\"}");
    }));
    QCOMPARE(inWords(program.steps), QStringLiteral("setWeight 20, pause, setWeight 100"));
    QVERIFY2(
        program.remarks.front().startsWith(QLatin1String("Supervised only: Argo Rollouts has no sequential")),
        qPrintable(program.remarks.front()));
}

void TestArgoProgram::blueGreenHasAllPodsBeforeAnyTraffic()
{
    const auto program = compiled(planWith([](RolloutAsk& ask) {
        ask.rules.strategy = RolloutStrategy::BlueGreen;
        ask.rules.stages = {};
        ask.capPercent = 100;
        ask.soakMs = 5 * minute;
    }));
    QCOMPARE(inWords(program.steps), QStringLiteral("setCanaryScale 100, setWeight 100, analysis promoted"));
}

void TestArgoProgram::aSoakWithNothingToDecideItIsAPause()
{
    auto plan = planned();
    plan.rules.analysis[0].weight = AnalysisMetric::Weight::DryRun;
    QCOMPARE(inWords(compiled(plan).steps),
             QStringLiteral("setWeight 10, pause 60s, setWeight 50, pause 60s, setWeight 100"));
    QVERIFY(compiled(plan).remarks.contains(
        QStringLiteral("Not measured there, as it decides nothing: error_rate.")));

    auto saturation = errorRate();
    saturation.name = QStringLiteral("gpu.load");
    saturation.weight = AnalysisMetric::Weight::DryRun;
    const auto program = compiled(planWith([&](RolloutAsk& ask) { ask.rules.analysis << saturation; }));
    const auto& spec = program.templates[0]["spec"];
    QCOMPARE(say(spec["dryRun"][0]["metricName"]), QStringLiteral("^gpu\\.load$"));
    QCOMPARE(spec["metrics"].size(), std::size_t(3)); // that a dry run has no data takes nothing back
}

void TestArgoProgram::aPromotionIsWatchedBeforeItIsStable()
{
    const auto program = compiled(planWith([](RolloutAsk& ask) {
        ask.rules.stages << RolloutStage{100, minute};
    }));
    QCOMPARE(inWords(program.steps), QStringLiteral("setWeight 10, analysis 10, setWeight 50, analysis 50, "
                                                    "setWeight 100, analysis promoted"));
}

void TestArgoProgram::aShadowIsRefused()
{
    auto plan = planned();
    plan.strategy = RolloutStrategy::Shadow;
    QVERIFY_ERROR(argoProgram(plan, prometheusUrl), ErrorKind::Unsupported);
}

void TestArgoProgram::theControllersOwnPrometheus()
{
    const auto program = compiled(planned(), {});
    const auto text = QString::fromUtf8(yamlText(argoManifests(planned(), program)));
    QVERIFY(!text.contains(QLatin1String("address")));
    QVERIFY(!text.contains(QLatin1String("name: prometheus")));
    QVERIFY(program.remarks.back().contains(QLatin1String("Nothing says where the metrics are")));
}

void TestArgoProgram::runsKeepWhatAnObjectCanHold()
{
    const auto kept = [](const ArgoProgram& program, std::size_t at) {
        return program.templates[at]["spec"]["measurementRetention"][0]["limit"].get<int>();
    };
    QCOMPARE(kept(compiled(planned()), 0), 4);
    const auto program =
        compiled(planWith([](RolloutAsk& ask) { ask.rules.stages[0].soakMs = 24 * 60 * minute; }));
    QCOMPARE(kept(program, 0), 1'000); // of each of two metrics
    QCOMPARE(program.remarks.back(), QStringLiteral("A run keeps its latest measurements, not all."));
}

void TestArgoProgram::noNumberIsNeverASuccess()
{
    const auto metric = metricOf(errorRate());
    // NaN, an empty answer and several series meet neither, which Argo calls inconclusive.
    QCOMPARE(say(metric["successCondition"]),
             QStringLiteral("len(result) == 1 && !isNaN(result[0]) && !(result[0] > 0.02)"));
    QCOMPARE(say(metric["failureCondition"]),
             QStringLiteral("len(result) == 1 && !isNaN(result[0]) && result[0] > 0.02"));
    QCOMPARE(say(metric["count"]), QStringLiteral("40"));

    const auto metrics = argo::thresholdMetrics(errorRate(), tenMinutes);
    QCOMPARE(say(metrics->back()["name"]), QStringLiteral("error_rate-data"));
    QCOMPARE(say(metrics->back()["successCondition"]),
             QStringLiteral("len(result) == 1 && !isNaN(result[0])"));
    QCOMPARE(say(metrics->back()["failureLimit"]), QStringLiteral("4")); // of 15 s, the grace time
    auto brief = tenMinutes;
    brief.soakMs = minute;
    QCOMPARE(say(argo::thresholdMetrics(errorRate(), brief)->back()["failureLimit"]),
             QStringLiteral("2")); // half of a stage
    brief.soakMs = second;
    QCOMPARE(say(argo::thresholdMetrics(errorRate(), brief)->back()["failureLimit"]), QStringLiteral("0"));
    QCOMPARE(say(argo::thresholdMetrics(errorRate(), brief)->back()["count"]), QStringLiteral("1"));
}

void TestArgoProgram::directionAndSegments()
{
    auto accuracy = errorRate();
    accuracy.direction = AnalysisMetric::Direction::HigherIsBetter;
    accuracy.limit = 0.9;
    QCOMPARE(say(metricOf(accuracy)["failureCondition"]),
             QStringLiteral("len(result) == 1 && !isNaN(result[0]) && result[0] < 0.9"));
    accuracy.segment = QStringLiteral("region");
    QCOMPARE(say(metricOf(accuracy)["successCondition"]),
             QStringLiteral("len(result) > 0 && !any(result, {isNaN(#)}) && !any(result, {# < 0.9})"));
    QCOMPARE(say(metricOf(accuracy)["failureCondition"]),
             QStringLiteral("any(result, {!isNaN(#) && # < 0.9})"));
}

void TestArgoProgram::theMedianIsPrometheusToTake()
{
    auto metric = errorRate();
    metric.minSamples = 5;
    const auto compiledMetric = metricOf(metric);
    QCOMPARE(queryIn(compiledMetric),
             QStringLiteral("quantile_over_time(0.5, (errors{revision=\"{{args.candidate}}\"})[75s:15s])"));
    QCOMPARE(say(compiledMetric["initialDelay"]), QStringLiteral("75s"));
    QCOMPARE(say(compiledMetric["count"]), QStringLiteral("36"));
    metric.query += QStringLiteral(" # of all pods");
    QCOMPARE(queryIn(metricOf(metric)),
             QStringLiteral("quantile_over_time(0.5, (errors{revision=\"{{args.candidate}}\"} # of all "
                            "pods\n)[75s:15s])"));
}

void TestArgoProgram::silenceHoldsOrTakesBack()
{
    QCOMPARE(say(metricOf(errorRate())["consecutiveErrorLimit"]),
             QStringLiteral("6")); // Argo asks anew after 10 s
    QCOMPARE(say(metricOf(errorRate())["inconclusiveLimit"]), QStringLiteral("40"));
    auto holds = tenMinutes;
    holds.onLost = RolloutRules::MetricsLost::Hold;
    const auto metrics = argo::thresholdMetrics(errorRate(), holds);
    QCOMPARE(metrics->size(), std::size_t(1));
    QCOMPARE(say(metrics->front()["consecutiveErrorLimit"]), QStringLiteral("1000000"));
    QCOMPARE(say(metrics->front()["inconclusiveLimit"]), QStringLiteral("4")); // then it pauses
}

void TestArgoProgram::conditionsHoldForAsLongAsTheySay()
{
    using Comparison = RollbackCondition::Comparison;
    const QString p95 = QStringLiteral("p95");
    QCOMPARE(queryIn(metricOf(RollbackCondition{p95, Comparison::Above, 300, 0})), QStringLiteral("p95"));
    const auto lasting = metricOf(RollbackCondition{p95, Comparison::Above, 300, 2 * minute});
    QCOMPARE(queryIn(lasting), QStringLiteral("min_over_time((p95)[120s:15s])"));
    QCOMPARE(say(lasting["initialDelay"]), QStringLiteral("120s"));
    QCOMPARE(say(lasting["failureCondition"]),
             QStringLiteral("len(result) == 1 && !isNaN(result[0]) && result[0] > 300"));
    QCOMPARE(queryIn(metricOf(RollbackCondition{p95, Comparison::AtMost, 3, minute})),
             QStringLiteral("max_over_time((p95)[60s:15s])"));
    const auto equal = metricOf(RollbackCondition{QStringLiteral("up"), Comparison::Equal, 0, minute});
    QCOMPARE(queryIn(equal), QStringLiteral("min_over_time(((up) == bool 0)[60s:15s])"));
    QCOMPARE(say(equal["failureCondition"]),
             QStringLiteral("len(result) == 1 && !isNaN(result[0]) && result[0] == 1"));
}

void TestArgoProgram::whatArgoWouldRewriteIsRefused()
{
    auto metric = errorRate();
    metric.query = QStringLiteral("errors{path=\"{{x}}\", revision=\"{target}\"}");
    QVERIFY_ERROR(argo::thresholdMetrics(metric, tenMinutes), ErrorKind::Unsupported);
    metric.query = QStringLiteral("errors{target}");
    QVERIFY_ERROR(argo::thresholdMetrics(metric, tenMinutes), ErrorKind::Invalid);
    metric = errorRate();
    metric.judge = AnalysisMetric::Judge::Distribution;
    QVERIFY_ERROR(argo::thresholdMetrics(metric, tenMinutes), ErrorKind::Unsupported);
}

void TestArgoProgram::yamlReadsBackAsItWas()
{
    const QStringList words{QStringLiteral("7"),
                            QStringLiteral("no"),
                            QStringLiteral("15s"),
                            QStringLiteral("~"),
                            QStringLiteral("a: b"),
                            QStringLiteral("x # y"),
                            QStringLiteral("{{a}}"),
                            QStringLiteral("Latest"),
                            QString(),
                            QStringLiteral("two\nlines \"quoted\"")};
    for (const auto& word : words) {
        const auto read = readYaml(yamlText({Json{{"value", word.toStdString()}}}));
        QVERIFY2(read.problems.isEmpty(), qPrintable(word));
        const auto& value = read.root.children.front().value;
        QCOMPARE(value.kind, YamlNode::Kind::Text);
        QCOMPARE(value.text, word);
    }
    const auto read = readYaml(yamlText({Json{{"list", Json::array()}, {"map", Json::object()}, {"n", 7}}}));
    QVERIFY(read.problems.isEmpty());
    QCOMPARE(read.root.children[0].value.kind, YamlNode::Kind::List);
    QCOMPARE(read.root.children[1].value.kind, YamlNode::Kind::Map);
    QCOMPARE(read.root.children[2].value.kind, YamlNode::Kind::Number);
}

QTEST_APPLESS_MAIN(TestArgoProgram)
#include "tst_argo_program.moc"

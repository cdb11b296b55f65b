#include "models/values/TargetPlaceholder.h"
#include "services/http/CurlTransport.h"
#include "services/metrics/CanaryEvidence.h"
#include "services/metrics/PrometheusQuery.h"
#include "tests/support/PrometheusLab.h"
#include "tests/support/Testing.h"

#include <cmath>

using namespace ph;
using namespace ph::testing;

namespace {

const QString where = QStringLiteral("a test");
constexpr double noNumber = std::numeric_limits<double>::quiet_NaN();

std::string matrix(const std::string& result)
{
    return R"({"status":"success","data":{"resultType":"matrix","result":)" + result + "}}";
}

/// Answers from a table.
class ToldSource : public MetricSeriesSource {
public:
    QMap<QString, std::vector<MetricSeries>> told;
    Result<std::vector<MetricSeries>> series(const QString& expression, const MetricRange&) override
    {
        asked.append(expression);
        return told.value(expression);
    }
    QStringList asked;
};

/// A value each second from `first` on; NaN: none.
MetricSeries series(const MetricLabels& labels, const std::vector<double>& values, std::int64_t first = 0)
{
    MetricSeries made{labels, {}, {}};
    for (std::size_t i = 0; i < values.size(); ++i) {
        made.timesMs.push_back((first + std::int64_t(i)) * 1'000);
        made.values.push_back(values[i]);
    }
    return made;
}

MetricLabels label(const char* name, const char* value)
{
    return {{QLatin1String(name), QLatin1String(value)}};
}

AnalysisMetric errors()
{
    AnalysisMetric metric;
    metric.name = QStringLiteral("error_rate");
    metric.judge = AnalysisMetric::Judge::Proportion;
    metric.query = QStringLiteral("errors{r=\"{target}\"}");
    metric.totalQuery = QStringLiteral("requests{r=\"{target}\"}");
    return metric;
}

const CanaryTargets targets{QStringLiteral("new"), QStringLiteral("old")};
const MetricRange range{0, 10'000, 1'000};
const QString newErrors = QStringLiteral("errors{r=\"new\"}"),
              oldErrors = QStringLiteral("errors{r=\"old\"}");
const QString newRequests = QStringLiteral("requests{r=\"new\"}"),
              oldRequests = QStringLiteral("requests{r=\"old\"}");

} // namespace

class TestCanaryEvidence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void seriesCarryLabelsTimesAndValues()
    {
        const auto found = seriesFromReply(
            matrix(R"([{"metric":{"a":"b"},"values":[[1.5,"1"],[2.5,"NaN"],[3.5,"+Inf"]]}])"), where);
        QVERIFY_RESULT(found);
        QCOMPARE(found->front().labels, label("a", "b"));
        QCOMPARE(found->front().timesMs, (std::vector<std::int64_t>{1'500, 2'500, 3'500}));
        QVERIFY(std::isnan(found->front().values[1]) && std::isinf(found->front().values[2]));
        QCOMPARE(seriesFromReply(matrix("[]"), where)->size(), std::size_t(0));
    }
    void hostileSeriesAreUnreadable_data()
    {
        QTest::addColumn<QByteArray>("reply");
        const auto row = [](const char* name, const std::string& reply) {
            QTest::newRow(name) << QByteArray::fromStdString(reply);
        };
        row("nothing", "");
        row("a page", "<html>");
        row("a vector", R"({"status":"success","data":{"resultType":"vector","result":[]}})");
        row("no result", R"({"status":"success","data":{"resultType":"matrix"}})");
        row("a part only", R"({"status":"success","warnings":["one did not answer"],"data":)"
                           R"({"resultType":"matrix","result":[]}})");
        row("result is an object", matrix("{}"));
        row("a series is a number", matrix("[1]"));
        row("no values", matrix(R"([{"metric":{}}])"));
        row("no value", matrix(R"([{"metric":{},"values":[]}])"));
        row("values are a text", matrix(R"([{"metric":{},"values":"1"}])"));
        row("a bare number", matrix(R"([{"metric":{},"values":[[1,1]]}])"));
        row("an overflow", matrix(R"([{"metric":{},"values":[[1,"1e999"]]}])"));
        row("backwards", matrix(R"([{"metric":{},"values":[[2,"1"],[1,"1"]]}])"));
        row("twice at one time", matrix(R"([{"metric":{},"values":[[1,"1"],[1,"1"]]}])"));
        row("labels are a list", matrix(R"([{"metric":[],"values":[[1,"1"]]}])"));
    }
    void hostileSeriesAreUnreadable()
    {
        QFETCH(QByteArray, reply);
        QVERIFY_ERROR(seriesFromReply({reply.constData(), std::size_t(reply.size())}, where),
                      ErrorKind::Unreadable);
    }
    void histogramsAreInvalid()
    {
        QVERIFY_ERROR(seriesFromReply(matrix(R"([{"metric":{},"histograms":[[1,{}]]}])"), where),
                      ErrorKind::Invalid);
    }

    void targetsAreEscapedForWhereTheyStand_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("asked");
        const auto row = [](const char* query, const char* target, const char* asked) {
            QTest::newRow(qPrintable(QString::fromLatin1(query).simplified()))
                << QString::fromLatin1(query) << QString::fromLatin1(target) << QString::fromLatin1(asked);
        };
        row("a{r=\"{target}\"}", "x\"} or b{r=\"\\", "a{r=\"x\\\"} or b{r=\\\"\\\\\"}");
        row("a{r='{target}'}", "it's \"x\"", "a{r='it\\'s \"x\"'}");
        row("a{r=`{target}`}", "x\\y", "a{r=`x\\y`}");
        row("a{r=~\"{target}-.*\"}", "fraud.v2", "a{r=~\"fraud\\\\.v2-.*\"}");
        row("a{r!~ `{target}`}", "fraud.v2", "a{r!~ `fraud\\.v2`}");
        row("a{r=\"x\\\"{target}\",s=\"{target}\"}", "y", "a{r=\"x\\\"y\",s=\"y\"}");
        row("a # of \"{target}\n + b{r=\"{target}\"}", "y", "a # of \"{target}\n + b{r=\"y\"}");
        row("a{r= \"{target}\"}", "two\nlines", "a{r= \"two\\nlines\"}");
        row("a", "y", "a");
    }
    void targetsAreEscapedForWhereTheyStand()
    {
        QFETCH(QString, query);
        QFETCH(QString, target);
        QFETCH(QString, asked);
        const auto made = queryForTarget(query, target);
        QVERIFY_RESULT(made);
        QCOMPARE(*made, asked);
    }
    void targetsThatCannotBeSaidAreInvalid()
    {
        QVERIFY_ERROR(queryForTarget(QStringLiteral("a{target}"), QStringLiteral("x")), ErrorKind::Invalid);
        QVERIFY_ERROR(queryForTarget(QStringLiteral("a{r=`{target}`}"), QStringLiteral("`x")),
                      ErrorKind::Invalid);
        QVERIFY_ERROR(queryForTarget(QStringLiteral("a{r=\"{target}\"}"), {}), ErrorKind::Invalid);
        QVERIFY(namesTarget(QStringLiteral("a{r=\"{target}\"}")));
        QVERIFY(!namesTarget(QStringLiteral("a # \"{target}\"")));
        QVERIFY(!namesTarget(QStringLiteral("a{r=\"b\"}")));
    }

    void countersBecomeIncreases()
    {
        ToldSource source;
        source.told[newRequests] = {series({}, {100, 110, 120, 5, 15})}; // it began anew at the fourth
        source.told[newErrors] = {series({}, {7, 8, 8, 1, 1})};
        source.told[oldRequests] = {series(label("pod", "a"), {0, 10, noNumber, 30}),
                                    series(label("pod", "b"), {50, 60, 70, 80})};
        source.told[oldErrors] = {series(label("pod", "a"), {0, 0, 1, 1})};
        const auto found = readEvidence(source, errors(), targets, range);
        QVERIFY_RESULT(found);
        QCOMPARE(found->size(), 1);
        QCOMPARE(found->front().candidate,
                 (MetricWindow{{1'000, 2'000, 3'000, 4'000}, {1, 0, 1, 0}, {10, 10, 5, 10}}));
        QCOMPARE(found->front().stable, (MetricWindow{{1'000, 2'000, 3'000}, {0, 1, 0}, {20, 10, 30}}));
        QCOMPARE(source.asked, (QStringList{newErrors, newRequests, oldErrors, oldRequests}));
    }
    void aCounterThatAppearsLaterBeganAtZero()
    {
        ToldSource source;
        source.told[newRequests] = source.told[oldRequests] = {series({}, {100, 110, 120})};
        source.told[newErrors] = {series({}, {3}, 2)};
        const auto found = readEvidence(source, errors(), targets, range);
        QVERIFY_RESULT(found);
        QCOMPARE(found->front().candidate.values, (std::vector<double>{0, 3}));
        QCOMPARE(found->front().stable.values, (std::vector<double>{0, 0})); // none of its own is none
    }
    void withoutAnyCounterOfEventsNothingIsKnown()
    {
        ToldSource source;
        source.told[newRequests] = source.told[oldRequests] = {series({}, {100, 110, 120})};
        const auto found = readEvidence(source, errors(), targets, range);
        QVERIFY_RESULT(found);
        QVERIFY(std::isnan(found->front().candidate.values[0]) &&
                std::isnan(found->front().stable.values[0]));
    }
    void segmentsAreReadApart()
    {
        ToldSource source;
        auto metric = errors();
        metric.segment = QStringLiteral("country");
        source.told[newRequests] = {series(label("country", "de"), {0, 10}),
                                    series(label("country", "fr"), {0, 20})};
        source.told[oldRequests] = {series(label("country", "de"), {0, 90}),
                                    series(label("country", "it"), {0, 9})};
        source.told[newErrors] = {series(label("country", "fr"), {0, 2})};
        const auto found = readEvidence(source, metric, targets, range);
        QVERIFY_RESULT(found);
        QCOMPARE(found->size(), 3);
        QCOMPARE(found->at(0).segment, QStringLiteral("de"));
        QCOMPARE(found->at(1).candidate.values, (std::vector<double>{2}));
        QVERIFY(found->at(2).candidate.timesMs.empty());
        source.told[newErrors] = {series({}, {0, 2})};
        QVERIFY_ERROR(readEvidence(source, metric, targets, range), ErrorKind::Invalid);
    }
    void whatIsNoOneNumberIsInvalid()
    {
        ToldSource source;
        AnalysisMetric latency;
        latency.judge = AnalysisMetric::Judge::Distribution;
        latency.query = QStringLiteral("p95");
        QVERIFY_ERROR(readEvidence(source, latency, targets, range), ErrorKind::Invalid); // no {target}
        latency.query = QStringLiteral("p95{r=\"{target}\"}");
        source.told[QStringLiteral("p95{r=\"new\"}")] = {series(label("pod", "a"), {1}),
                                                         series(label("pod", "b"), {2})};
        QVERIFY_ERROR(readEvidence(source, latency, targets, range), ErrorKind::Invalid);
        latency.segment = QStringLiteral("pod");
        QCOMPARE(readEvidence(source, latency, targets, range)->size(), 2);
        AnalysisMetric cost;
        cost.query = QStringLiteral("cost");
        source.told[cost.query] = {series({}, {1, 2})};
        const auto found = readEvidence(source, cost, targets, range);
        QVERIFY_RESULT(found);
        QCOMPARE(found->front().candidate.values, (std::vector<double>{1, 2}));
        QVERIFY(found->front().stable.values.empty());
    }

    void aRealPrometheus()
    {
        if (!PrometheusLab::isInstalled())
            QSKIP("prometheus is not installed");
        PrometheusLab lab;
        auto transport = makeCurlTransport();
        PrometheusQuery source(*transport, lab.url(), {});
        const auto now = [] { return QDateTime::currentMSecsSinceEpoch(); };
        const auto requests =
            QStringLiteral("prometheus_http_requests_total{handler=~\"{target}\",code=\"200\"}");
        AnalysisMetric metric = errors();
        metric.query = metric.totalQuery = requests;
        const CanaryTargets handlers{QStringLiteral("/api/v1/query_range"), QStringLiteral("/metrics")};
        QList<MetricEvidence> found;
        const auto beganMs = now();
        const bool hasCounted = lab.waitFor([&] {
            const auto settledMs = now() - 2'000; // a scrape that comes between two queries is in one of them
            if (settledMs < beganMs)
                return false;
            const auto evidence = readEvidence(source, metric, handlers, {beganMs, settledMs, 1'000});
            if (!evidence || evidence->isEmpty())
                return false;
            found = *evidence;
            const auto& stable = found.front().stable;
            return stable.totals.size() > 3 && stable.totals.back() > 0 &&
                   !found.front().candidate.totals.empty();
        });
        QVERIFY(hasCounted);
        QCOMPARE(found.front().stable.values, found.front().stable.totals);
        // One scrape a second, each counted once.
        for (const double total : found.front().stable.totals)
            QVERIFY(total >= 0 && total <= 3);

        AnalysisMetric up;
        up.judge = AnalysisMetric::Judge::Distribution;
        up.query = QStringLiteral("up{job=\"{target}\"}");
        const auto values =
            readEvidence(source, up, {QStringLiteral("self"), QStringLiteral("x\"} or up{job=\"self")},
                         {beganMs, now(), 1'000});
        QVERIFY_RESULT(values);
        QCOMPARE(values->size(), 1);
        QVERIFY(values->front().candidate.values.size() >= 3);
        QVERIFY(values->front().stable.values.empty()); // a name is a name, whatever it says
        QVERIFY_ERROR(source.series(QStringLiteral("sum("), {beganMs, now(), 1'000}), ErrorKind::Invalid);
        QVERIFY_ERROR(source.series(QStringLiteral("\"text\""), {beganMs, now(), 1'000}), ErrorKind::Invalid);
        QVERIFY_ERROR(source.series(QStringLiteral("up"), {0, now(), 1}), ErrorKind::Invalid);
        lab.stop();
        QVERIFY_ERROR(source.series(QStringLiteral("up"), {beganMs, now(), 1'000}), ErrorKind::Offline);
    }
};

QTEST_GUILESS_MAIN(TestCanaryEvidence)
#include "tst_canary_evidence.moc"

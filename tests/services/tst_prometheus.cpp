#include "services/http/CurlTransport.h"
#include "services/metrics/PrometheusQuery.h"
#include "services/metrics/QueryFault.h"
#include "tests/services/TinyServer.h"
#include "tests/support/PrometheusLab.h"
#include "tests/support/Testing.h"

#include <QFile>

#include <cmath>

using namespace ph;
using namespace ph::testing;

namespace {

const QString where = QStringLiteral("a test");

/// What a Prometheus 2.42 answered.
std::string recorded(const char* name)
{
    QFile file(data(QStringLiteral("prometheus/%1.json").arg(QLatin1String(name))));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no recording %s", name);
    return file.readAll().toStdString();
}

/// A server that gives every request the same reply.
TinyServer::Handler always(int status, const std::string& body)
{
    return [status, body](QTcpSocket* socket, const TinyRequest&) {
        socket->write("HTTP/1.1 " + QByteArray::number(status) +
                      " Said\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " +
                      QByteArray::number(qsizetype(body.size())) + "\r\n\r\n" +
                      QByteArray::fromStdString(body));
        socket->disconnectFromHost();
    };
}

} // namespace

class PrometheusTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void samplesCarryLabelsValueAndTime();
    void numbersThatAreNoneSurvive();
    void whatGivesNoNumbersOfNowIsInvalid();
    void alertsAndRules();
    void hostileRepliesAreUnreadable_data();
    void hostileRepliesAreUnreadable();
    void everyTruncationIsUnreadable();
    void questionsAreAskedOnce();
    void anExpressionThatCannotBeReadIsInvalid();
    void warningsAreKeptForWhoeverShowsThem();
    void rulesTargetsAndVersion();
    void aWindowThatIsTooDenseIsWidened_data();
    void aWindowThatIsTooDenseIsWidened();
    void aMistakeInAnExpressionHasItsPlace();
    void aRealPrometheus();
};

void PrometheusTest::samplesCarryLabelsValueAndTime()
{
    const auto samples = samplesFromReply(recorded("query-up"), where);
    QVERIFY_RESULT(samples);
    QCOMPARE(samples->size(), std::size_t(1));
    QCOMPARE(samples->front().value, 1.0);
    QCOMPARE(samples->front().timeMs, std::int64_t(1'795'669'352'766));
    QCOMPARE(samples->front().labels.value(QStringLiteral("job")), QStringLiteral("self"));
    QCOMPARE(samplesFromReply(recorded("query-several"), where)->size(), std::size_t(4));
    QCOMPARE(samplesFromReply(recorded("query-nothing"), where)->size(), std::size_t(0));
}

void PrometheusTest::numbersThatAreNoneSurvive()
{
    QVERIFY(std::isinf(samplesFromReply(recorded("query-scalar"), where)->front().value));
    QVERIFY(std::isnan(samplesFromReply(recorded("query-nan"), where)->front().value));
}

void PrometheusTest::whatGivesNoNumbersOfNowIsInvalid()
{
    QVERIFY_ERROR(samplesFromReply(recorded("query-string"), where), ErrorKind::Invalid);
    QVERIFY_ERROR(samplesFromReply(recorded("query-range"), where), ErrorKind::Invalid);
}

void PrometheusTest::alertsAndRules()
{
    const auto fired = alertsFromReply(recorded("alerts"), where);
    QVERIFY_RESULT(fired);
    QCOMPARE(fired->size(), std::size_t(2));
    QVERIFY(fired->at(0).state == MetricAlert::State::Firing);
    QCOMPARE(fired->at(0).annotations.value(QStringLiteral("summary")),
             QStringLiteral("Errors of fraud are high"));
    QVERIFY(fired->at(1).state == MetricAlert::State::Pending);
    auto alerting = rulesFromReply(recorded("rules"), where);
    QVERIFY_RESULT(alerting);
    std::erase_if(*alerting, [](const MetricRule& rule) { return rule.kind != MetricRule::Kind::Alerting; });
    constexpr auto at = std::int64_t(1'795'669'352'655);
    using Told = std::tuple<QString, MetricRule::Health, std::int64_t>;
    std::vector<Told> told;
    for (const auto& rule : *alerting)
        told.emplace_back(rule.name, rule.health, rule.evaluatedMs);
    QVERIFY(told == (std::vector<Told>{{QStringLiteral("ErrorsHigh"), MetricRule::Health::Ok, at - 1},
                                       {QStringLiteral("Pending"), MetricRule::Health::Ok, at},
                                       {QStringLiteral("Quiet"), MetricRule::Health::Ok, at},
                                       {QStringLiteral("Broken"), MetricRule::Health::Failing, at},
                                       {QStringLiteral("New"), MetricRule::Health::Unknown, noTime}}));
}

void PrometheusTest::hostileRepliesAreUnreadable_data()
{
    QTest::addColumn<QByteArray>("reply");
    const auto row = [](const char* name, const std::string& reply) {
        QTest::newRow(name) << QByteArray::fromStdString(reply);
    };
    const auto vector = [](const std::string& result) {
        return R"({"status":"success","data":{"resultType":"vector","result":)" + result + "}}";
    };
    row("nothing", "");
    row("a page", "<html>");
    row("a list", "[]");
    row("null", "null");
    row("an error", recorded("query-bad"));
    row("no data", R"({"status":"success"})");
    row("data is a text", R"({"status":"success","data":"x"})");
    row("no type", R"({"status":"success","data":{"result":[]}})");
    row("a type of tomorrow", R"({"status":"success","data":{"resultType":"cube","result":[]}})");
    const auto up = recorded("query-up");
    row("a part only", up.substr(0, up.size() - 1) + R"(,"warnings":["a store did not answer"]})");
    row("result is an object", vector("{}"));
    row("a sample is a number", vector("[1]"));
    row("no value", vector(R"([{"metric":{}}])"));
    row("a value of one", vector(R"([{"metric":{},"value":[1]}])"));
    row("a value of three", vector(R"([{"metric":{},"value":[1,"1","1"]}])"));
    row("a bare number", vector(R"([{"metric":{},"value":[1,1]}])"));
    row("a word", vector(R"([{"metric":{},"value":[1,"many"]}])"));
    row("an overflow", vector(R"([{"metric":{},"value":[1,"1e999"]}])"));
    row("before time", vector(R"([{"metric":{},"value":[-1,"1"]}])"));
    row("after time", vector(R"([{"metric":{},"value":[1e300,"1"]}])"));
    row("time is a text", vector(R"([{"metric":{},"value":["1","1"]}])"));
    row("labels are a list", vector(R"([{"metric":[],"value":[1,"1"]}])"));
    row("a label is a list", vector(R"([{"metric":{"a":[]},"value":[1,"1"]}])"));
    row("deep", std::string(100'000, '['));
    row("groups are a text", R"({"status":"success","data":{"groups":"x","alerts":"x","resultType":7}})");
    row("an alert is loud",
        R"({"status":"success","data":{"alerts":[{"state":"loud"}],"groups":[{"rules":[1]}]}})");
}

void PrometheusTest::hostileRepliesAreUnreadable()
{
    QFETCH(QByteArray, reply);
    const std::string_view body(reply.constData(), std::size_t(reply.size()));
    QVERIFY_ERROR(samplesFromReply(body, where), ErrorKind::Unreadable);
    QVERIFY_ERROR(alertsFromReply(body, where), ErrorKind::Unreadable);
    // A reply that lists no groups has no rules, and so keeps no incidents.
    if (const auto found = rulesFromReply(body, where))
        QVERIFY(found->empty());
}

void PrometheusTest::everyTruncationIsUnreadable()
{
    for (const char* name : {"query-up", "alerts", "rules"}) {
        const auto whole = recorded(name);
        for (std::size_t length = 0; length < whole.size(); ++length) {
            const auto cut = std::string_view(whole).substr(0, length);
            QVERIFY_ERROR(samplesFromReply(cut, where), ErrorKind::Unreadable);
            QVERIFY_ERROR(alertsFromReply(cut, where), ErrorKind::Unreadable);
            QVERIFY_ERROR(rulesFromReply(cut, where), ErrorKind::Unreadable);
        }
    }
}

void PrometheusTest::questionsAreAskedOnce()
{
    TinyServer busy(always(503, "{}"));
    auto transport = makeCurlTransport();
    PrometheusQuery source(*transport, QString::fromStdString(busy.url("/")), {});
    QVERIFY_ERROR(source.reading(QStringLiteral("up")), ErrorKind::ServerFault);
    QCOMPARE(busy.requests().size(), 1);
    QVERIFY_ERROR(source.alerts(), ErrorKind::ServerFault);
    QCOMPARE(busy.requests().size(), 2);
}

void PrometheusTest::anExpressionThatCannotBeReadIsInvalid()
{
    TinyServer server(always(400, recorded("query-bad")));
    auto transport = makeCurlTransport();
    PrometheusQuery source(*transport, QString::fromStdString(server.url("/")), {});
    const auto reading = source.reading(QStringLiteral("sum("));
    QVERIFY_ERROR(reading, ErrorKind::Invalid);
    QVERIFY2(reading.error().detail.contains(QLatin1String("parse error")),
             qPrintable(reading.error().detail));
}

void PrometheusTest::warningsAreKeptForWhoeverShowsThem()
{
    const std::string told = R"({"status":"success","warnings":["one store did not answer"],)"
                             R"("infos":["no counter"],"data":{"resultType":"%","result":[]}})";
    const auto reply = [&told](const char* type) {
        auto body = told;
        return body.replace(body.find('%'), 1, type);
    };
    const auto series = notedSeriesFromReply(reply("matrix"), where);
    QVERIFY_RESULT(series);
    QCOMPARE(series->notes.warnings, QStringList{QStringLiteral("one store did not answer")});
    QCOMPARE(series->notes.infos, QStringList{QStringLiteral("no counter")});
    const auto samples = notedSamplesFromReply(reply("vector"), where);
    QVERIFY_RESULT(samples);
    QCOMPARE(samples->notes, series->notes);
    // Whoever decides by it does not get a part.
    QVERIFY_ERROR(seriesFromReply(reply("matrix"), where), ErrorKind::Unreadable);
    QVERIFY_ERROR(samplesFromReply(reply("vector"), where), ErrorKind::Unreadable);
}

void PrometheusTest::rulesTargetsAndVersion()
{
    const auto rules = rulesFromReply(recorded("rules-both"), where);
    QVERIFY_RESULT(rules);
    QCOMPARE(rules->size(), std::size_t(4));
    QCOMPARE(rules->at(0).group, QStringLiteral("fraud"));
    QVERIFY(rules->at(0).state == MetricRule::State::Firing);
    QCOMPARE(rules->at(0).alerts, std::size_t(1));
    QVERIFY(rules->at(2).kind == MetricRule::Kind::Recording);
    QVERIFY(rules->at(2).state == MetricRule::State::None);
    QCOMPARE(rules->at(3).holdsForMs, std::int64_t(300'000));
    const auto targets = targetsFromReply(recorded("targets"), where);
    QVERIFY_RESULT(targets);
    QCOMPARE(targets->size(), std::size_t(2));
    QVERIFY(targets->at(0).health == ScrapeTarget::Health::Up);
    QVERIFY(targets->at(1).health == ScrapeTarget::Health::Down);
    QVERIFY(targets->at(1).lastError.contains(QLatin1String("connection refused")));
    QCOMPARE(*versionFromReply(recorded("buildinfo"), where), QStringLiteral("2.42.0+ds"));
    QVERIFY(labelValuesFromReply(recorded("names"), where)->contains(QStringLiteral("up")));
    for (const char* name : {"targets", "buildinfo", "names"}) {
        const auto whole = recorded(name);
        const auto end = whole.find_last_of('}');
        for (std::size_t length = 0; length <= end; ++length) {
            const auto cut = std::string_view(whole).substr(0, length);
            QVERIFY_ERROR(targetsFromReply(cut, where), ErrorKind::Unreadable);
            QVERIFY_ERROR(versionFromReply(cut, where), ErrorKind::Unreadable);
            QVERIFY_ERROR(labelValuesFromReply(cut, where), ErrorKind::Unreadable);
        }
    }
}

void PrometheusTest::aWindowThatIsTooDenseIsWidened_data()
{
    QTest::addColumn<qint64>("toMs");
    QTest::addColumn<qint64>("stepMs");
    QTest::addColumn<qint64>("answered");
    QTest::newRow("an hour") << qint64(3'600'000) << qint64(15'000) << qint64(15'000);
    QTest::newRow("just so") << qint64(10'999'000) << qint64(1'000) << qint64(1'000);
    QTest::newRow("one too many") << qint64(11'000'000) << qint64(1'000) << qint64(2'000);
    QTest::newRow("a month of seconds") << qint64(2'592'000'000) << qint64(1'000) << qint64(236'000);
    QTest::newRow("no step") << qint64(1'000) << qint64(0) << qint64(0);
}

void PrometheusTest::aWindowThatIsTooDenseIsWidened()
{
    QFETCH(qint64, toMs);
    QFETCH(qint64, stepMs);
    QFETCH(qint64, answered);
    const auto range = answerableRange({0, toMs, stepMs});
    QCOMPARE(qint64(range.stepMs), answered);
    QCOMPARE(checkedRange(where, range).has_value(), stepMs > 0);
}

void PrometheusTest::aMistakeInAnExpressionHasItsPlace()
{
    const auto fault = queryFaultIn(
        QStringLiteral("HTTP 400: invalid parameter \"query\": 2:5: parse error: unclosed left parenthesis"));
    QVERIFY(fault.has_value());
    QCOMPARE(*fault, (QueryFault{2, 5, QStringLiteral("unclosed left parenthesis")}));
    QCOMPARE(markedFault(QStringLiteral("1 +\n\tsum("), *fault),
             (QStringList{QStringLiteral(" sum("), QStringLiteral("    ^")}));
    QVERIFY(!queryFaultIn(QStringLiteral("HTTP 503: query timed out")));
    QCOMPARE(markedFault(QStringLiteral("x"), {9, 9, {}}).size(), 2);
}

void PrometheusTest::aRealPrometheus()
{
    if (!PrometheusLab::isInstalled())
        QSKIP("prometheus is not installed");
    PrometheusLab lab("groups:\n- name: fraud\n  interval: 1s\n  rules:\n  - alert: ErrorsHigh\n"
                      "    expr: up{job=\"self\"} > 0\n    labels: {model: fraud}\n"
                      "    annotations: {summary: Errors are high}\n");
    auto transport = makeCurlTransport();
    PrometheusQuery source(*transport, lab.url(), {});
    const bool fires = lab.waitFor([&] {
        const auto fired = source.alerts();
        return fired && !fired->empty();
    });
    QVERIFY(fires);
    const auto fired = source.alerts();
    QVERIFY(fired->front().state == MetricAlert::State::Firing);
    QCOMPARE(fired->front().labels.value(QStringLiteral("model")), QStringLiteral("fraud"));
    QCOMPARE(source.alertingRules()->front().health, MetricRule::Health::Ok);

    const auto plain = source.reading(QStringLiteral("up # of everything"));
    QVERIFY_RESULT(plain);
    QCOMPARE(plain->samples, std::size_t(1));
    QCOMPARE(plain->value, 1.0);
    // As old as the scrape, not as the question.
    QTest::qWait(100);
    const auto samples = source.samples(QStringLiteral("up"));
    QVERIFY_RESULT(samples);
    QVERIFY(plain->measuredMs < samples->front().timeMs);
    QCOMPARE(source.reading(QStringLiteral("nothing_of_this_name"))->samples, std::size_t(0));
    QVERIFY(source.reading(QStringLiteral("{__name__=~\"scrape_.+\"}"))->samples > 1);
    QCOMPARE(source.reading(QStringLiteral("1 + 1"))->value, 2.0);
    QVERIFY_ERROR(source.reading(QStringLiteral("sum(")), ErrorKind::Invalid);
    QVERIFY_ERROR(source.reading(QStringLiteral("up[5m]")), ErrorKind::Invalid);
    const auto mistaken = source.samples(QStringLiteral("sum("));
    QVERIFY_ERROR(mistaken, ErrorKind::Invalid);
    const auto fault = queryFaultIn(mistaken.error().detail);
    QVERIFY2(fault && fault->line == 1 && fault->column == 5, qPrintable(mistaken.error().detail));
    const auto nowMs = toMs(systemNow());
    const auto ranged = source.notedSeries(QStringLiteral("up"), {nowMs - 600'000, nowMs, 1'000});
    QVERIFY_RESULT(ranged);
    QCOMPARE(ranged->value.size(), std::size_t(1));
    const auto summary = summaryOf(ranged->value.front(), nowMs - 600'000, nowMs, 1'000);
    QVERIFY2(summary.gaps > 0, "it was not there ten minutes ago");
    QVERIFY(source.metricNames()->contains(QStringLiteral("up")));
    QCOMPARE(source.targets()->front().health, ScrapeTarget::Health::Up);
    QVERIFY(source.buildInfo().has_value());
    lab.stop();
    QVERIFY_ERROR(source.reading(QStringLiteral("up")), ErrorKind::Offline);
}

QTEST_GUILESS_MAIN(PrometheusTest)
#include "tst_prometheus.moc"

#include "app/release/LiveFacts.h"
#include "app/release/QueriedFacts.h"
#include "services/gates/GateEvaluation.h"
#include "services/http/CurlTransport.h"
#include "tests/services/TinyServer.h"
#include "tests/support/PrometheusLab.h"
#include "tests/support/Testing.h"

#include <QJsonDocument>
#include <QUrlQuery>

using namespace ph;
using namespace ph::testing;

namespace {

using V = GateVerdict;

GateSpec gate(const char* kind, const QJsonObject& settings)
{
    return {QLatin1String(kind), QLatin1String(kind), {}, std::nullopt, settings};
}

QJsonObject json(const char* text)
{
    return QJsonDocument::fromJson(text).object();
}

/// A latency gate by instance with bounds that `up` keeps, and what else is said.
GateSpec latency(const char* more = "{}")
{
    auto settings = json("{\"query\": \"0.2 * up\", \"requests\": \"1000 * up\", \"by\": \"instance\","
                         " \"minimum-requests\": 100, \"at-most\": 0.3}");
    const auto added = json(more);
    for (auto it = added.begin(); it != added.end(); ++it)
        settings.insert(it.key(), it.value());
    return gate("latency", settings);
}

GateFacts ask(const QString& address, const QList<GateSpec>& gates, const ReleaseTarget& target = {})
{
    const auto transport = makeCurlTransport();
    const auto vault = makeMemoryVault();
    ReleaseEnvironment environment;
    environment.metricsSource = address;
    environment.target = target;
    GateFacts facts;
    facts.candidate.version = QStringLiteral("7");
    facts.champion.version = QStringLiteral("6");
    PolicyTier tier;
    tier.gates = gates;
    addLiveFacts(facts, {*transport, *vault}, environment, tier, toMs(systemNow()), {});
    return facts;
}

GateResult verdictOf(const GateFacts& facts, const GateSpec& spec)
{
    return evaluateGate(spec, facts, toMs(systemNow()), 3'600'000);
}

GateResult verdictOf(const QString& address, const GateSpec& spec)
{
    return verdictOf(ask(address, {spec}), spec);
}

bool isUp(const QString& address)
{
    const auto transport = makeCurlTransport();
    const auto up = PrometheusQuery(*transport, address, {}).samples(QStringLiteral("up"));
    return up && up->size() == 1 && up->front().value == 1;
}

/// What speaks like a Prometheus and counts its questions: the same number, or its names of metrics.
class CountingSource {
public:
    explicit CountingSource(const QByteArray& more = {})
        : server_([more](QTcpSocket* socket, const TinyRequest& request) {
            const QByteArray body =
                request.target.contains("__name__")
                    ? QByteArray("{\"status\":\"success\",\"data\":[\"http_requests_total\","
                                 "\"http_request_duration_seconds_bucket\"]}")
                    : "{\"status\":\"success\"," + more +
                          "\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[" +
                          QByteArray::number(QDateTime::currentSecsSinceEpoch()) + ",\"0.2\"]}]}}";
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
                          QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
        })
    {
    }
    QString url() const { return QString::fromStdString(server_.url({})); }
    QStringList queries() const
    {
        QStringList asked;
        for (const auto& request : server_.requests()) {
            const QUrl url(QString::fromUtf8(request.target));
            asked.append(QUrlQuery(url).queryItemValue(QStringLiteral("query"), QUrl::FullyDecoded));
        }
        return asked;
    }

private:
    TinyServer server_;
};

} // namespace

/// What gates ask a metrics source by queries of their own, against a real Prometheus.
class QueriedFactsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySegmentIsAsked();
    void theChampionIsWhatItIsComparedWith();
    void freshnessIsToldInSeconds();
    void eachGateHasItsOwnError();
    void whatCannotBeAskedNeverPasses();
    void oneQueryIsAskedOnce();
    void aWarningMakesItAPart();
    void theEndpointsUsualQueriesAreAsked();
};

void QueriedFactsTest::everySegmentIsAsked()
{
    if (!PrometheusLab::isInstalled())
        QSKIP("prometheus is not installed");
    PrometheusLab lab;
    QVERIFY(lab.waitFor([&] { return isUp(lab.url()); }));
    const auto passed = verdictOf(lab.url(), latency());
    QVERIFY2(passed.verdict == V::Pass, qPrintable(passed.reason));
    QVERIFY(passed.numbers.front().name.startsWith(QLatin1String("127.0.0.1:")));
    QVERIFY2(passed.query.contains(lab.url()), qPrintable(passed.query));
    QCOMPARE(evaluateAgain(passed)->verdict, V::Pass);
    QCOMPARE(verdictOf(lab.url(), latency("{\"at-most\": 0.1}")).verdict, V::Fail);
    QCOMPARE(verdictOf(lab.url(), latency("{\"segments\": [\"elsewhere:9090\"]}")).verdict, V::NoData);
    QCOMPARE(verdictOf(lab.url(), latency("{\"minimum-requests\": 1001}")).verdict, V::NoData);
    QCOMPARE(verdictOf(lab.url(), latency("{\"query\": \"nobody_has_this\"}")).verdict, V::NoData);
    QCOMPARE(verdictOf(lab.url(), latency("{\"query\": \"0 * up / 0\"}")).verdict, V::Inconclusive);
    QCOMPARE(verdictOf(lab.url(), latency("{\"query\": \"sum(up)\"}")).verdict,
             V::Inconclusive); // no instance
    const auto several = verdictOf(lab.url(), latency("{\"query\": \"{__name__=~'scrape_.+'} * 0\"}"));
    QVERIFY2(several.verdict == V::Inconclusive, qPrintable(several.reason));
    QCOMPARE(evaluateAgain(several)->reason, several.reason);
}

void QueriedFactsTest::theChampionIsWhatItIsComparedWith()
{
    if (!PrometheusLab::isInstalled())
        QSKIP("prometheus is not installed");
    PrometheusLab lab;
    QVERIFY(lab.waitFor([&] { return isUp(lab.url()); }));
    const auto compared = [&](double ratio) {
        auto spec = latency("{\"query\": \"label_replace(up, 'version', '{target}', '', '')\"}");
        spec.settings.remove(QStringLiteral("at-most"));
        spec.settings.insert(QStringLiteral("at-most-ratio"), ratio);
        return verdictOf(lab.url(), spec);
    };
    const auto same = compared(1);
    QVERIFY2(same.verdict == V::Pass, qPrintable(same.reason));
    QVERIFY2(same.query.contains(QLatin1String("'7'")) && same.query.contains(QLatin1String("'6'")),
             qPrintable(same.query));
    QCOMPARE(compared(0.9).verdict, V::Fail);
}

void QueriedFactsTest::freshnessIsToldInSeconds()
{
    if (!PrometheusLab::isInstalled())
        QSKIP("prometheus is not installed");
    PrometheusLab lab;
    QVERIFY(lab.waitFor([&] { return isUp(lab.url()); }));
    const auto fresh = [&](const char* query) {
        return verdictOf(lab.url(), gate("freshness", {{QStringLiteral("query"), QLatin1String(query)},
                                                       {QStringLiteral("within"), QStringLiteral("10m")}}));
    };
    const auto now = fresh("time() - max(timestamp(up))");
    QVERIFY2(now.verdict == V::Pass, qPrintable(now.reason));
    QCOMPARE(fresh("time() - 1e9").verdict, V::Fail);
    QCOMPARE(fresh("time() - 1e11").verdict, V::Inconclusive); // of the future
    QCOMPARE(fresh("time() - max(nobody_has_this)").verdict, V::NoData);
}

void QueriedFactsTest::eachGateHasItsOwnError()
{
    if (!PrometheusLab::isInstalled())
        QSKIP("prometheus is not installed");
    PrometheusLab lab;
    QVERIFY(lab.waitFor([&] { return isUp(lab.url()); }));
    auto broken = latency("{\"query\": \"sum(\"}");
    broken.id = QStringLiteral("broken");
    const auto facts = ask(lab.url(), {latency(), broken});
    QCOMPARE(verdictOf(facts, latency()).verdict, V::Pass);
    const auto refused = verdictOf(facts, broken);
    QCOMPARE(refused.verdict, V::Inconclusive);
    QVERIFY2(refused.reason.contains(QLatin1String("sum(")), qPrintable(refused.reason));
}

void QueriedFactsTest::whatCannotBeAskedNeverPasses()
{
    QCOMPARE(verdictOf(QStringLiteral("http://127.0.0.1:1"), latency()).verdict, V::Inconclusive);
    QCOMPARE(verdictOf(QString(), latency()).verdict, V::NoData); // the environment has no source
}

void QueriedFactsTest::oneQueryIsAskedOnce()
{
    const CountingSource source;
    auto again = latency();
    again.id = QStringLiteral("again");
    const auto facts = ask(source.url(), {latency(), again});
    QCOMPARE(source.queries(), (QStringList{QStringLiteral("0.2 * up"), QStringLiteral("1000 * up")}));
    QCOMPARE(facts.own.value(QStringLiteral("again")).queried,
             facts.own.value(QStringLiteral("latency")).queried);
    QCOMPARE(ask(source.url(), {gate("budget", {})}), [] {
        GateFacts none;
        none.candidate.version = QStringLiteral("7");
        none.champion.version = QStringLiteral("6");
        return none;
    }());
}

void QueriedFactsTest::aWarningMakesItAPart()
{
    const CountingSource source("\"warnings\":[\"a store did not answer\"],");
    const auto result = verdictOf(source.url(), latency());
    QCOMPARE(result.verdict, V::Inconclusive);
    QVERIFY2(result.reason.contains(QLatin1String("a store did not answer")), qPrintable(result.reason));
}

void QueriedFactsTest::theEndpointsUsualQueriesAreAsked()
{
    const CountingSource source;
    const auto open = gate("latency", {{QStringLiteral("minimum-requests"), 1},
                                       {QStringLiteral("at-most"), 0.3},
                                       {QStringLiteral("window"), QStringLiteral("1h")}});
    ReleaseTarget endpoint;
    endpoint.kind = ReleaseTarget::Kind::Endpoint;
    endpoint.ns = QStringLiteral("prod");
    endpoint.name = QStringLiteral("fraud");
    const auto result = verdictOf(ask(source.url(), {open}, endpoint), open);
    QVERIFY2(result.query.contains(QLatin1String("histogram_quantile(0.95")) &&
                 result.query.contains(QLatin1String("fraud")) &&
                 result.query.contains(QLatin1String("[1h]")),
             qPrintable(result.query));
    QCOMPARE(result.verdict, V::NoData);                               // 0.2 requests are less than one
    const auto elsewhere = verdictOf(ask(source.url(), {open}), open); // an alias serves nothing
    QCOMPARE(elsewhere.verdict, V::NoData);
    QVERIFY2(elsewhere.reason.contains(QLatin1String("No query is known")), qPrintable(elsewhere.reason));
}

QTEST_GUILESS_MAIN(QueriedFactsTest)
#include "tst_queried_facts.moc"

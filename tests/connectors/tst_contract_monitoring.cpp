// What a connector of metrics or alerts does when the server, the network or the user misbehaves:
// tst_contract for kinds that hold monitoring, over what a real Prometheus and Alertmanager answered.
#include "services/connectors/AlertSource.h"
#include "services/connectors/MetricSource.h"
#include "services/log/Redaction.h"
#include "tests/connectors/ConnectorLab.h"
#include "tests/connectors/FaultyFront.h"
#include "tests/support/Testing.h"

#include <QFile>

#include <thread>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr char plantedToken[] = "planted-token-9d2e7a";
constexpr char authorizationValue[] = "Bearer planted-token-9d2e7a";

std::string recorded(const char* path)
{
    QFile file(data(QLatin1String(path)));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no recording %s", path);
    return file.readAll().toStdString();
}

/// What came of a call: the kind of its error, or "ok".
struct Outcome {
    QString text = QStringLiteral("ok");
    std::optional<Error> error;

    template <class T>
    static Outcome of(const Result<T>& result)
    {
        if (result)
            return {};
        return {errorKindName(result.error().kind), result.error()};
    }
};

template <class Capability>
Capability& of(ConnectorLab& lab)
{
    return *capability<Capability>(*lab.connector);
}

struct Call {
    const char* kind;
    const char* name;
    const char* path;
    const char* reply; ///< recorded
    std::function<Outcome(ConnectorLab&)> make;
};

const std::vector<Call>& calls()
{
    static const std::vector<Call> list = {
        {"prometheus", "now", "/api/v1/query", "prometheus/query-up.json",
         [](ConnectorLab& lab) {
             return Outcome::of(of<MetricSource>(lab).queryNow(lab.context(), QStringLiteral("up")));
         }},
        {"prometheus", "range", "/api/v1/query_range", "prometheus/range-up.json",
         [](ConnectorLab& lab) {
             return Outcome::of(
                 of<MetricSource>(lab).queryRange(lab.context(), QStringLiteral("up"), {0, 60'000, 15'000}));
         }},
        {"prometheus", "names", "/api/v1/label/__name__/values", "prometheus/names.json",
         [](ConnectorLab& lab) {
             return Outcome::of(of<MetricSource>(lab).fetchMetricNames(lab.context()));
         }},
        {"prometheus", "rules", "/api/v1/rules", "prometheus/rules-both.json",
         [](ConnectorLab& lab) { return Outcome::of(of<ScrapeSource>(lab).fetchRules(lab.context())); }},
        {"prometheus", "targets", "/api/v1/targets", "prometheus/targets.json",
         [](ConnectorLab& lab) { return Outcome::of(of<ScrapeSource>(lab).fetchTargets(lab.context())); }},
        {"prometheus", "alerts", "/api/v1/alerts", "prometheus/alerts.json",
         [](ConnectorLab& lab) { return Outcome::of(of<AlertSource>(lab).fetchAlerts(lab.context())); }},
        {"alertmanager", "groups", "/api/v2/alerts/groups", "alertmanager/groups.json",
         [](ConnectorLab& lab) {
             return Outcome::of(of<SilenceSource>(lab).fetchAlertGroups(lab.context()));
         }},
        {"alertmanager", "alerts", "/api/v2/alerts", "alertmanager/alerts.json",
         [](ConnectorLab& lab) { return Outcome::of(of<AlertSource>(lab).fetchAlerts(lab.context())); }},
        {"alertmanager", "silences", "/api/v2/silences", "alertmanager/silences.json",
         [](ConnectorLab& lab) { return Outcome::of(of<SilenceSource>(lab).fetchSilences(lab.context())); }},
    };
    return list;
}

/// Signed in, or 401; then what was recorded.
FixtureReply monitor(const FixtureRequest& request)
{
    if (request.header("authorization") != authorizationValue)
        return {.status = 401, .body = "{}"};
    for (const auto& call : calls()) {
        if (request.path == call.path)
            return {.body = recorded(call.reply)};
    }
    return {.status = 404, .body = "{}"};
}

/// A server that is well behind a front that spoils its answers, and a connector that is signed in.
struct Bench {
    explicit Bench(const QString& kind)
        : front(server.url())
        , lab(kind)
    {
        lab.connection.location = front.url() + u'/';
        lab.credentials.authorization = authorizationValue;
        lab.reconnect();
    }
    HttpFixture server{monitor};
    FaultyFront front;
    ConnectorLab lab;
};

} // namespace

class TestContractMonitoring : public QObject {
    Q_OBJECT

    QStringList told_; ///< what errors said, all through the program

    void everyCall()
    {
        QTest::addColumn<int>("call");
        for (std::size_t i = 0; i < calls().size(); ++i)
            QTest::addRow("%s %s", calls()[i].kind, calls()[i].name) << int(i);
    }
    static const Call& theCall()
    {
        QFETCH(int, call);
        return calls()[std::size_t(call)];
    }
    static QString theKind() { return QString::fromLatin1(theCall().kind); }

    Outcome underFault(Bench& bench, const Fault& fault)
    {
        bench.front.setFault(theCall().path, fault);
        auto outcome = theCall().make(bench.lab);
        if (outcome.error)
            told_.append(outcome.error->where + u'\n' + outcome.error->detail);
        return outcome;
    }

private Q_SLOTS:
    void initTestCase() { rememberSecret(plantedToken); }

    void everythingWell_data() { everyCall(); }
    void everythingWell()
    {
        Bench bench(theKind());
        const auto outcome = theCall().make(bench.lab);
        QVERIFY2(!outcome.error, outcome.error ? qPrintable(outcome.error->detail) : "");
    }

    void wrongCredentialsAreAskedOnce_data() { everyCall(); }
    void wrongCredentialsAreAskedOnce()
    {
        Bench bench(theKind());
        bench.lab.credentials.authorization = "Bearer wrong";
        QCOMPARE(theCall().make(bench.lab).text, errorKindName(ErrorKind::Unauthorized));
        QCOMPARE(bench.front.http().requestCount(), 1);
    }

    void statusesAreErrors_data() { everyCall(); }
    void statusesAreErrors()
    {
        Bench bench(theKind());
        QCOMPARE(underFault(bench, Fault::withStatus(403)).text, errorKindName(ErrorKind::Forbidden));
        QCOMPARE(bench.front.hits(), 1);
        const auto limited = underFault(bench, Fault::withStatus(429, 3600));
        QCOMPARE(limited.text, errorKindName(ErrorKind::RateLimited));
        QVERIFY(limited.error->retryAfter == std::chrono::seconds(3600));
        QCOMPARE(underFault(bench, Fault::withStatus(500, 0)).text, errorKindName(ErrorKind::ServerFault));
        QVERIFY(bench.front.hits() > 1 && bench.front.hits() <= 6);
        auto once = Fault::withStatus(429, 0);
        once.times = 1;
        QCOMPARE(underFault(bench, once).text, QStringLiteral("ok"));
    }

    void whatIsNoAnswerIsUnreadable_data() { everyCall(); }
    void whatIsNoAnswerIsUnreadable()
    {
        Bench bench(theKind());
        for (const auto kind : {Fault::Kind::Truncated, Fault::Kind::WrongType, Fault::Kind::DeepNesting})
            QCOMPARE(underFault(bench, Fault::of(kind)).text, errorKindName(ErrorKind::Unreadable));
    }

    void aDroppedConnectionIsAnError_data() { everyCall(); }
    void aDroppedConnectionIsAnError()
    {
        Bench bench(theKind());
        const auto outcome = underFault(bench, Fault::of(Fault::Kind::MidBodyDrop));
        QVERIFY2(outcome.text == errorKindName(ErrorKind::Offline) ||
                     outcome.text == errorKindName(ErrorKind::Unreadable),
                 qPrintable(outcome.text));
    }

    void credentialsDoNotFollowToAnotherHost_data() { everyCall(); }
    void credentialsDoNotFollowToAnotherHost()
    {
        Bench bench(theKind());
        HttpFixture elsewhere([](const FixtureRequest&) { return FixtureReply{.body = "{}"}; });
        const auto outcome = underFault(bench, Fault::redirectTo(elsewhere.url()));
        QVERIFY(outcome.error);
        QVERIFY(elsewhere.requestCount() > 0);
        for (const auto& request : elsewhere.requests())
            QCOMPARE(request.header("authorization"), std::string());
    }

    void cancelEndsAHangingCall_data() { everyCall(); }
    void cancelEndsAHangingCall()
    {
        Bench bench(theKind());
        std::thread stopper([&bench] {
            bench.front.http().waitForRequests(1);
            bench.lab.stop.request_stop();
        });
        const auto outcome = underFault(bench, Fault::of(Fault::Kind::Hang));
        stopper.join();
        QCOMPARE(outcome.text, errorKindName(ErrorKind::Cancelled));
    }

    void whatWasCancelledBeforeAsksNothing_data() { everyCall(); }
    void whatWasCancelledBeforeAsksNothing()
    {
        Bench bench(theKind());
        bench.lab.stop.request_stop();
        QCOMPARE(theCall().make(bench.lab).text, errorKindName(ErrorKind::Cancelled));
        QVERIFY_ERROR(bench.lab.connector->probe(bench.lab.context()), ErrorKind::Cancelled);
        QCOMPARE(bench.front.http().requestCount(), 0);
    }

    void anUnpluggedServerIsOffline_data() { everyCall(); }
    void anUnpluggedServerIsOffline()
    {
        Bench bench(theKind());
        bench.front.http().stop();
        QCOMPARE(theCall().make(bench.lab).text, errorKindName(ErrorKind::Offline));
        const auto report = bench.lab.connector->probe(bench.lab.context());
        QVERIFY_RESULT(report);
        QVERIFY(!report->usable);
        QVERIFY(report->failure == ErrorKind::Offline);
    }

    void aServerThatRepeatsOurTokenIsRedacted_data() { everyCall(); }
    void aServerThatRepeatsOurTokenIsRedacted()
    {
        HttpFixture mirror([](const FixtureRequest& request) {
            return FixtureReply{.status = 400,
                                .body = nlohmann::json("you sent " + request.header("authorization")).dump()};
        });
        Bench bench(theKind());
        bench.lab.connection.location = QString::fromStdString(mirror.url());
        bench.lab.reconnect();
        const auto outcome = theCall().make(bench.lab);
        QVERIFY(outcome.error);
        QVERIFY(outcome.error->detail.contains(QLatin1String("you sent")));
        told_.append(outcome.error->where + u'\n' + outcome.error->detail);
        const auto report = bench.lab.connector->probe(bench.lab.context());
        QVERIFY_RESULT(report);
        for (const auto& line : report->lines)
            told_.append(line.detail);
    }

    // Last: over everything that the tests above provoked.
    void noTokenInAnyError()
    {
        QVERIFY(told_.size() > 20);
        for (const auto& text : told_)
            QVERIFY2(!text.contains(QLatin1String(plantedToken)), qPrintable(text));
    }
};

QTEST_GUILESS_MAIN(TestContractMonitoring)
#include "tst_contract_monitoring.moc"

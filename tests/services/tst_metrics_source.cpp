#include "services/environments/EnvironmentFile.h"
#include "services/environments/EnvironmentProbe.h"
#include "services/http/CurlTransport.h"
#include "services/metrics/MetricsSource.h"
#include "tests/services/TinyServer.h"
#include "tests/support/Testing.h"

using namespace ph;
using namespace ph::testing;

namespace {

const QByteArray planted = "hunter2-planted";

/// A Prometheus with one target that is up, for whoever presents `wanted`.
TinyServer::Handler guarded(const QByteArray& wanted)
{
    return [wanted](QTcpSocket* socket, const TinyRequest& request) {
        const auto shown = request.headers.value("authorization");
        // A server that is careless repeats what it was shown.
        const QByteArray body = shown == wanted ? R"({"status":"success","data":{"resultType":"vector",)"
                                                  R"("result":[{"metric":{},"value":[1780000000,"1"]}]}})"
                                                : R"({"status":"error","error":"not )" + shown + "\"}";
        socket->write((shown == wanted ? "HTTP/1.1 200 OK" : "HTTP/1.1 401 No") +
                      QByteArray("\r\nContent-Type: application/json\r\nConnection: close\r\n"
                                 "Content-Length: ") +
                      QByteArray::number(body.size()) + "\r\n\r\n" + body);
        socket->disconnectFromHost();
    };
}

ReleaseEnvironment watchedBy(const TinyServer& server, const QByteArray& access)
{
    const auto url = QByteArray::fromStdString(server.url("/"));
    return readEnvironment("pilothouse-environment: 1\nname: production\ntracker: lab\nregistry: lab\n"
                           "target: {alias: champion}\npolicy: policy.yaml\n"
                           "home: {repository: /srv/home.git}\nmetrics: {url: '" +
                               url + "', " + access + "}\n",
                           {})
        .environment;
}

} // namespace

/// How an environment signs in to what watches it.
class MetricsSourceTest : public QObject {
    Q_OBJECT

    std::unique_ptr<HttpTransport> transport_ = makeCurlTransport();
    std::unique_ptr<SecretVault> vault_ = makeMemoryVault();

    EnvironmentAnswer probed(const ReleaseEnvironment& environment)
    {
        return probeMetricsSource(environment, {*transport_, *vault_}, {});
    }

private Q_SLOTS:
    void initTestCase() { qputenv("PH_METRICS_SECRET", planted); }

    void whatItWantsToSeeIsShown_data()
    {
        QTest::addColumn<QByteArray>("access");
        QTest::addColumn<QByteArray>("wanted");
        const auto basic = "Basic " + ("ci:" + planted).toBase64();
        QTest::newRow("bearer, of a variable")
            << QByteArray("token: env:PH_METRICS_SECRET") << "Bearer " + planted;
        QTest::newRow("bearer, of a command")
            << QByteArray("token: 'exec:echo $PH_METRICS_SECRET'") << "Bearer " + planted;
        QTest::newRow("basic") << QByteArray("user: ci, password: env:PH_METRICS_SECRET") << basic;
        QTest::newRow("basic, of the keychain") << QByteArray("user: ci, password: keychain:watch") << basic;
    }

    void whatItWantsToSeeIsShown()
    {
        QFETCH(QByteArray, access);
        QFETCH(QByteArray, wanted);
        QVERIFY_RESULT(vault_->store(QStringLiteral("watch"), planted.toStdString()));
        TinyServer server(guarded(wanted));
        const auto answer = probed(watchedBy(server, access));
        QVERIFY2(answer.verdict == ProbeLine::Verdict::Yes, qPrintable(answer.detail));
        // Without it nobody answers, so that the gates have nothing either.
        auto stranger = watchedBy(server, access);
        stranger.metricsAccess = {};
        QCOMPARE(probed(stranger).verdict, ProbeLine::Verdict::No);
    }

    void anotherSourceIsShownNothing()
    {
        TinyServer server(guarded("Bearer " + planted));
        const auto environment = watchedBy(server, "token: env:PH_METRICS_SECRET, ca: /srv/ca.pem");
        const auto own = metricsCredentials(environment, environment.metricsSource, *vault_);
        QVERIFY_RESULT(own);
        QCOMPARE(own->authorization, "Bearer " + planted.toStdString());
        QCOMPARE(own->caFile, std::string("/srv/ca.pem"));
        const auto other =
            metricsCredentials(environment, QStringLiteral("https://elsewhere.example.org"), *vault_);
        QVERIFY_RESULT(other);
        QVERIFY(other->authorization.empty() && other->caFile.empty());
    }

    void aSecretIsInNoError()
    {
        TinyServer server(guarded("Bearer of somebody else"));
        for (const char* access :
             {"token: env:PH_METRICS_SECRET", "user: ci, password: env:PH_METRICS_SECRET",
              "token: env:PH_NOBODY_HAS_THIS", "token: 'exec:echo $PH_METRICS_SECRET; exit 1'"}) {
            const auto answer = probed(watchedBy(server, access));
            QCOMPARE(answer.verdict, ProbeLine::Verdict::No);
            for (const auto& secret : {planted, ("ci:" + planted).toBase64()})
                QVERIFY2(!answer.detail.contains(QString::fromLatin1(secret)), qPrintable(answer.detail));
        }
    }
};

QTEST_GUILESS_MAIN(MetricsSourceTest)
#include "tst_metrics_source.moc"

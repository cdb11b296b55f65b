#include "services/http/CurlTransport.h"
#include "services/http/RestClient.h"
#include "services/http/ServerMessage.h"
#include "services/log/Redaction.h"
#include "tests/services/TinyServer.h"
#include "tests/support/Testing.h"

#include <QElapsedTimer>

#include <thread>

using namespace ph;
using ph::testing::TinyRequest;
using ph::testing::TinyServer;

namespace {

constexpr RetryPolicy quick{3, std::chrono::milliseconds(1), std::chrono::milliseconds(2000)};

/// Answers the first `failures` requests with `status`, then with {"ok":true}.
TinyServer::Handler failingFirst(int failures, int status, QByteArray headers = {})
{
    auto count = std::make_shared<int>(0);
    return [=](QTcpSocket* socket, const TinyRequest&) {
        if ((*count)++ < failures)
            TinyServer::reply(socket, status, headers, "no");
        else
            TinyServer::reply(socket, 200, "Content-Type: application/json\r\n", "{\"ok\":true}");
    };
}

TinyServer::Handler always(int status, QByteArray headers, QByteArray body)
{
    return [=](QTcpSocket* socket, const TinyRequest&) { TinyServer::reply(socket, status, headers, body); };
}

HttpResponse responseWith(const std::string& retryAfterText)
{
    HttpResponse response;
    response.status = 429;
    response.headers = {{"retry-after", retryAfterText}};
    return response;
}

} // namespace

class RestClientTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pathsAndQueriesAreJoinedAndEncoded();
    void statusesBecomeKinds_data();
    void statusesBecomeKinds();
    void readsAreRetried();
    void readsByPostAreRetried();
    void changesAreNot();
    void attemptsAreBounded();
    void aShortRetryAfterIsHonoured();
    void aLongRetryAfterIsReported();
    void retryAfterIsReadAsSecondsOrDate();
    void cancelInterruptsTheWait();
    void aDownloadIsNotRetriedOnceBytesHaveCome();
    void theServersWordsReachTheError_data();
    void theServersWordsReachTheError();
    void secretsThatAServerEchoesAreHidden();
    void htmlIsNotJson();

private:
    RestClient client(const TinyServer& server, std::stop_token stop = {}, HttpCredentials credentials = {})
    {
        return RestClient(*transport_, server.url("/base/"), std::move(credentials), std::move(stop), quick);
    }
    std::unique_ptr<HttpTransport> transport_ = makeCurlTransport();
};

void RestClientTest::pathsAndQueriesAreJoinedAndEncoded()
{
    TinyServer server(failingFirst(0, 0));
    QVERIFY_RESULT(client(server).getJson("/api/runs", {{"run id", "a&b=ü"}, {"path", "x/y"}}));
    QCOMPARE(server.requests().first().target,
             QByteArray("/base/api/runs?run%20id=a%26b%3D%C3%BC&path=x%2Fy"));
    QVERIFY_RESULT(client(server).postReadJson("api/search", Json{{"max", 5}}));
    QCOMPARE(server.requests().last().target, QByteArray("/base/api/search"));
    QCOMPARE(server.requests().last().headers.value("content-type"), QByteArray("application/json"));
    QCOMPARE(server.requests().last().body, QByteArray("{\"max\":5}"));
}

void RestClientTest::statusesBecomeKinds_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("requests");
    QTest::newRow("400") << 400 << int(ErrorKind::Invalid) << 1;
    QTest::newRow("401 is never retried") << 401 << int(ErrorKind::Unauthorized) << 1;
    QTest::newRow("403") << 403 << int(ErrorKind::Forbidden) << 1;
    QTest::newRow("404") << 404 << int(ErrorKind::NotFound) << 1;
    QTest::newRow("409") << 409 << int(ErrorKind::Conflict) << 1;
    QTest::newRow("422") << 422 << int(ErrorKind::Invalid) << 1;
    QTest::newRow("429") << 429 << int(ErrorKind::RateLimited) << 3;
    QTest::newRow("500") << 500 << int(ErrorKind::ServerFault) << 3;
    QTest::newRow("503") << 503 << int(ErrorKind::ServerFault) << 3;
}

void RestClientTest::statusesBecomeKinds()
{
    QFETCH(int, status);
    QFETCH(int, kind);
    QFETCH(int, requests);
    TinyServer server(always(status, "Content-Type: text/plain\r\n", "words"));
    const auto response = client(server).get("/x", {{"secret", "never-shown"}});
    QVERIFY_ERROR(response, static_cast<ErrorKind>(kind));
    QCOMPARE(server.requests().size(), requests);
    QCOMPARE(response.error().where, QStringLiteral("GET /base/x"));
    QCOMPARE(response.error().detail, QStringLiteral("HTTP %1: words").arg(status));
}

void RestClientTest::readsAreRetried()
{
    TinyServer server(failingFirst(2, 503));
    QVERIFY_RESULT(client(server).getJson("/x"));
    QCOMPARE(server.requests().size(), 3);
}

void RestClientTest::readsByPostAreRetried()
{
    TinyServer server(failingFirst(2, 502));
    QVERIFY_RESULT(client(server).postReadJson("/x", Json::object()));
    QCOMPARE(server.requests().size(), 3);
}

void RestClientTest::changesAreNot()
{
    TinyServer server(failingFirst(1, 503, "Retry-After: 0\r\n"));
    QVERIFY_ERROR(client(server).sendControl("DELETE", "/x", "{}"), ErrorKind::ServerFault);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().method, QByteArray("DELETE"));
    QCOMPARE(server.requests().first().body, QByteArray("{}"));
}

void RestClientTest::attemptsAreBounded()
{
    TinyServer server(failingFirst(100, 500));
    QVERIFY_ERROR(client(server).getJson("/x"), ErrorKind::ServerFault);
    QCOMPARE(server.requests().size(), 3);
}

void RestClientTest::aShortRetryAfterIsHonoured()
{
    TinyServer server(failingFirst(1, 429, "Retry-After: 1\r\n"));
    QElapsedTimer timer;
    timer.start();
    QVERIFY_RESULT(client(server).getJson("/x"));
    QVERIFY2(timer.elapsed() >= 950, "it came back before the server's time");
    QCOMPARE(server.requests().size(), 2);
}

void RestClientTest::aLongRetryAfterIsReported()
{
    TinyServer server(failingFirst(1, 429, "Retry-After: 60\r\n"));
    const auto response = client(server).getJson("/x");
    QVERIFY_ERROR(response, ErrorKind::RateLimited);
    QVERIFY(response.error().retryAfter == std::chrono::seconds(60));
    QCOMPARE(server.requests().size(), 1);
}

void RestClientTest::retryAfterIsReadAsSecondsOrDate()
{
    using namespace std::chrono;
    const auto now = system_clock::from_time_t(784'111'777); // Sun, 06 Nov 1994 08:49:37 GMT
    QVERIFY(retryAfter(responseWith("120"), now) == seconds(120));
    QVERIFY(retryAfter(responseWith("Sun, 06 Nov 1994 08:50:07 GMT"), now) == seconds(30));
    QVERIFY(retryAfter(responseWith("Sun, 06 Nov 1994 08:00:00 GMT"), now) == seconds(0));
    QVERIFY(retryAfter(responseWith("999999999999"), now) == hours(24));
    QVERIFY(!retryAfter(responseWith("-5"), now));
    QVERIFY(!retryAfter(responseWith("soon"), now));
    QVERIFY(!retryAfter(responseWith(""), now));
}

void RestClientTest::cancelInterruptsTheWait()
{
    TinyServer server(always(503, "Retry-After: 3600\r\n", {}));
    std::stop_source stop;
    RestClient patient(*transport_, server.url(), {}, stop.get_token(),
                       {5, std::chrono::hours(1), std::chrono::hours(2)});
    std::jthread canceller([&] {
        while (server.requests().isEmpty())
            QThread::msleep(1);
        QThread::msleep(50);
        stop.request_stop();
    });
    QVERIFY_ERROR(patient.get("/x"), ErrorKind::Cancelled);
    QCOMPARE(server.requests().size(), 1);
}

void RestClientTest::aDownloadIsNotRetriedOnceBytesHaveCome()
{
    TinyServer server([](QTcpSocket* socket, const TinyRequest&) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nsome");
        socket->disconnectFromHost();
    });
    std::string got;
    const auto response = client(server).download("/x", {}, [&](std::string_view bytes) {
        got += bytes;
        return true;
    });
    QVERIFY_ERROR(response, ErrorKind::Offline);
    QCOMPARE(got, std::string("some"));
    QCOMPARE(server.requests().size(), 1);
}

void RestClientTest::theServersWordsReachTheError_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    QTest::newRow("MLflow") << QByteArray("application/json")
                            << QByteArray(
                                   R"({"error_code": "INVALID_PARAMETER_VALUE", "message": "Bad filter"})")
                            << "INVALID_PARAMETER_VALUE: Bad filter";
    QTest::newRow("detail") << QByteArray("application/json") << QByteArray(R"({"detail":"Nope"})") << "Nope";
    QTest::newRow("Kubernetes") << QByteArray("application/json")
                                << QByteArray(R"({"kind":"Status","message":"denied"})") << "denied";
    QTest::newRow("HTML")
        << QByteArray("text/html; charset=utf-8")
        << QByteArray(
               "<!doctype html><title>400</title><style>p{}</style><h1>Bad  Request</h1>\n<p>a &lt; b</p>")
        << "Bad Request a < b";
    QTest::newRow("text that looks like JSON")
        << QByteArray("text/plain") << QByteArray(R"({"message":"x"})") << R"({"message":"x"})";
    QTest::newRow("broken JSON") << QByteArray("application/json") << QByteArray("{\"message\":") << "";
    QTest::newRow("JSON that is no object") << QByteArray("application/json") << QByteArray("[1]") << "";
    QTest::newRow("binary") << QByteArray("application/octet-stream") << QByteArray("\x01\x02", 2) << "";
    QTest::newRow("long") << QByteArray("text/plain") << QByteArray(100'000, 'x')
                          << QString(999, QLatin1Char('x')) + QChar(0x2026);
}

void RestClientTest::theServersWordsReachTheError()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    TinyServer server(always(400, "Content-Type: " + type + "\r\n", body));
    const auto response = client(server).get("/x");
    QVERIFY_ERROR(response, ErrorKind::Invalid);
    QCOMPARE(response.error().detail,
             words.isEmpty() ? QStringLiteral("HTTP 400") : QStringLiteral("HTTP 400: ") + words);
}

void RestClientTest::secretsThatAServerEchoesAreHidden()
{
    rememberSecret("echoed-token-4711");
    HttpCredentials credentials;
    credentials.authorization = "Bearer echoed-token-4711";
    TinyServer server([](QTcpSocket* socket, const TinyRequest& request) {
        TinyServer::reply(socket, 403, "Content-Type: text/plain\r\n",
                          "you sent " + request.headers.value("authorization"));
    });
    const auto response = client(server, {}, credentials).get("/echoed-token-4711");
    QVERIFY_ERROR(response, ErrorKind::Forbidden);
    QVERIFY(!response.error().detail.contains(QStringLiteral("4711")));
    QVERIFY(!response.error().where.contains(QStringLiteral("4711")));
    QVERIFY(response.error().detail.contains(QStringLiteral("you sent")));
}

void RestClientTest::htmlIsNotJson()
{
    TinyServer server(always(200, "Content-Type: text/html\r\n", "<p>Please sign in</p>"));
    const auto response = client(server).getJson("/x");
    QVERIFY_ERROR(response, ErrorKind::Unreadable);
    QVERIFY(response.error().detail.contains(QStringLiteral("Please sign in")));
}

QTEST_GUILESS_MAIN(RestClientTest)
#include "tst_rest_client.moc"

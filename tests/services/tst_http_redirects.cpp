#include "services/http/CurlTransport.h"
#include "tests/services/TestCertificates.h"
#include "tests/services/TinyServer.h"
#include "tests/support/Testing.h"

using namespace ph;
using ph::testing::TestCertificates;
using ph::testing::TinyRequest;
using ph::testing::TinyServer;

namespace {

constexpr auto planted = "planted-secret";

bool carriesSecret(const TinyRequest& request)
{
    for (const auto& value : request.headers) {
        if (value.contains(planted) || value.contains(QByteArray(planted).toBase64()))
            return true;
    }
    return request.target.contains(planted);
}

TinyServer::Handler redirectingTo(std::function<std::string()> where, int status = 302)
{
    return [where, status](QTcpSocket* socket, const TinyRequest&) {
        TinyServer::reply(
            socket, status,
            "Location: " + QByteArray::fromStdString(where()) + "\r\nSet-Cookie: sid=planted-secret\r\n", {});
    };
}

void answerOk(QTcpSocket* socket, const TinyRequest& request)
{
    TinyServer::reply(socket, 200, {}, request.method + ' ' + request.body);
}

} // namespace

class HttpRedirectsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(certificates_.isValid()); }
    void withinTheOriginCredentialsGo();
    void toAnotherOriginNothingSecretGoes_data();
    void toAnotherOriginNothingSecretGoes();
    void aStrangerCannotSendUsBackWithCredentials();
    void httpsNeverLeadsToHttp();
    void methodsFollowTheStatus_data();
    void methodsFollowTheStatus();
    void aChangeIsNotTurnedIntoSomethingElse();
    void loopsEnd();
    void otherSchemesAreRefused();
    void aRelativeLocationIsResolved();

private:
    TestCertificates certificates_;
    std::unique_ptr<HttpTransport> transport_ = makeCurlTransport();
};

void HttpRedirectsTest::withinTheOriginCredentialsGo()
{
    TinyServer server([](QTcpSocket* socket, const TinyRequest& request) {
        if (request.target == "/start")
            TinyServer::reply(socket, 307, "Location: /end\r\n", {});
        else
            answerOk(socket, request);
    });
    HttpRequest request;
    request.url = server.url("/start");
    request.credentials.authorization = "Bearer token";
    request.credentials.extraHeaders = {{"X-Api-Key", "key"}};
    const auto response = transport_->send(request, {});
    QVERIFY_RESULT(response);
    QCOMPARE(response->url, server.url("/end"));
    QCOMPARE(server.requests().last().headers.value("authorization"), QByteArray("Bearer token"));
    QCOMPARE(server.requests().last().headers.value("x-api-key"), QByteArray("key"));
}

void HttpRedirectsTest::toAnotherOriginNothingSecretGoes_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("secret");
    for (const char* change : {"host", "port", "scheme"}) {
        for (const char* secret :
             {"Authorization", "extra header", "Cookie", "own header", "user in address"})
            QTest::addRow("%s, %s", change, secret)
                << QString::fromLatin1(change) << QString::fromLatin1(secret);
    }
}

void HttpRedirectsTest::toAnotherOriginNothingSecretGoes()
{
    QFETCH(QString, change);
    QFETCH(QString, secret);

    TinyServer other(&answerOk, change == QLatin1StringView("scheme") ? std::optional(certificates_.server())
                                                                      : std::nullopt);
    std::string target;
    TinyServer server([&](QTcpSocket* socket, const TinyRequest& request) {
        if (request.target == "/end")
            answerOk(socket, request);
        else
            redirectingTo([&] { return target; })(socket, request);
    });
    // The same server under another name is another host too.
    target = change == QLatin1StringView("host") ? server.url("/end", "localhost") : other.url("/end");

    HttpRequest request;
    request.url = server.url("/start");
    request.credentials.caFile = certificates_.caFile();
    if (secret == QLatin1StringView("Authorization"))
        request.credentials.authorization = std::string("Bearer ") + planted;
    else if (secret == QLatin1StringView("extra header"))
        request.credentials.extraHeaders = {{"X-Api-Key", planted}};
    else if (secret == QLatin1StringView("Cookie"))
        request.credentials.extraHeaders = {{"Cookie", std::string("sid=") + planted}};
    else if (secret == QLatin1StringView("own header"))
        request.headers = {{"X-Custom", planted}, {"Accept", "application/json"}};
    else
        request.url.replace(0, 7, std::string("http://user:") + planted + '@');

    const auto response = transport_->send(request, {});
    QVERIFY_RESULT(response);
    QCOMPARE(response->status, 200);
    const auto arrived = change == QLatin1StringView("host") ? server.requests().mid(1) : other.requests();
    QCOMPARE(arrived.size(), 1);
    const bool startCarried = carriesSecret(server.requests().first()) ||
                              server.requests().first().headers.value("authorization") ==
                                  "Basic " + QByteArray("user:planted-secret").toBase64();
    QVERIFY2(startCarried, "the first origin has to get it, or this test shows nothing");
    QVERIFY(!carriesSecret(arrived.first()));
    QVERIFY(!arrived.first().headers.contains("authorization"));
    QVERIFY(!arrived.first().headers.contains("cookie"));
}

void HttpRedirectsTest::aStrangerCannotSendUsBackWithCredentials()
{
    std::string back;
    TinyServer stranger(redirectingTo([&] { return back; }));
    TinyServer server([&](QTcpSocket* socket, const TinyRequest& request) {
        if (request.target == "/start")
            redirectingTo([&] { return stranger.url("/"); })(socket, request);
        else
            answerOk(socket, request);
    });
    back = server.url("/delete-everything");
    HttpRequest request;
    request.url = server.url("/start");
    request.credentials.authorization = std::string("Bearer ") + planted;
    QVERIFY_RESULT(transport_->send(request, {}));
    QCOMPARE(server.requests().last().target, QByteArray("/delete-everything"));
    QVERIFY(!carriesSecret(server.requests().last()));
}

void HttpRedirectsTest::httpsNeverLeadsToHttp()
{
    TinyServer plain(&answerOk);
    TinyServer secure(redirectingTo([&] { return plain.url("/"); }), certificates_.server());
    HttpRequest request;
    request.url = secure.url();
    request.credentials.caFile = certificates_.caFile();
    QVERIFY_ERROR(transport_->send(request, {}), ErrorKind::Unreadable);
    QVERIFY(plain.requests().isEmpty());
    QCOMPARE(secure.requests().size(), 1);
}

void HttpRedirectsTest::methodsFollowTheStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("arrives");
    QTest::newRow("301") << 301 << QByteArray("GET ");
    QTest::newRow("302") << 302 << QByteArray("GET ");
    QTest::newRow("303") << 303 << QByteArray("GET ");
    QTest::newRow("307") << 307 << QByteArray("POST body");
    QTest::newRow("308") << 308 << QByteArray("POST body");
}

void HttpRedirectsTest::methodsFollowTheStatus()
{
    QFETCH(int, status);
    QFETCH(QByteArray, arrives);
    TinyServer server([status](QTcpSocket* socket, const TinyRequest& request) {
        if (request.target == "/start")
            TinyServer::reply(socket, status, "Location: /end\r\n", {});
        else
            answerOk(socket, request);
    });
    HttpRequest request;
    request.method = "POST";
    request.body = "body";
    request.url = server.url("/start");
    const auto response = transport_->send(request, {});
    QVERIFY_RESULT(response);
    QCOMPARE(QByteArray::fromStdString(response->body), arrives);
}

void HttpRedirectsTest::aChangeIsNotTurnedIntoSomethingElse()
{
    // A sign-in page that answers 200 must not look like a change that was made.
    TinyServer server([](QTcpSocket* socket, const TinyRequest& request) {
        if (request.target == "/start")
            TinyServer::reply(socket, 302, "Location: /login\r\n", {});
        else
            answerOk(socket, request);
    });
    HttpRequest request;
    request.method = "POST";
    request.url = server.url("/start");
    request.purpose = HttpRequest::Purpose::Change;
    const auto response = transport_->send(request, {});
    QVERIFY_RESULT(response);
    QCOMPARE(response->status, 302);
    QCOMPARE(server.requests().size(), 1);
}

void HttpRedirectsTest::loopsEnd()
{
    TinyServer server(redirectingTo([] { return std::string("/again"); }));
    HttpRequest request;
    request.url = server.url();
    request.limits.maxRedirects = 3;
    QVERIFY_ERROR(transport_->send(request, {}), ErrorKind::Unreadable);
    QCOMPARE(server.requests().size(), 4);
}

void HttpRedirectsTest::otherSchemesAreRefused()
{
    TinyServer server(redirectingTo([] { return std::string("file:///etc/passwd"); }));
    HttpRequest request;
    request.url = server.url();
    QVERIFY_ERROR(transport_->send(request, {}), ErrorKind::Unsupported);
}

void HttpRedirectsTest::aRelativeLocationIsResolved()
{
    TinyServer server([](QTcpSocket* socket, const TinyRequest& request) {
        if (request.target == "/a/b/c")
            TinyServer::reply(socket, 302, "Location: ../d?x=1\r\n", {});
        else
            answerOk(socket, request);
    });
    HttpRequest request;
    request.url = server.url("/a/b/c");
    QVERIFY_RESULT(transport_->send(request, {}));
    QCOMPARE(server.requests().last().target, QByteArray("/a/d?x=1"));
}

QTEST_GUILESS_MAIN(HttpRedirectsTest)
#include "tst_http_redirects.moc"

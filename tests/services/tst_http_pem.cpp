#include "services/http/CurlTransport.h"
#include "tests/services/TestCertificates.h"
#include "tests/services/TinyServer.h"
#include "tests/support/Testing.h"

using namespace ph;
using ph::testing::TestCertificates;
using ph::testing::TinyRequest;
using ph::testing::TinyServer;

/// Credentials that a kubeconfig holds: PEM text instead of files, and a name for TLS that is not the host's.
class HttpPemTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anAuthorityAsTextIsAccepted();
    void anotherAuthorityIsRefused();
    void aClientCertificateAsTextIsPresented_data();
    void aClientCertificateAsTextIsPresented();
    void clientsDoNotShareConnections();
    void aClientCertificateAsTextStaysAtItsOrigin();
    void brokenTextIsTheSettingsFault_data();
    void brokenTextIsTheSettingsFault();
    void theNameForTlsReplacesTheHost();
    void aWrongNameForTlsIsRefused_data();
    void aWrongNameForTlsIsRefused();
    void aNameForTlsIsNoPlaceToHideAnAddress_data();
    void aNameForTlsIsNoPlaceToHideAnAddress();
    void theNameForTlsFollowsRedirectsWithinTheOriginOnly();
    void anExplicitProxyIsUsedForEveryHost();

private:
    HttpRequest get(const std::string& url) const
    {
        HttpRequest request;
        request.url = url;
        request.credentials.caPem = certificates_.text("ca.pem");
        request.limits.totalTimeout = std::chrono::seconds(20);
        return request;
    }
    HttpRequest getAs(const std::string& client, const std::string& url) const
    {
        auto request = get(url);
        request.credentials.certPem = certificates_.text((client + ".pem").c_str());
        request.credentials.keyPem = certificates_.text((client + ".key").c_str());
        return request;
    }
    std::string bodyOf(const HttpRequest& request)
    {
        const auto response = transport_->send(request, {});
        return response ? response->body : "error: " + response.error().detail.toStdString();
    }

    TestCertificates certificates_;
    std::unique_ptr<HttpTransport> transport_ = makeCurlTransport();
};

void HttpPemTest::initTestCase()
{
    QVERIFY(certificates_.isValid());
    QVERIFY(certificates_.addClient("rsa", {"genrsa", "-traditional", "2048"}));
    QVERIFY(certificates_.addClient("ec", {"ecparam", "-name", "prime256v1", "-genkey"}));
    QVERIFY(certificates_.addClient(
        "ec8", {"genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:secp384r1"}));
}

void HttpPemTest::anAuthorityAsTextIsAccepted()
{
    TinyServer server(&TinyServer::tellPeer, certificates_.server());
    QVERIFY_RESULT(transport_->send(get(server.url()), {}));
}

void HttpPemTest::anotherAuthorityIsRefused()
{
    TinyServer server(&TinyServer::tellPeer, certificates_.server());
    QVERIFY_RESULT(transport_->send(get(server.url()), {})); // whose open connection must not be lent
    auto request = get(server.url());
    request.credentials.caPem = certificates_.text("selfsigned.pem");
    QVERIFY_ERROR(transport_->send(request, {}), ErrorKind::Unreadable);
    request.credentials.caFile = certificates_.caFile(); // the text goes before the file
    QVERIFY_ERROR(transport_->send(request, {}), ErrorKind::Unreadable);
}

void HttpPemTest::aClientCertificateAsTextIsPresented_data()
{
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("form");
    QTest::newRow("RSA, PKCS 1") << "rsa"
                                 << "BEGIN RSA PRIVATE KEY";
    QTest::newRow("RSA, PKCS 8") << "client"
                                 << "BEGIN PRIVATE KEY";
    QTest::newRow("EC, SEC 1 with its parameters") << "ec"
                                                   << "BEGIN EC PRIVATE KEY";
    QTest::newRow("EC, PKCS 8") << "ec8"
                                << "BEGIN PRIVATE KEY";
}

void HttpPemTest::aClientCertificateAsTextIsPresented()
{
    QFETCH(QString, client);
    QFETCH(QString, form);
    TinyServer server(&TinyServer::tellPeer, certificates_.serverWantingClients());
    const auto request = getAs(client.toStdString(), server.url());
    QVERIFY(request.credentials.keyPem.find(form.toStdString()) != std::string::npos);
    QCOMPARE(bodyOf(request), client.toStdString());
}

void HttpPemTest::clientsDoNotShareConnections()
{
    auto curious = certificates_.serverWantingClients();
    curious.setPeerVerifyMode(QSslSocket::QueryPeer);
    TinyServer server(&TinyServer::tellPeer, curious);
    for (const auto* client : {"rsa", "ec", "rsa", "client", "ec"})
        QCOMPARE(bodyOf(getAs(client, server.url())), std::string(client));
    QCOMPARE(bodyOf(get(server.url())), std::string());
    QCOMPARE(bodyOf(getAs("ec", server.url())), std::string("ec"));
    // And one's own connection is used again.
    QVERIFY2(server.connections() <= 4, qPrintable(QString::number(server.connections())));
}

void HttpPemTest::aClientCertificateAsTextStaysAtItsOrigin()
{
    auto curious = certificates_.serverWantingClients();
    curious.setPeerVerifyMode(QSslSocket::QueryPeer);
    TinyServer stranger(&TinyServer::tellPeer, curious);
    TinyServer home(
        [&](QTcpSocket* socket, const TinyRequest&) {
            TinyServer::reply(socket, 302, "Location: " + QByteArray::fromStdString(stranger.url()) + "\r\n",
                              {});
        },
        curious);
    QCOMPARE(bodyOf(getAs("ec", stranger.url())), std::string("ec"));
    QCOMPARE(bodyOf(getAs("ec", home.url())), std::string());
}

void HttpPemTest::brokenTextIsTheSettingsFault_data()
{
    QTest::addColumn<QString>("which");
    QTest::newRow("authority") << "ca";
    QTest::newRow("certificate") << "cert";
    QTest::newRow("key") << "key";
    QTest::newRow("another's key") << "other";
    QTest::newRow("encrypted key") << "locked";
}

void HttpPemTest::brokenTextIsTheSettingsFault()
{
    QFETCH(QString, which);
    TinyServer server(&TinyServer::tellPeer, certificates_.serverWantingClients());
    auto request = getAs("client", server.url());
    const std::string broken = "-----BEGIN CERTIFICATE-----\nhunter2\n-----END CERTIFICATE-----\n";
    auto& credentials = request.credentials;
    if (which == QLatin1StringView("ca"))
        credentials.caPem = broken;
    else if (which == QLatin1StringView("cert"))
        credentials.certPem = broken;
    else if (which == QLatin1StringView("key"))
        credentials.keyPem = broken;
    else
        credentials.keyPem =
            certificates_.text(which == QLatin1StringView("other") ? "rsa.key" : "locked.key");
    const auto response = transport_->send(request, {});
    QVERIFY_ERROR(response, ErrorKind::Invalid);
    QVERIFY(!response.error().detail.contains(QLatin1StringView("hunter2")));
    QVERIFY(server.requests().isEmpty());
}

void HttpPemTest::theNameForTlsReplacesTheHost()
{
    TinyServer server(&TinyServer::tellPeer, certificates_.server("elsewhere"));
    QVERIFY_ERROR(transport_->send(get(server.url()), {}), ErrorKind::Unreadable);
    auto request = get(server.url("/version?x=%2Fy"));
    request.credentials.tlsServerName = "Elsewhere.example";
    const auto response = transport_->send(request, {});
    QVERIFY_RESULT(response);
    QCOMPARE(response->url, server.url("/version?x=%2Fy"));
    const auto requests = server.requests();
    QCOMPARE(requests.size(), 1);
    // Only TLS hears of the other name.
    QCOMPARE("https://" + requests.first().headers.value("host").toStdString() + '/', server.url());
    QCOMPARE(requests.first().target, QByteArray("/version?x=%2Fy"));
}

void HttpPemTest::aWrongNameForTlsIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("another name") << "wrong.example";
    QTest::newRow("an address") << "127.0.0.2";
    QTest::newRow("an address of version 6") << "::1";
}

void HttpPemTest::aWrongNameForTlsIsRefused()
{
    QFETCH(QString, name);
    TinyServer server(&TinyServer::tellPeer, certificates_.server());
    auto request = get(server.url());
    request.credentials.tlsServerName = "localhost";
    QVERIFY_RESULT(transport_->send(request, {})); // whose open connection must not be lent
    request.credentials.tlsServerName = name.toStdString();
    QVERIFY_ERROR(transport_->send(request, {}), ErrorKind::Unreadable);
    QCOMPARE(server.requests().size(), 1);
}

void HttpPemTest::aNameForTlsIsNoPlaceToHideAnAddress_data()
{
    QTest::addColumn<QString>("name");
    for (const auto* name : {"evil.example:444", "evil.example/path", "a@evil.example", "evil.example#",
                             "evil.example?", "evil example", "[::1]:7"})
        QTest::newRow(name) << name;
}

void HttpPemTest::aNameForTlsIsNoPlaceToHideAnAddress()
{
    QFETCH(QString, name);
    TinyServer server(&TinyServer::tellPeer, certificates_.server());
    auto request = get(server.url());
    request.credentials.tlsServerName = name.toStdString();
    QVERIFY_ERROR(transport_->send(request, {}), ErrorKind::Invalid);
    QCOMPARE(server.connections(), 0);
}

void HttpPemTest::theNameForTlsFollowsRedirectsWithinTheOriginOnly()
{
    TinyServer stranger(&TinyServer::tellPeer, certificates_.server());
    TinyServer home(
        [&](QTcpSocket* socket, const TinyRequest& request) {
            if (request.target == "/end")
                TinyServer::reply(socket, 200, {}, "home");
            else
                TinyServer::reply(socket, 302,
                                  request.target == "/within"
                                      ? QByteArray("Location: /end\r\n")
                                      : "Location: " + QByteArray::fromStdString(stranger.url()) + "\r\n",
                                  {});
        },
        certificates_.server("elsewhere"));
    auto request = get(home.url("/within"));
    request.credentials.tlsServerName = "elsewhere.example";
    QCOMPARE(bodyOf(request), std::string("home"));
    request.url = home.url("/away");
    QVERIFY_RESULT(transport_->send(request, {}));
    QCOMPARE(stranger.requests().size(), 1);
}

void HttpPemTest::anExplicitProxyIsUsedForEveryHost()
{
    qputenv("NO_PROXY", "127.0.0.1,*.example");
    TinyServer proxy(
        [](QTcpSocket* socket, const TinyRequest&) { TinyServer::reply(socket, 200, {}, "proxied"); });
    auto request = get("http://cluster.example/version");
    request.credentials.proxy = proxy.url();
    const auto body = bodyOf(request);
    qunsetenv("NO_PROXY");
    QCOMPARE(body, std::string("proxied"));
}

QTEST_GUILESS_MAIN(HttpPemTest)
#include "tst_http_pem.moc"

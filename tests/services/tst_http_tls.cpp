#include "services/http/CurlTransport.h"
#include "services/http/RestClient.h"
#include "services/http/TlsTrouble.h"
#include "tests/services/PlainPort.h"
#include "tests/services/TestCertificates.h"
#include "tests/services/TinyServer.h"
#include "tests/support/Testing.h"

using namespace ph;
using ph::testing::PlainPort;
using ph::testing::TestCertificates;
using ph::testing::TinyRequest;
using ph::testing::TinyServer;

class HttpTlsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(certificates_.isValid()); }
    void aCustomAuthorityIsAccepted();
    void anUntrustworthyServerIsRefused_data();
    void anUntrustworthyServerIsRefused();
    void aPortWithoutTlsIsSaidToBeOne();
    void withoutTheAuthorityItsServerIsRefused();
    void aClientCertificateIsPresented_data();
    void aClientCertificateIsPresented();
    void withoutAClientCertificateTheServerRefuses();
    void aClientCertificateStaysAtItsOrigin();
    void missingFilesAreTheSettingsFault_data();
    void missingFilesAreTheSettingsFault();
    void anEncryptedKeyWithoutPassphraseDoesNotAskAnybody();

private:
    HttpRequest get(const std::string& url) const
    {
        HttpRequest request;
        request.url = url;
        request.credentials.caFile = certificates_.caFile();
        request.limits.totalTimeout = std::chrono::seconds(20);
        return request;
    }

    TestCertificates certificates_;
    std::unique_ptr<HttpTransport> transport_ = makeCurlTransport();
};

void HttpTlsTest::aCustomAuthorityIsAccepted()
{
    TinyServer server(&TinyServer::tellPeer, certificates_.server());
    QVERIFY_RESULT(transport_->send(get(server.url()), {}));
    QVERIFY_RESULT(transport_->send(get(server.url("/", "localhost")), {}));
}

void HttpTlsTest::anUntrustworthyServerIsRefused_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::newRow("self-signed") << "selfsigned";
    QTest::newRow("for another host") << "elsewhere";
    QTest::newRow("expired") << "expired";
}

void HttpTlsTest::anUntrustworthyServerIsRefused()
{
    QFETCH(QString, certificate);
    TinyServer server(&TinyServer::tellPeer, certificates_.server(certificate.toLatin1().constData()));
    const auto response = transport_->send(get(server.url()), {});
    QVERIFY_ERROR(response, ErrorKind::Unreadable);
    QVERIFY2(response.error().detail.contains(QStringLiteral("SSL")), qPrintable(response.error().detail));
    QVERIFY(tlsAdvice(response.error()).contains(QStringLiteral("not trusted")));
    QVERIFY(server.requests().isEmpty());
}

void HttpTlsTest::aPortWithoutTlsIsSaidToBeOne()
{
    const PlainPort server;
    const auto response = transport_->send(get(server.httpsUrl()), {});
    QVERIFY_ERROR(response, ErrorKind::Unreadable);
    QVERIFY2(tlsAdvice(response.error()).contains(QStringLiteral("plain HTTP")),
             qPrintable(response.error().detail));
}

void HttpTlsTest::withoutTheAuthorityItsServerIsRefused()
{
    TinyServer server(&TinyServer::tellPeer, certificates_.server());
    auto request = get(server.url());
    request.credentials.caFile.clear();
    QVERIFY_ERROR(transport_->send(request, {}), ErrorKind::Unreadable);
    QVERIFY(server.requests().isEmpty());
}

void HttpTlsTest::aClientCertificateIsPresented_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("passphrase");
    QTest::newRow("plain key") << "client.key" << QString();
    QTest::newRow("encrypted key") << "locked.key"
                                   << "open sesame";
}

void HttpTlsTest::aClientCertificateIsPresented()
{
    QFETCH(QString, key);
    QFETCH(QString, passphrase);
    TinyServer server(&TinyServer::tellPeer, certificates_.serverWantingClients());
    auto request = get(server.url());
    request.credentials.certFile = certificates_.file("client.pem");
    request.credentials.keyFile = certificates_.file(key.toLatin1().constData());
    request.credentials.keyPassphrase = passphrase.toStdString();
    const auto response = transport_->send(request, {});
    QVERIFY_RESULT(response);
    QCOMPARE(response->body, std::string("client"));
}

void HttpTlsTest::withoutAClientCertificateTheServerRefuses()
{
    TinyServer server(&TinyServer::tellPeer, certificates_.serverWantingClients());
    QVERIFY(!transport_->send(get(server.url()), {}));
    QVERIFY(server.requests().isEmpty());
}

void HttpTlsTest::aClientCertificateStaysAtItsOrigin()
{
    // This one asks for a certificate but takes clients without.
    auto curious = certificates_.serverWantingClients();
    curious.setPeerVerifyMode(QSslSocket::QueryPeer);
    TinyServer stranger(&TinyServer::tellPeer, curious);
    TinyServer home(
        [&](QTcpSocket* socket, const TinyRequest&) {
            TinyServer::reply(socket, 302, "Location: " + QByteArray::fromStdString(stranger.url()) + "\r\n",
                              {});
        },
        curious);
    auto request = get(stranger.url());
    request.credentials.certFile = certificates_.file("client.pem");
    request.credentials.keyFile = certificates_.file("client.key");
    auto response = transport_->send(request, {});
    QVERIFY_RESULT(response);
    QCOMPARE(response->body, std::string("client"));

    // Not over the connection from before either: that one is ours.
    request.url = home.url();
    response = transport_->send(request, {});
    QVERIFY_RESULT(response);
    QCOMPARE(response->body, std::string());
}

void HttpTlsTest::missingFilesAreTheSettingsFault_data()
{
    QTest::addColumn<QString>("which");
    QTest::newRow("authority") << "ca";
    QTest::newRow("certificate") << "cert";
}

void HttpTlsTest::missingFilesAreTheSettingsFault()
{
    QFETCH(QString, which);
    TinyServer server(&TinyServer::tellPeer, certificates_.server());
    auto request = get(server.url());
    if (which == QLatin1StringView("ca"))
        request.credentials.caFile = "/nowhere/ca.pem";
    else
        request.credentials.certFile = "/nowhere/cert.pem";
    const auto response = transport_->send(request, {});
    QVERIFY_ERROR(response, ErrorKind::Invalid);
    QVERIFY(!isAnswer(response.error()));
    QCOMPARE(tlsAdvice(response.error()), QString()); // the server's certificate is another matter
}

void HttpTlsTest::anEncryptedKeyWithoutPassphraseDoesNotAskAnybody()
{
    TinyServer server(&TinyServer::tellPeer, certificates_.serverWantingClients());
    auto request = get(server.url());
    request.credentials.certFile = certificates_.file("client.pem");
    request.credentials.keyFile = certificates_.file("locked.key");
    QVERIFY_ERROR(transport_->send(request, {}), ErrorKind::Invalid);
}

QTEST_GUILESS_MAIN(HttpTlsTest)
#include "tst_http_tls.moc"

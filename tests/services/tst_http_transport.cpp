#include "services/http/CurlTransport.h"
#include "tests/services/TinyServer.h"
#include "tests/support/Testing.h"

#include <QElapsedTimer>

#include <thread>

#include <zlib.h>

using namespace ph;
using ph::testing::TinyRequest;
using ph::testing::TinyServer;

namespace {

QByteArray gzip(const QByteArray& plain)
{
    z_stream stream = {};
    deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray packed(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(plain.size()))) + 64,
                      '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

HttpRequest get(const std::string& url)
{
    HttpRequest request;
    request.url = url;
    return request;
}

} // namespace

class HttpTransportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBodyArrivesWholeWithItsStatusAndHeaders();
    void aPostCarriesItsBody();
    void anErrorStatusIsAnAnswer();
    void connectionsAreReused();
    void aReusedConnectionThatWasClosedIsNoError();
    void aChangeNeverUsesAnOldConnection();
    void gzipIsUndone();
    void aGzipBombStopsAtTheLimit();
    void aLargeBodyStopsAtTheLimit();
    void aTruncatedBodyIsAnError();
    void endlessHeadersStop();
    void aSilentServerTimesOut();
    void aTricklingServerMeetsTheTotalLimit();
    void cancelEndsTheWaitWhileTheServerHangs();
    void aRequestThatIsCancelledBeforeItBeginsIsNotSent();
    void aSinkGetsTheBytesOfSuccessOnly();
    void aSlowSinkLosesNothing();
    void aSinkCanStop();
    void nobodyListeningIsOffline();
    void badAddressesAreToldApart_data();
    void badAddressesAreToldApart();
    void lineBreaksInHeadersAreRefused();
    void garbageIsUnreadable();
    void sixtyFourThreadsAtOnce();
    void destroyingTheTransportWithAHungServerIsQuick();

private:
    std::unique_ptr<HttpTransport> transport_ = makeCurlTransport();
};

void HttpTransportTest::aBodyArrivesWholeWithItsStatusAndHeaders()
{
    TinyServer server([](QTcpSocket* socket, const TinyRequest&) {
        TinyServer::reply(socket, 200,
                          "Content-Type: application/problem+json; charset=utf-8\r\nX-One: a\r\n",
                          "{\"a\":1}");
    });
    const auto response = transport_->send(get(server.url("/x?y=1")), {});
    QVERIFY_RESULT(response);
    QCOMPARE(response->status, 200);
    QCOMPARE(response->body, std::string("{\"a\":1}"));
    QCOMPARE(response->header("x-ONE"), std::string_view("a"));
    QVERIFY(response->isJson());
    QCOMPARE(server.requests().first().target, QByteArray("/x?y=1"));
    QVERIFY(server.requests().first().headers.value("user-agent").startsWith("Pilothouse/"));
    QVERIFY(response->body.capacity() >= response->body.size() + 64);
}

void HttpTransportTest::aPostCarriesItsBody()
{
    TinyServer server([](QTcpSocket* socket, const TinyRequest& request) {
        TinyServer::reply(socket, 200, {}, request.body);
    });
    HttpRequest request = get(server.url());
    request.method = "POST";
    request.body = std::string(300'000, 'x') + "end";
    const auto response = transport_->send(request, {});
    QVERIFY_RESULT(response);
    QCOMPARE(response->body, request.body);
}

void HttpTransportTest::anErrorStatusIsAnAnswer()
{
    TinyServer server(
        [](QTcpSocket* socket, const TinyRequest&) { TinyServer::reply(socket, 503, {}, "busy"); });
    const auto response = transport_->send(get(server.url()), {});
    QVERIFY_RESULT(response);
    QCOMPARE(response->status, 503);
    QCOMPARE(response->body, std::string("busy"));
}

void HttpTransportTest::connectionsAreReused()
{
    TinyServer server(
        [](QTcpSocket* socket, const TinyRequest&) { TinyServer::reply(socket, 200, {}, "ok"); });
    for (int i = 0; i < 10; ++i)
        QVERIFY_RESULT(transport_->send(get(server.url()), {}));
    QCOMPARE(server.connections(), 1);
}

void HttpTransportTest::aReusedConnectionThatWasClosedIsNoError()
{
    // The second request on each connection meets a hang-up instead of an answer.
    TinyServer server([](QTcpSocket* socket, const TinyRequest&) {
        if (socket->property("used").toBool()) {
            socket->abort();
            return;
        }
        socket->setProperty("used", true);
        TinyServer::reply(socket, 200, {}, "ok");
    });
    for (int i = 0; i < 5; ++i)
        QVERIFY_RESULT(transport_->send(get(server.url()), {}));
}

void HttpTransportTest::aChangeNeverUsesAnOldConnection()
{
    TinyServer server([](QTcpSocket* socket, const TinyRequest& request) {
        if (request.method == "POST")
            socket->abort(); // it may have acted before it hung up
        else
            TinyServer::reply(socket, 200, {}, "ok");
    });
    QVERIFY_RESULT(transport_->send(get(server.url()), {}));
    HttpRequest change = get(server.url());
    change.method = "POST";
    change.purpose = HttpRequest::Purpose::Change;
    QVERIFY_ERROR(transport_->send(change, {}), ErrorKind::Offline);
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(server.connections(), 2);
}

void HttpTransportTest::gzipIsUndone()
{
    const QByteArray plain(100'000, 'z');
    TinyServer server([&](QTcpSocket* socket, const TinyRequest&) {
        TinyServer::reply(socket, 200, "Content-Encoding: gzip\r\n", gzip(plain));
    });
    const auto response = transport_->send(get(server.url()), {});
    QVERIFY_RESULT(response);
    QCOMPARE(QByteArray::fromStdString(response->body), plain);
    QVERIFY(server.requests().first().headers.value("accept-encoding").contains("gzip"));
}

void HttpTransportTest::aGzipBombStopsAtTheLimit()
{
    const QByteArray bomb = gzip(QByteArray(200 << 20, '\0'));
    QVERIFY(bomb.size() < (1 << 20));
    TinyServer server([&](QTcpSocket* socket, const TinyRequest&) {
        TinyServer::reply(socket, 200, "Content-Encoding: gzip\r\n", bomb);
    });
    HttpRequest request = get(server.url());
    request.limits.maxBodyBytes = 1 << 20;
    const auto response = transport_->send(request, {});
    QVERIFY_ERROR(response, ErrorKind::Unreadable);
    QVERIFY(response.error().detail.contains(QStringLiteral("larger than")));
}

void HttpTransportTest::aLargeBodyStopsAtTheLimit()
{
    TinyServer server([](QTcpSocket* socket, const TinyRequest&) {
        TinyServer::reply(socket, 200, {}, QByteArray(1001, 'x'));
    });
    HttpRequest request = get(server.url());
    request.limits.maxBodyBytes = 1000;
    QVERIFY_ERROR(transport_->send(request, {}), ErrorKind::Unreadable);
    request.limits.maxBodyBytes = 1001;
    QVERIFY_RESULT(transport_->send(request, {}));
}

void HttpTransportTest::aTruncatedBodyIsAnError()
{
    TinyServer server([](QTcpSocket* socket, const TinyRequest&) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"runs\":");
        socket->disconnectFromHost();
    });
    QVERIFY_ERROR(transport_->send(get(server.url()), {}), ErrorKind::Offline);
}

void HttpTransportTest::endlessHeadersStop()
{
    TinyServer server([](QTcpSocket* socket, const TinyRequest&) {
        socket->write("HTTP/1.1 200 OK\r\n");
        const auto more = [socket] {
            if (socket->bytesToWrite() < (1 << 20))
                socket->write("X-Filler: " + QByteArray(60'000, 'x') + "\r\n");
        };
        QObject::connect(socket, &QTcpSocket::bytesWritten, socket, more);
        more();
    });
    QVERIFY_ERROR(transport_->send(get(server.url()), {}), ErrorKind::Unreadable);
}

void HttpTransportTest::aSilentServerTimesOut()
{
    TinyServer server([](QTcpSocket*, const TinyRequest&) {});
    HttpRequest request = get(server.url());
    request.limits.stallTimeout = std::chrono::milliseconds(300);
    const auto response = transport_->send(request, {});
    QVERIFY_ERROR(response, ErrorKind::Timeout);
    QVERIFY(response.error().detail.contains(QStringLiteral("no byte")));
}

void HttpTransportTest::aTricklingServerMeetsTheTotalLimit()
{
    TinyServer server([](QTcpSocket* socket, const TinyRequest&) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        QObject::connect(socket, &QTcpSocket::bytesWritten, socket, [socket] {
            QThread::msleep(5);
            socket->write("x");
        });
    });
    HttpRequest request = get(server.url());
    request.limits.totalTimeout = std::chrono::milliseconds(400);
    QVERIFY_ERROR(transport_->send(request, {}), ErrorKind::Timeout);
}

void HttpTransportTest::cancelEndsTheWaitWhileTheServerHangs()
{
    TinyServer server([](QTcpSocket*, const TinyRequest&) {});
    std::stop_source stop;
    std::thread canceller([&] {
        while (server.requests().isEmpty())
            QThread::msleep(1);
        stop.request_stop();
    });
    QElapsedTimer timer;
    timer.start();
    const auto response = transport_->send(get(server.url()), stop.get_token());
    canceller.join();
    QVERIFY_ERROR(response, ErrorKind::Cancelled);
    QVERIFY2(timer.elapsed() < 10'000, "the wait went on until some limit");
}

void HttpTransportTest::aRequestThatIsCancelledBeforeItBeginsIsNotSent()
{
    TinyServer server(
        [](QTcpSocket* socket, const TinyRequest&) { TinyServer::reply(socket, 200, {}, "ok"); });
    std::stop_source stop;
    stop.request_stop();
    QVERIFY_ERROR(transport_->send(get(server.url()), stop.get_token()), ErrorKind::Cancelled);
    QVERIFY(server.requests().isEmpty());
}

void HttpTransportTest::aSinkGetsTheBytesOfSuccessOnly()
{
    TinyServer server([](QTcpSocket* socket, const TinyRequest& request) {
        TinyServer::reply(socket, request.target == "/good" ? 200 : 404, {}, "bytes");
    });
    std::string got;
    HttpRequest request = get(server.url("/good"));
    request.sink = [&](std::string_view bytes) {
        got += bytes;
        return true;
    };
    auto response = transport_->send(request, {});
    QVERIFY_RESULT(response);
    QCOMPARE(got, std::string("bytes"));
    QVERIFY(response->body.empty());

    got.clear();
    request.url = server.url("/missing");
    response = transport_->send(request, {});
    QVERIFY_RESULT(response);
    QVERIFY(got.empty());
    QCOMPARE(response->body, std::string("bytes"));
}

void HttpTransportTest::aSlowSinkLosesNothing()
{
    QByteArray large;
    for (int i = 0; i < 2'000'000; ++i)
        large += static_cast<char>(i * 7 % 251);
    large = large + large + large + large;
    TinyServer server([&](QTcpSocket* socket, const TinyRequest& request) {
        if (request.target == "/gzip")
            TinyServer::reply(socket, 200, "Content-Encoding: gzip\r\n", gzip(large));
        else
            TinyServer::reply(socket, 200, {}, large);
    });
    for (const char* path : {"/plain", "/gzip"}) {
        std::string got;
        HttpRequest request = get(server.url(path));
        request.sink = [&](std::string_view bytes) {
            QThread::msleep(2);
            got += bytes;
            return true;
        };
        QVERIFY_RESULT(transport_->send(request, {}));
        QVERIFY(got == large.toStdString());
    }
}

void HttpTransportTest::aSinkCanStop()
{
    TinyServer server([](QTcpSocket* socket, const TinyRequest&) {
        TinyServer::reply(socket, 200, {}, QByteArray(5 << 20, 'x'));
    });
    HttpRequest request = get(server.url());
    request.sink = [](std::string_view) { return false; };
    QVERIFY_ERROR(transport_->send(request, {}), ErrorKind::Cancelled);
}

void HttpTransportTest::nobodyListeningIsOffline()
{
    std::string url;
    {
        TinyServer server([](QTcpSocket*, const TinyRequest&) {});
        url = server.url();
    }
    QVERIFY_ERROR(transport_->send(get(url), {}), ErrorKind::Offline);
    QVERIFY_ERROR(transport_->send(get("http://no-such-host.invalid/"), {}), ErrorKind::Offline);
}

void HttpTransportTest::badAddressesAreToldApart_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<int>("kind");
    QTest::newRow("file") << "file:///etc/passwd" << int(ErrorKind::Unsupported);
    QTest::newRow("ftp") << "ftp://host/x" << int(ErrorKind::Unsupported);
    QTest::newRow("no scheme") << "just words" << int(ErrorKind::Invalid);
    QTest::newRow("empty") << "" << int(ErrorKind::Invalid);
    QTest::newRow("bad port") << "http://host:99999/" << int(ErrorKind::Invalid);
}

void HttpTransportTest::badAddressesAreToldApart()
{
    QFETCH(QString, url);
    QFETCH(int, kind);
    QVERIFY_ERROR(transport_->send(get(url.toStdString()), {}), static_cast<ErrorKind>(kind));
}

void HttpTransportTest::lineBreaksInHeadersAreRefused()
{
    TinyServer server(
        [](QTcpSocket* socket, const TinyRequest&) { TinyServer::reply(socket, 200, {}, "ok"); });
    HttpRequest request = get(server.url());
    request.credentials.authorization = "Bearer a\r\nX-Injected: 1";
    QVERIFY_ERROR(transport_->send(request, {}), ErrorKind::Invalid);
    request.credentials.authorization.clear();
    request.credentials.extraHeaders = {{"X-Key", "a\nb"}};
    QVERIFY_ERROR(transport_->send(request, {}), ErrorKind::Invalid);
    QVERIFY(server.requests().isEmpty());
}

void HttpTransportTest::garbageIsUnreadable()
{
    TinyServer server([](QTcpSocket* socket, const TinyRequest&) {
        socket->write("this is not HTTP at all\r\n\r\n");
        socket->disconnectFromHost();
    });
    QVERIFY_ERROR(transport_->send(get(server.url()), {}), ErrorKind::Unreadable);
}

void HttpTransportTest::sixtyFourThreadsAtOnce()
{
    TinyServer server([](QTcpSocket* socket, const TinyRequest& request) {
        TinyServer::reply(socket, 200, {}, request.target.repeated(500));
    });
    std::atomic<int> good = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 64; ++i) {
            threads.emplace_back([&, i] {
                for (int k = 0; k < 10; ++k) {
                    const std::string path = '/' + std::to_string(i) + '-' + std::to_string(k);
                    const auto response = transport_->send(get(server.url(path)), {});
                    if (response &&
                        response->body == QByteArray::fromStdString(path).repeated(500).toStdString())
                        ++good;
                }
            });
        }
    }
    QCOMPARE(good.load(), 640);
}

void HttpTransportTest::destroyingTheTransportWithAHungServerIsQuick()
{
    TinyServer server([](QTcpSocket*, const TinyRequest&) {});
    auto transport = makeCurlTransport();
    std::stop_source stop;
    std::jthread caller([&] { static_cast<void>(transport->send(get(server.url()), stop.get_token())); });
    QTRY_COMPARE(server.requests().size(), 1);
    stop.request_stop();
    caller.join();
    QElapsedTimer timer;
    timer.start();
    transport.reset();
    QVERIFY(timer.elapsed() < 10'000);
}

QTEST_GUILESS_MAIN(HttpTransportTest)
#include "tst_http_transport.moc"

#pragma once

#include <QMap>
#include <QMutex>
#include <QPointer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <functional>
#include <memory>

namespace ph::testing {

struct TinyRequest {
    QByteArray method;
    QByteArray target;
    QMap<QByteArray, QByteArray> headers; ///< lower-case names
    QByteArray body;
};

/// A real HTTP server on 127.0.0.1 in a thread of its own. The handler runs there and writes raw bytes.
class TinyServer {
public:
    using Handler = std::function<void(QTcpSocket*, const TinyRequest&)>;

    explicit TinyServer(Handler handler, std::optional<QSslConfiguration> tls = {})
        : handler_(std::move(handler))
    {
        thread_.start();
        context_ = new QObject;
        context_->moveToThread(&thread_);
        QMetaObject::invokeMethod(
            context_, [&] { listen(tls); }, Qt::BlockingQueuedConnection);
    }

    ~TinyServer()
    {
        QMetaObject::invokeMethod(
            context_, [this] { server_.reset(); }, Qt::BlockingQueuedConnection);
        thread_.quit();
        thread_.wait();
        delete context_;
    }

    std::string url(const std::string& path = "/", const std::string& host = "127.0.0.1") const
    {
        return (tls_ ? "https://" : "http://") + host + ':' + std::to_string(port_) + path;
    }

    QList<TinyRequest> requests() const
    {
        const QMutexLocker lock(&mutex_);
        return requests_;
    }

    int connections() const { return connections_; }

    static void reply(QTcpSocket* socket, int status, const QByteArray& headers, const QByteArray& body)
    {
        socket->write("HTTP/1.1 " + QByteArray::number(status) + " X\r\n" + headers +
                      "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }

    /// A handler whose answer is the common names of the client's certificate; empty without one.
    static void tellPeer(QTcpSocket* socket, const TinyRequest&)
    {
        const auto* secure = qobject_cast<QSslSocket*>(socket);
        const auto names =
            secure ? secure->peerCertificate().subjectInfo(QSslCertificate::CommonName) : QStringList();
        reply(socket, 200, {}, names.join(QLatin1Char(',')).toUtf8());
    }

private:
    void listen(const std::optional<QSslConfiguration>& tls)
    {
        if (tls) {
            auto server = std::make_unique<QSslServer>();
            server->setSslConfiguration(*tls);
            server_ = std::move(server);
            tls_ = true;
        } else {
            server_ = std::make_unique<QTcpServer>();
        }
        server_->setMaxPendingConnections(500);
        server_->setListenBacklogSize(500);
        QObject::connect(server_.get(), &QTcpServer::pendingConnectionAvailable, server_.get(), [this] {
            while (QTcpSocket* socket = server_->nextPendingConnection())
                adopt(socket);
        });
        server_->listen(QHostAddress::LocalHost, 0);
        port_ = server_->serverPort();
    }

    void adopt(QTcpSocket* socket)
    {
        ++connections_;
        auto buffer = std::make_shared<QByteArray>();
        const auto read = [this, socket, buffer] {
            buffer->append(socket->readAll());
            while (takeRequest(socket, *buffer)) {
            }
        };
        QObject::connect(socket, &QTcpSocket::readyRead, socket, read);
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        read();
    }

    bool takeRequest(QTcpSocket* socket, QByteArray& buffer)
    {
        const auto end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        const auto lines = buffer.left(end).split('\n');
        TinyRequest request;
        const auto first = lines.first().trimmed().split(' ');
        request.method = first.value(0);
        request.target = first.value(1);
        for (const auto& line : lines.mid(1)) {
            const auto colon = line.indexOf(':');
            request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
        }
        const auto length = request.headers.value("content-length").toLongLong();
        if (buffer.size() < end + 4 + length)
            return false;
        request.body = buffer.mid(end + 4, length);
        buffer.remove(0, end + 4 + length);
        {
            const QMutexLocker lock(&mutex_);
            requests_.append(request);
        }
        handler_(socket, request);
        return true;
    }

    Handler handler_;
    QThread thread_;
    QObject* context_ = nullptr;
    std::unique_ptr<QTcpServer> server_;
    bool tls_ = false;
    quint16 port_ = 0;
    std::atomic<int> connections_ = 0;
    mutable QMutex mutex_;
    QList<TinyRequest> requests_;
};

} // namespace ph::testing

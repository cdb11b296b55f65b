#pragma once

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

#include <future>
#include <string>
#include <thread>

namespace ph::testing {

/// A port of 127.0.0.1 that speaks plain HTTP only: what it does not understand, as TLS, it answers with 400.
class PlainPort {
public:
    PlainPort()
    {
        std::promise<quint16> listening;
        auto port = listening.get_future();
        thread_ = std::jthread([listening = std::move(listening)](const std::stop_token& stop) mutable {
            QTcpServer server;
            server.listen(QHostAddress::LocalHost);
            listening.set_value(server.serverPort());
            while (!stop.stop_requested()) {
                if (!server.waitForNewConnection(20))
                    continue;
                const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
                socket->waitForReadyRead(1000);
                socket->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
                socket->waitForBytesWritten(1000);
            }
        });
        port_ = port.get();
    }

    /// As somebody would type it who takes the port for one with TLS.
    std::string httpsUrl() const { return "https://127.0.0.1:" + std::to_string(port_) + '/'; }

private:
    quint16 port_ = 0;
    std::jthread thread_;
};

} // namespace ph::testing

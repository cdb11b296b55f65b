#pragma once

#include "services/http/CurlTransport.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

namespace ph::testing {

/// A real Alertmanager on a port of this machine, without a cluster. Everything goes to the receiver "team";
/// an alert of severity critical inhibits a warning of the same model.
class AlertmanagerLab {
public:
    static bool isInstalled() { return !program().isEmpty(); }

    AlertmanagerLab()
    {
        QTcpServer free;
        if (!free.listen(QHostAddress::LocalHost))
            qFatal("no port is free");
        const auto listen = QStringLiteral("127.0.0.1:%1").arg(free.serverPort());
        free.close();
        QFile config(folder_.filePath(QStringLiteral("alertmanager.yml")));
        if (!config.open(QIODevice::WriteOnly))
            qFatal("no configuration");
        config.write("route: {receiver: team, group_by: [alertname], group_wait: 1s, group_interval: 1s}\n"
                     "receivers: [{name: team}]\n"
                     "inhibit_rules:\n- source_matchers: ['severity=\"critical\"']\n"
                     "  target_matchers: ['severity=\"warning\"']\n  equal: [model]\n");
        config.close();
        url_ = QStringLiteral("http://") + listen;
        process_.start(program(),
                       {QStringLiteral("--config.file=") + config.fileName(),
                        QStringLiteral("--web.listen-address=") + listen,
                        QStringLiteral("--cluster.listen-address="),
                        QStringLiteral("--storage.path=") + folder_.filePath(QStringLiteral("data"))});
        if (!process_.waitForStarted())
            qFatal("alertmanager does not start");
        const bool isReady = QTest::qWaitFor([this] { return send("GET", "/-/ready", {}) == 200; }, 60'000);
        if (!isReady)
            qFatal("alertmanager does not become ready");
    }
    ~AlertmanagerLab() { stop(); }

    const QString& url() const { return url_; }
    void stop()
    {
        if (process_.state() == QProcess::NotRunning)
            return;
        process_.terminate();
        process_.waitForFinished();
    }

    /// Lets an alert fire, as a Prometheus does.
    void fire(const nlohmann::json& labels)
    {
        auto alerts = nlohmann::json::array();
        alerts.push_back(nlohmann::json{{"labels", labels}, {"annotations", {{"summary", "it fires"}}}});
        if (send("POST", "/api/v2/alerts", alerts.dump()) != 200)
            qFatal("no alert fires");
    }

private:
    static QString program()
    {
        return QStandardPaths::findExecutable(QStringLiteral("prometheus-alertmanager"));
    }
    int send(const char* method, const char* path, const std::string& body)
    {
        HttpRequest request;
        request.method = method;
        request.url = url_.toStdString() + path;
        request.body = body;
        request.headers = {{"Content-Type", "application/json"}};
        const auto response = transport_->send(request, {});
        return response ? response->status : 0;
    }

    QTemporaryDir folder_;
    QProcess process_;
    QString url_;
    std::unique_ptr<HttpTransport> transport_ = makeCurlTransport();
};

} // namespace ph::testing

#pragma once

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

namespace ph::testing {

/// A real Prometheus on a port of this machine that watches itself every second. `rules` is the content of a
/// rule file; empty: it has none. `target`: another "HOST:PORT" that it watches. `past`: OpenMetrics text
/// with times, which it has scraped before; only where canBackfill().
class PrometheusLab {
public:
    static bool isInstalled() { return !program().isEmpty(); }
    static bool canBackfill() { return !tool().isEmpty(); }

    explicit PrometheusLab(const QByteArray& rules = {}, const QByteArray& target = {},
                           const QByteArray& past = {})
    {
        if (!past.isEmpty())
            backfill(past);
        QTcpServer free;
        if (!free.listen(QHostAddress::LocalHost))
            qFatal("no port is free");
        const auto listen = QStringLiteral("127.0.0.1:%1").arg(free.serverPort());
        free.close();
        write(QStringLiteral("rules.yml"), rules);
        write(QStringLiteral("prometheus.yml"),
              "rule_files: [rules.yml]\nscrape_configs:\n- job_name: self\n  scrape_interval: 1s\n"
              "  static_configs:\n  - targets: ['" +
                  listen.toLatin1() + "'" + (target.isEmpty() ? QByteArray() : ", '" + target + "'") + "]\n");
        url_ = QStringLiteral("http://") + listen;
        process_.start(program(),
                       {QStringLiteral("--config.file=") + folder_.filePath(QStringLiteral("prometheus.yml")),
                        QStringLiteral("--web.listen-address=") + listen,
                        QStringLiteral("--storage.tsdb.path=") + folder_.filePath(QStringLiteral("data"))});
        if (!process_.waitForStarted())
            qFatal("prometheus does not start");
    }
    ~PrometheusLab() { stop(); }

    const QString& url() const { return url_; }
    void stop()
    {
        if (process_.state() == QProcess::NotRunning)
            return;
        process_.terminate();
        process_.waitForFinished();
    }
    /// Until `done`, which may ask it; false where that is not so within a minute.
    template <class Done>
    static bool waitFor(Done done)
    {
        return QTest::qWaitFor(done, 60'000);
    }

private:
    static QString tool() { return QStandardPaths::findExecutable(QStringLiteral("promtool")); }
    void backfill(const QByteArray& past) const
    {
        write(QStringLiteral("past.om"), past);
        const auto data = folder_.filePath(QStringLiteral("data"));
        QProcess blocks;
        blocks.start(tool(),
                     {QStringLiteral("tsdb"), QStringLiteral("create-blocks-from"),
                      QStringLiteral("openmetrics"), folder_.filePath(QStringLiteral("past.om")), data});
        if (!blocks.waitForFinished() || blocks.exitCode() != 0)
            qFatal("no past: %s", blocks.readAllStandardError().constData());
    }
    static QString program() { return QStandardPaths::findExecutable(QStringLiteral("prometheus")); }
    void write(const QString& name, const QByteArray& text) const
    {
        QFile file(folder_.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(name));
    }

    QTemporaryDir folder_;
    QProcess process_;
    QString url_;
};

} // namespace ph::testing

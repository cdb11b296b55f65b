#pragma once

#include "services/git/GitRepository.h"
#include "services/secrets/SecretVault.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace ph::testing {

/// Runs the real `git`, untouched by this machine's configuration; its output. Aborts the test program where
/// git fails.
inline QByteArray git(const QString& folder, const QStringList& words)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("GIT_CONFIG_GLOBAL"), QStringLiteral("/dev/null"));
    environment.insert(QStringLiteral("GIT_CONFIG_NOSYSTEM"), QStringLiteral("1"));
    for (const char* role : {"AUTHOR", "COMMITTER"}) {
        environment.insert(QStringLiteral("GIT_%1_NAME").arg(QLatin1String(role)),
                           QStringLiteral("release-managers"));
        environment.insert(QStringLiteral("GIT_%1_EMAIL").arg(QLatin1String(role)),
                           QStringLiteral("rm@example.org"));
    }
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder);
    process.start(QStringLiteral("git"), words);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qFatal("git %s: %s", qPrintable(words.join(u' ')), process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

/// A bare repository as a server keeps it, and a person who works with it by `git`.
class GitSite {
public:
    GitSite()
    {
        git(root.path(), {QStringLiteral("init"), QStringLiteral("-q"), QStringLiteral("--bare"),
                          QStringLiteral("-b"), QStringLiteral("main"), QStringLiteral("site.git")});
    }

    QString bare() const { return root.filePath(QStringLiteral("site.git")); }
    QByteArray inBare(const QStringList& words) const { return git(bare(), words); }

    /// A commit of a person, made with git and pushed.
    void person(const QString& path, const QByteArray& content, const QString& message)
    {
        if (!QDir(hand()).exists()) {
            git(root.path(), {QStringLiteral("clone"), QStringLiteral("-q"), bare(), hand()});
            git(hand(), {QStringLiteral("checkout"), QStringLiteral("-q"), QStringLiteral("-B"),
                         QStringLiteral("main")});
        }
        if (!inBare({QStringLiteral("branch")}).isEmpty())
            git(hand(), {QStringLiteral("pull"), QStringLiteral("-q"), QStringLiteral("--rebase"),
                         QStringLiteral("origin"), QStringLiteral("main")});
        write(path, content);
        git(hand(), {QStringLiteral("add"), QStringLiteral("-A")});
        git(hand(), {QStringLiteral("commit"), QStringLiteral("-q"), QStringLiteral("-m"), message});
        git(hand(), {QStringLiteral("push"), QStringLiteral("-q"), QStringLiteral("origin"),
                     QStringLiteral("HEAD:main")});
    }

    QString hand() const { return root.filePath(QStringLiteral("hand")); }
    void write(const QString& path, const QByteArray& content) const
    {
        const QString whole = QDir(hand()).filePath(path);
        QDir().mkpath(QFileInfo(whole).path());
        QFile file(whole);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write(content);
    }

    QByteArray show(const QString& path) const
    {
        return inBare({QStringLiteral("show"), QStringLiteral("main:") + path});
    }
    int commits() const
    {
        return inBare({QStringLiteral("rev-list"), QStringLiteral("--count"), QStringLiteral("main")})
            .trimmed()
            .toInt();
    }

    GitSource source() const { return {{GitAddress::Place::Folder, bare()}, QStringLiteral("main"), {}}; }

    Result<GitRepository> clone(const QString& name) { return clone(name, source()); }
    Result<GitRepository> clone(const QString& name, GitSource from, GitLimits limits = {})
    {
        return GitRepository::open(root.filePath(name), std::move(from), *vault, limits);
    }

    QTemporaryDir root;
    std::unique_ptr<SecretVault> vault = makeMemoryVault();
};

/// git's own server: the protocol that real servers speak, hooks and all.
class GitDaemon {
public:
    explicit GitDaemon(const QString& folder)
    {
        QTcpServer probe;
        probe.listen(QHostAddress::LocalHost);
        port_ = probe.serverPort();
        probe.close();
        // Its own process group: the daemon's children end with it.
        process_.setChildProcessModifier([] { ::setpgid(0, 0); });
        process_.start(QStringLiteral("git"),
                       {QStringLiteral("daemon"), QStringLiteral("--reuseaddr"),
                        QStringLiteral("--listen=127.0.0.1"), QStringLiteral("--port=%1").arg(port_),
                        QStringLiteral("--base-path=") + folder, QStringLiteral("--export-all"),
                        QStringLiteral("--enable=receive-pack"), folder});
        process_.waitForStarted();
        isUp_ = QTest::qWaitFor(
            [&] {
                QTcpSocket socket;
                socket.connectToHost(QHostAddress::LocalHost, port_);
                return socket.waitForConnected(200);
            },
            30'000);
    }
    ~GitDaemon()
    {
        ::kill(-pid_t(process_.processId()), SIGTERM);
        process_.waitForFinished();
    }
    bool isUp() const { return isUp_; }
    GitSource source() const
    {
        return {{GitAddress::Place::Server, QStringLiteral("git://127.0.0.1:%1/site.git").arg(port_)},
                QStringLiteral("main"),
                {}};
    }

private:
    QProcess process_;
    quint16 port_ = 0;
    bool isUp_ = false;
};

} // namespace ph::testing

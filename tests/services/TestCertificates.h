#pragma once

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTemporaryDir>

#include <string>

namespace ph::testing {

/// A certificate authority of the test's own and what it signs, made by the openssl command.
class TestCertificates {
public:
    TestCertificates()
    {
        valid_ = openssl({"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                          "/CN=Test authority", "-keyout", path("ca.key"), "-out", path("ca.pem")}) &&
                 sign("server", "subjectAltName=IP:127.0.0.1,DNS:localhost", {"-days", "2"}) &&
                 sign("elsewhere", "subjectAltName=DNS:elsewhere.example", {"-days", "2"}) &&
                 sign("expired", "subjectAltName=IP:127.0.0.1", {"-days", "-1"}) &&
                 sign("client", "extendedKeyUsage=clientAuth", {"-days", "2"}) &&
                 openssl({"rsa", "-aes256", "-passout", "pass:open sesame", "-in", path("client.key"), "-out",
                          path("locked.key")}) &&
                 openssl({"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                          "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout",
                          path("selfsigned.key"), "-out", path("selfsigned.pem")});
    }

    bool isValid() const { return valid_; }
    std::string caFile() const { return path("ca.pem").toStdString(); }
    std::string file(const char* name) const { return path(name).toStdString(); }

    /// For a server that shows the certificate `name`.
    QSslConfiguration server(const char* name = "server") const
    {
        auto configuration = QSslConfiguration::defaultConfiguration();
        const QString base = path(name);
        configuration.setLocalCertificate(QSslCertificate::fromPath(base + QStringLiteral(".pem")).value(0));
        QFile key(base + QStringLiteral(".key"));
        if (key.open(QIODevice::ReadOnly))
            configuration.setPrivateKey(QSslKey(&key, QSsl::Rsa));
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        return configuration;
    }

    /// For a server that takes only clients whose certificate the authority signed.
    QSslConfiguration serverWantingClients() const
    {
        auto configuration = server();
        configuration.setCaCertificates(QSslCertificate::fromPath(path("ca.pem")));
        configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
        return configuration;
    }

    /// A client's certificate NAME.pem whose key NAME.key `makeKey` ("genrsa", …; without -out) makes.
    bool addClient(const char* name, QStringList makeKey)
    {
        const QString key = path(name) + QStringLiteral(".key");
        makeKey.insert(1, key);
        makeKey.insert(1, QStringLiteral("-out"));
        return openssl(makeKey) && signKey(name, "extendedKeyUsage=clientAuth", {"-new", "-key", key});
    }

    std::string text(const char* name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    }

private:
    QString path(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }

    bool sign(const char* name, const char* extension, const QStringList& validity)
    {
        return signKey(name, extension,
                       {"-newkey", "rsa:2048", "-nodes", "-keyout", path(name) + QStringLiteral(".key")},
                       validity);
    }

    bool signKey(const char* name, const char* extension, const QStringList& key,
                 const QStringList& validity = {"-days", "2"})
    {
        const QString base = path(name);
        QFile extensions(base + QStringLiteral(".ext"));
        if (!extensions.open(QIODevice::WriteOnly))
            return false;
        extensions.write(extension);
        extensions.close();
        return openssl(QStringList{"req"} + key +
                       QStringList{"-subj", QStringLiteral("/CN=") + QLatin1StringView(name), "-out",
                                   base + QStringLiteral(".csr")}) &&
               openssl(QStringList{"x509", "-req", "-in", base + QStringLiteral(".csr"), "-CA",
                                   path("ca.pem"), "-CAkey", path("ca.key"), "-CAcreateserial", "-extfile",
                                   extensions.fileName(), "-out", base + QStringLiteral(".pem")} +
                       validity);
    }

    static bool openssl(const QStringList& arguments)
    {
        QProcess process;
        process.start(QStringLiteral("openssl"), arguments);
        const bool good = process.waitForFinished() && process.exitCode() == 0;
        if (!good)
            qWarning() << "openssl" << arguments << process.readAllStandardError();
        return good;
    }

    QTemporaryDir folder_;
    bool valid_ = false;
};

} // namespace ph::testing

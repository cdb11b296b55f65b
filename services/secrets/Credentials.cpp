#include "services/secrets/Credentials.h"

#include "models/values/RecordedDetail.h"
#include "services/log/Redaction.h"
#include "services/secrets/SecretText.h"

#include <QByteArray>
#include <QUrl>

namespace ph {

namespace {

/// Reads a connection's settings and secrets; stops at the first error.
class Reader {
public:
    Reader(const Connection& connection, SecretVault& vault)
        : connection_(connection)
        , vault_(vault)
    {
    }

    std::string setting(const char* name) const
    {
        return connection_.settings.value(QLatin1StringView(name)).trimmed().toStdString();
    }

    bool hasSecret(const char* name) const
    {
        return !connection_.secrets.value(QLatin1StringView(name)).isEmpty();
    }

    Result<std::string> secret(const char* name) const
    {
        if (!hasSecret(name))
            return fail(missing(name));
        auto secret = vault_.resolve(connection_.secrets.value(QLatin1StringView(name)));
        if (secret)
            rememberSecret(*secret);
        // A reference that was accepted and now gives nothing: nobody's words are off.
        else if (secret.error().kind == ErrorKind::Invalid)
            secret = fail(ErrorKind::Conflict, secret.error().where, recordedDetail(secret.error()));
        return secret;
    }

    Error missing(const char* name) const
    {
        return Error::make(
            ErrorKind::Invalid, connection_.name,
            secretText(QT_TRANSLATE_NOOP("ph::SecretReference", "the connection needs \"%1\" to sign in"))
                .arg(QString::fromLatin1(name)));
    }

private:
    const Connection& connection_;
    SecretVault& vault_;
};

Result<std::string> authorization(AuthScheme scheme, const Reader& reader)
{
    switch (scheme) {
    case AuthScheme::None:
    case AuthScheme::ClientCertificate:
        return std::string();
    case AuthScheme::Basic: {
        const std::string user = reader.setting("user");
        if (user.empty())
            return fail(reader.missing("user"));
        return reader.secret("password").map([&](const std::string& password) {
            const std::string encoded =
                QByteArray::fromStdString(user + ':' + password).toBase64().toStdString();
            rememberSecret(encoded);
            return "Basic " + encoded;
        });
    }
    case AuthScheme::Bearer:
        return reader.secret("token").map([](const std::string& token) { return "Bearer " + token; });
    }
    return std::string();
}

} // namespace

Result<HttpCredentials> resolveCredentials(const Connection& connection, SecretVault& vault)
{
    const Reader reader(connection, vault);
    HttpCredentials credentials;
    auto value = authorization(connection.auth, reader);
    if (!value)
        return fail(value.error());
    credentials.authorization = std::move(*value);
    credentials.caFile = reader.setting("caFile");
    credentials.proxy = reader.setting("proxy");
    if (const QString password = QUrl(QString::fromStdString(credentials.proxy)).password();
        !password.isEmpty())
        rememberSecret(password.toStdString());

    if (connection.auth == AuthScheme::ClientCertificate) {
        credentials.certFile = reader.setting("certFile");
        credentials.keyFile = reader.setting("keyFile"); // may be in the certificate's file
        if (credentials.certFile.empty())
            return fail(reader.missing("certFile"));
        if (reader.hasSecret("keyPassphrase")) {
            auto passphrase = reader.secret("keyPassphrase");
            if (!passphrase)
                return fail(passphrase.error());
            credentials.keyPassphrase = std::move(*passphrase);
        }
    }

    if (const std::string name = reader.setting("headerName"); !name.empty()) {
        auto header = reader.secret("headerValue");
        if (!header)
            return fail(header.error());
        credentials.extraHeaders.push_back({name, std::move(*header)});
    }
    return credentials;
}

} // namespace ph

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace ph::testing {

/// Secrets that nobody was told of, where secrets stand: twenty kinds of place. Each holds "s3cr3t".
inline const QList<QString>& plantedByPlace()
{
    static const QList<QString> texts{
        QStringLiteral("GET https://user:s3cr3t@host/path failed"),
        QStringLiteral("proxy http://s3cr3t@proxy:8080"),
        QStringLiteral("postgresql://u:p@s3cr3t@db/x"),
        QStringLiteral("Authorization: Bearer s3cr3t-abc.def"),
        QStringLiteral("authorization: Basic dXNlcjpzM2NyM3Q= s3cr3t"),
        QStringLiteral("Proxy-Authorization: Digest username=\"x\", response=s3cr3t"),
        QStringLiteral("Cookie: session=s3cr3t; other=s3cr3t"),
        QStringLiteral("Set-Cookie: sid=s3cr3t; HttpOnly"),
        QStringLiteral("X-Api-Key: s3cr3t"),
        QStringLiteral("x-mlflow-auth-token: s3cr3t"),
        QStringLiteral(R"({"password": "s3cr3t"})"),
        QStringLiteral(R"({"db_password":"s3c\"s3cr3t"})"),
        QStringLiteral(R"({"access_token":"s3cr3t","x":1})"),
        QStringLiteral(R"({"api_key": 's3cr3t'})"),
        QStringLiteral(R"({'client_secret': 's3cr3t'})"),
        QStringLiteral("https://host/x?token=s3cr3t&y=1"),
        QStringLiteral("https://host/x?y=1&X-Amz-Signature=s3cr3t"),
        QStringLiteral("https://host/x?sig=s3cr3t"),
        QStringLiteral("connecting with password=s3cr3t"),
        QStringLiteral("refused bearer s3cr3t-longer"),
    };
    return texts;
}

/// The i-th of secrets that are remembered: unlike one another, and with what encodings change.
inline QByteArray plantedSecret(int i)
{
    return QByteArray("pl4nt/ed+") + QByteArray::number(i * 7919) + QByteArray(i % 4, 'q') + "=&\" \xC3\xBC!";
}

/// All that such a secret may be written as. Of base64 the first and last characters are their neighbours'
/// too: what may not be found is all but four at each end.
inline QList<QByteArray> plantedForms(const QByteArray& secret)
{
    QByteArray asJson = secret;
    asJson.replace('"', "\\\"");
    return {secret,
            asJson,
            secret.toPercentEncoding(),
            secret.toPercentEncoding().toLower(),
            secret.toBase64(),
            secret.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals),
            ("u:" + secret).toBase64(),
            ("me:" + secret).toBase64(),
            ("you:" + secret).toBase64(),
            secret.toHex()};
}

} // namespace ph::testing

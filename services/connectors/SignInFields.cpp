#include "services/connectors/SignInFields.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct SignInTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::MlflowRemote)
};

} // namespace

QList<AuthScheme> signInSchemes()
{
    return {AuthScheme::None, AuthScheme::Basic, AuthScheme::Bearer, AuthScheme::ClientCertificate};
}

QList<SettingField> signInFields()
{
    using Need = SettingField::Need;
    using Tier = SettingField::Tier;
    QList<SettingField> fields;
    const auto field = [&fields](const char* name, const char* label, FieldKind kind,
                                 QList<AuthScheme> onlyFor, Need need, Tier tier, const char* help = "") {
        fields.append({QString::fromLatin1(name),
                       SignInTexts::tr(label),
                       kind,
                       {},
                       *help ? SignInTexts::tr(help) : QString(),
                       std::move(onlyFor),
                       need,
                       tier});
    };
    field("user", QT_TRANSLATE_NOOP("ph::MlflowRemote", "User name"), FieldKind::Text, {AuthScheme::Basic},
          Need::Required, Tier::Basic);
    field("password", QT_TRANSLATE_NOOP("ph::MlflowRemote", "Password"), FieldKind::Secret,
          {AuthScheme::Basic}, Need::Required, Tier::Basic);
    field("token", QT_TRANSLATE_NOOP("ph::MlflowRemote", "Token"), FieldKind::Secret, {AuthScheme::Bearer},
          Need::Required, Tier::Basic,
          QT_TRANSLATE_NOOP("ph::MlflowRemote", "Sent as \"Authorization: Bearer …\"."));
    field("certFile", QT_TRANSLATE_NOOP("ph::MlflowRemote", "Client certificate"), FieldKind::FilePath,
          {AuthScheme::ClientCertificate}, Need::Required, Tier::Basic,
          QT_TRANSLATE_NOOP("ph::MlflowRemote", "A PEM file."));
    field("keyFile", QT_TRANSLATE_NOOP("ph::MlflowRemote", "Private key"), FieldKind::FilePath,
          {AuthScheme::ClientCertificate}, Need::Required, Tier::Basic,
          QT_TRANSLATE_NOOP("ph::MlflowRemote", "A PEM file that only you can read."));
    field("keyPassphrase", QT_TRANSLATE_NOOP("ph::MlflowRemote", "Passphrase of the key"), FieldKind::Secret,
          {AuthScheme::ClientCertificate}, Need::Optional, Tier::Basic);
    field("caFile", QT_TRANSLATE_NOOP("ph::MlflowRemote", "Certificate authority"), FieldKind::FilePath, {},
          Need::Optional, Tier::Advanced,
          QT_TRANSLATE_NOOP("ph::MlflowRemote",
                            "A PEM file to trust besides the system's authorities, for servers with a "
                            "certificate of your own."));
    field("proxy", QT_TRANSLATE_NOOP("ph::MlflowRemote", "Proxy"), FieldKind::Url, {}, Need::Optional,
          Tier::Advanced,
          QT_TRANSLATE_NOOP("ph::MlflowRemote", "Empty: what the environment says (https_proxy, no_proxy)."));
    field("headerName", QT_TRANSLATE_NOOP("ph::MlflowRemote", "Extra header"), FieldKind::Text, {},
          Need::Optional, Tier::Advanced,
          QT_TRANSLATE_NOOP("ph::MlflowRemote", "A header that a gateway in front of the server asks for."));
    field("headerValue", QT_TRANSLATE_NOOP("ph::MlflowRemote", "Value of the extra header"),
          FieldKind::Secret, {}, Need::Optional, Tier::Advanced);
    return fields;
}

} // namespace ph

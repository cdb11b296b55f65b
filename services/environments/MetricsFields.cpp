#include "services/environments/MetricsFields.h"

#include "services/environments/EnvironmentTexts.h"
#include "services/secrets/SecretVault.h"

#include <QDir>
#include <QUrl>

namespace ph {

namespace {

SecretRef referenceOf(YamlFields& fields, const char* key)
{
    const auto text = fields.text(key, YamlFields::Need::Required);
    if (text.isEmpty())
        return {};
    const auto reference = parseSecretRef(text);
    if (!reference) {
        fields.refuse(key, QStringLiteral("\"%1\": %2").arg(QLatin1String(key), reference.error().detail));
        return {};
    }
    return *reference;
}

MetricsAccess readAccess(YamlFields& fields)
{
    MetricsAccess access;
    const bool isBasic = fields.has("user") || fields.has("password");
    if (isBasic && fields.has("token")) {
        fields.refuse("token", EnvironmentTexts::tr("metrics takes a token, or user and password, not both"));
    } else if (isBasic) {
        access.auth = AuthScheme::Basic;
        access.user = fields.text("user", YamlFields::Need::Required);
        access.secret = referenceOf(fields, "password");
    } else if (fields.has("token")) {
        access.auth = AuthScheme::Bearer;
        access.secret = referenceOf(fields, "token");
    }
    access.caFile = fields.text("ca");
    if (!access.caFile.isEmpty() && !QDir::isAbsolutePath(access.caFile))
        fields.refuse("ca", EnvironmentTexts::tr("\"ca\" must be an absolute path"));
    return access;
}

} // namespace

QString webAddressOf(YamlFields& fields, const char* key, YamlFields::Need need)
{
    auto text = fields.text(key, need);
    const QUrl url(text, QUrl::StrictMode);
    if (!url.password().isEmpty())
        fields.refuse(key, EnvironmentTexts::tr("a password does not belong in an address"));
    return text;
}

void readMetrics(YamlFields& file, ReleaseEnvironment& environment, QList<EnvironmentProblem>& problems)
{
    if (!file.has("metrics") || !file.node("metrics").IsMap()) {
        environment.metricsSource = webAddressOf(file, "metrics");
        return;
    }
    YamlFields fields(file.node("metrics"), QStringLiteral("metrics"),
                      {QStringLiteral("url"), QStringLiteral("token"), QStringLiteral("user"),
                       QStringLiteral("password"), QStringLiteral("ca")},
                      problems);
    environment.metricsSource = webAddressOf(fields, "url", YamlFields::Need::Required);
    environment.metricsAccess = readAccess(fields);
}

} // namespace ph

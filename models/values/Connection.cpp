#include "models/values/Connection.h"

namespace ph {

QString authSchemeName(AuthScheme scheme)
{
    switch (scheme) {
    case AuthScheme::None:
        return QStringLiteral("none");
    case AuthScheme::Basic:
        return QStringLiteral("basic");
    case AuthScheme::Bearer:
        return QStringLiteral("bearer");
    case AuthScheme::ClientCertificate:
        return QStringLiteral("client-certificate");
    }
    return QStringLiteral("none");
}

AuthScheme authSchemeFromName(const QString& name)
{
    for (auto scheme : {AuthScheme::Basic, AuthScheme::Bearer, AuthScheme::ClientCertificate}) {
        if (authSchemeName(scheme) == name)
            return scheme;
    }
    return AuthScheme::None;
}

} // namespace ph

#include "models/values/ReleaseEnvironment.h"

#include <QRegularExpression>

namespace ph {

QString endpointPlace(const ReleaseTarget& target)
{
    return QStringLiteral("endpoint:%1/%2/%3").arg(target.connection, target.ns, target.name);
}

EntityKey endpointKey(const ReleaseTarget& target, ConnectionId connection)
{
    return {connection, EntityKind::Endpoint,
            QStringLiteral("%1/%2/%3").arg(target.resource, target.ns, target.name)};
}

RecordedText clusterDriverProblem(const ClusterDriver& driver)
{
    // Of the API's own rules what tells a slip of the pen; the cluster checks the rest.
    static const QRegularExpression image(QStringLiteral("\\A[A-Za-z0-9][A-Za-z0-9._:/@-]{0,499}\\z")),
        secret(QStringLiteral("\\A[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/[-._a-zA-Z0-9]{1,253}\\z"));
    if (!driver.image.isEmpty() && !image.match(driver.image).hasMatch())
        return recordedText("ph::ClusterDriver",
                            QT_TRANSLATE_NOOP("ph::ClusterDriver", "\"%1\" is no reference of an image."))
            .arg(driver.image);
    if (!driver.metricsSecret.isEmpty() && !secret.match(driver.metricsSecret).hasMatch())
        return recordedText(
                   "ph::ClusterDriver",
                   QT_TRANSLATE_NOOP("ph::ClusterDriver", "\"%1\" is no entry of a Secret: say NAME/KEY."))
            .arg(driver.metricsSecret);
    return RecordedText::nothing();
}

QString enforcementName(Enforcement enforcement)
{
    switch (enforcement) {
    case Enforcement::Enforced:
        return QStringLiteral("enforced");
    case Enforcement::Detected:
        return QStringLiteral("detected");
    case Enforcement::Advisory:
        break;
    }
    return QStringLiteral("advisory");
}

} // namespace ph

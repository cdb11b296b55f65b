#include "models/values/ReleaseEnvironment.h"

namespace ph {

QString endpointPlace(const ReleaseTarget& target)
{
    return QStringLiteral("endpoint:%1/%2/%3").arg(target.connection, target.ns, target.name);
}

EntityKey endpointKey(const ReleaseTarget& target, ConnectionId connection)
{
    return {connection, EntityKind::Endpoint,
            QStringLiteral("inferenceservices.serving.kserve.io/%1/%2").arg(target.ns, target.name)};
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

#include "models/values/ReleaseEnvironment.h"

namespace ph {

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

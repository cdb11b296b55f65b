#include "services/connectors/mlflow/MlflowLoggedModelStatus.h"

namespace ph {

QString loggedModelStatus(std::int64_t number, const QString& text)
{
    switch (number) {
    case 1:
        return QStringLiteral("PENDING");
    case 2:
        return QStringLiteral("READY");
    case 3:
        return QStringLiteral("FAILED");
    default:
        return text;
    }
}

} // namespace ph

#include "services/connectors/mlflow/MlflowDbMetricRow.h"

#include "services/connectors/ConnectorText.h"

#include <cmath>

namespace ph {

DbMetricRow dbMetricRow(const DbRows& row, const DbMetricColumns& at)
{
    const bool isNan = row.integer(at.isNan, 0) != 0;
    if (!isNan && !row.isNumberOrNull(at.value))
        return {{}, QT_TRANSLATE_NOOP("ph::Connector", "a value is not a number")};
    if (!row.isWholeNumberOrNull(at.step))
        return {{}, QT_TRANSLATE_NOOP("ph::Connector", "a step is not a 64-bit whole number")};
    if (!row.isWholeNumberOrNull(at.timestamp))
        return {{}, QT_TRANSLATE_NOOP("ph::Connector", "a timestamp is not a 64-bit whole number")};
    return {{row.integer(at.step, 0), row.integer(at.timestamp), isNan ? std::nan("") : row.real(at.value)}};
}

QString dbMetricItem(const QString& owner, const QString& metricKey)
{
    return owner + QStringLiteral("/metrics/") + metricKey;
}

void noteDbMetric(ItemFaults& faults, const QString& owner, const QString& metricKey, const char* mistake)
{
    const auto item = dbMetricItem(owner, metricKey);
    faults.add(item, Error::make(ErrorKind::Unreadable, item, connectorText(mistake)));
}

} // namespace ph

#include "services/connectors/mlflow/MlflowDbMetricRow.h"

#include <cmath>

namespace ph {

DbMetricRow dbMetricRow(const DbRows& row, const DbMetricColumns& at)
{
    const bool isNan = row.integer(at.isNan, 0) != 0;
    if (!isNan && !row.isNumberOrNull(at.value))
        return {{}, "value"};
    if (!row.isNumberOrNull(at.step))
        return {{}, "step"};
    if (!row.isNumberOrNull(at.timestamp))
        return {{}, "timestamp"};
    return {{row.integer(at.step, 0), row.integer(at.timestamp), isNan ? std::nan("") : row.real(at.value)}};
}

QString dbMetricItem(const QString& owner, const QString& metricKey)
{
    return owner + QStringLiteral("/metrics/") + metricKey;
}

void noteDbMetric(ItemFaults& faults, const QString& owner, const QString& metricKey, const char* mistake)
{
    const auto item = dbMetricItem(owner, metricKey);
    faults.add(item, Error::make(ErrorKind::Unreadable, item,
                                 QStringLiteral("a %1 is not a number").arg(QLatin1String(mistake))));
}

} // namespace ph

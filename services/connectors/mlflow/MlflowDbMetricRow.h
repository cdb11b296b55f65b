#pragma once

#include "services/connectors/ItemFaults.h"
#include "services/connectors/mlflow/MlflowDbReader.h"
#include "services/connectors/mlflow/MlflowFolderMetric.h"

namespace ph {

/// Where a query has the columns of a metric's point.
struct DbMetricColumns {
    int value;
    int step;
    int timestamp;
    int isNan; ///< a value that is no number where it is not 0
};

/// SQLite keeps whatever it is given in a column of any type: of such a row nothing is taken for a number.
struct DbMetricRow {
    MetricPoint point;
    const char* mistake = nullptr; ///< which column holds no number that it may; then there is no point
};
DbMetricRow dbMetricRow(const DbRows& row, const DbMetricColumns& at);

/// What a fault of a metric is filed under. `owner`: a run's or a logged model's id.
QString dbMetricItem(const QString& owner, const QString& metricKey);
void noteDbMetric(ItemFaults& faults, const QString& owner, const QString& metricKey, const char* mistake);

} // namespace ph

#include "services/connectors/mlflow/MlflowDbLoggedModels.h"

#include "services/connectors/mlflow/MlflowDbMetricRow.h"
#include "services/connectors/mlflow/MlflowDbTables.h"
#include "services/connectors/mlflow/MlflowLoggedModelStatus.h"

namespace ph {

namespace {

using ModelsById = std::map<std::string, LoggedModel>;

/// Calls `take` with each row of a table about an experiment's models, of which the first column is the id.
Result<void> eachOfModels(const MlflowDbReader& db, const std::string& table, const std::string& columns,
                          const std::string& order, const QString& experimentId, ModelsById& models,
                          const std::function<void(LoggedModel&, const DbRows&)>& take)
{
    if (!db.hasTable(table))
        return {};
    return db.eachRow("SELECT model_id, " + columns + " FROM " + table +
                          " WHERE CAST(experiment_id AS TEXT) = ?1 ORDER BY " + order,
                      {experimentId.toStdString()}, [&](const DbRows& row) {
                          if (const auto model = models.find(std::string(row.bytes(0)));
                              model != models.end())
                              take(model->second, row);
                      });
}

Result<void> addModelTexts(const MlflowDbReader& db, const std::string& table, const std::string& key,
                           const std::string& value, const QString& experimentId, ModelsById& models,
                           QList<KeyValue> LoggedModel::*member)
{
    return eachOfModels(db, table, key + ", " + value, key, experimentId, models,
                        [member](LoggedModel& model, const DbRows& row) {
                            (model.*member).append({row.text(1), row.text(2)});
                        });
}

Result<void> addModelMetrics(const MlflowDbReader& db, const QString& experimentId, ModelsById& models,
                             ItemFaults& faults)
{
    return eachOfModels(db, "logged_model_metrics",
                        "metric_name, metric_value, metric_step, metric_timestamp_ms, 0",
                        "model_id, metric_name, metric_step, metric_timestamp_ms", experimentId, models,
                        [&faults](LoggedModel& model, const DbRows& row) {
                            const auto [point, mistake] =
                                dbMetricRow(row, {.value = 2, .step = 3, .timestamp = 4, .isNan = 5});
                            const auto key = row.text(1);
                            if (mistake) {
                                noteDbMetric(faults, model.key.remoteId, key, mistake);
                                model.gaps.push_back({RunGap::Kind::Metrics, key.toStdString()});
                                return;
                            }
                            const Metric metric{key, point.value, point.step, point.timestampMs};
                            auto& metrics = model.metrics; // ascending, so the last one of a name stays
                            if (!metrics.isEmpty() && metrics.last().key == metric.key)
                                metrics.last() = metric;
                            else
                                metrics.append(metric);
                        });
}

Result<ModelsById> modelsOf(const MlflowDbReader& db, const QString& experimentId, ItemFaults& faults)
{
    ModelsById models;
    return db
        .eachRow("SELECT m.model_id, " +
                     columnsOrNull(db, "logged_models", "m",
                                   {"name", "status", "model_type", "source_run_id", "artifact_location",
                                    "creation_timestamp_ms", "last_updated_timestamp_ms"}) +
                     " FROM logged_models m WHERE CAST(m.experiment_id AS TEXT) = ?1 AND " +
                     columnOr(db, "logged_models", "m", "lifecycle_stage", "'active'") + " IS NOT 'deleted'",
                 {experimentId.toStdString()},
                 [&](const DbRows& row) {
                     auto& model = models[std::string(row.bytes(0))];
                     model.key = {{}, EntityKind::LoggedModel, row.text(0)};
                     model.experimentId = experimentId;
                     model.name = row.text(1);
                     const auto status = row.integer(2, -1); // asked first: reading text may convert it
                     model.status = loggedModelStatus(status, row.text(2));
                     model.modelType = row.text(3);
                     model.sourceRunId = row.text(4);
                     model.artifactLocation = row.text(5);
                     model.createdMs = row.integer(6);
                     model.updatedMs = row.integer(7);
                     noteDbTimes(faults, model.key.remoteId, row, 6, 7);
                 })
        .map([&models] { return std::move(models); });
}

} // namespace

Result<std::vector<LoggedModel>> dbLoggedModels(const MlflowDbReader& db, const QString& experimentId,
                                                ItemFaults& faults)
{
    std::vector<LoggedModel> result;
    if (!db.hasTable("logged_models"))
        return result;
    auto models = modelsOf(db, experimentId, faults);
    if (!models)
        return fail(models.error());
    return addModelTexts(db, "logged_model_params", "param_key", "param_value", experimentId, *models,
                         &LoggedModel::params)
        .and_then([&] {
            return addModelTexts(db, "logged_model_tags", "tag_key", "tag_value", experimentId, *models,
                                 &LoggedModel::tags);
        })
        .and_then([&] { return addModelMetrics(db, experimentId, *models, faults); })
        .map([&] {
            for (auto& [id, model] : *models)
                result.push_back(std::move(model));
            return std::move(result);
        });
}

} // namespace ph

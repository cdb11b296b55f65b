#include "services/connectors/mlflow/MlflowSampleWriters.h"

#include "services/connectors/LocalTree.h"

#include <cmath>
#include <limits>
#include <sqlite3.h>
#include <variant>

namespace ph {

namespace fs = std::filesystem;

namespace {

// The tables of MLflow 3.6 (schema bf29a5ff90ea) that hold experiments, runs, data sets and logged models.
constexpr char schema[] = R"(
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);
INSERT INTO alembic_version VALUES ('bf29a5ff90ea');
CREATE TABLE experiments (experiment_id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(256) NOT NULL UNIQUE,
  artifact_location VARCHAR(256), lifecycle_stage VARCHAR(32), creation_time BIGINT, last_update_time BIGINT);
CREATE TABLE experiment_tags (key VARCHAR(250) NOT NULL, value VARCHAR(5000), experiment_id INTEGER NOT NULL,
  PRIMARY KEY (key, experiment_id));
CREATE TABLE runs (run_uuid VARCHAR(32) NOT NULL PRIMARY KEY, name VARCHAR(250), source_type VARCHAR(20),
  source_name VARCHAR(500), entry_point_name VARCHAR(50), user_id VARCHAR(256), status VARCHAR(9), start_time BIGINT,
  end_time BIGINT, source_version VARCHAR(50), lifecycle_stage VARCHAR(20), artifact_uri VARCHAR(200),
  experiment_id INTEGER, deleted_time BIGINT);
CREATE TABLE latest_metrics (key VARCHAR(250) NOT NULL, value FLOAT NOT NULL, timestamp BIGINT, step BIGINT NOT NULL,
  is_nan BOOLEAN NOT NULL, run_uuid VARCHAR(32) NOT NULL, PRIMARY KEY (key, run_uuid));
CREATE TABLE metrics (key VARCHAR(250) NOT NULL, value FLOAT NOT NULL, timestamp BIGINT NOT NULL,
  run_uuid VARCHAR(32) NOT NULL, step BIGINT DEFAULT '0' NOT NULL, is_nan BOOLEAN DEFAULT '0' NOT NULL,
  PRIMARY KEY (key, timestamp, step, run_uuid, value, is_nan));
CREATE TABLE params (key VARCHAR(250) NOT NULL, value VARCHAR(8000) NOT NULL, run_uuid VARCHAR(32) NOT NULL,
  PRIMARY KEY (key, run_uuid));
CREATE TABLE tags (key VARCHAR(250) NOT NULL, value VARCHAR(8000), run_uuid VARCHAR(32) NOT NULL,
  PRIMARY KEY (key, run_uuid));
CREATE TABLE datasets (dataset_uuid VARCHAR(36) NOT NULL, experiment_id INTEGER NOT NULL, name VARCHAR(500) NOT NULL,
  digest VARCHAR(36) NOT NULL, dataset_source_type VARCHAR(36) NOT NULL, dataset_source TEXT NOT NULL,
  dataset_schema TEXT, dataset_profile TEXT, PRIMARY KEY (experiment_id, name, digest));
CREATE TABLE inputs (input_uuid VARCHAR(36) NOT NULL, source_type VARCHAR(36) NOT NULL, source_id VARCHAR(36) NOT NULL,
  destination_type VARCHAR(36) NOT NULL, destination_id VARCHAR(36) NOT NULL, step BIGINT DEFAULT '0' NOT NULL,
  PRIMARY KEY (source_type, source_id, destination_type, destination_id));
CREATE TABLE input_tags (input_uuid VARCHAR(36) NOT NULL, name VARCHAR(255) NOT NULL, value VARCHAR(500) NOT NULL,
  PRIMARY KEY (input_uuid, name));
CREATE TABLE logged_models (model_id VARCHAR(36) NOT NULL PRIMARY KEY, experiment_id INTEGER NOT NULL,
  name VARCHAR(500) NOT NULL, artifact_location VARCHAR(1000) NOT NULL, creation_timestamp_ms BIGINT NOT NULL,
  last_updated_timestamp_ms BIGINT NOT NULL, status INTEGER NOT NULL, lifecycle_stage VARCHAR(32),
  model_type VARCHAR(500), source_run_id VARCHAR(32), status_message VARCHAR(1000));
CREATE TABLE logged_model_params (model_id VARCHAR(36) NOT NULL, experiment_id INTEGER NOT NULL,
  param_key VARCHAR(255) NOT NULL, param_value TEXT NOT NULL, PRIMARY KEY (model_id, param_key));
CREATE TABLE logged_model_tags (model_id VARCHAR(36) NOT NULL, experiment_id INTEGER NOT NULL,
  tag_key VARCHAR(255) NOT NULL, tag_value TEXT NOT NULL, PRIMARY KEY (model_id, tag_key));
CREATE TABLE logged_model_metrics (model_id VARCHAR(36) NOT NULL, metric_name VARCHAR(500) NOT NULL,
  metric_timestamp_ms BIGINT NOT NULL, metric_step BIGINT NOT NULL, metric_value FLOAT, experiment_id INTEGER NOT NULL,
  run_id VARCHAR(32) NOT NULL, dataset_uuid VARCHAR(36), dataset_name VARCHAR(500), dataset_digest VARCHAR(36),
  PRIMARY KEY (model_id, metric_name, metric_timestamp_ms, metric_step, run_id));
CREATE INDEX index_metrics_run_uuid ON metrics (run_uuid);
CREATE INDEX index_latest_metrics_run_uuid ON latest_metrics (run_uuid);
CREATE INDEX index_params_run_uuid ON params (run_uuid);
CREATE INDEX index_tags_run_uuid ON tags (run_uuid);
CREATE INDEX index_inputs_input_uuid ON inputs (input_uuid);
CREATE INDEX index_inputs_destination_type_destination_id_source_type
  ON inputs (destination_type, destination_id, source_type);
CREATE INDEX index_datasets_dataset_uuid ON datasets (dataset_uuid);
CREATE INDEX index_logged_model_metrics_model_id ON logged_model_metrics (model_id);
)";

using Value = std::variant<std::nullptr_t, std::int64_t, double, std::string>;

// Writes the file in one transaction; the first failure sticks.
class Sheet {
public:
    explicit Sheet(const fs::path& file)
        : file_(file)
    {
        code_ = sqlite3_open_v2(file.c_str(), &handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
        run("PRAGMA synchronous=OFF"); // a sample that a power cut spoils is made again
        run("BEGIN");
    }
    ~Sheet()
    {
        for (const auto& [sql, statement] : statements_)
            sqlite3_finalize(statement);
        sqlite3_close(handle_);
    }
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;

    void run(const char* sql)
    {
        if (code_ == SQLITE_OK)
            code_ = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
    }
    void insert(const std::string& table, const std::vector<Value>& values)
    {
        if (code_ != SQLITE_OK)
            return;
        auto& statement = statements_[table];
        if (!statement) {
            std::string sql = "INSERT INTO " + table + " VALUES (?";
            for (std::size_t i = 1; i < values.size(); ++i)
                sql += ",?";
            code_ = sqlite3_prepare_v2(handle_, (sql + ")").c_str(), -1, &statement, nullptr);
        }
        for (std::size_t i = 0; i < values.size() && code_ == SQLITE_OK; ++i)
            code_ = bind(statement, int(i) + 1, values[i]);
        if (code_ != SQLITE_OK)
            return;
        const int stepped = sqlite3_step(statement);
        code_ = stepped == SQLITE_DONE ? sqlite3_reset(statement) : stepped;
    }
    Result<void> commit()
    {
        run("COMMIT");
        if (code_ != SQLITE_OK)
            return fail(ErrorKind::Storage, localText(file_), QString::fromUtf8(sqlite3_errmsg(handle_)));
        return {};
    }

private:
    static int bind(sqlite3_stmt* statement, int index, const Value& value)
    {
        if (const auto* number = std::get_if<std::int64_t>(&value))
            return sqlite3_bind_int64(statement, index, *number);
        if (const auto* real = std::get_if<double>(&value))
            return sqlite3_bind_double(statement, index, *real);
        if (const auto* text = std::get_if<std::string>(&value))
            return sqlite3_bind_text(statement, index, text->data(), int(text->size()), SQLITE_TRANSIENT);
        return sqlite3_bind_null(statement, index);
    }

    fs::path file_;
    sqlite3* handle_ = nullptr;
    int code_ = SQLITE_OK;
    std::map<std::string, sqlite3_stmt*> statements_;
};

Value timeValue(std::int64_t ms)
{
    return ms == noTime ? Value(nullptr) : Value(ms);
}

// SQL back ends keep NaN beside the value, and the largest double for infinity.
double stored(double value)
{
    if (std::isnan(value))
        return 0;
    return std::clamp(value, -std::numeric_limits<double>::max(), std::numeric_limits<double>::max());
}

void writeModel(Sheet& sheet, const SampleRun& run, const std::string& name, std::int64_t experiment,
                const fs::path& artifacts)
{
    const auto folder = artifacts / std::to_string(experiment) / "models" / run.modelId / "artifacts";
    sheet.insert("logged_models", {run.modelId, experiment, name, sampleFileUri(folder), run.endMs, run.endMs,
                                   std::int64_t(2), "active", nullptr, run.id, nullptr});
    for (const auto& [key, value] : run.params)
        sheet.insert("logged_model_params", {run.modelId, experiment, key, value});
    sheet.insert("logged_model_tags", {run.modelId, experiment, std::string(mlflowtag::user), run.user});
    for (const auto& [key, points] : run.metrics) {
        if (points.size() == 0 || !std::isfinite(points.values.back()))
            continue;
        sheet.insert("logged_model_metrics",
                     {run.modelId, key, points.timestampsMs.back(), points.steps.back(), points.values.back(),
                      experiment, run.id, nullptr, nullptr, nullptr});
    }
    sheet.insert("inputs",
                 {run.modelId.substr(2), "RUN_OUTPUT", run.id, "MODEL_OUTPUT", run.modelId, std::int64_t(0)});
}

void writeRun(Sheet& sheet, const SampleRun& run, std::int64_t experiment, const std::string& dataset,
              const DatasetInput& input, const fs::path& artifacts)
{
    const auto folder = artifacts / std::to_string(experiment) / run.id / "artifacts";
    sheet.insert("runs",
                 {run.id, run.name, "UNKNOWN", "", "", run.user, runStatusName(run.status).toStdString(),
                  run.startMs, timeValue(run.endMs), "", lifecycleName(run.lifecycle).toStdString(),
                  sampleFileUri(folder), experiment, nullptr});
    for (const auto& [key, value] : run.params)
        sheet.insert("params", {key, value, run.id});
    for (const auto& [key, value] : run.tags)
        sheet.insert("tags", {key, value, run.id});
    for (const auto& [key, points] : run.metrics) {
        for (std::size_t i = 0; i < points.size(); ++i) {
            const auto isNan = std::int64_t(std::isnan(points.values[i]));
            sheet.insert("metrics", {key, stored(points.values[i]), points.timestampsMs[i], run.id,
                                     points.steps[i], isNan});
        }
        if (points.size() > 0) {
            sheet.insert("latest_metrics",
                         {key, stored(points.values.back()), points.timestampsMs.back(), points.steps.back(),
                          std::int64_t(std::isnan(points.values.back())), run.id});
        }
    }
    if (run.usesDataset) {
        sheet.insert("inputs", {run.id, "DATASET", dataset, "RUN", run.id, std::int64_t(0)});
        sheet.insert("input_tags",
                     {run.id, std::string(mlflowtag::dataContext), input.context.toStdString()});
    }
    if (!run.modelId.empty())
        writeModel(sheet, run, run.params.front().second, experiment, artifacts);
}

Result<void> writeArtifacts(const SampleRun& run, const fs::path& folder)
{
    Result<void> done;
    for (const auto& [path, bytes] : run.artifacts) {
        if (done)
            done = writeSampleFile(folder / run.id / "artifacts" / path,
                                   {bytes.constData(), std::size_t(bytes.size())});
    }
    if (done && !run.modelId.empty()) {
        done = writeSampleFile(folder / "models" / run.modelId / "artifacts" / "MLmodel",
                               "flavors:\n  python_function:\n    loader_module: "
                               "mlflow.sklearn\nmlflow_version: 3.6.0\nmodel_id: " +
                                   run.modelId + "\nrun_id: " + run.id + "\n");
    }
    return done;
}

} // namespace

Result<void> writeSampleDb(const fs::path& file, const fs::path& artifactFolder,
                           const std::vector<SampleExperiment>& experiments)
{
    Sheet sheet(file);
    sheet.run(schema);
    for (const auto& experiment : experiments) {
        const std::int64_t id = std::stoll(experiment.id);
        const auto location = sampleFileUri(artifactFolder / experiment.id);
        sheet.insert("experiments",
                     {id, experiment.name, location, "active", experiment.createdMs, experiment.createdMs});
        sheet.insert("experiment_tags", {std::string(mlflowtag::note), experiment.note, id});
        const auto& d = experiment.dataset;
        const auto dataset = "dataset-" + experiment.id;
        sheet.insert("datasets",
                     {dataset, id, d.name.toStdString(), d.digest.toStdString(), d.sourceType.toStdString(),
                      d.source.toStdString(), d.schema.toStdString(), d.profile.toStdString()});
        for (const auto& run : experiment.runs) {
            writeRun(sheet, run, id, dataset, d, artifactFolder);
            if (auto done = writeArtifacts(run, artifactFolder / experiment.id); !done)
                return done;
        }
    }
    return sheet.commit();
}

} // namespace ph

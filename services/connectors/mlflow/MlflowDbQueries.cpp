#include "services/connectors/mlflow/MlflowDbQueries.h"

#include "models/values/RunTable.h"
#include "services/connectors/LocalArtifacts.h"
#include "services/connectors/mlflow/MlflowDbMetricRow.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace ph {

namespace {

struct MlflowDbQueriesTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::MlflowDb)
};

// A column that a version may lack.
std::string columnOr(const MlflowDbReader& db, const std::string& table, const std::string& alias,
                     const std::string& column, const std::string& otherwise = "NULL")
{
    return db.hasColumn(table, column) ? alias + "." + column : otherwise;
}

std::string jsonList(const QStringList& texts)
{
    return QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact).toStdString();
}

// Databases hold any bytes in a text column; everything after us expects UTF-8.
TextRef put(RunBatch& batch, std::string_view bytes)
{
    if (QUtf8StringView(bytes.data(), qsizetype(bytes.size())).isValidUtf8())
        return batch.text.add(bytes);
    return batch.text.add(QString::fromUtf8(bytes.data(), qsizetype(bytes.size())).toStdString());
}

std::string validUtf8(std::string_view bytes)
{
    if (QUtf8StringView(bytes.data(), qsizetype(bytes.size())).isValidUtf8())
        return std::string(bytes);
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size())).toStdString();
}

// `select` has ?1 for the JSON list of ids; its first column is the index in that list, ascending.
Result<void> eachCell(const MlflowDbReader& db, const std::string& select, const std::string& ids,
                      const std::function<void(std::uint32_t run, const DbRows&)>& take)
{
    auto rows = db.query(select);
    if (!rows)
        return fail(rows.error());
    rows->bind(1, std::string_view(ids));
    while (rows->next())
        take(std::uint32_t(rows->integer(0, 0)), *rows);
    if (const auto error = rows->error())
        return fail(*error);
    return {};
}

std::string joined(const std::string& columns, const std::string& table, const std::string& rest = {})
{
    // CROSS JOIN fixes the order: the listed runs outside, each run's rows by the index inside.
    return "SELECT j.key, " + columns + " FROM json_each(?1) j CROSS JOIN " + table +
           " t ON t.run_uuid = j.value " + rest + " ORDER BY j.key, t.key";
}

Result<void> addMetrics(const MlflowDbReader& db, const std::string& ids, RunBatch& batch, ItemFaults& faults)
{
    const bool hasLatest = db.hasTable("latest_metrics");
    const std::string table = hasLatest ? "latest_metrics" : "metrics";
    if (!db.hasTable(table))
        return {};
    const auto columns = "t.key, t.value, " + columnOr(db, table, "t", "step", "0") + ", " +
                         columnOr(db, table, "t", "timestamp") + ", " +
                         columnOr(db, table, "t", "is_nan", "0");
    auto& cells = batch.metrics;
    return eachCell(db, joined(columns, table), ids, [&](std::uint32_t run, const DbRows& row) {
        const auto key = validUtf8(row.bytes(1));
        const auto [point, mistake] = dbMetricRow(row, {.value = 2, .step = 3, .timestamp = 4, .isNan = 5});
        if (mistake) {
            const auto id = batch.view(batch.runs[run].id);
            noteDbMetric(faults, QString::fromUtf8(id.data(), qsizetype(id.size())),
                         QString::fromStdString(key), mistake);
            batch.gaps.push_back({run, {RunGap::Kind::Metrics, key}});
            return;
        }
        const RunBatch::MetricCell cell{run, batch.metricKeys.intern(key), point.value, point.step,
                                        point.timestampMs};
        // Without a table of last values, the whole history comes by, one key after another.
        if (!cells.empty() && cells.back().run == run && cells.back().key == cell.key) {
            auto& last = cells.back();
            if (point.isLaterThan({last.step, last.timestampMs, last.value}))
                last = cell;
            return;
        }
        cells.push_back(cell);
    });
}

Result<void> addTexts(const MlflowDbReader& db, const std::string& ids, const std::string& table,
                      TextDictionary& keys, std::vector<RunBatch::TextCell>& cells, RunBatch& batch)
{
    if (!db.hasTable(table))
        return {};
    return eachCell(db, joined("t.key, t.value", table), ids, [&](std::uint32_t run, const DbRows& row) {
        cells.push_back({run, keys.intern(validUtf8(row.bytes(1))), put(batch, row.bytes(2))});
    });
}

Result<void> addInputs(const MlflowDbReader& db, const std::string& ids, RunBatch& batch)
{
    if (!db.hasTable("inputs"))
        return {};
    if (db.hasTable("datasets")) {
        const auto context =
            db.hasTable("input_tags")
                ? "(SELECT g.value FROM input_tags g WHERE g.input_uuid = i.input_uuid AND g.name = "
                  "'mlflow.data.context' LIMIT 1)"
                : "NULL";
        auto done = eachCell(
            db,
            std::string(
                "SELECT j.key, d.name, d.digest, d.dataset_source_type, d.dataset_source, d.dataset_schema, "
                "d.dataset_profile, ") +
                context +
                " FROM json_each(?1) j CROSS JOIN inputs i ON i.destination_id = j.value AND "
                "i.destination_type = "
                "'RUN' AND i.source_type = 'DATASET' JOIN datasets d ON d.dataset_uuid = i.source_id "
                "ORDER BY j.key, d.name, d.digest",
            ids, [&batch](std::uint32_t run, const DbRows& row) {
                batch.inputs.push_back({run, put(batch, row.bytes(1)), put(batch, row.bytes(2)),
                                        put(batch, row.bytes(3)), put(batch, row.bytes(4)),
                                        put(batch, row.bytes(5)), put(batch, row.bytes(6)),
                                        put(batch, row.bytes(7))});
            });
        if (!done)
            return done;
    }
    return eachCell(
        db,
        "SELECT j.key, i.destination_id, " + columnOr(db, "inputs", "i", "step", "0") +
            " FROM json_each(?1) j CROSS JOIN inputs i ON i.source_id = j.value AND i.source_type = "
            "'RUN_OUTPUT' AND i.destination_type = 'MODEL_OUTPUT' ORDER BY j.key, i.destination_id",
        ids, [&batch](std::uint32_t run, const DbRows& row) {
            batch.outputs.push_back({run, put(batch, row.bytes(1)), row.integer(2, 0)});
        });
}

// A run without a name of its own carries it as a tag, as MLflow 1 wrote it.
void nameFromTags(RunBatch& batch)
{
    const auto nameKey = batch.tagKeys.find(mlflowtag::runName);
    for (const auto& tag : batch.tags) {
        auto& name = batch.runs[tag.run].name;
        if (tag.key == nameKey && name.length == 0)
            name = tag.value;
    }
}

std::string runColumns(const MlflowDbReader& db)
{
    std::string columns = "r.run_uuid, r.experiment_id";
    for (const auto* column :
         {"name", "user_id", "artifact_uri", "status", "lifecycle_stage", "start_time", "end_time"})
        columns += ", " + columnOr(db, "runs", "r", column);
    return columns;
}

// Appends the row; returns its id.
QString addRow(const DbRows& row, RunBatch& batch, ItemFaults& faults)
{
    RunBatch::Row run;
    run.id = put(batch, row.bytes(0));
    run.experimentId = put(batch, row.bytes(1));
    run.name = put(batch, row.bytes(2));
    run.user = put(batch, row.bytes(3));
    run.artifactUri = put(batch, row.bytes(4));
    run.statusText = put(batch, row.bytes(5));
    run.status = runStatusFromName(row.bytes(5));
    run.lifecycle = lifecycleFromName(row.bytes(6));
    run.startMs = row.integer(7);
    run.endMs = row.integer(8);
    auto id = row.text(0);
    const auto index = std::uint32_t(batch.runs.size());
    for (const auto& [column, name] :
         {std::pair(7, attribute::startTime), std::pair(8, attribute::endTime)}) {
        if (row.isNumberOrNull(column))
            continue;
        faults.add(
            id, Error::make(ErrorKind::Unreadable, id, QStringLiteral("start or end time is not a number")));
        batch.gaps.push_back({index, {RunGap::Kind::Attributes, name}});
    }
    batch.runs.push_back(run);
    return id;
}

Result<void> addCells(const MlflowDbReader& db, const QStringList& runIds, RunBatch& batch,
                      ItemFaults& faults)
{
    const auto ids = jsonList(runIds);
    return addMetrics(db, ids, batch, faults)
        .and_then([&] { return addTexts(db, ids, "params", batch.paramKeys, batch.params, batch); })
        .and_then([&] { return addTexts(db, ids, "tags", batch.tagKeys, batch.tags, batch); })
        .and_then([&] { return addInputs(db, ids, batch); })
        .map([&batch] {
            nameFromTags(batch);
            std::stable_sort(batch.gaps.begin(), batch.gaps.end(),
                             [](const auto& a, const auto& b) { return a.run < b.run; });
        });
}

std::string number(std::int64_t value)
{
    return std::to_string(value);
}

// A time that is no number sorts and pages as none.
std::string startTime(const MlflowDbReader& db)
{
    const auto column = columnOr(db, "runs", "r", "start_time");
    return "(CASE WHEN typeof(" + column + ") IN ('integer', 'real') THEN CAST(" + column +
           " AS INTEGER) END)";
}

std::string conditions(const MlflowDbReader& db, const RunQuery& query, const std::optional<RunCursor>& after)
{
    // Numbers are written into the text, texts are bound: ?1 experiments, ?2 status, ?3 the cursor's run.
    std::string where = "r.run_uuid IS NOT NULL";
    const auto stage = columnOr(db, "runs", "r", "lifecycle_stage", "'active'");
    if (!query.experimentIds.isEmpty())
        where += " AND CAST(r.experiment_id AS TEXT) IN (SELECT value FROM json_each(?1))";
    if (query.scope == RunScope::Deleted)
        where += " AND " + stage + " = 'deleted'";
    if (query.scope == RunScope::Active)
        where += " AND " + stage + " IS NOT 'deleted'";
    const auto start = startTime(db);
    const auto end = columnOr(db, "runs", "r", "end_time");
    if (query.startedAtOrAfterMs)
        where += " AND " + start + " >= " + number(*query.startedAtOrAfterMs);
    if (query.startedBeforeMs)
        where += " AND " + start + " < " + number(*query.startedBeforeMs);
    if (query.endedAtOrAfterMs)
        where += " AND " + end + " >= " + number(*query.endedAtOrAfterMs);
    if (query.status == RunStatus::Unknown)
        where += " AND COALESCE(r.status, '') NOT IN ('SCHEDULED','RUNNING','FINISHED','FAILED','KILLED')";
    else if (query.status)
        where += " AND r.status = ?2";
    if (after) {
        if (after->startMs == noTime) {
            where += " AND " + start + " IS NULL AND r.run_uuid > ?3";
        } else {
            const auto at = number(after->startMs);
            where += " AND (" + start + " < " + at + " OR (" + start + " = " + at +
                     " AND r.run_uuid > ?3) OR " + start + " IS NULL)";
        }
    }
    return where;
}

QString modelStatus(const DbRows& row, int column)
{
    switch (row.integer(column, -1)) {
    case 1:
        return QStringLiteral("PENDING");
    case 2:
        return QStringLiteral("READY");
    case 3:
        return QStringLiteral("FAILED");
    default:
        return row.text(column);
    }
}

using ModelsById = std::map<std::string, LoggedModel>;

Result<void> addModelTexts(const MlflowDbReader& db, const std::string& table, const std::string& key,
                           const std::string& value, const QString& experimentId, ModelsById& models,
                           QList<KeyValue> LoggedModel::*member)
{
    if (!db.hasTable(table))
        return {};
    auto rows = db.query("SELECT model_id, " + key + ", " + value + " FROM " + table +
                         " WHERE CAST(experiment_id AS TEXT) = ?1 ORDER BY " + key);
    if (!rows)
        return fail(rows.error());
    rows->bind(1, std::string_view(experimentId.toStdString()));
    while (rows->next()) {
        if (const auto model = models.find(std::string(rows->bytes(0))); model != models.end())
            (model->second.*member).append({rows->text(1), rows->text(2)});
    }
    if (const auto error = rows->error())
        return fail(*error);
    return {};
}

Result<void> addModelMetrics(const MlflowDbReader& db, const QString& experimentId, ModelsById& models,
                             ItemFaults& faults)
{
    if (!db.hasTable("logged_model_metrics"))
        return {};
    auto rows = db.query(
        "SELECT model_id, metric_name, metric_value, metric_step, metric_timestamp_ms, 0 FROM "
        "logged_model_metrics WHERE CAST(experiment_id AS TEXT) = ?1 ORDER BY model_id, metric_name, "
        "metric_step, metric_timestamp_ms");
    if (!rows)
        return fail(rows.error());
    rows->bind(1, std::string_view(experimentId.toStdString()));
    while (rows->next()) {
        const auto model = models.find(std::string(rows->bytes(0)));
        if (model == models.end())
            continue;
        const auto [point, mistake] = dbMetricRow(*rows, {.value = 2, .step = 3, .timestamp = 4, .isNan = 5});
        const auto key = rows->text(1);
        if (mistake) {
            noteDbMetric(faults, model->second.key.remoteId, key, mistake);
            model->second.gaps.push_back({RunGap::Kind::Metrics, key.toStdString()});
            continue;
        }
        const Metric metric{key, point.value, point.step, point.timestampMs};
        auto& metrics = model->second.metrics; // ascending, so the last one of a name stays
        if (!metrics.isEmpty() && metrics.last().key == metric.key)
            metrics.last() = metric;
        else
            metrics.append(metric);
    }
    if (const auto error = rows->error())
        return fail(*error);
    return {};
}

} // namespace

Result<void> checkMlflowSchema(const MlflowDbReader& db)
{
    struct Needed {
        const char* table;
        std::vector<const char*> columns;
    };
    const Needed needed[] = {{"experiments", {"experiment_id", "name"}},
                             {"runs", {"run_uuid", "experiment_id", "status"}},
                             {"params", {"key", "value", "run_uuid"}},
                             {"tags", {"key", "value", "run_uuid"}},
                             {"metrics", {"key", "value", "timestamp", "run_uuid"}}};
    QStringList missing;
    for (const auto& n : needed) {
        if (!db.hasTable(n.table)) {
            missing.append(QStringLiteral("table \"%1\"").arg(QLatin1String(n.table)));
            continue;
        }
        for (const auto* column : n.columns) {
            if (!db.hasColumn(n.table, column))
                missing.append(
                    QStringLiteral("column \"%1.%2\"").arg(QLatin1String(n.table), QLatin1String(column)));
        }
    }
    if (missing.isEmpty())
        return {};
    const auto schema = db.revision().isEmpty() ? QStringLiteral("none") : db.revision();
    return fail(
        ErrorKind::Unsupported, QStringLiteral("schema"),
        MlflowDbQueriesTexts::tr("not an MLflow database that can be read: it lacks %1 (alembic version: %2)")
            .arg(missing.join(QStringLiteral(", ")), schema));
}

QString mlflowSchemaName(const MlflowDbReader& db)
{
    QString generation = QStringLiteral("MLflow 1");
    if (db.hasTable("logged_models"))
        generation = QStringLiteral("MLflow 3");
    else if (db.hasTable("inputs"))
        generation = QStringLiteral("MLflow 2");
    return db.revision().isEmpty() ? generation : QStringLiteral("%1 (%2)").arg(db.revision(), generation);
}

Result<std::vector<Experiment>> dbExperiments(const MlflowDbReader& db, ItemFaults& faults)
{
    std::map<std::string, QList<KeyValue>> tags;
    if (db.hasTable("experiment_tags")) {
        auto rows = db.query("SELECT experiment_id, key, value FROM experiment_tags ORDER BY key");
        if (!rows)
            return fail(rows.error());
        while (rows->next())
            tags[std::string(rows->bytes(0))].append({rows->text(1), rows->text(2)});
        if (const auto error = rows->error())
            return fail(*error);
    }
    std::string columns = "e.experiment_id, e.name";
    for (const auto* column : {"lifecycle_stage", "creation_time", "last_update_time", "artifact_location"})
        columns += ", " + columnOr(db, "experiments", "e", column);
    auto rows = db.query("SELECT " + columns + " FROM experiments e ORDER BY e.experiment_id");
    if (!rows)
        return fail(rows.error());
    std::vector<Experiment> result;
    while (rows->next()) {
        Experiment experiment;
        experiment.key = {{}, EntityKind::Experiment, rows->text(0)};
        experiment.tags = tags[std::string(rows->bytes(0))];
        experiment.name = rows->text(1);
        experiment.lifecycle = lifecycleFromName(rows->bytes(2));
        experiment.createdMs = rows->integer(3);
        experiment.updatedMs = rows->integer(4);
        experiment.artifactLocation = rows->text(5);
        if (!rows->isNumberOrNull(3) || !rows->isNumberOrNull(4)) {
            const auto& id = experiment.key.remoteId;
            faults.add(id, Error::make(ErrorKind::Unreadable, id,
                                       QStringLiteral("creation or update time is not a number")));
        }
        result.push_back(std::move(experiment));
    }
    if (const auto error = rows->error())
        return fail(*error);
    return result;
}

Result<RunsPage> dbRuns(const MlflowDbReader& db, const RunQuery& query,
                        const std::optional<RunCursor>& after, ItemFaults& faults)
{
    const auto start = startTime(db);
    const auto size = pageSizeOf(query);
    auto rows = db.query("SELECT " + runColumns(db) + " FROM runs r WHERE " + conditions(db, query, after) +
                         " ORDER BY " + start + " IS NULL, " + start + " DESC, r.run_uuid LIMIT " +
                         number(std::int64_t(size) + 1));
    if (!rows)
        return fail(rows.error());
    if (!query.experimentIds.isEmpty())
        rows->bind(1, std::string_view(jsonList(query.experimentIds)));
    if (query.status)
        rows->bind(2, std::string_view(runStatusName(*query.status).toStdString()));
    if (after)
        rows->bind(3, std::string_view(after->id));
    RunsPage page;
    QStringList ids;
    while (rows->next()) {
        if (page.runs.size() == size) { // one more than asked for: there is a next page
            const auto& last = page.runs.runs.back();
            page.nextPageToken = RunCursor{last.startMs, std::string(page.runs.view(last.id))}.token();
            break;
        }
        ids.append(addRow(*rows, page.runs, faults));
    }
    if (const auto error = rows->error())
        return fail(*error);
    return addCells(db, ids, page.runs, faults).map([&page] { return std::move(page); });
}

Result<RunBatch> dbRun(const MlflowDbReader& db, const QString& runId, ItemFaults& faults)
{
    auto rows = db.query("SELECT " + runColumns(db) + " FROM runs r WHERE r.run_uuid = ?1");
    if (!rows)
        return fail(rows.error());
    rows->bind(1, std::string_view(runId.toStdString()));
    RunBatch batch;
    if (rows->next()) {
        const auto id = addRow(*rows, batch, faults);
        return addCells(db, {id}, batch, faults).map([&batch] { return std::move(batch); });
    }
    if (const auto error = rows->error())
        return fail(*error);
    return fail(ErrorKind::NotFound, runId.left(100), QStringLiteral("no such run"));
}

Result<MetricPoints> dbHistory(const MlflowDbReader& db, const QString& runId, const QString& metricKey,
                               ItemFaults& faults)
{
    // Not a bare 0, which ORDER BY would take for a column's number.
    const auto step = columnOr(db, "metrics", "m", "step", "CAST(0 AS INTEGER)");
    auto rows =
        db.query("SELECT " + step + ", m.timestamp, m.value, " + columnOr(db, "metrics", "m", "is_nan", "0") +
                 " FROM metrics m WHERE m.run_uuid = ?1 AND m.key = ?2 ORDER BY " + step + ", m.timestamp");
    if (!rows)
        return fail(rows.error());
    rows->bind(1, std::string_view(runId.toStdString()));
    rows->bind(2, std::string_view(metricKey.toStdString()));
    MetricPoints points;
    while (rows->next()) {
        const auto [point, mistake] = dbMetricRow(*rows, {.value = 2, .step = 0, .timestamp = 1, .isNan = 3});
        if (mistake)
            noteDbMetric(faults, runId, metricKey, mistake);
        else
            points.append(point.step, point.timestampMs, point.value);
    }
    if (const auto error = rows->error())
        return fail(*error);
    return points;
}

Result<std::vector<LoggedModel>> dbLoggedModels(const MlflowDbReader& db, const QString& experimentId,
                                                ItemFaults& faults)
{
    std::vector<LoggedModel> result;
    if (!db.hasTable("logged_models"))
        return result;
    std::string columns = "m.model_id";
    for (const auto* column : {"name", "status", "model_type", "source_run_id", "artifact_location",
                               "creation_timestamp_ms", "last_updated_timestamp_ms"})
        columns += ", " + columnOr(db, "logged_models", "m", column);
    auto rows =
        db.query("SELECT " + columns + " FROM logged_models m WHERE CAST(m.experiment_id AS TEXT) = ?1 AND " +
                 columnOr(db, "logged_models", "m", "lifecycle_stage", "'active'") + " IS NOT 'deleted'");
    if (!rows)
        return fail(rows.error());
    rows->bind(1, std::string_view(experimentId.toStdString()));
    ModelsById models;
    while (rows->next()) {
        auto& model = models[std::string(rows->bytes(0))];
        model.key = {{}, EntityKind::LoggedModel, rows->text(0)};
        model.experimentId = experimentId;
        model.name = rows->text(1);
        model.status = modelStatus(*rows, 2);
        model.modelType = rows->text(3);
        model.sourceRunId = rows->text(4);
        model.artifactLocation = rows->text(5);
        model.createdMs = rows->integer(6);
        model.updatedMs = rows->integer(7);
    }
    if (const auto error = rows->error())
        return fail(*error);
    const auto params = addModelTexts(db, "logged_model_params", "param_key", "param_value", experimentId,
                                      models, &LoggedModel::params);
    const auto tags = addModelTexts(db, "logged_model_tags", "tag_key", "tag_value", experimentId, models,
                                    &LoggedModel::tags);
    const auto metrics = addModelMetrics(db, experimentId, models, faults);
    for (const auto* done : {&params, &tags, &metrics}) {
        if (!*done)
            return fail(done->error());
    }
    for (auto& [id, model] : models)
        result.push_back(std::move(model));
    return result;
}

namespace {

// The text that one row of a table is asked for by its id; none where there is no such row.
Result<std::optional<QString>> textOf(const MlflowDbReader& db, const std::string& table,
                                      const std::string& idColumn, const char* column, const QString& id)
{
    auto rows = db.query("SELECT " + columnOr(db, table, "t", column) + " FROM " + table + " t WHERE t." +
                         idColumn + " = ?1");
    if (!rows)
        return fail(rows.error());
    rows->bind(1, std::string_view(id.toStdString()));
    if (rows->next())
        return rows->text(0);
    if (const auto error = rows->error())
        return fail(*error);
    return std::nullopt;
}

} // namespace

Result<QString> dbArtifactUri(const MlflowDbReader& db, const QString& runId)
{
    const auto uri = textOf(db, "runs", "run_uuid", "artifact_uri", runId);
    if (!uri)
        return fail(uri.error());
    if (!*uri)
        return fail(ErrorKind::NotFound, runId.left(100), QStringLiteral("no such run"));
    return **uri;
}

Result<QString> dbModelArtifactLocation(const MlflowDbReader& db, const QString& modelId)
{
    if (!db.hasTable("logged_models"))
        return fail(ErrorKind::Unsupported, modelId.left(100),
                    QStringLiteral("stores before MLflow 3 have no logged models"));
    const auto location = textOf(db, "logged_models", "model_id", "artifact_location", modelId);
    if (!location)
        return fail(location.error());
    if (!*location)
        return fail(ErrorKind::NotFound, modelId.left(100), QStringLiteral("no such logged model"));
    return **location;
}

Result<bool> dbTellsOfArtifacts(const MlflowDbReader& db, const QString& store)
{
    const auto below = [&](const char* column) {
        return std::string("substr(") + column + ", 1, length(?1)) = ?1 LIMIT 1";
    };
    std::vector<std::string> questions;
    if (db.hasColumn("logged_models", "artifact_location"))
        questions.push_back("SELECT 1 FROM logged_models WHERE " + below("artifact_location"));
    if (db.hasTable("tags") && db.hasColumn("runs", "artifact_uri")) {
        std::string keys;
        for (const auto* key : artifactTags)
            keys += (keys.empty() ? "'" : ",'") + std::string(key) + "'";
        questions.push_back("SELECT 1 FROM tags t JOIN runs r ON r.run_uuid = t.run_uuid WHERE t.key IN (" +
                            keys + ") AND " + below("r.artifact_uri"));
    }
    for (const auto& question : questions) {
        auto rows = db.query(question);
        if (!rows)
            return fail(rows.error());
        rows->bind(1, std::string_view(store.toStdString()));
        if (rows->next())
            return true;
        if (const auto error = rows->error())
            return fail(*error);
    }
    return false;
}

Result<std::int64_t> dbCount(const MlflowDbReader& db, const std::string& table)
{
    if (!db.hasTable(table))
        return 0;
    auto rows = db.query("SELECT COUNT(*) FROM " + table);
    if (!rows)
        return fail(rows.error());
    rows->next();
    if (const auto error = rows->error())
        return fail(*error);
    return rows->integer(0, 0);
}

} // namespace ph

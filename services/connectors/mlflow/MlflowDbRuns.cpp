#include "services/connectors/mlflow/MlflowDbRuns.h"

#include "models/values/RunTable.h"
#include "services/connectors/ConnectorText.h"
#include "services/connectors/mlflow/MlflowDbCells.h"
#include "services/connectors/mlflow/MlflowDbMetricRow.h"
#include "services/connectors/mlflow/MlflowDbTables.h"

namespace ph {

namespace {

std::string runColumns(const MlflowDbReader& db)
{
    return "r.run_uuid, r.experiment_id, " + columnsOrNull(db, "runs", "r",
                                                           {"name", "user_id", "artifact_uri", "status",
                                                            "lifecycle_stage", "start_time", "end_time"});
}

// Appends the row; returns its id.
QString addRow(const DbRows& row, RunBatch& batch, ItemFaults& faults)
{
    RunBatch::Row run;
    run.id = addDbText(batch, row.bytes(0));
    run.experimentId = addDbText(batch, row.bytes(1));
    run.name = addDbText(batch, row.bytes(2));
    run.user = addDbText(batch, row.bytes(3));
    run.artifactUri = addDbText(batch, row.bytes(4));
    run.statusText = addDbText(batch, row.bytes(5));
    run.status = runStatusFromName(row.bytes(5));
    run.lifecycle = lifecycleFromName(row.bytes(6));
    run.startMs = row.integer(7);
    run.endMs = row.integer(8);
    auto id = row.text(0);
    const auto index = std::uint32_t(batch.runs.size());
    for (const auto& [column, name] :
         {std::pair(7, attribute::startTime), std::pair(8, attribute::endTime)}) {
        if (row.isWholeNumberOrNull(column))
            continue;
        faults.add(id, Error::make(ErrorKind::Unreadable, id,
                                   connectorText(QT_TRANSLATE_NOOP(
                                       "ph::Connector", "start or end time is not a 64-bit whole number"))));
        batch.gaps.push_back({index, {RunGap::Kind::Attributes, name}});
    }
    batch.runs.push_back(run);
    return id;
}

std::string number(std::int64_t value)
{
    return std::to_string(value);
}

// A time that is read as none sorts and pages as none.
std::string startTime(const MlflowDbReader& db)
{
    const auto column = columnOr(db, "runs", "r", "start_time");
    const auto whole = "CAST(" + column + " AS INTEGER)";
    return "(CASE WHEN typeof(" + column + ") IN ('integer', 'real') AND " + column + " = " + whole +
           " THEN NULLIF(" + whole + ", " + number(noTime) + ") END)";
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

} // namespace

Result<std::vector<Experiment>> dbExperiments(const MlflowDbReader& db, ItemFaults& faults)
{
    auto tags =
        dbTags(db, "experiment_tags", "SELECT experiment_id, key, value FROM experiment_tags ORDER BY key");
    if (!tags)
        return fail(tags.error());
    std::vector<Experiment> experiments;
    return db
        .eachRow(
            "SELECT e.experiment_id, e.name, " +
                columnsOrNull(db, "experiments", "e",
                              {"lifecycle_stage", "creation_time", "last_update_time", "artifact_location"}) +
                " FROM experiments e ORDER BY e.experiment_id",
            {},
            [&](const DbRows& row) {
                Experiment experiment;
                experiment.key = {{}, EntityKind::Experiment, row.text(0)};
                experiment.tags = (*tags)[row.text(0)];
                experiment.name = row.text(1);
                experiment.lifecycle = lifecycleFromName(row.bytes(2));
                experiment.createdMs = row.integer(3);
                experiment.updatedMs = row.integer(4);
                experiment.artifactLocation = row.text(5);
                noteDbTimes(faults, experiment.key.remoteId, row, 3, 4);
                experiments.push_back(std::move(experiment));
            })
        .map([&experiments] { return std::move(experiments); });
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
        rows->bind(1, std::string_view(dbTextList(query.experimentIds)));
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
    return addDbCells(db, ids, page.runs, faults).map([&page] { return std::move(page); });
}

Result<RunBatch> dbRun(const MlflowDbReader& db, const QString& runId, ItemFaults& faults)
{
    RunBatch batch;
    QStringList ids;
    const auto read =
        db.eachRow("SELECT " + runColumns(db) + " FROM runs r WHERE r.run_uuid = ?1 LIMIT 1",
                   {runId.toStdString()}, [&](const DbRows& row) { ids.append(addRow(row, batch, faults)); });
    if (!read)
        return fail(read.error());
    if (ids.isEmpty())
        return fail(ErrorKind::NotFound, runId.left(100),
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "no such run")));
    return addDbCells(db, ids, batch, faults).map([&batch] { return std::move(batch); });
}

Result<MetricPoints> dbHistory(const MlflowDbReader& db, const QString& runId, const QString& metricKey,
                               ItemFaults& faults)
{
    // Not a bare 0, which ORDER BY would take for a column's number.
    const auto step = columnOr(db, "metrics", "m", "step", "CAST(0 AS INTEGER)");
    MetricPoints points;
    return db
        .eachRow("SELECT " + step + ", m.timestamp, m.value, " + columnOr(db, "metrics", "m", "is_nan", "0") +
                     " FROM metrics m WHERE m.run_uuid = ?1 AND m.key = ?2 ORDER BY " + step +
                     ", m.timestamp",
                 {runId.toStdString(), metricKey.toStdString()},
                 [&](const DbRows& row) {
                     const auto [point, mistake] =
                         dbMetricRow(row, {.value = 2, .step = 0, .timestamp = 1, .isNan = 3});
                     if (mistake)
                         noteDbMetric(faults, runId, metricKey, mistake);
                     else
                         points.append(point.step, point.timestampMs, point.value);
                 })
        .map([&points] { return std::move(points); });
}

} // namespace ph

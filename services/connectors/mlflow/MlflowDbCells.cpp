#include "services/connectors/mlflow/MlflowDbCells.h"

#include "models/values/Run.h"
#include "services/connectors/mlflow/MlflowDbMetricRow.h"
#include "services/connectors/mlflow/MlflowDbTables.h"

namespace ph {

namespace {

// `spare` backs what had to be mended.
std::string_view validUtf8(std::string_view bytes, std::string& spare)
{
    if (QUtf8StringView(bytes.data(), qsizetype(bytes.size())).isValidUtf8())
        return bytes;
    spare = QString::fromUtf8(bytes.data(), qsizetype(bytes.size())).toStdString();
    return spare;
}

// `select` has ?1 for the JSON list of ids; its first column is the index in that list, ascending.
Result<void> eachCell(const MlflowDbReader& db, const std::string& select, const std::string& ids,
                      const std::function<void(std::uint32_t run, const DbRows&)>& take)
{
    return db.eachRow(select, {ids},
                      [&take](const DbRows& row) { take(std::uint32_t(row.integer(0, 0)), row); });
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
    std::string spare;
    return eachCell(db, joined(columns, table), ids, [&](std::uint32_t run, const DbRows& row) {
        const std::string key(validUtf8(row.bytes(1), spare));
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
    std::string spare;
    return eachCell(db, joined("t.key, t.value", table), ids, [&](std::uint32_t run, const DbRows& row) {
        cells.push_back({run, keys.intern(validUtf8(row.bytes(1), spare)), addDbText(batch, row.bytes(2))});
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
                batch.inputs.push_back({run, addDbText(batch, row.bytes(1)), addDbText(batch, row.bytes(2)),
                                        addDbText(batch, row.bytes(3)), addDbText(batch, row.bytes(4)),
                                        addDbText(batch, row.bytes(5)), addDbText(batch, row.bytes(6)),
                                        addDbText(batch, row.bytes(7))});
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
            batch.outputs.push_back({run, addDbText(batch, row.bytes(1)), row.integer(2, 0)});
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

} // namespace

TextRef addDbText(RunBatch& batch, std::string_view bytes)
{
    std::string spare;
    return batch.text.add(validUtf8(bytes, spare));
}

Result<void> addDbCells(const MlflowDbReader& db, const QStringList& runIds, RunBatch& batch,
                        ItemFaults& faults)
{
    const auto ids = dbTextList(runIds);
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

} // namespace ph

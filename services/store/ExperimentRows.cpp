#include "services/store/ExperimentRows.h"

#include "services/store/FillGaps.h"
#include "services/store/PackedValues.h"
#include "services/store/RunDocument.h"
#include "services/store/RunRows.h"
#include "services/store/Statement.h"

namespace ph {

using runrows::Wrote;

namespace {

SyncCursor readCursor(const Statement& row, int from)
{
    SyncCursor cursor;
    cursor.startedMs = row.integer(from);
    cursor.endedMs = row.integer(from + 1);
    cursor.backfillBeforeMs = row.integer(from + 2);
    const auto backfill = row.integer(from + 3);
    cursor.backfill = backfill == 2   ? SyncCursor::Backfill::Done
                      : backfill == 1 ? SyncCursor::Backfill::Running
                                      : SyncCursor::Backfill::NotStarted;
    cursor.fullPassMs = row.integer(from + 4);
    return cursor;
}

} // namespace

Wrote ExperimentRows::put(ConnectionId connection, std::span<const Experiment> experiments,
                          std::int64_t seenMs)
{
    auto wrote = Wrote::TheSame;
    Statement upsert(
        db_, "INSERT INTO experiment(connection, remote_id, name, lifecycle, created, updated, "
             "artifact_location, tags, seen) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
             "ON CONFLICT(connection, remote_id) DO UPDATE SET name = excluded.name, "
             "lifecycle = excluded.lifecycle, created = ifnull(nullif(excluded.created, ?10), created), "
             "updated = ifnull(nullif(excluded.updated, ?10), updated), "
             "artifact_location = excluded.artifact_location, tags = excluded.tags, seen = excluded.seen "
             "WHERE name IS NOT excluded.name OR lifecycle IS NOT excluded.lifecycle "
             "OR created IS NOT ifnull(nullif(excluded.created, ?10), created) "
             "OR updated IS NOT ifnull(nullif(excluded.updated, ?10), updated) "
             "OR artifact_location IS NOT excluded.artifact_location OR tags IS NOT excluded.tags");
    Statement confirm(db_, "UPDATE experiment SET seen = ?3 WHERE connection = ?1 AND remote_id = ?2");
    for (const auto& experiment : experiments) {
        const auto tags = packTags(experiment.tags);
        upsert.bind(1, connection.value).bindText(2, experiment.key.remoteId).bindText(3, experiment.name);
        upsert.bind(4, std::int64_t(experiment.lifecycle)).bind(5, experiment.createdMs);
        upsert.bind(6, experiment.updatedMs).bindText(7, experiment.artifactLocation).bindBlob(8, tags);
        upsert.bind(9, seenMs).bind(10, noTime).run(); // a time that cannot be read is not one that is gone
        if (db_.changes() > 0)
            wrote = Wrote::News;
        else
            confirm.bind(1, connection.value).bindText(2, experiment.key.remoteId).bind(3, seenMs).run();
    }
    return wrote;
}

std::vector<ExperimentSeen> ExperimentRows::seen()
{
    std::vector<ExperimentSeen> all;
    Statement select(db_, "SELECT connection, remote_id, seen FROM experiment");
    while (select.step())
        all.push_back({{{select.integer(0)}, EntityKind::Experiment, select.string(1)}, select.integer(2)});
    return all;
}

std::vector<CachedExperiment> ExperimentRows::all()
{
    std::vector<CachedExperiment> experiments;
    Statement select(
        db_, "SELECT e.connection, e.remote_id, e.name, e.lifecycle, e.created, e.updated, "
             "e.artifact_location, e.tags, e.seen, ifnull(r.runs, 0), e.cursor_started, e.cursor_ended, "
             "e.cursor_backfill_before, e.cursor_backfill, e.cursor_full_pass FROM experiment e LEFT JOIN "
             "(SELECT experiment, count(*) AS runs FROM run WHERE lifecycle = 0 GROUP BY experiment) r "
             "ON r.experiment = e.id ORDER BY e.connection, e.id");
    while (select.step()) {
        CachedExperiment cached;
        auto& experiment = cached.experiment;
        experiment.key = {{select.integer(0)}, EntityKind::Experiment, select.string(1)};
        experiment.name = select.string(2);
        experiment.lifecycle = select.integer(3) == 0 ? Lifecycle::Active : Lifecycle::Deleted;
        experiment.createdMs = select.integer(4);
        experiment.updatedMs = select.integer(5);
        experiment.artifactLocation = select.string(6);
        experiment.tags = unpackTags(select.blob(7)).value_or(QList<KeyValue>());
        cached.seenMs = select.integer(8);
        cached.runs = select.integer(9);
        cached.cursor = readCursor(select, 10);
        experiments.push_back(std::move(cached));
    }
    return experiments;
}

SyncCursor ExperimentRows::cursor(ConnectionId connection, const QString& experimentId)
{
    Statement select(db_, "SELECT cursor_started, cursor_ended, cursor_backfill_before, cursor_backfill, "
                          "cursor_full_pass FROM experiment WHERE connection = ?1 AND remote_id = ?2");
    select.bind(1, connection.value).bindText(2, experimentId);
    return select.step() ? readCursor(select, 0) : SyncCursor();
}

Wrote ExperimentRows::putCursor(ConnectionId connection, const QString& experimentId,
                                const SyncCursor& cursor)
{
    const auto before = this->cursor(connection, experimentId).backfill;
    const auto experiment = runrows::experiment(db_, connection, experimentId.toStdString());
    Statement update(
        db_, "UPDATE experiment SET cursor_started = ?2, cursor_ended = ?3, cursor_backfill_before = ?4, "
             "cursor_backfill = ?5, cursor_full_pass = ?6 WHERE id = ?1");
    update.bind(1, experiment)
        .bind(2, cursor.startedMs)
        .bind(3, cursor.endedMs)
        .bind(4, cursor.backfillBeforeMs);
    update.bind(5, std::int64_t(cursor.backfill)).bind(6, cursor.fullPassMs).run();
    return cursor.backfill == before ? Wrote::TheSame : Wrote::News;
}

std::int64_t ExperimentRows::removeUnseen(ConnectionId connection, const QString& experimentId,
                                          std::int64_t passBeganMs)
{
    const auto experiment = runrows::findExperiment(db_, connection, experimentId);
    std::vector<std::int64_t> gone, kept;
    {
        Statement select(db_, "SELECT r.id, p.connection IS NOT NULL, r.lifecycle FROM run r LEFT JOIN pin p "
                              "ON p.connection = r.connection AND p.remote_id = r.remote_id "
                              "WHERE r.experiment = ?1 AND r.seen < ?2");
        select.bind(1, experiment).bind(2, passBeganMs);
        while (select.step()) {
            if (select.integer(1) == 0)
                gone.push_back(select.integer(0));
            else if (select.integer(2) == std::int64_t(Lifecycle::Active))
                kept.push_back(select.integer(0));
        }
    }
    Statement remove(db_, "DELETE FROM run WHERE id = ?1");
    for (const auto run : gone)
        remove.bind(1, run).run();
    const auto revision = kept.empty() ? 0 : runrows::nextRevision(db_);
    for (const auto run : kept) {
        std::string content;
        {
            Statement select(db_, "SELECT content FROM run_document WHERE run = ?1");
            select.bind(1, run);
            if (select.step())
                content = select.blob(0);
        }
        if (content.size() > RunDocument::lifecycleOffset)
            content[RunDocument::lifecycleOffset] = char(Lifecycle::Deleted);
        Statement document(db_, "UPDATE run_document SET content = ?2 WHERE run = ?1");
        document.bind(1, run).bindBlob(2, content).run();
        Statement mark(db_, "UPDATE run SET lifecycle = ?2, changed = ?3 WHERE id = ?1");
        mark.bind(1, run).bind(2, std::int64_t(Lifecycle::Deleted)).bind(3, revision).run();
    }
    return std::int64_t(gone.size() + kept.size());
}

Wrote ExperimentRows::putModels(ConnectionId connection, const QString& experimentId,
                                std::span<const LoggedModel> models, std::int64_t seenMs)
{
    Statement upsert(db_,
                     "INSERT INTO logged_model(connection, remote_id, source_run, seen, content) "
                     "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT(connection, remote_id) DO UPDATE SET "
                     "source_run = excluded.source_run, seen = excluded.seen, content = excluded.content");
    for (auto model : models) {
        if (model.experimentId.isEmpty())
            model.experimentId = experimentId;
        if (!model.gaps.empty())
            keepUnread(connection, model);
        const auto content = packModel(model);
        upsert.bind(1, connection.value).bindText(2, model.key.remoteId).bindText(3, model.sourceRunId);
        upsert.bind(4, seenMs).bindBlob(5, content).run();
    }
    return models.empty() ? Wrote::TheSame : Wrote::News;
}

Wrote ExperimentRows::removeUnseenModels(ConnectionId connection, const QString& experimentId,
                                         std::int64_t sinceMs)
{
    Statement(db_, "DELETE FROM logged_model WHERE connection = ?1 AND seen < ?2 AND source_run IN "
                   "(SELECT remote_id FROM run WHERE experiment = ?3) AND NOT EXISTS (SELECT 1 FROM pin p "
                   "WHERE p.connection = logged_model.connection AND p.remote_id = logged_model.source_run)")
        .bind(1, connection.value)
        .bind(2, sinceMs)
        .bind(3, runrows::findExperiment(db_, connection, experimentId))
        .run();
    return runrows::newsOf(db_.changes());
}

void ExperimentRows::keepUnread(ConnectionId connection, LoggedModel& model)
{
    Statement select(db_, "SELECT content FROM logged_model WHERE connection = ?1 AND remote_id = ?2");
    select.bind(1, connection.value).bindText(2, model.key.remoteId);
    if (!select.step())
        return;
    if (const auto cached = unpackModel(select.blob(0)))
        fillGaps(model, *cached);
}

std::vector<LoggedModel> ExperimentRows::models(const EntityKey& run)
{
    std::vector<LoggedModel> models;
    Statement select(
        db_, "SELECT remote_id, content, seen FROM logged_model WHERE source_run = ?1 AND connection = ?2 "
             "ORDER BY id");
    select.bindText(1, run.remoteId).bind(2, run.connection.value);
    while (select.step()) {
        auto model = unpackModel(select.blob(1)).value_or(LoggedModel());
        model.key = {run.connection, EntityKind::LoggedModel, select.string(0)};
        model.seenMs = select.integer(2);
        models.push_back(std::move(model));
    }
    return models;
}

} // namespace ph

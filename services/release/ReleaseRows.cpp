#include "services/release/ReleaseRows.h"

#include "services/release/ApprovalDocument.h"
#include "services/release/CanonicalJson.h"
#include "services/release/GateStatementDocument.h"
#include "services/release/PlanDocument.h"
#include "services/release/PlanSteps.h"
#include "services/release/ReleaseStoreTexts.h"
#include "services/store/Statement.h"

namespace ph {

namespace {

/// The value, or none after its failure was given to the database.
template <class T>
std::optional<T> kept(Database& db, Result<T> result)
{
    if (result)
        return std::move(*result);
    db.fail(result.error());
    return std::nullopt;
}

std::optional<std::int64_t> timeOf(const Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.integer(column));
}

void bindTime(Statement& statement, int parameter, std::int64_t ms)
{
    if (ms == noTime)
        statement.bindNull(parameter);
    else
        statement.bind(parameter, ms);
}

QList<StepRecord> readSteps(Database& db, const ReleasePlan& plan, const QString& planDigest)
{
    QList<StepRecord> steps;
    Statement select(db, "SELECT id, state, attempts, intended_ms, result, observed, observed_ms "
                         "FROM release_step WHERE release = ?1 ORDER BY position");
    select.bindText(1, plan.id);
    while (select.step()) {
        const auto state = stepStateFromName(select.string(1));
        if (steps.size() >= plan.steps.size() || plan.steps[steps.size()].id != select.string(0) || !state) {
            db.fail(Error::make(ErrorKind::Unreadable, plan.id,
                                ReleaseStoreTexts::tr("The recorded steps are not those of the plan.")));
            return {};
        }
        StepRecord step;
        step.step = withPlanDigest(plan.steps[steps.size()], planDigest);
        step.state = *state;
        step.attempts = int(select.integer(2));
        step.intendedMs = timeOf(select, 3).value_or(noTime);
        step.result = select.string(4);
        if (!select.isNull(5))
            step.observed = select.string(5);
        step.observedMs = timeOf(select, 6).value_or(noTime);
        steps.append(step);
    }
    if (!db.failed() && steps.size() != plan.steps.size())
        db.fail(Error::make(ErrorKind::Unreadable, plan.id,
                            ReleaseStoreTexts::tr("Recorded steps are missing.")));
    return steps;
}

/// What people said, one canonical text a row. What can no longer be read counts for nothing, hides no other,
/// and is named.
template <class Said, class Read>
void readStatements(Database& db, const char* select, Read&& read, QList<Said>& list, ReleaseRecord& record)
{
    Statement statement(db, select);
    statement.bindText(1, record.plan.id);
    while (statement.step()) {
        const auto where = QStringLiteral("%1 (%2)").arg(record.plan.id).arg(statement.integer(1));
        if (auto said = read(statement.bytes(0), where))
            list.append(*said);
        else
            record.unreadable
                << ReleaseStoreTexts::tr("Something said of %1: %2").arg(where, said.error().detail);
    }
}

void readSaid(Database& db, ReleaseRecord& record)
{
    readStatements(db, "SELECT statement, id FROM approval WHERE release = ?1 ORDER BY id",
                   approvalFromCanonical, record.approvals, record);
    readStatements(db, "SELECT statement, id FROM waiver WHERE release = ?1 ORDER BY id", waiverFromCanonical,
                   record.waivers, record);
    readStatements(db, "SELECT statement, id FROM answer WHERE release = ?1 ORDER BY id", answerFromCanonical,
                   record.answers, record);
}

} // namespace

void putRelease(Database& db, const ReleaseRecord& record, std::int64_t nowMs)
{
    const auto plan = kept(db, canonicalPlan(record.plan));
    const auto evidence = kept(db, canonicalEvidence(record.gates));
    if (!plan || !evidence)
        return;
    Statement upsert(db, "INSERT INTO release(id, environment, state, reason, plan, plan_digest, evidence, "
                         "evidence_digest, rollback_of, stop_asked, driver, heartbeat_ms, changed_ms) "
                         "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0, '', 0, ?10) "
                         "ON CONFLICT(id) DO UPDATE SET environment = excluded.environment, "
                         "plan = excluded.plan, plan_digest = excluded.plan_digest, state = excluded.state, "
                         "reason = excluded.reason, evidence = excluded.evidence, "
                         "evidence_digest = excluded.evidence_digest, changed_ms = excluded.changed_ms");
    upsert.bindText(1, record.plan.id).bindText(2, record.plan.environment);
    upsert.bindText(3, releaseStateName(record.state)).bindText(4, record.reason);
    upsert.bindText(5, QString::fromUtf8(*plan)).bindText(6, sha256Text(*plan));
    upsert.bindText(7, QString::fromUtf8(*evidence)).bindText(8, sha256Text(*evidence));
    upsert.bindText(9, record.rollbackOf).bind(10, nowMs);
    upsert.run();
    Statement(db, "DELETE FROM release_step WHERE release = ?1").bindText(1, record.plan.id).run();
    for (qsizetype i = 0; i < record.plan.steps.size(); ++i) {
        StepRecord step;
        step.step = record.plan.steps[i];
        writeStep(db, record.plan.id, i, step);
    }
}

std::optional<ReleaseRecord> readRelease(Database& db, const QString& id)
{
    ReleaseRecord record;
    {
        Statement select(db,
                         "SELECT state, reason, plan, plan_digest, evidence, evidence_digest, rollback_of, "
                         "stop_asked, driver, heartbeat_ms, changed_ms FROM release WHERE id = ?1");
        select.bindText(1, id);
        if (!select.step()) {
            db.fail(Error::make(ErrorKind::NotFound, id, ReleaseStoreTexts::tr("There is no such release.")));
            return std::nullopt;
        }
        const auto state = releaseStateFromName(select.string(0));
        const auto planText = select.bytes(2);
        const auto evidenceText = select.bytes(4);
        record.planDigest = select.string(3);
        record.evidenceDigest = select.string(5);
        if (!state || sha256Text(planText) != record.planDigest ||
            sha256Text(evidenceText) != record.evidenceDigest) {
            db.fail(Error::make(
                ErrorKind::Unreadable, id,
                ReleaseStoreTexts::tr("The stored plan or evidence is not what its digest says.")));
            return std::nullopt;
        }
        auto plan = kept(db, planFromCanonical(planText, id));
        auto gates = kept(db, evidenceFromCanonical(evidenceText, id));
        if (!plan || !gates)
            return std::nullopt;
        record.plan = *plan;
        record.gates = *gates;
        record.state = *state;
        record.reason = select.string(1);
        record.rollbackOf = select.string(6);
        record.stopAsked = select.integer(7) != 0;
        record.driver = select.string(8);
        record.heartbeatMs = select.integer(9);
        record.changedMs = select.integer(10);
    }
    record.steps = readSteps(db, record.plan, record.planDigest);
    readSaid(db, record);
    if (db.failed())
        return std::nullopt;
    return record;
}

QStringList releaseIds(Database& db)
{
    QStringList ids;
    Statement select(db, "SELECT id FROM release ORDER BY changed_ms DESC, id");
    while (select.step())
        ids << select.string(0);
    return ids;
}

std::optional<ReleaseRecord> readInState(Database& db, const QString& id,
                                         std::initializer_list<ReleaseState> states)
{
    auto record = readRelease(db, id);
    if (record && std::find(states.begin(), states.end(), record->state) == states.end()) {
        db.fail(
            Error::make(ErrorKind::Conflict, id,
                        ReleaseStoreTexts::tr("The release is %1.").arg(releaseStateName(record->state))));
        return std::nullopt;
    }
    return record;
}

nlohmann::json aboutRelease(const ReleaseRecord& record)
{
    return {{"release", record.plan.id.toStdString()},
            {"plan_digest", record.planDigest.toStdString()},
            {"evidence_digest", record.evidenceDigest.toStdString()}};
}

void writeState(Database& db, const QString& id, ReleaseState state, const QString& reason,
                std::int64_t nowMs)
{
    Statement update(db, "UPDATE release SET state = ?2, reason = ?3, changed_ms = ?4 WHERE id = ?1");
    update.bindText(1, id).bindText(2, releaseStateName(state)).bindText(3, reason).bind(4, nowMs).run();
}

void writeStep(Database& db, const QString& release, qsizetype position, const StepRecord& step)
{
    Statement upsert(db,
                     "INSERT INTO release_step(release, position, id, state, attempts, intended_ms, result, "
                     "observed, observed_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
                     "ON CONFLICT(release, position) DO UPDATE SET state = excluded.state, "
                     "attempts = excluded.attempts, intended_ms = excluded.intended_ms, "
                     "result = excluded.result, observed = excluded.observed, "
                     "observed_ms = excluded.observed_ms");
    upsert.bindText(1, release).bind(2, position).bindText(3, step.step.id);
    upsert.bindText(4, stepStateName(step.state)).bind(5, step.attempts);
    bindTime(upsert, 6, step.intendedMs);
    upsert.bindText(7, step.result);
    if (step.observed)
        upsert.bindText(8, *step.observed);
    else
        upsert.bindNull(8);
    bindTime(upsert, 9, step.observedMs);
    upsert.run();
}

void requireDriver(Database& db, const QString& release, const QString& driver)
{
    Statement select(db, "SELECT 1 FROM release WHERE id = ?1 AND driver = ?2 AND state = 'running'");
    select.bindText(1, release).bindText(2, driver);
    if (!select.step())
        db.fail(
            Error::make(ErrorKind::Conflict, release,
                        ReleaseStoreTexts::tr("Somebody else drives this release now, or it was stopped.")));
}

void appendToLedger(Database& db, const QString& kind, const nlohmann::json& asked,
                    const nlohmann::json& observed, const SigningKey& key, std::int64_t nowMs)
{
    std::int64_t seq = 0;
    QString hash;
    {
        Statement select(db, "SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1");
        if (select.step()) {
            seq = select.integer(0);
            hash = select.string(1);
        }
    }
    const auto entry = kept(db, nextLedgerEntry(seq, hash, nowMs, kind, asked, observed, key));
    const auto line = entry ? kept(db, ledgerLine(*entry)) : std::nullopt;
    if (!line)
        return;
    Statement insert(db, "INSERT INTO ledger(seq, line, hash) VALUES (?1, ?2, ?3)");
    insert.bind(1, entry->seq).bindText(2, QString::fromUtf8(*line)).bindText(3, entry->hash).run();
}

} // namespace ph

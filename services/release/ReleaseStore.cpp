#include "services/release/ReleaseStore.h"

#include "services/release/DriverLease.h"
#include "services/release/PlanCheck.h"
#include "services/release/PlanDocument.h"
#include "services/release/ReleaseRows.h"
#include "services/release/ReleaseStoreTexts.h"
#include "services/store/DatabasePool.h"
#include "services/store/Statement.h"

namespace ph {

namespace {

void conflict(Database& db, const QString& id, const QString& why)
{
    db.fail(Error::make(ErrorKind::Conflict, id, why));
}

/// Releases that are under way in an environment, other than `except`.
QStringList othersUnderWay(Database& db, const QString& environment, const QString& except)
{
    QStringList ids;
    Statement select(db, "SELECT id FROM release WHERE environment = ?1 AND id <> ?2 AND state = 'running'");
    select.bindText(1, environment).bindText(2, except);
    while (select.step())
        ids << select.string(0);
    return ids;
}

} // namespace

ReleaseStore::ReleaseStore(StateStore& state, const SigningKey& key, Settings settings)
    : state_(state)
    , key_(key)
    , settings_(std::move(settings))
{
}

Result<void> ReleaseStore::change(const std::function<void(Database&)>& work)
{
    if (settings_.fault)
        settings_.fault("before commit");
    auto done = state_.pool().write(work);
    if (settings_.fault)
        settings_.fault("after commit");
    return done;
}

Result<QList<LedgerEntry>> ReleaseStore::ledger()
{
    QList<LedgerEntry> entries;
    const auto read = state_.pool().read([&](Database& db) {
        entries.clear();
        Statement select(db, "SELECT line FROM ledger ORDER BY seq");
        while (select.step()) {
            auto entry = ledgerEntryFromLine(select.bytes(0), QStringLiteral("ledger"));
            if (!entry)
                return db.fail(entry.error());
            entries.append(*entry);
        }
    });
    if (!read)
        return fail(read.error());
    return entries;
}

Result<void> ReleaseStore::recordRehearsal(const QString& environment, const QString& target)
{
    return change([&](Database& db) {
        appendToLedger(db, QStringLiteral("rollback.rehearsed"),
                       {{"environment", environment.toStdString()}, {"target", target.toStdString()}},
                       {{"exists", true}, {"loads", true}}, key_, now());
    });
}

Result<void> ReleaseStore::recordRolloutRequest(const QString& id, const QString& request,
                                                const QString& reason)
{
    return change([&](Database& db) {
        appendToLedger(db, QStringLiteral("rollout.asked"),
                       {{"release", id.toStdString()},
                        {"request", request.toStdString()},
                        {"reason", reason.toStdString()}},
                       nlohmann::json::object(), key_, now());
    });
}

Result<void> ReleaseStore::saveDraft(const ReleasePlan& plan, const QString& note)
{
    if (const auto problems = checkPlan(plan); !problems.isEmpty())
        return fail(ErrorKind::Invalid, plan.id, problems.join(u' '));
    return change([&](Database& db) {
        Statement select(db, "SELECT 1 FROM release WHERE id = ?1 AND state <> 'draft'");
        select.bindText(1, plan.id);
        if (select.step())
            return conflict(db, plan.id,
                            ReleaseStoreTexts::tr("There is a release of this id, and it is no draft."));
        ReleaseRecord record;
        record.plan = plan;
        record.reason = note;
        putRelease(db, record, now());
        if (const auto saved = readRelease(db, plan.id))
            appendToLedger(db, QStringLiteral("release.drafted"), aboutRelease(*saved),
                           nlohmann::json::object(), key_, now());
    });
}

Result<void> ReleaseStore::submit(const QString& id, const QList<GateResult>& gates)
{
    return change([&](Database& db) {
        auto record = readInState(db, id, {ReleaseState::Draft, ReleaseState::Waiting});
        if (!record)
            return;
        record->gates = gates;
        record->state = ReleaseState::Waiting;
        putRelease(db, *record, now());
        auto verdicts = nlohmann::json::object();
        for (const auto& gate : gates)
            verdicts[gate.id.toStdString()] = gateVerdictName(gate.verdict).toStdString();
        if (const auto saved = readRelease(db, id))
            appendToLedger(db, QStringLiteral("release.submitted"), aboutRelease(*saved),
                           {{"verdicts", verdicts}}, key_, now());
    });
}

Result<void> ReleaseStore::withdraw(const QString& id, const QString& reason)
{
    return change([&](Database& db) {
        const auto record = readInState(db, id, {ReleaseState::Draft, ReleaseState::Waiting});
        if (!record)
            return;
        writeState(db, id, ReleaseState::Stopped, reason, now());
        appendToLedger(db, QStringLiteral("release.withdrawn"), aboutRelease(*record),
                       {{"reason", reason.toStdString()}}, key_, now());
    });
}

Result<void> ReleaseStore::start(const ExecutionFacts& facts)
{
    return begin(facts, nullptr);
}

Result<void> ReleaseStore::adoptAndStart(const ExecutionFacts& facts)
{
    return begin(facts, &facts.record);
}

Result<void> ReleaseStore::begin(const ExecutionFacts& facts, const ReleaseRecord* adopted)
{
    const auto& id = facts.record.plan.id;
    if (const auto reasons = mayExecute(facts); !reasons.isEmpty())
        return fail(ErrorKind::Forbidden, id, reasons.join(u' '));
    return change([&](Database& db) {
        if (adopted)
            adopt(db, *adopted);
        const auto record = readInState(db, id, {ReleaseState::Waiting});
        if (!record)
            return;
        if (!adopted && (record->planDigest != facts.record.planDigest ||
                         record->evidenceDigest != facts.record.evidenceDigest ||
                         record->approvals != facts.record.approvals ||
                         record->waivers != facts.record.waivers || record->answers != facts.record.answers))
            return conflict(db, id, ReleaseStoreTexts::tr("The release changed just now; look at it again."));
        const auto others = othersUnderWay(db, record->plan.environment, id);
        if (!others.isEmpty())
            return conflict(
                db, id, ReleaseStoreTexts::tr("Under way in this environment: %1.").arg(others.join(u' ')));
        writeState(db, id, ReleaseState::Running, {}, now());
        appendToLedger(db, QStringLiteral("release.started"), aboutRelease(*record), nlohmann::json::object(),
                       key_, now());
    });
}

Result<void> ReleaseStore::askToStop(const QString& id)
{
    return change([&](Database& db) {
        const auto record = readInState(db, id, {ReleaseState::Running});
        if (!record)
            return;
        stopBeforeNextStep(db, *record,
                           QStringLiteral("Cancelled after step %1 of %2.")
                               .arg(record->confirmedSteps())
                               .arg(record->steps.size()));
    });
}

void ReleaseStore::stopBeforeNextStep(Database& db, const ReleaseRecord& record, const QString& reason)
{
    const auto& id = record.plan.id;
    Statement(db, "UPDATE release SET stop_asked = 1 WHERE id = ?1").bindText(1, id).run();
    if (leaseIsFree(record.driver, record.heartbeatMs, now()))
        writeState(db, id, ReleaseState::Stopped, reason, now());
    appendToLedger(db, QStringLiteral("release.cancelled"), aboutRelease(record),
                   {{"confirmed_steps", record.confirmedSteps()}}, key_, now());
}

Result<void> ReleaseStore::startRollback(const ReleasePlan& plan, const QString& of)
{
    return beginRollback(plan, of, nullptr);
}

Result<void> ReleaseStore::adoptAndStartRollback(const ReleasePlan& plan, const ReleaseRecord& of)
{
    return beginRollback(plan, of.plan.id, &of);
}

Result<void> ReleaseStore::beginRollback(const ReleasePlan& plan, const QString& of,
                                         const ReleaseRecord* adopted)
{
    if (const auto problems = checkPlan(plan); !problems.isEmpty())
        return fail(ErrorKind::Invalid, plan.id, problems.join(u' '));
    bool driven = false;
    auto started = change([&](Database& db) {
        const auto original =
            adopted ? std::optional(*adopted)
                    : readInState(db, of,
                                  {ReleaseState::Running, ReleaseState::Soaking, ReleaseState::Done,
                                   ReleaseState::Stopped, ReleaseState::RollingBack});
        if (!original)
            return;
        if (original->plan.environment != plan.environment)
            return conflict(db, of, ReleaseStoreTexts::tr("The rollback is for another environment."));
        // Two drivers of one place would undo each other: whoever is under way stops first.
        const auto others = othersUnderWay(db, plan.environment, plan.id);
        for (const auto& id : others) {
            const auto other = readRelease(db, id);
            if (!other)
                return;
            if (other->rollbackOf == of && leaseIsFree(other->driver, other->heartbeatMs, now()) == false)
                return conflict(db, of,
                                ReleaseStoreTexts::tr("It is being rolled back already, by %1.").arg(id));
            Statement(db, "UPDATE release SET stop_asked = 1 WHERE id = ?1").bindText(1, id).run();
            if (leaseIsFree(other->driver, other->heartbeatMs, now()))
                writeState(db, id, ReleaseState::Stopped, QStringLiteral("A rollback took over."), now());
            else
                driven = true;
        }
        if (driven)
            return;
        if (adopted)
            adopt(db, *adopted);
        Statement taken(db, "SELECT 1 FROM release WHERE id = ?1");
        taken.bindText(1, plan.id);
        if (taken.step())
            return conflict(db, plan.id, ReleaseStoreTexts::tr("There is a release of this id already."));
        ReleaseRecord rollback;
        rollback.plan = plan;
        rollback.state = ReleaseState::Running;
        rollback.rollbackOf = of;
        putRelease(db, rollback, now());
        writeState(db, of, ReleaseState::RollingBack, QStringLiteral("By %1.").arg(plan.id), now());
        if (const auto saved = readRelease(db, plan.id))
            appendToLedger(db, QStringLiteral("rollback.started"), aboutRelease(*saved),
                           {{"of", of.toStdString()}}, key_, now());
    });
    if (started && driven)
        return fail(ErrorKind::Conflict, of,
                    ReleaseStoreTexts::tr(
                        "A release is being driven in this environment. It was asked to stop before its "
                        "next step; roll back again in a moment."));
    return started;
}

Result<void> ReleaseStore::endSoak(const QString& id, const nlohmann::json& observed)
{
    return change([&](Database& db) { writeSoakEnd(db, id, observed); });
}

Result<void> ReleaseStore::adoptAndEndSoak(const ReleaseRecord& record, const nlohmann::json& observed)
{
    return change([&](Database& db) {
        adopt(db, record);
        writeSoakEnd(db, record.plan.id, observed);
    });
}

void ReleaseStore::writeSoakEnd(Database& db, const QString& id, const nlohmann::json& observed)
{
    const auto record = readInState(db, id, {ReleaseState::Soaking});
    if (!record)
        return;
    writeState(db, id, ReleaseState::Done, {}, now());
    appendToLedger(db, QStringLiteral("release.done"), aboutRelease(*record), observed, key_, now());
}

Result<ReleaseRecord> ReleaseStore::takeLease(const QString& id, const QString& driver)
{
    std::optional<ReleaseRecord> taken;
    const auto changed = change([&](Database& db) {
        taken = readInState(db, id, {ReleaseState::Running});
        if (!taken)
            return;
        if (!leaseIsFree(taken->driver, taken->heartbeatMs, now()))
            return conflict(db, id, ReleaseStoreTexts::tr("Somebody else drives this release."));
        Statement update(db, "UPDATE release SET driver = ?2, heartbeat_ms = ?3 WHERE id = ?1");
        update.bindText(1, id).bindText(2, driver).bind(3, now()).run();
    });
    if (!changed)
        return fail(changed.error());
    return *taken;
}

Result<bool> ReleaseStore::beat(const QString& id, const QString& driver)
{
    bool stopAsked = false;
    const auto changed = change([&](Database& db) {
        requireDriver(db, id, driver);
        Statement update(db, "UPDATE release SET heartbeat_ms = ?2 WHERE id = ?1");
        update.bindText(1, id).bind(2, now()).run();
        Statement select(db, "SELECT stop_asked FROM release WHERE id = ?1");
        select.bindText(1, id);
        stopAsked = select.step() && select.integer(0) != 0;
    });
    if (!changed)
        return fail(changed.error());
    return stopAsked;
}

Result<void> ReleaseStore::giveUpLease(const QString& id, const QString& driver)
{
    return change([&](Database& db) {
        Statement update(db, "UPDATE release SET driver = '' WHERE id = ?1 AND driver = ?2");
        update.bindText(1, id).bindText(2, driver).run();
    });
}

Result<void> ReleaseStore::recordStep(const QString& id, const QString& driver, qsizetype position,
                                      const StepRecord& step, const QString& kind)
{
    return change([&](Database& db) {
        requireDriver(db, id, driver);
        Statement(db, "UPDATE release SET heartbeat_ms = ?2 WHERE id = ?1")
            .bindText(1, id)
            .bind(2, now())
            .run();
        writeStep(db, id, position, step);
        auto observed = nlohmann::json::object();
        if (step.observed)
            observed["value"] = step.observed->toStdString();
        if (!step.result.isEmpty())
            observed["answer"] = step.result.toStdString();
        appendToLedger(db, kind,
                       {{"release", id.toStdString()},
                        {"step", step.step.id.toStdString()},
                        {"place", step.step.place.toStdString()},
                        {"expected", step.step.expected.toStdString()},
                        {"value", step.step.value.toStdString()},
                        {"attempt", step.attempts}},
                       observed, key_, now());
    });
}

Result<ReleaseState> ReleaseStore::leave(const QString& id, const QString& driver, ReleaseState state,
                                         const QString& reason)
{
    auto reached = state;
    const auto changed = change([&](Database& db) {
        requireDriver(db, id, driver);
        const auto record = readRelease(db, id);
        if (!record)
            return;
        if (!record->rollbackOf.isEmpty() && state == ReleaseState::Soaking) {
            reached = ReleaseState::Done;
            writeState(db, record->rollbackOf, ReleaseState::RolledBack, QStringLiteral("By %1.").arg(id),
                       now());
        }
        writeState(db, id, reached, reason, now());
        Statement(db, "UPDATE release SET driver = '' WHERE id = ?1").bindText(1, id).run();
        if (reached != ReleaseState::Running)
            appendToLedger(db, QStringLiteral("release.") + releaseStateName(reached), aboutRelease(*record),
                           {{"reason", reason.toStdString()}, {"confirmed_steps", record->confirmedSteps()}},
                           key_, now());
    });
    if (!changed)
        return fail(changed.error());
    return reached;
}

Result<QStringList> ReleaseStore::undrivenReleases()
{
    return state_.pool().read([&](Database& db) {
        QStringList ids;
        Statement select(db,
                         "SELECT id, driver, heartbeat_ms FROM release WHERE state = 'running' ORDER BY id");
        while (select.step()) {
            if (leaseIsFree(select.string(1), select.integer(2), now()))
                ids << select.string(0);
        }
        return ids;
    });
}

} // namespace ph

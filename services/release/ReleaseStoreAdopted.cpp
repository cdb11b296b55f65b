#include "services/release/ApprovalDocument.h"
#include "services/release/DriverLease.h"
#include "services/release/GateStatementDocument.h"
#include "services/release/IsoTime.h"
#include "services/release/ReleaseProgress.h"
#include "services/release/ReleaseRows.h"
#include "services/release/ReleaseStore.h"
#include "services/release/ReleaseStoreTexts.h"
#include "services/store/Statement.h"

namespace ph {

namespace {

void putSaid(Database& db, const char* insert, const QString& release, const Result<QByteArray>& text)
{
    if (!text)
        return db.fail(text.error());
    Statement(db, insert).bindText(1, release).bindText(2, QString::fromUtf8(*text)).run();
}

/// What was signed is over the text in the home: another text here would be another release.
void requireSameText(Database& db, const ReleaseRecord& saved, const ReleaseRecord& record)
{
    if (saved.planDigest != record.planDigest || saved.evidenceDigest != record.evidenceDigest)
        db.fail(Error::make(
            ErrorKind::Unsupported, record.plan.id,
            ReleaseStoreTexts::tr("Its plan or evidence was written by another version of this program.")));
}

void writeSteps(Database& db, const ReleaseRecord& record)
{
    for (qsizetype i = 0; i < record.steps.size(); ++i)
        writeStep(db, record.plan.id, i, record.steps[i]);
}

/// All that was said of it, whatever that counts for.
void writeSaid(Database& db, const ReleaseRecord& record)
{
    for (const auto& said : record.approvals)
        putSaid(db, "INSERT OR IGNORE INTO approval(release, statement) VALUES (?1, ?2)", record.plan.id,
                canonicalApproval(said));
    for (const auto& said : record.waivers)
        putSaid(db, "INSERT OR IGNORE INTO waiver(release, statement) VALUES (?1, ?2)", record.plan.id,
                canonicalWaiver(said));
    for (const auto& said : record.answers)
        putSaid(db, "INSERT OR IGNORE INTO answer(release, statement) VALUES (?1, ?2)", record.plan.id,
                canonicalAnswer(said));
}

} // namespace

void ReleaseStore::adopt(Database& db, const ReleaseRecord& record)
{
    const auto& id = record.plan.id;
    {
        Statement taken(db, "SELECT 1 FROM release WHERE id = ?1");
        taken.bindText(1, id);
        if (taken.step())
            return db.fail(Error::make(ErrorKind::Conflict, id,
                                       ReleaseStoreTexts::tr("There is a release of this id here already.")));
    }
    putRelease(db, record, now());
    writeSteps(db, record);
    writeSaid(db, record);
    const auto saved = readRelease(db, id);
    if (!saved)
        return;
    requireSameText(db, *saved, record);
    appendToLedger(db, QStringLiteral("release.adopted"), aboutRelease(*saved),
                   {{"author", record.plan.author.toStdString()},
                    {"state", releaseStateName(record.state).toStdString()},
                    {"confirmed_steps", record.confirmedSteps()}},
                   key_, now());
}

Result<void> ReleaseStore::observe(const ReleaseRecord& told, const QString& by)
{
    return change([&](Database& db) {
        const auto kept = readRelease(db, told.plan.id);
        if (!kept)
            return;
        const bool isDriven =
            kept->state == ReleaseState::Running && !leaseIsFree(kept->driver, kept->heartbeatMs, now());
        const auto caught = isDriven ? std::nullopt : caughtUp(*kept, told);
        if (!caught)
            return;
        putRelease(db, *caught, caught->changedMs);
        writeSteps(db, *caught);
        writeSaid(db, told);
        const auto saved = readRelease(db, told.plan.id);
        if (!saved)
            return;
        requireSameText(db, *saved, told);
        appendToLedger(db, QStringLiteral("release.observed"), aboutRelease(*saved),
                       {{"by", by.toStdString()},
                        {"state", releaseStateName(saved->state).toStdString()},
                        {"since", isoText(saved->changedMs).toStdString()},
                        {"reason", saved->reason.toStdString()},
                        {"confirmed_steps", saved->confirmedSteps()}},
                       key_, now());
    });
}

} // namespace ph

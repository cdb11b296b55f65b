#include "services/release/ApprovalDocument.h"
#include "services/release/GateStatementDocument.h"
#include "services/release/ReleaseRows.h"
#include "services/release/ReleaseStore.h"
#include "services/store/Statement.h"

namespace ph {

namespace {

void putSaid(Database& db, const char* insert, const QString& release, const Result<QByteArray>& text)
{
    if (!text)
        return db.fail(text.error());
    Statement(db, insert).bindText(1, release).bindText(2, QString::fromUtf8(*text)).run();
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
                                       QStringLiteral("There is a release of this id here already.")));
    }
    putRelease(db, record, now());
    for (qsizetype i = 0; i < record.steps.size(); ++i)
        writeStep(db, id, i, record.steps[i]);
    for (const auto& said : record.approvals)
        putSaid(db, "INSERT OR IGNORE INTO approval(release, statement) VALUES (?1, ?2)", id,
                canonicalApproval(said));
    for (const auto& said : record.waivers)
        putSaid(db, "INSERT OR IGNORE INTO waiver(release, statement) VALUES (?1, ?2)", id,
                canonicalWaiver(said));
    for (const auto& said : record.answers)
        putSaid(db, "INSERT OR IGNORE INTO answer(release, statement) VALUES (?1, ?2)", id,
                canonicalAnswer(said));
    const auto saved = readRelease(db, id);
    if (!saved)
        return;
    // What was signed is over the text in the home: another text here would be another release.
    if (saved->planDigest != record.planDigest || saved->evidenceDigest != record.evidenceDigest)
        return db.fail(Error::make(
            ErrorKind::Unsupported, id,
            QStringLiteral("Its plan or evidence was written by another version of this program.")));
    appendToLedger(db, QStringLiteral("release.adopted"), aboutRelease(*saved),
                   {{"author", record.plan.author.toStdString()},
                    {"state", releaseStateName(record.state).toStdString()},
                    {"confirmed_steps", record.confirmedSteps()}},
                   key_, now());
}

} // namespace ph

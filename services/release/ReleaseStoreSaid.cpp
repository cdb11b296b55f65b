#include "services/release/ApprovalDocument.h"
#include "services/release/GateStatementDocument.h"
#include "services/release/ReleaseRows.h"
#include "services/release/ReleaseStore.h"
#include "services/store/Statement.h"

namespace ph {

/// What somebody said, with its signature already looked at.
struct ReleaseStore::Said {
    const QString& releaseId;
    Result<QByteArray> text; ///< canonical
    QString kind;            ///< of the line in the ledger
    const char* insert;
    /// Still about the release as it is.
    std::function<bool(const ReleaseRecord&)> fits;
};

Result<void> ReleaseStore::keep(const Said& said)
{
    if (!said.text)
        return fail(said.text.error());
    return change([&](Database& db) {
        const auto record = readInState(db, said.releaseId, {ReleaseState::Waiting});
        if (!record)
            return;
        if (!said.fits(*record))
            return db.fail(
                Error::make(ErrorKind::Conflict, said.releaseId,
                            QStringLiteral("The plan or the evidence changed; look at it again.")));
        Statement insert(db, said.insert);
        insert.bindText(1, said.releaseId).bindText(2, QString::fromUtf8(*said.text)).run();
        if (!db.failed() && db.changes() > 0)
            appendToLedger(db, said.kind, aboutRelease(*record),
                           nlohmann::json::parse(said.text->begin(), said.text->end()), key_, now());
    });
}

Result<void> ReleaseStore::record(const Approval& approval, const QByteArray& publicKey)
{
    if (!verifyApproval(approval, publicKey))
        return fail(ErrorKind::Invalid, approval.releaseId,
                    QStringLiteral("The signature is not by %1.").arg(approval.keyId));
    return keep({approval.releaseId, canonicalApproval(approval), QStringLiteral("approval"),
                 "INSERT OR IGNORE INTO approval(release, statement) VALUES (?1, ?2)",
                 [&](const ReleaseRecord& record) {
                     return approval.planDigest == record.planDigest &&
                            approval.evidenceDigest == record.evidenceDigest;
                 }});
}

Result<void> ReleaseStore::record(const SignedWaiver& waiver)
{
    if (!verifyWaiver(waiver))
        return fail(ErrorKind::Invalid, waiver.releaseId,
                    QStringLiteral("The signature is not by %1.").arg(waiver.waiver.by));
    return keep({waiver.releaseId, canonicalWaiver(waiver), QStringLiteral("waiver"),
                 "INSERT OR IGNORE INTO waiver(release, statement) VALUES (?1, ?2)",
                 [&](const ReleaseRecord& record) { return waiver.planDigest == record.planDigest; }});
}

Result<void> ReleaseStore::record(const SignedAnswer& answer, const QByteArray& publicKey)
{
    if (!verifyAnswer(answer, publicKey))
        return fail(ErrorKind::Invalid, answer.releaseId,
                    QStringLiteral("The signature is not by %1.").arg(answer.answer.by));
    return keep({answer.releaseId, canonicalAnswer(answer), QStringLiteral("answer"),
                 "INSERT OR IGNORE INTO answer(release, statement) VALUES (?1, ?2)",
                 [&](const ReleaseRecord& record) { return answer.planDigest == record.planDigest; }});
}

} // namespace ph

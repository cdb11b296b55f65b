#include "services/release/ApprovalDocument.h"
#include "services/release/GateStatementDocument.h"
#include "services/release/ReleaseProgress.h"
#include "services/release/ReleaseRows.h"
#include "services/release/ReleaseStore.h"
#include "services/release/ReleaseStoreTexts.h"
#include "services/store/Statement.h"

#include <algorithm>

namespace ph {

/// What somebody said, with its signature already looked at.
struct ReleaseStore::Said {
    const QString& releaseId;
    Result<QByteArray> text; ///< canonical
    QString kind;            ///< of the line in the ledger
    const char* insert;
    /// Still about the release as it is.
    std::function<bool(const ReleaseRecord&)> fits = {};
    /// Why it stops a release that runs; empty: it is said of waiting ones only.
    std::function<QString(const ReleaseRecord&)> whyItStops = {};
};

namespace {

/// A rejection counts but the author's own, and what was approved before can be taken back.
QString whyStoppedBy(const Approval& approval, const ReleaseRecord& record)
{
    using Decision = Approval::Decision;
    const bool takesBack =
        approval.decision == Decision::Revoke &&
        std::any_of(record.approvals.begin(), record.approvals.end(), [&](const Approval& before) {
            return before.keyId == approval.keyId && before.decision == Decision::Approve;
        });
    if (approval.keyId == record.plan.author || !(takesBack || approval.decision == Decision::Reject))
        return {};
    return takesBack
               ? QStringLiteral("%1 took their approval back before anything of it was asked for.")
                     .arg(approval.keyId)
               : QStringLiteral("%1 rejected it before anything of it was asked for.").arg(approval.keyId);
}

Error notBy(const Approval& approval)
{
    return Error::make(ErrorKind::Invalid, approval.releaseId,
                       ReleaseStoreTexts::tr("The signature is not by %1.").arg(approval.keyId));
}

} // namespace

ReleaseStore::Said ReleaseStore::saidOf(const Approval& approval)
{
    return {approval.releaseId, canonicalApproval(approval), QStringLiteral("approval"),
            "INSERT OR IGNORE INTO approval(release, statement) VALUES (?1, ?2)"};
}

Result<void> ReleaseStore::keep(const Said& said)
{
    if (!said.text)
        return fail(said.text.error());
    return change([&](Database& db) {
        const auto kept = readRelease(db, said.releaseId);
        const auto stops = kept && kept->state == ReleaseState::Running && said.whyItStops
                               ? said.whyItStops(*kept)
                               : QString();
        if (!stops.isEmpty() && changedSomething(*kept))
            return db.fail(
                Error::make(ErrorKind::Conflict, said.releaseId,
                            ReleaseStoreTexts::tr("Something of it was asked for already: roll it back.")));
        const auto record = stops.isEmpty() ? readInState(db, said.releaseId, {ReleaseState::Waiting}) : kept;
        if (!record)
            return;
        if (!said.fits(*record))
            return db.fail(
                Error::make(ErrorKind::Conflict, said.releaseId,
                            ReleaseStoreTexts::tr("The plan or the evidence changed; look at it again.")));
        if (put(db, said, *record) && !stops.isEmpty())
            stopBeforeNextStep(db, *record, stops);
    });
}

bool ReleaseStore::put(Database& db, const Said& said, const ReleaseRecord& record)
{
    Statement insert(db, said.insert);
    insert.bindText(1, said.releaseId).bindText(2, QString::fromUtf8(*said.text)).run();
    if (db.failed() || db.changes() == 0)
        return false;
    appendToLedger(db, said.kind, aboutRelease(record),
                   nlohmann::json::parse(said.text->begin(), said.text->end()), key_, now());
    return true;
}

Result<void> ReleaseStore::record(const Approval& approval, const QByteArray& publicKey)
{
    if (!verifyApproval(approval, publicKey))
        return fail(notBy(approval));
    auto said = saidOf(approval);
    said.fits = [&](const ReleaseRecord& record) {
        return approval.planDigest == record.planDigest && approval.evidenceDigest == record.evidenceDigest;
    };
    said.whyItStops = [&](const ReleaseRecord& record) { return whyStoppedBy(approval, record); };
    return keep(said);
}

Result<void> ReleaseStore::recordHeard(const Approval& approval, const QByteArray& publicKey)
{
    if (!verifyApproval(approval, publicKey))
        return fail(notBy(approval));
    const auto said = saidOf(approval);
    if (!said.text)
        return fail(said.text.error());
    return change([&](Database& db) {
        if (const auto record = readInState(db, said.releaseId, {ReleaseState::Running}))
            put(db, said, *record);
    });
}

Result<void> ReleaseStore::record(const SignedWaiver& waiver)
{
    if (!verifyWaiver(waiver))
        return fail(ErrorKind::Invalid, waiver.releaseId,
                    ReleaseStoreTexts::tr("The signature is not by %1.").arg(waiver.waiver.by));
    return keep({waiver.releaseId, canonicalWaiver(waiver), QStringLiteral("waiver"),
                 "INSERT OR IGNORE INTO waiver(release, statement) VALUES (?1, ?2)",
                 [&](const ReleaseRecord& record) { return waiver.planDigest == record.planDigest; }});
}

Result<void> ReleaseStore::record(const SignedAnswer& answer, const QByteArray& publicKey)
{
    if (!verifyAnswer(answer, publicKey))
        return fail(ErrorKind::Invalid, answer.releaseId,
                    ReleaseStoreTexts::tr("The signature is not by %1.").arg(answer.answer.by));
    return keep({answer.releaseId, canonicalAnswer(answer), QStringLiteral("answer"),
                 "INSERT OR IGNORE INTO answer(release, statement) VALUES (?1, ?2)",
                 [&](const ReleaseRecord& record) { return answer.planDigest == record.planDigest; }});
}

} // namespace ph

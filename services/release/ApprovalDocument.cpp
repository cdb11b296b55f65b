#include "services/release/ApprovalDocument.h"

#include "services/release/IsoTime.h"
#include "services/release/SignedStatement.h"

namespace ph {

namespace {

constexpr std::array decisions{"approve", "reject", "comment", "revoke"};

nlohmann::json statementOf(const Approval& approval)
{
    return {{"release", approval.releaseId.toStdString()},
            {"plan_digest", approval.planDigest.toStdString()},
            {"evidence_digest", approval.evidenceDigest.toStdString()},
            {"decision", decisionName(approval.decision).toStdString()},
            {"comment", approval.comment.toStdString()},
            {"key", approval.keyId.toStdString()},
            {"time", isoText(approval.timeMs).toStdString()}};
}

constexpr char kind[] = "pilothouse.approval/v1";

} // namespace

Result<Approval> signApproval(Approval approval, const SigningKey& key)
{
    approval.keyId = key.id();
    const auto bytes = signedBytes(kind, statementOf(approval));
    if (!bytes)
        return fail(bytes.error());
    approval.signature = key.sign(*bytes);
    return approval;
}

bool verifyApproval(const Approval& approval, const QByteArray& publicKey)
{
    const auto bytes = signedBytes(kind, statementOf(approval));
    return bytes && approval.keyId == keyId(publicKey) &&
           verifySignature(publicKey, *bytes, approval.signature);
}

Result<QByteArray> canonicalApproval(const Approval& approval)
{
    return canonicalStatement(statementOf(approval), approval.signature);
}

Result<Approval> approvalFromCanonical(const QByteArray& text, const QString& where)
{
    return statementFrom<Approval>(text, where, [](StrictFields& fields, Approval& approval) {
        approval.evidenceDigest = fields.text("evidence_digest");
        approval.decision = fields.oneOf<Approval::Decision>("decision", decisions);
        approval.comment = fields.text("comment");
        approval.keyId = fields.text("key");
        approval.timeMs = fields.time("time");
    });
}

} // namespace ph

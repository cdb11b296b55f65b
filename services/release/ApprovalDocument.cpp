#include "services/release/ApprovalDocument.h"

#include "services/release/CanonicalJson.h"
#include "services/release/IsoTime.h"
#include "services/release/StrictFields.h"

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

Result<QByteArray> signedBytes(const Approval& approval)
{
    return canonicalJson(statementOf(approval)).map([](const QByteArray& statement) {
        return "pilothouse.approval/v1\n" + statement;
    });
}

} // namespace

Result<Approval> signApproval(Approval approval, const SigningKey& key)
{
    approval.keyId = key.id();
    const auto bytes = signedBytes(approval);
    if (!bytes)
        return fail(bytes.error());
    approval.signature = key.sign(*bytes);
    return approval;
}

bool verifyApproval(const Approval& approval, const QByteArray& publicKey)
{
    const auto bytes = signedBytes(approval);
    return bytes && approval.keyId == keyId(publicKey) &&
           verifySignature(publicKey, *bytes, approval.signature);
}

Result<QByteArray> canonicalApproval(const Approval& approval)
{
    auto json = statementOf(approval);
    json["signature"] = approval.signature.toBase64().toStdString();
    return canonicalJson(json);
}

Result<Approval> approvalFromCanonical(const QByteArray& text, const QString& where)
{
    const auto json = readCanonical(text, where);
    if (!json)
        return fail(json.error());
    std::optional<Error> failure;
    const Locate nowhere;
    StrictFields fields(*json, nlohmann::json::json_pointer(), nowhere, failure, where);
    Approval approval;
    approval.releaseId = fields.text("release");
    approval.planDigest = fields.text("plan_digest");
    approval.evidenceDigest = fields.text("evidence_digest");
    approval.decision = fields.oneOf<Approval::Decision>("decision", decisions);
    approval.comment = fields.text("comment");
    approval.keyId = fields.text("key");
    const auto time = fromIsoText(fields.text("time"));
    if (!time)
        fields.complainAbout("time", QStringLiteral("\"time\" is no time"));
    approval.timeMs = time.value_or(noTime);
    const auto encoded = fields.text("signature").toLatin1();
    approval.signature = QByteArray::fromBase64(encoded);
    if (approval.signature.toBase64() != encoded)
        fields.complainAbout("signature", QStringLiteral("\"signature\" is no base64"));
    fields.refuseOthers();
    if (failure)
        return fail(*failure);
    return approval;
}

} // namespace ph

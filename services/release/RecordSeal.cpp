#include "services/release/RecordSeal.h"

#include "services/release/SignedStatement.h"

namespace ph {

namespace {

constexpr char sealKind[] = "pilothouse.record/v1";

nlohmann::json sealStatement(const RecordSeal& seal)
{
    return {{"release", seal.releaseId.toStdString()},
            {"plan_digest", seal.planDigest.toStdString()},
            {"evidence_digest", seal.evidenceDigest.toStdString()},
            {"public_key", seal.publicKey.toBase64().toStdString()}};
}

} // namespace

Result<QByteArray> sealRecord(RecordSeal seal, const SigningKey& key)
{
    seal.publicKey = key.publicKey();
    const auto statement = sealStatement(seal);
    const auto bytes = signedBytes(sealKind, statement);
    if (!bytes)
        return fail(bytes.error());
    return canonicalStatement(statement, key.sign(*bytes));
}

Result<RecordSeal> sealFromCanonical(const QByteArray& text, const QString& where)
{
    auto seal = statementFrom<RecordSeal>(text, where, [](StrictFields& fields, RecordSeal& read) {
        read.evidenceDigest = fields.text("evidence_digest");
        read.publicKey = fields.base64("public_key");
    });
    if (!seal)
        return seal;
    const auto bytes = signedBytes(sealKind, sealStatement(*seal));
    if (!bytes || !verifySignature(seal->publicKey, *bytes, seal->signature))
        return fail(ErrorKind::Invalid, where, QStringLiteral("The signature does not fit."));
    return seal;
}

} // namespace ph

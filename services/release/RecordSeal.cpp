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
    return signBringingKey(sealKind, std::move(seal), sealStatement, key);
}

Result<RecordSeal> sealFromCanonical(const QByteArray& text, const QString& where)
{
    auto seal = statementFrom<RecordSeal>(text, where, [](StrictFields& fields, RecordSeal& read) {
        read.evidenceDigest = fields.text("evidence_digest");
        read.publicKey = fields.base64("public_key");
    });
    return whereSignatureFits(sealKind, std::move(seal), sealStatement, where);
}

} // namespace ph

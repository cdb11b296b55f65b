#include "services/release/Rehearsal.h"

#include "services/release/SignedStatement.h"

namespace ph {

namespace {

constexpr char rehearsalKind[] = "pilothouse.rehearsal/v1";

nlohmann::json rehearsalStatement(const Rehearsal& rehearsal)
{
    return {{"environment", rehearsal.environment.toStdString()},
            {"target", rehearsal.target.toStdString()},
            {"time", isoText(rehearsal.timeMs).toStdString()},
            {"public_key", rehearsal.publicKey.toBase64().toStdString()}};
}

} // namespace

Result<QByteArray> signRehearsal(Rehearsal rehearsal, const SigningKey& key)
{
    return signBringingKey(rehearsalKind, std::move(rehearsal), rehearsalStatement, key);
}

Result<Rehearsal> rehearsalFromCanonical(const QByteArray& text, const QString& where)
{
    auto rehearsal = signedFrom<Rehearsal>(text, where, [](StrictFields& fields, Rehearsal& read) {
        read.environment = fields.text("environment");
        read.target = fields.text("target");
        read.timeMs = fields.time("time");
        read.publicKey = fields.base64("public_key");
    });
    return whereSignatureFits(rehearsalKind, std::move(rehearsal), rehearsalStatement, where);
}

} // namespace ph

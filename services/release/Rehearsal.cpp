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
    rehearsal.publicKey = key.publicKey();
    const auto statement = rehearsalStatement(rehearsal);
    const auto bytes = signedBytes(rehearsalKind, statement);
    if (!bytes)
        return fail(bytes.error());
    return canonicalStatement(statement, key.sign(*bytes));
}

Result<Rehearsal> rehearsalFromCanonical(const QByteArray& text, const QString& where)
{
    auto rehearsal = signedFrom<Rehearsal>(text, where, [](StrictFields& fields, Rehearsal& read) {
        read.environment = fields.text("environment");
        read.target = fields.text("target");
        read.timeMs = fields.time("time");
        read.publicKey = fields.base64("public_key");
    });
    if (!rehearsal)
        return rehearsal;
    const auto bytes = signedBytes(rehearsalKind, rehearsalStatement(*rehearsal));
    if (!bytes || !verifySignature(rehearsal->publicKey, *bytes, rehearsal->signature))
        return fail(ErrorKind::Invalid, where, QStringLiteral("The signature does not fit."));
    return rehearsal;
}

} // namespace ph

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
    const auto json = readCanonical(text, where);
    if (!json)
        return fail(json.error());
    std::optional<Error> failure;
    const Locate nowhere;
    StrictFields fields(*json, nlohmann::json::json_pointer(), nowhere, failure, where);
    Rehearsal rehearsal;
    rehearsal.environment = fields.text("environment");
    rehearsal.target = fields.text("target");
    rehearsal.timeMs = fields.time("time");
    rehearsal.publicKey = fields.base64("public_key");
    rehearsal.signature = fields.base64("signature");
    fields.refuseOthers();
    if (failure)
        return fail(*failure);
    const auto bytes = signedBytes(rehearsalKind, rehearsalStatement(rehearsal));
    if (!bytes || !verifySignature(rehearsal.publicKey, *bytes, rehearsal.signature))
        return fail(ErrorKind::Invalid, where, QStringLiteral("The signature does not fit."));
    return rehearsal;
}

} // namespace ph

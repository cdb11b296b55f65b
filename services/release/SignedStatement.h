#pragma once

#include "services/release/CanonicalJson.h"
#include "services/release/SigningKey.h"
#include "services/release/StrictFields.h"

namespace ph {

// What approvals, waivers and answers have in common as documents.

/// What a signature is over: the kind ("pilothouse.approval/v1"), so that no statement is taken for one of
/// another kind, and the statement without its signature.
Result<QByteArray> signedBytes(const char* kind, const nlohmann::json& statement);

/// As it is kept and shared, with its signature.
Result<QByteArray> canonicalStatement(nlohmann::json statement, const QByteArray& signature);

/// The same read back: its signature, what `read` makes of the other fields, and nothing beside that.
/// Invalid with the first thing that is wrong; Unreadable where the text is not canonical.
template <class Signed, class Read>
Result<Signed> signedFrom(const QByteArray& text, const QString& where, Read&& read)
{
    const auto json = readCanonical(text, where);
    if (!json)
        return fail(json.error());
    std::optional<Error> failure;
    const Locate nowhere;
    StrictFields fields(*json, nlohmann::json::json_pointer(), nowhere, failure, where);
    Signed value;
    read(fields, value);
    value.signature = fields.base64("signature");
    fields.refuseOthers();
    if (failure)
        return fail(*failure);
    return value;
}

/// Of a statement about a release: what they all have beside that.
template <class Statement, class Read>
Result<Statement> statementFrom(const QByteArray& text, const QString& where, Read&& read)
{
    return signedFrom<Statement>(text, where, [&](StrictFields& fields, Statement& statement) {
        statement.releaseId = fields.text("release");
        statement.planDigest = fields.text("plan_digest");
        read(fields, statement);
    });
}

} // namespace ph

#pragma once

#include "services/release/CanonicalJson.h"
#include "services/release/ReleaseStoreTexts.h"
#include "services/release/SigningKey.h"
#include "services/release/StrictFields.h"

namespace ph {

// What signed documents have in common.

/// What a signature is over: the kind ("pilothouse.approval/v1"), so that no statement is taken for one of
/// another kind, and the statement without its signature.
Result<QByteArray> signedBytes(const char* kind, const nlohmann::json& statement);

/// As it is kept and shared, with its signature.
Result<QByteArray> canonicalStatement(nlohmann::json statement, const QByteArray& signature);

/// Of one that brings the public key that it is signed with; `publicKey` and `signature` are filled in.
template <class Signed>
Result<QByteArray> signBringingKey(const char* kind, Signed value,
                                   nlohmann::json (*statementOf)(const Signed&), const SigningKey& key)
{
    value.publicKey = key.publicKey();
    const auto statement = statementOf(value);
    const auto bytes = signedBytes(kind, statement);
    if (!bytes)
        return fail(bytes.error());
    return canonicalStatement(statement, key.sign(*bytes));
}

/// The same once it was read: Invalid where the signature does not fit the key in it.
template <class Signed>
Result<Signed> whereSignatureFits(const char* kind, Result<Signed> value,
                                  nlohmann::json (*statementOf)(const Signed&), const QString& where)
{
    if (!value)
        return value;
    const auto bytes = signedBytes(kind, statementOf(*value));
    if (!bytes || !verifySignature(value->publicKey, *bytes, value->signature))
        return fail(ErrorKind::Invalid, where, ReleaseStoreTexts::tr("The signature does not fit."));
    return value;
}

/// A statement read back: its signature, what `read` makes of the other fields, and nothing beside that.
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

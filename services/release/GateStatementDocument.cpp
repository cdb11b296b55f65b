#include "services/release/GateStatementDocument.h"

#include "services/release/CanonicalJson.h"
#include "services/release/IsoTime.h"
#include "services/release/StrictFields.h"

namespace ph {

namespace {

constexpr std::array words{"no", "yes"};

nlohmann::json statementOf(const SignedWaiver& signedWaiver)
{
    const auto& waiver = signedWaiver.waiver;
    return {{"release", signedWaiver.releaseId.toStdString()},
            {"plan_digest", signedWaiver.planDigest.toStdString()},
            {"gate", waiver.gateId.toStdString()},
            {"group", waiver.group.toStdString()},
            {"reason", waiver.reason.toStdString()},
            {"by", waiver.by.toStdString()},
            {"given", isoText(waiver.givenMs).toStdString()},
            {"expires", isoText(waiver.expiresMs).toStdString()}};
}

nlohmann::json statementOf(const SignedAnswer& signedAnswer)
{
    const auto& answer = signedAnswer.answer;
    return {{"release", signedAnswer.releaseId.toStdString()},
            {"plan_digest", signedAnswer.planDigest.toStdString()},
            {"gate", signedAnswer.gateId.toStdString()},
            {"item", signedAnswer.itemId.toStdString()},
            {"word", answerWordName(answer.word).toStdString()},
            {"note", answer.note.toStdString()},
            {"key", answer.by.toStdString()},
            {"time", isoText(answer.answeredMs).toStdString()}};
}

Result<QByteArray> signedBytes(const SignedWaiver& waiver)
{
    return canonicalJson(statementOf(waiver)).map([](const QByteArray& statement) {
        return "pilothouse.waiver/v1\n" + statement;
    });
}

Result<QByteArray> signedBytes(const SignedAnswer& answer)
{
    return canonicalJson(statementOf(answer)).map([](const QByteArray& statement) {
        return "pilothouse.answer/v1\n" + statement;
    });
}

template <class Statement>
Result<Statement> withSignature(Statement statement, const SigningKey& key)
{
    const auto bytes = signedBytes(statement);
    if (!bytes)
        return fail(bytes.error());
    statement.signature = key.sign(*bytes);
    return statement;
}

template <class Statement>
Result<QByteArray> canonical(const Statement& statement)
{
    auto json = statementOf(statement);
    json["signature"] = statement.signature.toBase64().toStdString();
    return canonicalJson(json);
}

std::int64_t timeIn(StrictFields& fields, const char* name)
{
    const auto time = fromIsoText(fields.text(name));
    if (!time)
        fields.complainAbout(name, QStringLiteral("\"%1\" is no time").arg(QLatin1String(name)));
    return time.value_or(noTime);
}

QByteArray signatureIn(StrictFields& fields)
{
    const auto encoded = fields.text("signature").toLatin1();
    auto signature = QByteArray::fromBase64(encoded);
    if (signature.toBase64() != encoded)
        fields.complainAbout("signature", QStringLiteral("\"signature\" is no base64"));
    return signature;
}

/// Reads what `read` makes of the fields, and nothing beside it.
template <class Statement, class Read>
Result<Statement> statementFrom(const QByteArray& text, const QString& where, Read&& read)
{
    const auto json = readCanonical(text, where);
    if (!json)
        return fail(json.error());
    std::optional<Error> failure;
    const Locate nowhere;
    StrictFields fields(*json, nlohmann::json::json_pointer(), nowhere, failure, where);
    Statement statement;
    statement.releaseId = fields.text("release");
    statement.planDigest = fields.text("plan_digest");
    read(fields, statement);
    statement.signature = signatureIn(fields);
    fields.refuseOthers();
    if (failure)
        return fail(*failure);
    return statement;
}

} // namespace

Result<SignedWaiver> signWaiver(SignedWaiver waiver, const SigningKey& key)
{
    waiver.waiver.by = publicKeyText(key.publicKey());
    return withSignature(std::move(waiver), key);
}

bool verifyWaiver(const SignedWaiver& waiver)
{
    const auto key = publicKeyFromText(waiver.waiver.by);
    const auto bytes = signedBytes(waiver);
    return key && bytes && verifySignature(*key, *bytes, waiver.signature);
}

QString waiverKeyId(const GateWaiver& waiver)
{
    const auto key = publicKeyFromText(waiver.by);
    return key ? keyId(*key) : QString();
}

Result<QByteArray> canonicalWaiver(const SignedWaiver& waiver)
{
    return canonical(waiver);
}

Result<SignedWaiver> waiverFromCanonical(const QByteArray& text, const QString& where)
{
    return statementFrom<SignedWaiver>(text, where, [](StrictFields& fields, SignedWaiver& statement) {
        auto& waiver = statement.waiver;
        waiver.gateId = fields.text("gate");
        waiver.group = fields.text("group");
        waiver.reason = fields.text("reason");
        waiver.by = fields.text("by");
        waiver.givenMs = timeIn(fields, "given");
        waiver.expiresMs = timeIn(fields, "expires");
    });
}

Result<SignedAnswer> signAnswer(SignedAnswer answer, const SigningKey& key)
{
    answer.answer.by = key.id();
    return withSignature(std::move(answer), key);
}

bool verifyAnswer(const SignedAnswer& answer, const QByteArray& publicKey)
{
    const auto bytes = signedBytes(answer);
    return bytes && answer.answer.by == keyId(publicKey) &&
           verifySignature(publicKey, *bytes, answer.signature);
}

QString answerWordName(ChecklistAnswer::Word word)
{
    return QLatin1String(words[std::size_t(word)]);
}

Result<QByteArray> canonicalAnswer(const SignedAnswer& answer)
{
    return canonical(answer);
}

Result<SignedAnswer> answerFromCanonical(const QByteArray& text, const QString& where)
{
    return statementFrom<SignedAnswer>(text, where, [](StrictFields& fields, SignedAnswer& statement) {
        auto& answer = statement.answer;
        statement.gateId = fields.text("gate");
        statement.itemId = fields.text("item");
        answer.word = fields.oneOf<ChecklistAnswer::Word>("word", words);
        answer.note = fields.text("note");
        answer.by = fields.text("key");
        answer.answeredMs = timeIn(fields, "time");
    });
}

} // namespace ph

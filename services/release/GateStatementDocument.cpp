#include "services/release/GateStatementDocument.h"

#include "services/release/IsoTime.h"
#include "services/release/SignedStatement.h"

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

constexpr char waiverKind[] = "pilothouse.waiver/v1", answerKind[] = "pilothouse.answer/v1";

} // namespace

Result<SignedWaiver> signWaiver(SignedWaiver waiver, const SigningKey& key)
{
    waiver.waiver.by = publicKeyText(key.publicKey());
    const auto bytes = signedBytes(waiverKind, statementOf(waiver));
    if (!bytes)
        return fail(bytes.error());
    waiver.signature = key.sign(*bytes);
    return waiver;
}

bool verifyWaiver(const SignedWaiver& waiver)
{
    const auto key = publicKeyFromText(waiver.waiver.by);
    const auto bytes = signedBytes(waiverKind, statementOf(waiver));
    return key && bytes && verifySignature(*key, *bytes, waiver.signature);
}

QString waiverKeyId(const GateWaiver& waiver)
{
    const auto key = publicKeyFromText(waiver.by);
    return key ? keyId(*key) : QString();
}

Result<QByteArray> canonicalWaiver(const SignedWaiver& waiver)
{
    return canonicalStatement(statementOf(waiver), waiver.signature);
}

Result<SignedWaiver> waiverFromCanonical(const QByteArray& text, const QString& where)
{
    return statementFrom<SignedWaiver>(text, where, [](StrictFields& fields, SignedWaiver& statement) {
        auto& waiver = statement.waiver;
        waiver.gateId = fields.text("gate");
        waiver.group = fields.text("group");
        waiver.reason = fields.text("reason");
        waiver.by = fields.text("by");
        waiver.givenMs = fields.time("given");
        waiver.expiresMs = fields.time("expires");
    });
}

Result<SignedAnswer> signAnswer(SignedAnswer answer, const SigningKey& key)
{
    answer.answer.by = key.id();
    const auto bytes = signedBytes(answerKind, statementOf(answer));
    if (!bytes)
        return fail(bytes.error());
    answer.signature = key.sign(*bytes);
    return answer;
}

bool verifyAnswer(const SignedAnswer& answer, const QByteArray& publicKey)
{
    const auto bytes = signedBytes(answerKind, statementOf(answer));
    return bytes && answer.answer.by == keyId(publicKey) &&
           verifySignature(publicKey, *bytes, answer.signature);
}

QString answerWordName(ChecklistAnswer::Word word)
{
    return QLatin1String(words[std::size_t(word)]);
}

Result<QByteArray> canonicalAnswer(const SignedAnswer& answer)
{
    return canonicalStatement(statementOf(answer), answer.signature);
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
        answer.answeredMs = fields.time("time");
    });
}

} // namespace ph

#pragma once

#include "models/values/GateStatement.h"
#include "services/release/SigningKey.h"

namespace ph {

// What people say about the gates of a release: canonical JSON, signed like an approval. What is signed
// begins with a name of its own, so that no signature of anything else passes for it.

/// Signs with `key`, filling in waiver.by and signature.
Result<SignedWaiver> signWaiver(SignedWaiver waiver, const SigningKey& key);
/// True where the signature is of this very waiver by the key that it names.
bool verifyWaiver(const SignedWaiver& waiver);
/// Of who gave it; empty where the waiver names no key.
QString waiverKeyId(const GateWaiver& waiver);

/// As it is stored and shared; reading is strict, and says what is wrong.
Result<QByteArray> canonicalWaiver(const SignedWaiver& waiver);
Result<SignedWaiver> waiverFromCanonical(const QByteArray& text, const QString& where);

/// Signs with `key`, filling in answer.by and signature.
Result<SignedAnswer> signAnswer(SignedAnswer answer, const SigningKey& key);
/// True where the signature is of this very answer by the owner of `publicKey`, whose id it names.
bool verifyAnswer(const SignedAnswer& answer, const QByteArray& publicKey);
QString answerWordName(ChecklistAnswer::Word word); ///< "no", "yes"

Result<QByteArray> canonicalAnswer(const SignedAnswer& answer);
Result<SignedAnswer> answerFromCanonical(const QByteArray& text, const QString& where);

} // namespace ph

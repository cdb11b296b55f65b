#pragma once

#include "models/values/Approval.h"
#include "models/values/Gate.h"
#include "services/release/SigningKey.h"

#include <nlohmann/json.hpp>

namespace ph {

/// Signs with `key`, filling in keyId and signature.
Result<Approval> signApproval(Approval approval, const SigningKey& key);

/// True where the signature is of this very approval by the owner of `publicKey`, whose id it names. What is
/// signed begins with a name of its own, so that no signature of anything else passes for an approval.
bool verifyApproval(const Approval& approval, const QByteArray& publicKey);

/// Canonical JSON, as it is stored and shared; reading is strict.
Result<QByteArray> canonicalApproval(const Approval& approval);
Result<Approval> approvalFromCanonical(const QByteArray& text, const QString& where);

/// "sha256:…" over everything that the gates answered, whatever order they come in. Evaluating again is new
/// evidence.
Result<QString> evidenceDigest(const QList<GateResult>& gates);
Result<QByteArray> canonicalEvidence(const QList<GateResult>& gates);
Result<QList<GateResult>> evidenceFromCanonical(const QByteArray& text, const QString& where);

} // namespace ph

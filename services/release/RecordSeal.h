#pragma once

#include "services/release/SigningKey.h"

namespace ph {

/// In the release home: its author signed exactly this plan and this evidence, so that what lies there is not
/// taken for theirs once it was changed. Brings its public key, whose id the plan names as the author.
struct RecordSeal {
    QString releaseId;
    QString planDigest;     ///< "sha256:…" of plan.json
    QString evidenceDigest; ///< "sha256:…" of gates.json
    QByteArray publicKey;   ///< Ed25519, 32 bytes
    QByteArray signature;   ///< 64 bytes
    friend bool operator==(const RecordSeal&, const RecordSeal&) = default;
};

/// Canonical text; the same for the same record. `publicKey` and `signature` are filled in.
Result<QByteArray> sealRecord(RecordSeal seal, const SigningKey& key);
/// Unreadable or Invalid where it is none; Invalid where the signature does not fit the key in it.
Result<RecordSeal> sealFromCanonical(const QByteArray& text, const QString& where);

} // namespace ph

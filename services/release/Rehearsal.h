#pragma once

#include "models/values/Time.h"
#include "services/release/SigningKey.h"

namespace ph {

/// Somebody went an environment's way back, or looked that it can be gone: its target is there and loads. In
/// the release home, so that everybody's counts. Brings its public key.
struct Rehearsal {
    QString environment;
    QString target; ///< "fraud 6", or the id of the rollback that was carried out
    std::int64_t timeMs = noTime;
    QByteArray publicKey; ///< Ed25519, 32 bytes
    QByteArray signature; ///< 64 bytes
    friend bool operator==(const Rehearsal&, const Rehearsal&) = default;
};

/// Canonical text; the same for the same rehearsal. `publicKey` and `signature` are filled in.
Result<QByteArray> signRehearsal(Rehearsal rehearsal, const SigningKey& key);
/// Unreadable or Invalid where it is none; Invalid where the signature does not fit the key in it.
Result<Rehearsal> rehearsalFromCanonical(const QByteArray& text, const QString& where);

} // namespace ph

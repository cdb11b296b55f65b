#pragma once

#include "models/values/ReleaseRecord.h"
#include "services/release/SigningKey.h"

namespace ph {

/// Where a release stands, as whoever drives it says it in the release home. Brings its public key: whether
/// that may speak for the release is for the reader to ask.
struct SignedState {
    QString releaseId;
    QString planDigest;     ///< "sha256:…"
    QString evidenceDigest; ///< so that no state from before new evidence passes for the present one
    ReleaseState state = ReleaseState::Waiting;
    QString reason;
    QString rollbackOf;
    std::int64_t changedMs = noTime;
    bool isLeft = false; ///< it runs, and whoever says so drives it no more
    struct Step {
        QString id;
        StepRecord::State state = StepRecord::State::Planned;
        friend bool operator==(const Step&, const Step&) = default;
    };
    QList<Step> steps;
    QByteArray publicKey; ///< Ed25519, 32 bytes
    QByteArray signature; ///< 64 bytes
    friend bool operator==(const SignedState&, const SignedState&) = default;
};

/// Canonical text; the same for the same state and key. `publicKey` and `signature` are filled in.
Result<QByteArray> signState(SignedState state, const SigningKey& key);
/// Unreadable or Invalid where it is none; Invalid where the signature does not fit the key in it.
Result<SignedState> stateFromCanonical(const QByteArray& text, const QString& where);

} // namespace ph

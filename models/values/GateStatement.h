#pragma once

#include "models/values/GateFacts.h"
#include "models/values/GateWaiver.h"

namespace ph {

/// A waiver as it was signed: over one gate of one plan. It outlives new evidence, and no new plan.
struct SignedWaiver {
    QString releaseId;
    QString planDigest; ///< "sha256:…"
    GateWaiver waiver;
    QByteArray signature; ///< Ed25519, 64 bytes
    friend bool operator==(const SignedWaiver&, const SignedWaiver&) = default;
};

/// An answer to one item of a checklist, as it was signed. Like a waiver it outlives new evidence only.
struct SignedAnswer {
    QString releaseId;
    QString planDigest; ///< "sha256:…"
    QString gateId, itemId;
    ChecklistAnswer answer; ///< `by`: key id
    QByteArray signature;   ///< Ed25519, 64 bytes
    friend bool operator==(const SignedAnswer&, const SignedAnswer&) = default;
};

} // namespace ph

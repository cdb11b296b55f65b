#pragma once

#include "models/values/Time.h"

#include <QByteArray>
#include <QString>

namespace ph {

/// What one person said about one release, signed over exactly the plan and the evidence they had before
/// them.
struct Approval {
    enum class Decision { Approve, Reject, Comment, Revoke };
    QString releaseId;
    QString planDigest;     ///< "sha256:…"
    QString evidenceDigest; ///< "sha256:…"
    Decision decision = Decision::Comment;
    QString comment;
    QString keyId;
    std::int64_t timeMs = noTime;
    QByteArray signature; ///< Ed25519, 64 bytes
    friend bool operator==(const Approval&, const Approval&) = default;
};
QString decisionName(Approval::Decision decision); ///< "approve", "reject", "comment", "revoke"
std::optional<Approval::Decision> decisionFromName(const QString& name);

} // namespace ph

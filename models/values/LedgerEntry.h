#pragma once

#include "models/values/Time.h"

#include <QByteArray>
#include <QString>

namespace ph {

/// One line of the ledger: who did or decided what, what was asked, what was observed. Each holds the hash of
/// the one before it, and is signed by its actor.
struct LedgerEntry {
    std::int64_t seq = 0; ///< 1, 2, 3, …
    std::int64_t timeMs = noTime;
    QString actor;       ///< key id
    QString kind;        ///< "release.submitted", "step.intended", "approval", …
    QByteArray asked;    ///< canonical JSON object
    QByteArray observed; ///< canonical JSON object
    QString prevHash;    ///< "sha256:…"; empty in the first
    QString hash;        ///< "sha256:…" over all of the above
    QByteArray signature;
    friend bool operator==(const LedgerEntry&, const LedgerEntry&) = default;
};

} // namespace ph

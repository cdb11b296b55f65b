#pragma once

#include "services/pack/WritePack.h"
#include "services/store/StateStore.h"

namespace ph {

/// Where the ledger's word on a pack's releases stands: an entry a line.
inline const QString packedLedger = QStringLiteral("ledger.ndjson");

/// What the ledger of the workspace says of these releases, each entry once, the oldest first. Without the
/// entries between them its chain cannot be held against anything: it is told here, not proven. Storage.
Result<PackSource> ledgerSource(StateStore& state, const QStringList& releases);

} // namespace ph

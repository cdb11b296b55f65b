#pragma once

#include "services/store/CacheStore.h"

namespace ph {

struct UnknownColumn {
    ColumnKey key;
    QString likely; ///< what was meant; empty where nothing is near
};

/// The first key that is neither an attribute nor a key of any cached run. `found` is looked at first: only
/// where a key is not among its own, and it is not everything, the rest is read. Fails as
/// CacheStore::loadTable() does. Blocking.
Result<std::optional<UnknownColumn>> firstUnknown(CacheStore& cache,
                                                  const QMap<qint64, QString>& connectionNames,
                                                  const RunTable& found, const std::vector<ColumnKey>& keys,
                                                  std::stop_token stop);

} // namespace ph
